import { beforeEach, expect, it } from "vitest";
import type { DraftId } from "../../src/domain/editing.ts";
import type { GateResult } from "../../src/ports/content-examiner.ts";
import {
  GATE_SILENT_MS,
  type GateBeginning,
  type GateLease,
  type GateStore,
  type GateSubject,
} from "../../src/ports/gate-store.ts";
import { createAuditTrail } from "../../src/store/audit.ts";
import { createGateStore } from "../../src/store/gates.ts";
import { ANNA, anEntry, later, START } from "../helpers/content-store-world.ts";
import { describeOnEachEngine } from "../helpers/each-engine.ts";

const DRAFT = "draft-1" as DraftId;
const SUBJECT: GateSubject = { draft: DRAFT, words: "words 3", release: 7 };
const RESULT: GateResult = {
  scores: [
    {
      language: "ru",
      answerable: 9,
      rightBefore: 8,
      rightAfter: 7,
      others: 5,
      answeredBefore: 0,
      answeredAfter: 1,
    },
  ],
  changes: [
    {
      language: "ru",
      question: "Сколько стоит виза R?",
      kind: "answerable",
      before: "visas/r-visa",
      after: null,
      change: "lost",
    },
  ],
  model: null,
  refusals: [{ why: "worse", language: "ru", before: 8, after: 7 }],
};

describeOnEachEngine("the store of runs of the gate", (on) => {
  let store: GateStore;
  beforeEach(() => {
    store = createGateStore(on.database);
  });
  const begun = async (subject = SUBJECT, at = START): Promise<GateLease> =>
    leaseOf(await begin(subject, at));
  const begin = (subject: GateSubject, at: Date, again = false): Promise<GateBeginning> =>
    store.begin(subject, { ...anEntry("content.draft_measured", DRAFT), at }, again);
  const read = (at = START) => store.read(DRAFT, SUBJECT.words, at);

  it("knows of none that was never begun", async () => {
    expect(await read()).toBeNull();
    await begun();
    expect(await store.read(DRAFT, "words 2", START)).toBeNull();
    expect(await store.read("other" as DraftId, SUBJECT.words, START)).toBeNull();
  });

  it("keeps how far it is, and its result", async () => {
    const lease = await begun();
    const running = { ...SUBJECT, state: "running", progress: 0, result: null, startedAt: START };
    expect(await read()).toEqual(running);
    expect(await store.progress(lease, 0.25, later(10))).toBe(true);
    expect(await read()).toEqual({ ...running, progress: 0.25 });
    expect(await store.finish(lease, RESULT, later(20))).toBe(true);
    expect(await read()).toEqual({ ...running, state: "done", progress: 1, result: RESULT });
  });

  it("takes no progress beyond the whole", async () => {
    const lease = await begun();
    for (const [share, shown] of [
      [-1, 0],
      [7, 1],
    ] as const) {
      await store.progress(lease, share, later(1));
      expect(await read()).toMatchObject({ progress: shown });
    }
  });

  it("begins one for some words, and finds it while it runs and when it is done", async () => {
    const lease = await begun();
    const found = await begin({ ...SUBJECT, release: 8 }, later(1));
    expect(found).toEqual({ kind: "found", run: await read() });
    await begun({ ...SUBJECT, words: "words 4" });
    await store.finish(lease, RESULT, later(2));
    const done = await begin(SUBJECT, later(GATE_SILENT_MS * 10));
    expect(done).toMatchObject({ kind: "found", run: { state: "done", result: RESULT } });
  });

  it("begins one of those that are begun at the same moment", async () => {
    const many = await Promise.all(Array.from({ length: 6 }, () => begin(SUBJECT, START)));
    expect(many.filter(({ kind }) => kind === "begun")).toHaveLength(1);
  });

  it("begins again what was measured over another release", async () => {
    await store.finish(await begun(), RESULT, later(1));
    const again = await begun({ ...SUBJECT, release: 8 }, later(2));
    expect(await read()).toMatchObject({ state: "running", release: 8, result: null, progress: 0 });
    expect(await store.finish(again, RESULT, later(3))).toBe(true);
  });

  it("begins again what failed", async () => {
    const lease = await begun();
    expect(await store.fail(lease, later(1))).toBe(true);
    expect(await read(later(2))).toMatchObject({ state: "failed", result: null });
    await begun(SUBJECT, later(3));
    expect(await read(later(3))).toMatchObject({ state: "running", startedAt: later(3) });
  });

  it("takes a run that gives no sign as failed, and lets another take it up", async () => {
    const dead = await begun();
    await store.progress(dead, 0.5, later(10));
    const silent = 10 + GATE_SILENT_MS;
    expect(await read(later(silent - 1))).toMatchObject({ state: "running" });
    expect((await begin(SUBJECT, later(silent - 1))).kind).toBe("found");
    expect(await read(later(silent))).toMatchObject({ state: "failed", progress: 0.5 });
    const alive = await begun(SUBJECT, later(silent));
    // It was only slow, and comes back.
    expect(await store.progress(dead, 0.9, later(silent + 1))).toBe(false);
    expect(await store.finish(dead, RESULT, later(silent + 1))).toBe(false);
    expect(await store.fail(dead, later(silent + 1))).toBe(false);
    expect(await read(later(silent + 1))).toMatchObject({ state: "running", progress: 0 });
    expect(await store.progress(alive, 0.1, later(silent + 2))).toBe(true);
  });

  it("changes nothing of one that has ended", async () => {
    const lease = await begun();
    await store.finish(lease, RESULT, later(1));
    expect(await store.progress(lease, 0.5, later(2))).toBe(false);
    expect(await store.fail(lease, later(2))).toBe(false);
    expect(await read(later(2))).toMatchObject({ state: "done", result: RESULT });
  });

  it("knows no lease that nobody has", async () => {
    const lease = await begun();
    expect(await store.fail({ ...lease, token: "guessed" }, later(1))).toBe(false);
    expect(await store.fail({ ...lease, words: "words 9" }, later(1))).toBe(false);
  });

  it("begins one that is done again only for whoever asks for just that, once", async () => {
    const lease = await begun();
    expect(await begin(SUBJECT, later(1), true)).toMatchObject({ kind: "found" });
    await store.finish(lease, RESULT, later(2));
    expect(await begin(SUBJECT, later(3))).toMatchObject({ kind: "found" });
    const both = await Promise.all([1, 2].map(() => begin(SUBJECT, later(4), true)));
    expect(both.map(({ kind }) => kind).sort()).toEqual(["begun", "found"]);
    expect(await read(later(4))).toMatchObject({ state: "running", progress: 0, result: null });
  });

  it("leaves an entry in the audit trail for each that is begun, and none for one that is found", async () => {
    const lease = await begun();
    await begin(SUBJECT, later(1));
    await store.finish(lease, RESULT, later(2));
    await begin(SUBJECT, later(3));
    await begun({ ...SUBJECT, words: "words 4" }, later(4));
    const trail = await createAuditTrail(on.database).page(null, 10);
    expect(trail.map(({ action, actor, at }) => [action, actor, at])).toEqual([
      ["content.draft_measured", ANNA, later(4)],
      ["content.draft_measured", ANNA, START],
    ]);
  });

  it("reads what was kept before there were measurements with a model", async () => {
    const { model, ...former } = RESULT;
    expect(model).toBeNull();
    await store.finish(await begun(), former as GateResult, later(1));
    expect(await read()).toMatchObject({ state: "done", result: RESULT });
  });
});

function leaseOf(beginning: GateBeginning): GateLease {
  if (beginning.kind === "found") throw new Error("It was begun before.");
  return beginning.lease;
}
