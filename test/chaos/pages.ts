import { get, type IncomingMessage } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import type { WebMessage } from "../../adapters/web/events.ts";
import type { Acknowledged } from "./checker.ts";
import type { Seen, Span } from "./waits.ts";

/** A page comes back so long after its connection ended, wherever it is let in. */
const COME_BACK_MS = 100;

/** A page for each conversation, open at any of the processes; each goes on where it was when its connection ends. */
export class Pages {
  readonly seen: Seen[] = [];
  /** When each had no connection. */
  readonly aways = new Map<string, Span[]>();
  /** The address of any process; `null` for one that does not listen. */
  readonly #anyAddress: () => string | null;
  #isOpen = true;
  readonly #streams = new Set<IncomingMessage>();

  constructor(anyAddress: () => string | null) {
    this.#anyAddress = anyAddress;
  }

  open(lanes: readonly string[]): void {
    for (const lane of lanes) void this.#read(lane);
  }

  close(): void {
    this.#isOpen = false;
    for (const stream of this.#streams) stream.destroy();
  }

  /** Whether all pages show exactly what was acknowledged, once and in this order. */
  amiss(acknowledged: readonly Acknowledged[]): number {
    const shown = Map.groupBy(this.seen, ({ lane }) => lane);
    return [...Map.groupBy(acknowledged, ({ lane }) => lane)].filter(
      ([lane, messages]) => namesOf(shown.get(lane) ?? []) !== namesOf(messages),
    ).length;
  }

  async #read(lane: string): Promise<void> {
    let last = "";
    let lostAt = Date.now();
    while (this.#isOpen) {
      const stream = await this.#connect(lane, last);
      if (stream === null) {
        await wait(COME_BACK_MS);
        continue;
      }
      this.#streams.add(stream);
      const aways = this.aways.get(lane) ?? [];
      this.aways.set(lane, [...aways, { from: lostAt, to: Date.now() }]);
      last = await this.#follow(lane, stream, last);
      this.#streams.delete(stream);
      lostAt = Date.now();
    }
  }

  async #connect(lane: string, last: string): Promise<IncomingMessage | null> {
    const address = this.#anyAddress();
    if (address === null) return null;
    const headers = last === "" ? {} : { "Last-Event-ID": last };
    return new Promise((resolve) => {
      const request = get(`${address}/${lane}`, { headers }, (response) => {
        if (response.statusCode === 200) {
          resolve(response);
          return;
        }
        response.resume();
        resolve(null);
      });
      request.on("error", () => {
        resolve(null);
      });
    });
  }

  /** @returns the number of the last event, once the connection has ended */
  #follow(lane: string, stream: IncomingMessage, before: string): Promise<string> {
    let last = before;
    let rest = "";
    stream.setEncoding("utf8");
    stream.on("data", (chunk: string) => {
      const frames = (rest + chunk).split("\n\n");
      rest = frames.pop() ?? "";
      for (const frame of frames) {
        const [, number = "", data] = /^id: (\d+)\n.*\ndata: (.*)$/.exec(frame) ?? [];
        if (data === undefined) continue;
        last = number;
        const { inReplyTo } = JSON.parse(data) as WebMessage;
        this.seen.push({ lane, id: inReplyTo ?? "", at: Date.now() });
      }
    });
    return new Promise((resolve) => {
      stream.on("error", () => undefined);
      stream.once("close", () => {
        resolve(last);
      });
    });
  }
}

function namesOf(messages: readonly { readonly id: string }[]): string {
  return messages.map(({ id }) => id).join(" ");
}
