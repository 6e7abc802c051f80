import type { Outgoing } from "../../src/domain/staff-surface.ts";
import { openSync, writeSync } from "node:fs";
import type {
  ClaimedDelivery,
  ClaimedMessage,
  Hand,
  MessageStore,
} from "../../src/ports/message-store.ts";
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
  const noteTaken = {
    in: ({ message, attempt }: ClaimedMessage) => {
      note({ id: message.id, direction: "in", attempt });
    },
    out: ({ delivery, attempt }: ClaimedDelivery) => {
      note({ id: answeredBy(delivery), direction: "out", attempt });
    },
  };
  return {
    ...store,
    accept: (message, now, hand = null) => store.accept(message, now, noting(hand, noteTaken.in)),
    settle: (claimed, settlement, now, hand = null) =>
      store.settle(claimed, settlement, now, noting(hand, noteTaken.out)),
    claimMessages: async (claim) => {
      const claimed = await store.claimMessages(claim);
      claimed.forEach(noteTaken.in);
      return claimed;
    },
    claimDeliveries: async (claim) => {
      const claimed = await store.claimDeliveries(claim);
      claimed.forEach(noteTaken.out);
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

/** A hand that notes what it takes before it works on it. */
function noting<Claimed>(
  hand: Hand<Claimed> | null,
  note: (claimed: Claimed) => void,
): Hand<Claimed> | null {
  if (hand === null) return null;
  const take = (claimed: Claimed): void => {
    note(claimed);
    hand.take(claimed);
  };
  return { ...hand, take };
}

/** The id of the message that a delivery answers; none for what nobody asked for. */
function answeredBy(delivery: Outgoing): string {
  return "post" in delivery ? "" : (delivery.inReplyTo ?? "");
}
