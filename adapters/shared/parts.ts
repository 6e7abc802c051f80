import { partName } from "../../src/domain/delivery-tries.ts";
import { Rejected } from "../../src/domain/errors.ts";
import type { Delivery, MessageId } from "../../src/domain/message.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { ThreadNotes } from "../../src/ports/thread-notes.ts";

export interface PartsDeps {
  readonly notes: ThreadNotes;
  readonly clock: Clock;
}

/**
 * Sends the parts of one delivery in order and returns the platform's id of the last.
 *
 * A part is noted as soon as it is sent, so that a delivery that is tried again goes on where it ended. The last needs no
 * note: with it the delivery is done.
 *
 * @throws Rejected there is no part; and whatever sending one throws
 */
export async function sendParts<Part>(
  delivery: Delivery,
  parts: readonly Part[],
  send: (part: Part, index: number) => Promise<string>,
  { notes, clock }: PartsDeps,
): Promise<MessageId> {
  const { thread, person } = delivery;
  let last: string | null = null;
  for (const [index, part] of parts.entries()) {
    const name = partName(delivery, index);
    const isLast = index === parts.length - 1;
    const sent = isLast ? null : await notes.read(thread, "part", name);
    last = sent ?? (await send(part, index));
    if (sent === null && !isLast) {
      await notes.write(thread, person, [{ kind: "part", name, data: last }], clock.now());
    }
  }
  if (last === null) throw new Rejected("The reply is empty.");
  return last as MessageId;
}
