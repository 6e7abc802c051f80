import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import type { EntryId } from "../../../../src/domain/case.ts";
import type { CentreId } from "../../../../src/domain/staff.ts";
import { plainText } from "../../../../src/domain/block.ts";
import { allTold, postsOf, textsOf } from "../../../helpers/case-readings.ts";
import {
  CHANNEL,
  handedOver,
  RELEASE,
  wordsOf,
  type CaseWorld,
} from "../../../helpers/case-world.ts";
import { caseWorlds } from "../../../helpers/case-worlds.ts";

const NORTH = "north" as CentreId;

const { startWithChannel } = caseWorlds();
let world: CaseWorld;

beforeEach(async () => {
  world = await startWithChannel();
});

const entry = (): EntryId => randomUUID() as EntryId;
const saidToPerson = (): string => allTold(world);

describe("the desk", () => {
  it("lets the holder alone write to the person", async () => {
    const li = await world.staffMember("Li Wei");
    const wang = await world.staffMember("Wang Fang");
    const { id } = await handedOver(world);
    const reply = { type: "reply", entry: entry(), text: "Bring your passport." } as const;
    expect(await world.cases.desk.act(li, id, reply, null)).toMatchObject({ why: "not_holder" });
    await world.cases.desk.act(li, id, { type: "take" }, null);
    expect(await world.cases.desk.act(wang, id, reply, null)).toMatchObject({ why: "not_holder" });
    expect(await world.cases.desk.act(li, id, reply, null)).toMatchObject({ kind: "done" });
    await world.settled();
    expect(saidToPerson().match(/Bring your passport/g)).toHaveLength(1);
    expect(saidToPerson()).toContain("Li Wei (service centre):");
  });

  it("sends once what is sent twice under one name", async () => {
    const li = await world.staffMember("Li Wei");
    const { id } = await handedOver(world);
    await world.cases.desk.act(li, id, { type: "take" }, null);
    const reply = { type: "reply", entry: entry(), text: "Bring your passport." } as const;
    await world.cases.desk.act(li, id, reply, null);
    await world.cases.desk.act(li, id, reply, null);
    await world.settled();
    expect(saidToPerson().match(/Bring your passport/g)).toHaveLength(1);
  });

  it("gives a case to one of two who take it at the same moment", async () => {
    const li = await world.staffMember("Li Wei");
    const wang = await world.staffMember("Wang Fang");
    const { id } = await handedOver(world);
    const taken = await Promise.all(
      [li, wang].map((staff) => world.cases.desk.act(staff, id, { type: "take" }, null)),
    );
    expect(taken.map(({ kind }) => kind).sort()).toEqual(["done", "refused"]);
  });

  it("does nothing on what was changed since it was seen", async () => {
    const li = await world.staffMember("Li Wei");
    const { id, revision } = await handedOver(world);
    await world.cases.desk.act(li, id, { type: "raise", urgency: "soon" }, revision);
    const late = await world.cases.desk.act(li, id, { type: "take" }, revision);
    expect(late).toMatchObject({ kind: "refused", why: "changed" });
  });

  it("shows a case of another centre to nobody, whatever they try", async () => {
    await world.staffMember("Li Wei");
    const other = await world.staffMember("Zhao Min", "lead", [NORTH]);
    const { id } = await handedOver(world);
    for (const act of [
      { type: "take" },
      { type: "resolve" },
      { type: "note", entry: entry(), text: "x" },
      { type: "raise", urgency: "urgent" },
    ] as const) {
      expect(await world.cases.desk.act(other, id, act, null)).toMatchObject({ why: "not_found" });
    }
    expect(await world.cases.reading.view(other, id)).toBeNull();
  });

  it("lets a lead take over and assign, and others not", async () => {
    const li = await world.staffMember("Li Wei");
    const wang = await world.staffMember("Wang Fang");
    const lead = await world.staffMember("Chen Jing", "lead");
    const { id } = await handedOver(world);
    await world.cases.desk.act(li, id, { type: "take" }, null);
    const assign = { type: "assign", to: wang.id } as const;
    expect(await world.cases.desk.act(li, id, assign, null)).toMatchObject({ why: "forbidden" });
    expect(await world.cases.desk.act(lead, id, assign, null)).toMatchObject({ kind: "done" });
    expect((await world.store.read(id))?.standing.holder).toBe(wang.id);
    await world.settled();
    expect(saidToPerson()).toContain("Wang Fang (service centre) has taken your case");
  });

  it("never shows a note to the person", async () => {
    const li = await world.staffMember("Li Wei");
    const { id } = await handedOver(world);
    await world.cases.desk.act(li, id, { type: "take" }, null);
    const note = { type: "note", entry: entry(), text: "secret of the staff" } as const;
    await world.cases.desk.act(li, id, note, null);
    await world.settled();
    expect(saidToPerson()).not.toContain("secret of the staff");
    expect(JSON.stringify(world.posted)).toContain("secret of the staff");
  });

  it("labels words in another language than the person's with that language", async () => {
    const li = await world.staffMember("Li Wei");
    const { id } = await handedOver(world);
    await world.cases.desk.act(li, id, { type: "take" }, null);
    const text = "请带上护照和居留许可原件，到服务中心一楼办理续签手续。";
    await world.cases.desk.act(li, id, { type: "reply", entry: entry(), text }, null);
    await world.settled();
    expect(saidToPerson()).toContain("Li Wei (service centre) · Chinese:");
  });

  it("sends an article in the person's language, and none that there is not", async () => {
    const li = await world.staffMember("Li Wei");
    const { id } = await handedOver(world);
    await world.cases.desk.act(li, id, { type: "take" }, null);
    const article = { type: "article", entry: entry() } as const;
    const unknown = { ...article, article: "visas/none" } as const;
    expect(await world.cases.desk.act(li, id, unknown, null)).toMatchObject({
      why: "not_possible",
    });
    const known = { ...article, article: "residence/temporary-residence-registration" } as const;
    const done = await world.cases.desk.act(li, id, known, null);
    await world.settled();
    const sent = world.told.at(-1)?.reply;
    expect([done.kind, sent?.citations.length === 0]).toEqual(["done", false]);
  });

  it("remembers an article as told, by its release, and words of their own not", async () => {
    const li = await world.staffMember("Li Wei");
    const { id } = await handedOver(world);
    await world.cases.desk.act(li, id, { type: "take" }, null);
    const article = "residence/temporary-residence-registration";
    const sends = { type: "article", entry: entry(), article } as const;
    await world.cases.desk.act(li, id, sends, null);
    expect(await world.cases.desk.act(li, id, sends, null)).toMatchObject({ wasSo: true });
    await world.settled();
    const sent = world.told.filter(
      ({ told, reply }) => told !== undefined && reply.from === "staff",
    );
    expect(sent).toMatchObject([{ told: { release: RELEASE } }]);
    expect(sent[0]?.reply.asserted.map((claim) => claim.article)).toContain(article);
    await world.cases.desk.act(li, id, { type: "reply", entry: entry(), text: "Hello." }, null);
    await world.settled();
    expect(world.told.at(-1)?.told).toBeUndefined();
  });
});

