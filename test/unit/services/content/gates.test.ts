import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Draft } from "../../../../src/domain/editing.ts";
import { Unavailable } from "../../../../src/domain/errors.ts";
import type { Staff } from "../../../../src/domain/staff.ts";
import type { GateResult, ModelScore } from "../../../../src/ports/content-examiner.ts";
import { GATE_SILENT_MS } from "../../../../src/ports/gate-store.ts";
import type { Database } from "../../../../src/store/database.ts";
import type { DraftChange } from "../../../../src/services/content/drafts.ts";
import {
  contentWorld,
  draftOf,
  PASSED,
  type ContentWorld,
} from "../../../helpers/content-world.ts";
import { changedText, docPath, FACTS, FEES_EN } from "../../../helpers/small-content.ts";
import { newDatabase } from "../../../helpers/new-database.ts";

let database: Database;
let world: ContentWorld;
beforeEach(async () => {
  database = await newDatabase();
  world = await contentWorld(database, false, true);
});
afterEach(() => database.close());

const SELECT = docPath("prompts/select.md");
const KINDER = { [SELECT]: changedText(SELECT, "# Input", "Be kind.\n\n# Input") };
const CHEAPER = { [FACTS]: changedText(FACTS, "400 CNY", "350 CNY") };

const SCORE: ModelScore = {
  state: "asked",
  questions: 60,
  asked: 60,
  answerable: 50,
  rightBefore: 40,
  rightAfter: 40,
  others: 10,
  answeredBefore: 0,
  answeredAfter: 0,
  refusedBefore: 1,
  refusedAfter: 12,
  faults: [{ fault: "number", before: 1, after: 12 }],
  silentBefore: 0,
  silentAfter: 0,
  changes: [],
};
const BREAKS_GUARD: GateResult = {
  ...PASSED,
  model: SCORE,
  refusals: [{ why: "guard", language: null, before: 1, after: 12 }],
};
const UNREACHABLE: GateResult = {
  ...PASSED,
  model: { ...SCORE, state: "unreachable", asked: 0 },
  refusals: [{ why: "model_unreachable", language: null, before: 60, after: 0 }],
};
const NOT_ASKED: GateResult = { ...PASSED, model: { ...SCORE, state: "unreachable", asked: 0 } };

const publish = (by: Staff, { id, version }: Draft, override: string | null) =>
  world.publishing.publish(by, id, version, override);

describe("a draft of a prompt", () => {
  it.each([
    ["breaks the guard", BREAKS_GUARD],
    ["could not be measured", UNREACHABLE],
  ])("that %s comes into force by a lead alone, with a reason", async (_, result) => {
    world.examiner.next = result;
    const draft = await world.submitted(KINDER, "wording");
    const refused = { kind: "refused", reason: "gate_refused" };
    expect(await publish(world.lead, draft, null)).toEqual(refused);
    await expect(publish(world.ben, draft, "I want it.")).rejects.toMatchObject({
      code: "forbidden",
    });
    const published = await publish(world.lead, draft, "We watch it by hand.");
    expect(published).toMatchObject({ release: { override: "We watch it by hand." } });
  });

  it("is measured again, when asked for, where the model could not be asked", async () => {
    world.examiner.next = UNREACHABLE;
    const draft = await world.submitted(KINDER, "wording");
    expect(await world.publishing.gate(world.ben, draft.id)).toMatchObject({
      state: "done",
      result: UNREACHABLE,
    });
    world.examiner.next = { ...PASSED, model: SCORE };
    expect(await world.publishing.measure(world.ben, draft.id)).toMatchObject({ state: "running" });
    await world.gates.settled();
    expect((await world.publishing.view(world.ben, draft.id)).whyNot).toBeNull();
    // With all that there is to ask it is done.
    expect(await world.publishing.measure(world.ben, draft.id)).toMatchObject({ state: "done" });
  });

  it("does not pass with what was measured before there was a model", async () => {
    world.examiner.next = PASSED;
    const draft = await world.submitted(KINDER, "wording");
    expect((await world.publishing.view(world.ben, draft.id)).whyNot).toBe("gate_missing");
    world.examiner.next = { ...PASSED, model: SCORE };
    await world.publishing.measure(world.ben, draft.id);
    await world.gates.settled();
    expect((await world.publishing.view(world.ben, draft.id)).whyNot).toBeNull();
  });

  it("is only checked where there is no model", async () => {
    const alone = await newDatabase();
    const other = await contentWorld(alone);
    other.examiner.next = PASSED;
    const draft = await other.submitted(KINDER, "wording");
    expect((await other.publishing.view(other.ben, draft.id)).whyNot).toBeNull();
    await alone.close();
  });
});

