import type { Clock } from "../../src/ports/clock.ts";
import type { Log } from "../../src/ports/log.ts";
import type { Scheduler } from "../../src/ports/scheduler.ts";
import type { Texts } from "../../src/ports/texts.ts";
import type { ThreadNotes } from "../../src/ports/thread-notes.ts";
import { Rejected } from "../../src/domain/errors.ts";
import type { Agent } from "node:http";
import type { Dispatcher } from "undici";

/** How requests leave for a platform: through the proxy of the setting `HTTPS_PROXY`, or straight. */
export interface Outbound {
  /** For https addresses; keeps connections open. */
  readonly agent: Agent;
  /** For plain http on this machine, which no proxy sees. */
  readonly plainAgent: Agent;
  readonly fetch: typeof globalThis.fetch;
  /** For web sockets to anywhere else than this machine; `null` where they go straight. */
  readonly proxy: Dispatcher | null;
}

/** What every messenger's adapter is made of. */
export interface MessengerOptions<Settings> {
  readonly settings: Settings;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly log: Log;
  readonly texts: Texts;
  readonly notes: ThreadNotes;
  readonly outbound: Outbound;
  /** Where people and platforms reach this service, without a slash at its end; `null` when they cannot. */
  readonly publicUrl: string | null;
  /** A number from 0 to 1, so that retries of many do not come together. */
  readonly random: () => number;
}

/** The platform takes messages, but not one of this form; a simpler one may do. */
export class FormRejected extends Rejected {}

/**
 * Tries the forms of one message from the richest on, until the platform takes one.
 *
 * @throws Rejected the simplest was refused too; and whatever else a form throws
 */
export async function firstAccepted<T>(
  forms: readonly (() => Promise<T>)[],
  onRefused: (form: number) => void,
): Promise<T> {
  let refusal: unknown = new Rejected("There is nothing to send.");
  for (const [index, form] of forms.entries()) {
    try {
      return await form();
    } catch (error) {
      if (!(error instanceof FormRejected)) throw error;
      refusal = error;
      onRefused(index);
    }
  }
  throw refusal;
}