describe("the thread of a case", () => {
  it("is headed by a card that follows the case, with the buttons that fit", async () => {
    await world.staffMember("Li Wei");
    const record = await handedOver(world);
    await world.staffPresses("Li Wei", record, `desk:take:${record.id}`);
    const cards = postsOf(world.posted, "card").map(({ card }) => card);
    expect(cards[0]?.title).toContain("Open");
    expect(cards.at(-1)?.title).toContain("Assigned");
    expect(cards.at(-1)?.actions.map(({ label }) => label)).toEqual([
      "Take over",
      "Release",
      "Mark as answered",
    ]);
  });

  it("keeps words as a note until their writer, who holds the case, presses Send", async () => {
    await world.staffMember("Li Wei");
    const record = await handedOver(world);
    await world.staffPresses("Li Wei", record, `desk:take:${record.id}`);
    await world.staffSays("Li Wei", record, "Bring your passport.");
    expect(saidToPerson()).not.toContain("Bring your passport.");
    const preview = lastPreview();
    await world.staffPresses("Li Wei", record, preview?.actions[0]?.id ?? "");
    expect(saidToPerson()).toContain("Bring your passport.");
    expect(lastPreview()?.actions).toEqual([]);
    await world.staffPresses("Li Wei", record, preview?.actions[0]?.id ?? "");
    expect(saidToPerson().match(/Bring your passport/g)).toHaveLength(1);
    const entries = await world.store.entries(record.id);
    expect(
      entries.filter(({ text }) => text === "Bring your passport.").map((e) => e.kind),
    ).toEqual(["staff"]);
  });

  it("does not send what was discarded, or of whom the case is no longer", async () => {
    await world.staffMember("Li Wei");
    const lead = await world.staffMember("Chen Jing", "lead");
    const record = await handedOver(world);
    await world.staffPresses("Li Wei", record, `desk:take:${record.id}`);
    await world.staffSays("Li Wei", record, "Bring your passport.");
    const send = lastPreview()?.actions[0]?.id ?? "";
    await world.staffPresses("Li Wei", record, lastPreview()?.actions[1]?.id ?? "");
    expect(lastPreview()?.actions).toEqual([]);
    await world.cases.desk.act(lead, record.id, { type: "take" }, null);
    await world.staffPresses("Li Wei", record, send);
    expect(saidToPerson()).not.toContain("Bring your passport.");
    expect(privately().at(-1)).toContain("nothing was sent");
  });

  it("tells whoever is not linked, in private, that nothing was sent", async () => {
    await world.staffMember("Li Wei");
    const record = await handedOver(world);
    await world.staffSays("Somebody", record, "Bring your passport.");
    await world.staffPresses("Somebody", record, `desk:take:${record.id}`);
    expect(privately()).toHaveLength(2);
    expect((await world.store.read(record.id))?.standing.state).toBe("open");
    expect((await world.store.entries(record.id)).some(({ kind }) => kind === "note")).toBe(false);
    expect(JSON.stringify(privately())).not.toContain("renew");
  });

  it("sends at once where the centre wants it so, and from its holder alone", async () => {
    await world.staffMember("Li Wei");
    await world.staffMember("Wang Fang");
    const { centres } = world.cases.accounts;
    await centres.edit("command line", "main" as CentreId, null, { directSending: true });
    const record = await handedOver(world);
    await world.staffPresses("Li Wei", record, `desk:take:${record.id}`);
    await world.staffSays("Wang Fang", record, "Not mine to say.");
    await world.staffSays("Li Wei", record, "Bring your passport.");
    expect(saidToPerson()).toContain("Bring your passport.");
    expect(saidToPerson()).not.toContain("Not mine to say.");
  });

  it("shows a message that arrives twice as one note", async () => {
    await world.staffMember("Li Wei");
    const record = await handedOver(world);
    const id = randomUUID();
    await world.staffSays("Li Wei", record, "once", { id });
    await world.staffSays("Li Wei", record, "once", { id });
    const notes = (await world.store.entries(record.id)).filter(({ kind }) => kind === "note");
    expect(notes).toHaveLength(1);
  });

  it("is purged when the person takes the consent back", async () => {
    await world.staffMember("Li Wei");
    await handedOver(world);
    await world.says("/withdraw");
    expect(world.posted.at(-1)?.post.kind).toBe("purge");
    expect(world.posted.at(-1)?.thread.platform).toBe(CHANNEL.platform);
  });

  it("is purged when the person asks to be forgotten, and what waits is not posted", async () => {
    await world.staffMember("Li Wei");
    const record = await handedOver(world);
    await world.says("/forget");
    expect(world.posted.at(-1)?.post.kind).toBe("purge");
    expect(await world.store.read(record.id)).toMatchObject({ question: "", person: "" });
  });

  const lastPreview = () => postsOf(world.posted, "preview").at(-1);
  const privately = (): string[] => textsOf(world.posted, "private");
});

