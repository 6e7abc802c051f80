import type { BrowserContext } from "playwright-core";
import type { WebMessage } from "../../adapters/web/events.ts";

type Told =
  | { readonly type: "message"; readonly data: WebMessage }
  | { readonly type: "forgotten"; readonly data: Record<string, never> };

/**
 * A stream of events that a test writes, in place of the service's. Each answer tells what there is and ends, so the
 * page soon comes back for more, as it does after a restart.
 */
export class ScriptedStream {
  /** What each request named as the last event it had; `null` when it named none. */
  readonly asked: (string | null)[] = [];
  /** While set, nobody answers. */
  down = false;
  #events: { readonly number: number; readonly told: Told }[] = [];
  #last = 0;

  async replaceIn(context: BrowserContext): Promise<void> {
    await context.route("**/web/conversations/*/events", async (route) => {
      const after = (await route.request().allHeaders())["last-event-id"] ?? null;
      this.asked.push(after);
      if (this.down) await route.abort("connectionrefused");
      else {
        await route.fulfill({
          contentType: "text/event-stream",
          body: this.#after(Number(after)),
        });
      }
    });
  }

  tell(told: Told): void {
    this.#last += 1;
    this.#events.push({ number: this.#last, told });
  }

  /** As the service does it: everything before is gone, and numbers are never given twice. */
  forget(): void {
    this.#events = [];
    this.tell({ type: "forgotten", data: {} });
  }

  #after(number: number): string {
    return this.#events
      .filter((event) => event.number > number)
      .map(({ number: id, told }) => {
        return `id: ${id}\nevent: ${told.type}\ndata: ${JSON.stringify(told.data)}\n\n`;
      })
      .join("");
  }
}

/** A message as the stream tells it. */
export function aWebMessage(id: string, change: Partial<WebMessage> = {}): WebMessage {
  return {
    id,
    inReplyTo: null,
    from: "bot",
    outcome: "answer",
    validity: null,
    language: "en",
    asOf: null,
    dir: "ltr",
    text: `This is ${id}.`,
    sources: [],
    allSources: null,
    unverified: false,
    actions: [],
    openedCase: null,
    at: "2026-11-24T08:00:00.000Z",
    ...change,
  };
}
