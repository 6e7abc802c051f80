import { z } from "zod";
import { codeOf, Unavailable } from "../../src/domain/errors.ts";
import type { Log } from "../../src/ports/log.ts";
import type { Incoming } from "./intake.ts";
import type { TelegramApi } from "./io-api.ts";
import { ALLOWED_UPDATES, LIMITS, TIMES } from "./limits.ts";

export interface PollingDeps {
  readonly api: TelegramApi;
  readonly log: Log;
  readonly read: (update: unknown) => Incoming;
  readonly take: (incoming: Incoming) => Promise<void>;
  /** Resolves earlier when the signal aborts. */
  readonly wait: (ms: number) => Promise<void>;
}

const updatesSchema = z.array(z.unknown());
const numberedSchema = z.object({ update_id: z.int() });

/**
 * Fetches messages until the signal aborts. The next are asked for only when all before them are accepted: asking for
 * them is what acknowledges these.
 *
 * @param up called once Telegram has answered for the first time
 * @throws RateLimited | Unauthorized | Unavailable | Rejected what Telegram says to it
 */
export async function poll(deps: PollingDeps, signal: AbortSignal, up: () => void): Promise<void> {
  const { api, log, wait } = deps;
  await api.call("deleteWebhook", { drop_pending_updates: false }, { signal });
  let offset: number | undefined;
  let isFirst = true;
  let failures = 0;
  while (!signal.aborted) {
    const updates = await fetchUpdates(api, offset, isFirst || failures > 0, signal);
    if (isFirst) up();
    isFirst = false;
    try {
      await takeAll(updates, deps, failures >= TIMES.givenUpAfter);
      offset = nextOffset(updates, offset);
      failures = 0;
    } catch (error) {
      failures += 1;
      log.warn("telegram.not_accepted", { code: codeOf(error), failures });
      const { first, most } = TIMES.acceptAgain;
      await wait(Math.min(most, first * 2 ** (failures - 1)));
    }
  }
}

/** @param isAtOnce whether Telegram answers although there is nothing new */
async function fetchUpdates(
  api: TelegramApi,
  offset: number | undefined,
  isAtOnce: boolean,
  signal: AbortSignal,
): Promise<readonly unknown[]> {
  const holdMs = isAtOnce ? 0 : TIMES.longPoll;
  const asked = {
    offset,
    limit: LIMITS.updates,
    timeout: holdMs / 1_000,
    allowed_updates: ALLOWED_UPDATES,
  };
  const answer = await api.call("getUpdates", asked, { signal, timeoutMs: holdMs + TIMES.call });
  const read = updatesSchema.safeParse(answer);
  if (!read.success) throw new Unavailable("Telegram’s answer cannot be read.");
  return read.data;
}

/**
 * Chats at the same time, the messages of each in order; after one that fails none of its chat.
 *
 * @param isLastTry leaves out what is refused for its own sake: it would hold up everybody for ever
 */
async function takeAll(
  updates: readonly unknown[],
  { read, take, log }: PollingDeps,
  isLastTry: boolean,
): Promise<void> {
  const chats = Map.groupBy(updates.map(read), ({ chat }) => chat);
  const ends = await Promise.allSettled(
    [...chats.values()].map(async (incoming) => {
      for (const each of incoming) {
        try {
          await take(each);
        } catch (error) {
          if (!isLastTry || error instanceof Unavailable) throw error;
          log.error("telegram.refused", { code: codeOf(error) });
        }
      }
    }),
  );
  for (const end of ends) if (end.status === "rejected") throw end.reason;
}

function nextOffset(updates: readonly unknown[], offset: number | undefined): number | undefined {
  const numbers = updates.flatMap((update) => {
    const read = numberedSchema.safeParse(update);
    return read.success ? [read.data.update_id] : [];
  });
  return numbers.length === 0 ? offset : Math.max(...numbers) + 1;
}