describe("linking an account", () => {
  it("keeps the name that the platform gives it, in one line and not for ever long", async () => {
    const li = await world.staffMember("Li Wei");
    const named = async (senderName: string): Promise<string | null | undefined> => {
      const { code } = await world.cases.linking.offer(li.id);
      await world.says(`/link ${code}`, { conversation: "private", senderName });
      const links = await world.linksOf(li);
      return links.find(({ account }) => account.platform === "web")?.name;
    };
    expect(await named("Ли\u0000  Вэй\n<b>李伟</b> \ud800")).toBe("Ли Вэй <b>李伟</b> \ufffd");
    expect(await named(" \n ")).toBeNull();
    expect(await named("😀".repeat(500))).toBe("😀".repeat(100));
  });

  it("makes a code void that was written in a room", async () => {
    const li = await world.staffMember("Li Wei");
    const { code } = await world.cases.linking.offer(li.id);
    expect(wordsOf(await world.says(`/link ${code}`, { visibility: "shared" }))).toContain(
      "void now",
    );
    expect(wordsOf(await world.says(`/link ${code}`))).toContain("unknown, used or too old");
  });

  it("takes a code once, in private, and tells whose it is", async () => {
    const li = await world.staffMember("Li Wei");
    const { code } = await world.cases.linking.offer(li.id);
    expect(wordsOf(await world.says(`/link ${code.toLowerCase()}`))).toContain("Li Wei");
    expect(wordsOf(await world.says(`/link ${code}`))).toContain("unknown, used or too old");
  });

  it("is told in the private chats of accounts linked before, and not in the one that sent the code", async () => {
    const li = await world.staffMember("Li Wei");
    const { code } = await world.cases.linking.offer(li.id);
    const from = { platform: "telegram", conversation: "7", senderName: "Eve" } as const;
    await world.says(`/link ${code}`, from);
    const told = world.told.map(({ thread, reply }) => [thread.platform, plainText(reply.blocks)]);
    expect(told.toSorted()).toEqual([
      ["slack", expect.stringMatching(/^A Telegram account was linked to your account/u)],
      ["telegram", expect.stringContaining("This account is linked to Li Wei.")],
    ]);
  });
});
