import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { DraftId } from "../../../../src/domain/editing.ts";
import { AppError, Unavailable } from "../../../../src/domain/errors.ts";
import type { Database } from "../../../../src/store/database.ts";
import {
  contentWorld,
  draftOf,
  REFUSED,
  type ContentWorld,
} from "../../../helpers/content-world.ts";
import {
  changedText,
  docPath,
  FACTS,
  FEES_EN,
  FEES_RU,
  FREE_EN,
  smallDocuments,
} from "../../../helpers/small-content.ts";
import { newDatabase } from "../../../helpers/new-database.ts";

let database: Database;
let world: ContentWorld;
beforeEach(async () => {
  database = await newDatabase();
  world = await contentWorld(database);
});
afterEach(() => database.close());

const CHEAPER = { [FACTS]: changedText(FACTS, "400 CNY", "350 CNY") };
const FEE = { article: "visas/fees", claim: "fee" } as const;

describe("checking a draft", () => {
  it("tells its faults, or what it does", async () => {
    const broken = await world.written({ [FEES_EN]: changedText(FEES_EN, "{fee}.", "{none}.") });
    expect(await world.publishing.check(world.anna, broken.id)).toMatchObject({
      problems: [{ path: FEES_EN, message: "no fact is named {none}" }],
      effects: null,
      pulled: [],
    });
    const good = await world.written(CHEAPER);
    const checked = await world.publishing.check(world.ben, good.id);
    expect(checked.problems).toEqual([]);
    expect(checked.effects?.corrected).toEqual([FEE]);
    await expect(world.publishing.check(world.reader, good.id)).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});

describe("a draft on its way into force", () => {
  it("is submitted with a reason, measured, and published by a second person", async () => {
    const draft = await world.submitted(CHEAPER);
    expect(draft).toMatchObject({ state: "submitted", reason: "It is so.", version: 3 });
    expect(await world.publishing.gate(world.reader, draft.id)).toMatchObject({ state: "done" });
    expect((await world.publishing.view(world.ben, draft.id)).whyNot).toBeNull();
    const result = await world.publishing.publish(world.ben, draft.id, 3, null);
    expect(result).toMatchObject({
      kind: "published",
      release: {
        number: 2,
        kind: "publish",
        nature: "correction",
        by: world.ben.id,
        author: world.anna.id,
        title: "A change",
        reason: "It is so.",
        paths: [FACTS],
        corrected: [FEE],
        rewritten: [],
        override: null,
      },
    });
    expect(JSON.stringify([...(world.live().facts.get("fee")?.values ?? [])])).toContain("350");
    expect(await world.drafts.read(world.anna, draft.id)).toMatchObject({
      state: "published",
      release: 2,
    });
    const [entry] = await world.desk.trail.page(null, 1);
    expect(entry).toMatchObject({
      action: "content.published",
      actor: world.ben.id,
      target: draft.id,
      details: { release: 2 },
    });
    expect(await world.publishing.publish(world.ben, draft.id, 4, null)).toMatchObject({
      reason: "draft_over",
    });
  });

  it("corrects nothing when it is a wording, and tells what other languages have to follow", async () => {
    const rewording = { [FEES_EN]: changedText(FEES_EN, "The fee is {fee}.", "It costs {fee}.") };
    const wording = await world.published(rewording, "wording");
    expect(wording).toMatchObject({ corrected: [], rewritten: [] });
    const other = { [FEES_EN]: changedText(FEES_EN, "The fee is {fee}.", "At most {fee}.") };
    const correction = await world.published(other);
    expect(correction).toMatchObject({ corrected: [FEE], rewritten: [FEE] });
    expect(world.live().heldBack.suspended.get("visas/fees")?.get("ru")).toEqual(new Set(["fee"]));
    const overview = await world.reading.overview(world.reader, "en");
    const fees = overview.articles.find(({ id }) => id === "visas/fees");
    expect(fees?.texts).toEqual({ en: "current", ru: "suspended" });
  });

  it("is not published by whoever wrote it, unless the setting says so", async () => {
    const draft = await world.submitted(CHEAPER);
    const publish = (by = world.anna) => world.publishing.publish(by, draft.id, 3, null);
    expect(await publish()).toEqual({ kind: "refused", reason: "second_person" });
    expect((await world.publishing.view(world.anna, draft.id)).whyNot).toBe("second_person");
    const touched = draftOf(
      await world.drafts.save(world.ben, draft.id, 3, {
        edits: [
          {
            path: FREE_EN,
            text: smallDocuments().get(FREE_EN) ?? "",
            base: await world.base(FREE_EN),
          },
        ],
      }),
    );
    draftOf(await world.publishing.submit(world.lead, draft.id, touched.version, "Mine."));
    await world.gates.settled();
    expect(await world.publishing.publish(world.ben, draft.id, 5, null)).toMatchObject({
      reason: "second_person",
    });
    // Who submits it has not written it.
    expect(await world.publishing.publish(world.lead, draft.id, 5, null)).toMatchObject({
      kind: "published",
    });
    const alone = await newDatabase();
    const other = await contentWorld(alone, true);
    const own = await other.submitted(CHEAPER);
    expect(await other.publishing.publish(other.anna, own.id, 3, null)).toMatchObject({
      kind: "published",
    });
    await alone.close();
  });

  it("is not published by whoever may not, or before it is submitted", async () => {
    const draft = await world.written(CHEAPER);
    expect(await world.publishing.publish(world.ben, draft.id, 2, null)).toMatchObject({
      reason: "not_submitted",
    });
    await expect(world.publishing.publish(world.reader, draft.id, 2, null)).rejects.toMatchObject({
      code: "forbidden",
    });
    expect((await world.publishing.view(world.reader, draft.id)).whyNot).toBe("forbidden");
    expect((await world.publishing.view(world.ben, draft.id)).whyNot).toBe("not_submitted");
    await expect(
      world.publishing.publish(world.ben, "none" as DraftId, 1, null),
    ).rejects.toMatchObject({ code: "not_found" });
  });

  it("is submitted with edits and without faults only", async () => {
    const empty = await world.written({});
    expect(await world.publishing.submit(world.anna, empty.id, 2, "x")).toMatchObject({
      reason: "draft_empty",
    });
    const broken = await world.written({ [FEES_EN]: "x" });
    const refusal = await world.publishing.submit(world.anna, broken.id, 2, "x");
    expect(refusal).toMatchObject({ reason: "problems" });
    expect(JSON.stringify(refusal)).toContain(FEES_EN);
    expect(await world.publishing.submit(world.anna, broken.id, 1, "x")).toMatchObject({
      reason: "changed",
    });
  });

  it("is open again when it is edited, and measured anew", async () => {
    const draft = await world.submitted(CHEAPER);
    const edited = draftOf(await world.drafts.save(world.anna, draft.id, 3, { drop: [FACTS] }));
    expect(edited).toMatchObject({ state: "open", reason: "" });
    expect(await world.publishing.gate(world.anna, draft.id)).toMatchObject({ state: "none" });
  });

  it("is stale where a document came into force since its editor saw it", async () => {
    const first = await world.submitted(CHEAPER);
    await world.published({ [FACTS]: changedText(FACTS, "30 days", "15 days") });
    expect((await world.publishing.view(world.ben, first.id)).whyNot).toBe("stale");
    expect(await world.publishing.publish(world.ben, first.id, 3, null)).toEqual({
      kind: "refused",
      reason: "stale",
      paths: [FACTS],
    });
  });

  it("is stale where somebody else makes a new document first", async () => {
    const path = docPath("knowledge/negatives/ru.yaml");
    const mine = await world.submitted({ [path]: "near: []\nfar: []\n" });
    await world.published({ [path]: "near: [виза на марс]\nfar: []\n" });
    expect(await world.publishing.publish(world.ben, mine.id, 3, null)).toMatchObject({
      reason: "stale",
      paths: [path],
    });
  });

  it("does not come into force where it would break what another one brought", async () => {
    const user = await world.submitted({
      [FREE_EN]: changedText(FREE_EN, "You may not work.", "You may not work for {fee}."),
    });
    await world.published({
      [FACTS]: changedText(
        FACTS,
        "fee: { type: money, value: 400 CNY, source: law }\n",
        "cost: { type: money, value: 400 CNY, source: law }\n",
      ),
      [FEES_EN]: (smallDocuments().get(FEES_EN) ?? "").replace("{fee}", "{cost}"),
      [FEES_RU]: (smallDocuments().get(FEES_RU) ?? "").replace("{fee}", "{cost}"),
    });
    expect(await world.publishing.publish(world.ben, user.id, 3, null)).toMatchObject({
      reason: "problems",
      problems: [{ path: FREE_EN, message: "no fact is named {fee}" }],
    });
  });
});

describe("the gate of a draft", () => {
  it("has to be done for that version, over the release in force", async () => {
    const draft = await world.submitted(CHEAPER);
    await world.published(
      { [FREE_EN]: changedText(FREE_EN, 'title: "Visa', 'title: "Free visa') },
      "wording",
    );
    expect(await world.publishing.gate(world.ben, draft.id)).toMatchObject({ state: "none" });
    expect((await world.publishing.view(world.ben, draft.id)).whyNot).toBe("gate_missing");
    expect(await world.publishing.publish(world.ben, draft.id, 3, null)).toEqual({
      kind: "refused",
      reason: "gate_missing",
    });
    expect(await world.publishing.measure(world.ben, draft.id)).toMatchObject({ state: "running" });
    await world.gates.settled();
    expect(await world.publishing.publish(world.ben, draft.id, 3, null)).toMatchObject({
      kind: "published",
      release: { number: 3 },
    });
  });

  it("is needed for words alone as well", async () => {
    world.examiner.next = new Unavailable("gone");
    const draft = await world.submitted(
      { [FEES_EN]: changedText(FEES_EN, '"Fees"', '"Costs"') },
      "wording",
    );
    expect(await world.publishing.publish(world.ben, draft.id, 3, null)).toMatchObject({
      reason: "gate_missing",
    });
  });

  it("is overridden by a lead alone, with a reason that stays", async () => {
    world.examiner.next = REFUSED;
    const draft = await world.submitted(CHEAPER);
    expect((await world.publishing.view(world.lead, draft.id)).whyNot).toBe("gate_refused");
    const publish = (by: ContentWorld["lead"], reason: string | null) =>
      world.publishing.publish(by, draft.id, 3, reason);
    expect(await publish(world.lead, null)).toEqual({ kind: "refused", reason: "gate_refused" });
    await expect(publish(world.ben, "I like it")).rejects.toMatchObject({ code: "forbidden" });
    expect(await publish(world.lead, "The law is new.")).toMatchObject({
      release: { override: "The law is new." },
    });
    const [entry] = await world.desk.trail.page(null, 1);
    expect(entry).toMatchObject({
      action: "content.overridden",
      actor: world.lead.id,
      details: { release: 2, refusals: ["worse en"] },
    });
    expect(JSON.stringify(entry)).not.toContain("The law is new");
  });

  it("is not overridden where there is nothing to override", async () => {
    const draft = await world.submitted(CHEAPER);
    const result = await world.publishing.publish(world.ben, draft.id, 3, "in case");
    expect(result).toMatchObject({ release: { override: null } });
  });

  it("fails with whatever measures it, and can be begun again", async () => {
    world.examiner.next = new AppError("internal", "words of a document");
    const draft = await world.submitted(CHEAPER);
    expect(await world.publishing.gate(world.anna, draft.id)).toMatchObject({
      state: "failed",
      result: null,
    });
    expect(JSON.stringify(world.log.lines)).not.toContain("words of a document");
    expect((await world.publishing.view(world.ben, draft.id)).whyNot).toBe("gate_missing");
    world.examiner.next = REFUSED;
    await world.publishing.measure(world.ben, draft.id);
    await world.gates.settled();
    expect(await world.publishing.gate(world.anna, draft.id)).toMatchObject({
      state: "done",
      progress: 1,
      result: REFUSED,
    });
  });

  it("is begun once, however many ask", async () => {
    const draft = await world.written(CHEAPER);
    let begun = 0;
    Object.assign(world.examiner, {
      gate: () => {
        begun += 1;
        return Promise.resolve(REFUSED);
      },
    });
    await Promise.all([1, 2, 3].map(() => world.publishing.measure(world.ben, draft.id)));
    await world.gates.settled();
    expect(begun).toBe(1);
  });

  it("tells that it goes on while it learns, and loses nothing when it cannot tell", async () => {
    const draft = await world.written(CHEAPER);
    let end = (): void => undefined;
    Object.assign(world.examiner, {
      gate: (...[, , , onProgress]: Parameters<typeof world.examiner.gate>) => {
        onProgress(0.3);
        return new Promise((resolve) => {
          end = () => {
            resolve(REFUSED);
          };
        });
      },
    });
    await world.publishing.measure(world.ben, draft.id);
    for (let minute = 0; minute < 5; minute += 1) {
      world.time.advance(20_000);
      await new Promise((resolve) => setImmediate(resolve));
      world.time.advance(20_000);
      await new Promise((resolve) => setImmediate(resolve));
      world.time.advance(20_000);
      await new Promise((resolve) => setImmediate(resolve));
      expect(await world.publishing.gate(world.ben, draft.id)).toMatchObject({
        state: "running",
        progress: 0.3,
      });
    }
    end();
    await world.gates.settled();
    expect(await world.publishing.gate(world.ben, draft.id)).toMatchObject({ state: "done" });
    expect(world.time.pending).toBe(0);
  });

  it("does not keep a draft from being submitted when it cannot begin", async () => {
    const draft = await world.written(CHEAPER);
    Object.assign(world.deps.gates, { begin: () => Promise.reject(new Unavailable("gone")) });
    expect(await world.publishing.submit(world.anna, draft.id, 2, "x")).toMatchObject({
      kind: "draft",
    });
    await expect(world.publishing.measure(world.anna, draft.id)).rejects.toMatchObject({
      code: "unavailable",
    });
  });
});

describe("two who publish at the same moment", () => {
  it("bring both into force one after the other, or one is told to look again", async () => {
    const one = await world.submitted(CHEAPER);
    const two = await world.submitted(
      { [FREE_EN]: changedText(FREE_EN, '"Visa-free', '"Free') },
      "wording",
    );
    const results = await Promise.all([
      world.publishing.publish(world.ben, one.id, 3, null),
      world.publishing.publish(world.ben, two.id, 3, null),
    ]);
    const kinds = results.map((each) => (each.kind === "refused" ? each.reason : each.kind));
    // The second was measured over a content that is not in force any more.
    expect(kinds.sort()).toEqual(["gate_missing", "published"]);
    const state = await world.store.state();
    expect(state?.release).toBe(2);
  });
});
