import type { Outgoing } from "../../src/domain/staff-surface.ts";
import { openSync, writeSync } from "node:fs";
import type { MessageStore } from "../../src/ports/message-store.ts";
import type { TryLine } from "./checker.ts";

/** Where processes write what they take up, beside the file of their deliveries. */
export function triesFile(file: string): string {
  return `${file}.tries`;
}

/** The store, with a line on all that is taken up; what is written outlives a kill. */
export function watchedStore(store: MessageStore, file: string): MessageStore {
  const lines = openSync(triesFile(file), "a");
  const note = (seen: Omit<TryLine, "at">): void => {
    const line: TryLine = { ...seen, at: Date.now() };
    writeSync(lines, `${JSON.stringify(line)}\n`);
  };
  return {
    ...store,
    claimMessages: async (claim) => {
      const claimed = await store.claimMessages(claim);
      for (const { message, attempt } of claimed)
        note({ id: message.id, direction: "in", attempt });
      return claimed;
    },
    claimDeliveries: async (claim) => {
      const claimed = await store.claimDeliveries(claim);
      for (const { delivery, attempt } of claimed) {
        note({ id: answeredBy(delivery), direction: "out", attempt });
      }
      return claimed;
    },
    settleDelivery: async (claimed, result, now) => {
      const held = await store.settleDelivery(claimed, result, now);
      const id = answeredBy(claimed.delivery);
      if (held && result.kind === "later") note({ id, direction: "out", attempt: "put off" });
      return held;
    },
  };
}

/** The id of the message that a delivery answers; none for what nobody asked for. */
function answeredBy(delivery: Outgoing): string {
  return "post" in delivery ? "" : (delivery.inReplyTo ?? "");
}
