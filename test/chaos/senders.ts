import { setTimeout as wait } from "node:timers/promises";
import type { Acknowledged } from "./checker.ts";
import type { Posted } from "./server.ts";

export interface SendersPlan {
  readonly conversations: number;
  /** Messages that each conversation sends at least. */
  readonly messagesEach: number;
  /** They send more as long as this says so. */
  readonly goOn: () => boolean;
  /** The mean pause of a sender between two messages. */
  readonly pauseMs: number;
  readonly random: () => number;
  /** One try; whether it was acknowledged. */
  readonly post: (message: Posted) => Promise<boolean>;
}

const INSTALLATIONS = 8;
const REDELIVERED_SHARE = 0.08;
const RETRY_MS = 40;
const MOST_RUN_MS = 20 * 60_000;

export function laneName(index: number): string {
  return `lane-${String(index)}`;
}

export function lanesOf(conversations: number): readonly string[] {
  return Array.from({ length: conversations }, (_, index) => laneName(index));
}

/** Each waits only for itself when a platform of its own asks to wait. */
export function installationOf(lane: string): string {
  return `web-${String(Number(lane.split("-")[1]) % INSTALLATIONS)}`;
}

/** People who write, each the next message when the one before is acknowledged, and some of them twice. */
export class Senders {
  readonly acknowledged: Acknowledged[] = [];
  /** Tries that were not acknowledged. */
  refused = 0;
  #abandoned = false;
  readonly #plan: SendersPlan;
  readonly #deadline = Date.now() + MOST_RUN_MS;

  constructor(plan: SendersPlan) {
    this.#plan = plan;
  }

  async run(): Promise<void> {
    const lanes = lanesOf(this.#plan.conversations);
    await Promise.all(lanes.map((lane) => this.#write(lane)));
  }

  /** Ends every sender, for a run that failed. */
  abandon(): void {
    this.#abandoned = true;
  }

  async #write(lane: string): Promise<void> {
    const { goOn, messagesEach, pauseMs, random } = this.#plan;
    // Not all at once, which nobody would call a usual load.
    await wait(random() * pauseMs);
    for (let sent = 0; goOn() || sent < messagesEach; sent += 1) {
      const id = `${lane}-${String(sent)}`;
      if (!(await this.#untilAcknowledged(lane, id))) return;
      this.acknowledged.push({ lane, id, at: Date.now() });
      if (random() < REDELIVERED_SHARE) {
        const again = Math.floor(random() * (sent + 1));
        await this.#untilAcknowledged(lane, `${lane}-${String(again)}`);
      }
      await wait(random() * 2 * pauseMs);
    }
  }

  async redeliver(count: number): Promise<void> {
    const { random } = this.#plan;
    const known = this.acknowledged;
    const again = async (): Promise<void> => {
      const one = known[Math.floor(random() * known.length)];
      if (one !== undefined) await this.#untilAcknowledged(one.lane, one.id);
    };
    await Promise.all(Array.from({ length: count }, again));
  }

  async #untilAcknowledged(lane: string, id: string): Promise<boolean> {
    const message = { id, lane, installation: installationOf(lane) };
    while (!this.#abandoned && Date.now() < this.#deadline) {
      if (await this.#plan.post(message)) return true;
      this.refused += 1;
      await wait(RETRY_MS);
    }
    return false;
  }
}