describe("a measurement", () => {
  const gate = (id: Draft["id"]) => world.publishing.gate(world.ben, id);
  const measured = async (texts: Readonly<Record<string, string | null>>): Promise<Draft> => {
    const draft = await world.written(texts);
    await world.publishing.measure(world.anna, draft.id);
    await world.gates.settled();
    return draft;
  };
  const save = async ({ id, version }: Draft, change: DraftChange): Promise<Draft> =>
    draftOf(await world.drafts.save(world.anna, id, version, change));
  const submit = async ({ id, version }: Draft): Promise<Draft> =>
    draftOf(await world.publishing.submit(world.anna, id, version, "It is so."));
  const begun = async (): Promise<number> =>
    (await world.desk.trail.page(null, 50)).filter(
      ({ action }) => action === "content.draft_measured",
    ).length;

  it("counts for the draft that is submitted, renamed or called something else after it", async () => {
    const draft = await measured(CHEAPER);
    world.examiner.next = new Error("It is asked again.");
    const submitted = await submit(draft);
    expect(await gate(draft.id)).toMatchObject({ state: "done", version: submitted.version });
    expect((await world.publishing.view(world.ben, draft.id)).whyNot).toBeNull();
    const again = await submit(await save(submitted, { title: "Fees", nature: "correction" }));
    expect(await publish(world.ben, again, null)).toMatchObject({ kind: "published" });
    expect(await begun()).toBe(1);
  });

  it("goes on for the draft that is submitted in the middle of it", async () => {
    const { promise: asked, resolve: answer } = Promise.withResolvers<GateResult>();
    world.examiner.gate = () => asked;
    const draft = await world.written(CHEAPER);
    await world.publishing.measure(world.anna, draft.id);
    await submit(draft);
    expect(await gate(draft.id)).toMatchObject({ state: "running" });
    answer(PASSED);
    await world.gates.settled();
    expect(await gate(draft.id)).toMatchObject({ state: "done" });
    expect(await begun()).toBe(1);
  });

  it("counts no more for other words, and again for the same ones", async () => {
    const draft = await measured(CHEAPER);
    const text = changedText(FACTS, "400 CNY", "300 CNY");
    const base = await world.base(FACTS);
    const other = await save(draft, { edits: [{ path: FACTS, text, base }] });
    expect(await gate(draft.id)).toMatchObject({ state: "none" });
    const gone = await save(other, { drop: [FACTS] });
    expect(await gate(draft.id)).toMatchObject({ state: "none" });
    await save(gone, { edits: [{ path: FACTS, text: CHEAPER[FACTS] ?? "", base }] });
    expect(await gate(draft.id)).toMatchObject({ state: "done" });
  });

  it("counts no more once another release is in force", async () => {
    const draft = await measured(CHEAPER);
    await world.published({ [FEES_EN]: changedText(FEES_EN, "Pay", "Settle") }, "wording");
    expect(await gate(draft.id)).toMatchObject({ state: "none" });
  });

  it("that passed is not begun again by submitting, though the model could not be asked", async () => {
    world.examiner.next = NOT_ASKED;
    const draft = await measured(CHEAPER);
    await submit(draft);
    expect(await gate(draft.id)).toMatchObject({ state: "done", result: NOT_ASKED });
    expect(await begun()).toBe(1);
  });

  it("is told in the audit trail: who, which draft and over which release, and no words", async () => {
    const draft = await measured(CHEAPER);
    const trail = await world.desk.trail.page(null, 1);
    expect(trail[0]).toMatchObject({
      action: "content.draft_measured",
      actor: world.anna.id,
      target: draft.id,
      details: { version: draft.version, documents: 1, paths: [FACTS], over: 1 },
    });
    await world.publishing.measure(world.ben, draft.id);
    expect(await begun()).toBe(1);
    expect(JSON.stringify(trail)).not.toContain("350 CNY");
  });
});

describe("a draft of an article", () => {
  it("is not held up by a model that could not be asked, and is told so", async () => {
    world.examiner.next = NOT_ASKED;
    const draft = await world.submitted(CHEAPER);
    expect(await world.publishing.gate(world.ben, draft.id)).toMatchObject({
      result: { model: { state: "unreachable", asked: 0 }, refusals: [] },
    });
    expect(await publish(world.ben, draft, null)).toMatchObject({ kind: "published" });
  });
});

describe("a measurement whose database goes away in the middle", () => {
  it("has failed, and can be begun again", async () => {
    const { gates } = world.deps;
    const whole = { ...gates };
    const gone = () => Promise.reject(new Unavailable("The database is gone."));
    Object.assign(gates, { finish: gone });
    const draft = await world.submitted(CHEAPER);
    expect(await world.publishing.gate(world.ben, draft.id)).toMatchObject({
      state: "failed",
      result: null,
    });
    // Not even that can be written: it gives no sign any more.
    Object.assign(gates, { fail: gone });
    await world.publishing.measure(world.ben, draft.id);
    await world.gates.settled();
    expect(await world.publishing.gate(world.ben, draft.id)).toMatchObject({ state: "running" });
    world.time.advance(GATE_SILENT_MS);
    expect(await world.publishing.gate(world.ben, draft.id)).toMatchObject({ state: "failed" });
    Object.assign(gates, whole);
    await world.publishing.measure(world.ben, draft.id);
    await world.gates.settled();
    expect(await world.publishing.gate(world.ben, draft.id)).toMatchObject({ state: "done" });
  });
});
