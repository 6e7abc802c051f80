import { expect, it } from "vitest";
import { Unavailable } from "../../../../src/domain/errors.ts";
import { aMessage } from "../../../helpers/builders.ts";
import { APOLOGY } from "../../../helpers/counting-conversation.ts";
import { pathWorld } from "../../../helpers/path-world.ts";

it("what was accepted is answered when the disk has no room any more, and nothing else is accepted", async () => {
  let isSpent = false;
  const requireAny = () =>
    isSpent
      ? Promise.reject(new Unavailable("The disk has no room for messages."))
      : Promise.resolve();
  const world = await pathWorld({ room: { requireAny } });
  expect(await world.inbox.accept(aMessage({ id: "1" }))).toBe("new");
  isSpent = true;
  await expect(world.inbox.accept(aMessage({ id: "2" }))).rejects.toThrow(Unavailable);
  world.inbox.start();
  world.outbox.start();
  await world.pass(1_000);
  expect(world.sent.map(({ replyTo }) => replyTo)).toEqual(["1"]);
  isSpent = false;
  expect(await world.inbox.accept(aMessage({ id: "2" }))).toBe("new");
  await world.pass(1_000);
  expect(world.sent.map(({ replyTo }) => replyTo)).toEqual(["1", "2"]);
});

it("a person who wrote more than is kept within a day is told so once, in order, and nothing more of it is kept", async () => {
  const quota = {
    admit: (message: ReturnType<typeof aMessage>) => {
      if (message.id === "1") return Promise.resolve(message);
      const over = { ...message, content: { kind: "text", text: "" }, overQuota: true } as const;
      return Promise.resolve(message.id === "2" ? over : null);
    },
  };
  const world = await pathWorld({ quota });
  world.inbox.start();
  world.outbox.start();
  const became = [];
  for (const id of ["1", "2", "3"]) became.push(await world.inbox.accept(aMessage({ id })));
  expect(became).toEqual(["new", "new", "refused"]);
  await world.pass(1_000);
  expect(world.sent.map(({ replyTo, text }) => `${replyTo}: ${text}`)).toEqual([
    "1: 1",
    `2: ${APOLOGY}`,
  ]);
  const kept = await world.database.db
    .selectFrom("inbox")
    .select(["event_id", "message"])
    .execute();
  expect(kept.map(({ event_id }) => event_id)).toEqual(["1", "2"]);
  expect(kept[1]?.message).toContain('"text":""');
});
