import type { PersonRef } from "../domain/message.ts";
import type { Erased } from "../ports/message-store.ts";
import type { Tx } from "./database.ts";
import { forget } from "./memory.ts";
import { personName } from "./names.ts";

/**
 * What still waits is ended too: nothing is sent to somebody who asked to be forgotten. The names of events stay, and
 * nothing else of them, so that a redelivered message is not answered again.
 */
export async function erase(tx: Tx, { platform, ...person }: PersonRef): Promise<Erased> {
  const name = personName(person);
  const lanes = await tx
    .selectFrom("inbox")
    .select("lane")
    .distinct()
    .where("platform", "=", platform)
    .where("person", "=", name)
    .execute();
  const messages = await tx
    .updateTable("inbox")
    .set({ message: "", person: "", error: null, state: "done" })
    .where("platform", "=", platform)
    .where("person", "=", name)
    .executeTakeFirst();
  const deliveries = await tx
    .deleteFrom("outbox")
    .where("platform", "=", platform)
    .where("person", "=", name)
    .executeTakeFirst();
  const answers = await tx
    .deleteFrom("answer")
    .where("platform", "=", platform)
    .where("person", "=", name)
    .executeTakeFirst();
  for (const { lane } of lanes) await forget(tx, lane);
  // On the page the conversation is the person.
  if (platform === "web") {
    await tx.deleteFrom("web_event").where("conversation", "=", person.person).execute();
  }
  return {
    messages: Number(messages.numUpdatedRows),
    deliveries: Number(deliveries.numDeletedRows),
    answers: Number(answers.numDeletedRows),
  };
}
