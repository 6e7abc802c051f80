import type { InboundMessage } from "../domain/message.ts";
import { bytesOfMessage, sizeOfDay, type BytesADay } from "../domain/stored.ts";
import type { BucketStore } from "../ports/bucket-store.ts";
import type { Clock } from "../ports/clock.ts";

export interface PersonQuotaDeps {
  readonly buckets: Pick<BucketStore, "take">;
  /** By one person of a messenger. */
  readonly perPerson: BytesADay;
  readonly clock: Clock;
}

/** How much one person may write within a day. */
export interface PersonQuota {
  /**
   * What is to be written down of a message: all of it; `null` where its person wrote so much that nothing more is; and a message
   * without its words the first time in a day that this is so, which is answered with that.
   *
   * @throws Unavailable the counts cannot be read
   */
  admit(message: InboundMessage): Promise<InboundMessage | null>;
}

const TOLD_EVERY_MS = 24 * 60 * 60 * 1_000;

/** Of messengers: the chat page counts by address before a message comes here. What staff write in a case is not counted. */
export function createPersonQuota({ buckets, perPerson, clock }: PersonQuotaDeps): PersonQuota {
  const isFree = async (
    kind: string,
    name: string,
    size: { readonly most: number; readonly perMs: number },
    count: number,
  ): Promise<boolean> => (await buckets.take([{ kind, name, size, count }], clock.now())) === 0;
  return {
    admit: async (message) => {
      const { thread, sender, content } = message;
      if (thread.platform === "web" || message.staff !== undefined) return message;
      const name = JSON.stringify([thread.platform, thread.installation, sender]);
      const bytes = bytesOfMessage(content);
      if (await isFree("person: stored", name, sizeOfDay(perPerson), bytes)) return message;
      const isFirst = await isFree(
        "person: over quota",
        name,
        { most: 1, perMs: TOLD_EVERY_MS },
        1,
      );
      return isFirst ? { ...message, content: { kind: "text", text: "" }, overQuota: true } : null;
    },
  };
}
