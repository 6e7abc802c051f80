import fc from "fast-check";
import { expect, it } from "vitest";
import type { AssertedClaim } from "../../src/domain/answer.ts";
import type { DocumentPath } from "../../src/domain/document.ts";
import type { Draft, DraftId, Edit, Revision, WithdrawalId } from "../../src/domain/editing.ts";
import { Unavailable } from "../../src/domain/errors.ts";
import type { ContentStore } from "../../src/ports/content-store.ts";
import { createContentStore } from "../../src/store/content.ts";
import type { Database } from "../../src/store/database.ts";
import {
  actionsOf,
  aDraft,
  anEntry,
  aRelease,
  aWithdrawal,
  BEN,
  emptied,
  ENGLISH,
  FEE,
  FEES,
  later,
  NEW_TEXT,
  RULE,
  RUSSIAN,
  SEED,
  START,
} from "../helpers/content-store-world.ts";
import { describeOnEachEngine } from "../helpers/each-engine.ts";
import { failingAfter } from "../helpers/failing-database.ts";

/** The content as simply as it can be said. */
class Model {
  version = 1;
  release = 1;
  entries = 1;
  /** The revision of each document that ever was. */
  readonly heads = new Map<DocumentPath, Revision>();
  /** All there ever were. */
  readonly revisions: Revision[] = [];
  readonly drafts: Draft[] = [];
  readonly withdrawn: { readonly id: WithdrawalId; isLifted: boolean }[] = [];
  readonly corrections = new Map<AssertedClaim, number>();

  /** As an editor sees it. */
  seen(path: DocumentPath): number | null {
    const head = this.heads.get(path);
    return head === undefined || head.text === null ? null : head.id;
  }

  isStale({ path, base }: Pick<Edit, "path" | "base">): boolean {
    const head = this.heads.get(path);
    return base !== this.seen(path) && base !== (head?.id ?? null);
  }
}

interface World {
  readonly database: Database;
  readonly store: ContentStore;
}

/** What is tried, and what then has to be so. */
interface Trial {
  act(store: ContentStore): Promise<unknown>;
  /** What the store has to answer; `undefined` where it answers nothing. */
  readonly answer: unknown;
  /** Only of what was changed; not done when the process died. */
  readonly changes: (world: World) => Promise<void>;
}

const NOTHING_CHANGES = (): Promise<void> => Promise.resolve();

type Step = fc.AsyncCommand<Model, World>;

/** One step, after so many statements of which the process dies; `null` lets it live. */
function step(name: string, dies: number | null, trial: (model: Model) => Trial | null): Step {
  return {
    check: (model) => trial(model) !== null,
    toString: () => (dies === null ? name : `${name}, dead after ${String(dies)}`),
    run: async (model, world) => {
      const tried = trial(model);
      if (tried === null) return;
      const database = dies === null ? world.database : failingAfter(world.database, dies);
      let answer: unknown;
      try {
        answer = await tried.act(createContentStore(database));
      } catch (error) {
        if (dies === null || !(error instanceof Unavailable)) throw error;
        await expectAsModel(model, world);
        return;
      }
      if (tried.answer !== undefined) expect(answer).toMatchObject(tried.answer as object);
      await tried.changes(world);
      await expectAsModel(model, world);
    },
  };
}

async function expectAsModel(model: Model, { store, database }: World): Promise<void> {
  const state = await store.state();
  // Whoever knew what was in force before sees the same as who never looked.
  expect(state).toEqual(await createContentStore(database).state());
  expect(state).toMatchObject({ version: model.version, release: model.release });
  const inForce = [...model.heads.values()].filter(({ text }) => text !== null);
  expect([...(state?.documents.values() ?? [])].toSorted(byId)).toEqual(inForce.toSorted(byId));
  const withdrawn = model.withdrawn.filter(({ isLifted }) => !isLifted).map(({ id }) => id);
  expect(state?.withdrawals.map(({ id }) => id)).toEqual(withdrawn.toReversed());
  const corrected = state?.corrections.map(({ claim, release }) => [claim, release]);
  expect(new Map(corrected as [string, number][])).toEqual(
    new Map([...model.corrections].map(([{ claim }, release]) => [claim, release])),
  );
  for (const draft of model.drafts) expect(await store.draft(draft.id)).toEqual(draft);
  expect(await actionsOf(database)).toHaveLength(model.entries);
}

function byId(a: Revision, b: Revision): number {
  return a.id - b.id;
}

/** What a release does to the model, once the store has given its revisions their numbers. */
async function cameIntoForce(
  model: Model,
  store: ContentStore,
  edits: readonly Pick<Edit, "path" | "text">[],
  rewritten: readonly AssertedClaim[],
): Promise<void> {
  model.version += 1;
  model.release += 1;
  model.entries += 1;
  const changes = await store.changesOf(model.release);
  expect(changes.map(({ after: { path, text } }) => ({ path, text }))).toEqual(
    edits.map(({ path, text }) => ({ path, text })),
  );
  for (const { before, after } of changes) {
    expect(before).toEqual(model.heads.get(after.path) ?? null);
    expect(after.release).toBe(model.release);
    model.heads.set(after.path, after);
    model.revisions.push(after);
  }
  for (const claim of rewritten) model.corrections.set(claim, model.release);
}

const paths = fc.constantFrom(ENGLISH, RUSSIAN, FEES, NEW_TEXT);
const texts = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: "grapheme", maxLength: 8 }) },
  { weight: 1, arbitrary: fc.constant(null) },
);
const changes = fc
  .dictionary(paths, texts, { minKeys: 1, maxKeys: 3 })
  .map((words) => Object.entries(words).toSorted(([a], [b]) => (a < b ? -1 : 1)))
  .map((words) => words.map(([path, text]) => ({ path: path as DocumentPath, text: kept(text) })));
/** Without the character that no engine is asked to keep. */
const kept = (text: string | null): string | null => text?.replaceAll("\u0000", "") ?? null;
const dies = fc.option(fc.nat(14), { freq: 2 });
const which = fc.nat(20);
const rewritten = fc.subarray<AssertedClaim>([RULE, FEE]);

const added = fc.record({ changes, dies }).map(({ changes, dies }) =>
  step("add", dies, (model) => {
    const number = model.drafts.length + 1;
    const edits = changes.map((each) => ({ ...each, base: model.seen(each.path) }));
    const draft = aDraft(number, { edits });
    return {
      act: (store) => store.addDraft(draft, anEntry("content.draft_added", draft.id)),
      answer: undefined,
      changes: () => {
        model.drafts.push(draft);
        model.entries += 1;
        return Promise.resolve();
      },
    };
  }),
);

const saved = fc
  .record({
    which,
    changes,
    dies,
    isLate: fc.boolean(),
    state: fc.constantFrom("open" as const, "submitted" as const, "discarded" as const),
  })
  .map(({ which, changes, dies, isLate, state }) =>
    step(`save ${state}`, dies, (model) => {
      const place = which % Math.max(1, model.drafts.length);
      const draft = model.drafts[place];
      if (draft === undefined) return null;
      const edits = changes.map((each) => ({ ...each, base: model.seen(each.path) }));
      const version = draft.version + (isLate ? 0 : 1);
      const next: Draft = {
        ...draft,
        version,
        state,
        release: null,
        edits,
        changedAt: later(version),
      };
      const isSaved = !isLate && ["open", "submitted"].includes(draft.state);
      return {
        act: async (store) => ({
          saved: await store.saveDraft(next, anEntry("content.draft_saved", draft.id)),
        }),
        answer: { saved: isSaved },
        changes: () => {
          if (!isSaved) return Promise.resolve();
          model.drafts[place] = next;
          model.entries += 1;
          return Promise.resolve();
        },
      };
    }),
  );

const published = fc
  .record({ which, dies, rewritten, late: fc.constantFrom("no", "no", "draft", "release") })
  .map(({ which, dies, rewritten, late }) =>
    step(`publish, late: ${late}`, dies, (model) => {
      const place = which % Math.max(1, model.drafts.length);
      const draft = model.drafts[place];
      if (draft === undefined) return null;
      const version = draft.version - (late === "draft" ? 1 : 0);
      const number = model.release + (late === "release" ? 0 : 1);
      const release = aRelease(number, { rewritten });
      const act = (store: ContentStore) =>
        store.publish({ id: draft.id, version }, release, anEntry("content.published", draft.id));
      const stale = draft.edits.filter((edit) => model.isStale(edit)).map(({ path }) => path);
      if (late === "draft" || !["open", "submitted"].includes(draft.state)) {
        return { act, answer: { kind: "changed" }, changes: NOTHING_CHANGES };
      }
      if (stale.length > 0) {
        return { act, answer: { kind: "stale", paths: stale }, changes: NOTHING_CHANGES };
      }
      if (late === "release") return { act, answer: { kind: "moved" }, changes: NOTHING_CHANGES };
      return {
        act,
        answer: { kind: "published", release: { number } },
        changes: async ({ store }) => {
          await cameIntoForce(model, store, draft.edits, rewritten);
          const now = { version: version + 1, state: "published", changedAt: release.at } as const;
          model.drafts[place] = { ...draft, ...now, release: number };
        },
      };
    }),
  );

const restored = fc
  .record({ which, dies, rewritten, isLate: fc.boolean() })
  .map(({ which, dies, rewritten, isLate }) =>
    step(isLate ? "restore, late" : "restore", dies, (model) => {
      const earlier = model.revisions[which % model.revisions.length];
      if (earlier === undefined) return null;
      const { path, text } = earlier;
      const seen = isLate ? -1 : model.seen(path);
      const release = aRelease(model.release + 1, { kind: "restore", author: null, rewritten });
      const act = (store: ContentStore) =>
        store.restore([{ path, text, seen }], release, anEntry("content.restored", "1"));
      if (isLate)
        return { act, answer: { kind: "stale", paths: [path] }, changes: NOTHING_CHANGES };
      return {
        act,
        answer: { kind: "published", release: { number: release.number, paths: [path] } },
        changes: ({ store }) => cameIntoForce(model, store, [{ path, text }], rewritten),
      };
    }),
  );

const withdrawn = dies.map((dies) =>
  step("withdraw", dies, (model) => {
    const number = model.withdrawn.length + 1;
    const withdrawal = aWithdrawal(number, { claim: `claim-${String(number)}` });
    return {
      act: (store) => store.withdraw(withdrawal, anEntry("content.withdrawn", withdrawal.id)),
      answer: undefined,
      changes: () => {
        model.withdrawn.push({ id: withdrawal.id, isLifted: false });
        model.version += 1;
        model.entries += 1;
        return Promise.resolve();
      },
    };
  }),
);

const lifted = fc.record({ which, dies }).map(({ which, dies }) =>
  step("lift", dies, (model) => {
    const one = model.withdrawn[which % Math.max(1, model.withdrawn.length)];
    if (one === undefined) return null;
    const isInForce = !one.isLifted;
    return {
      act: async (store) => ({
        lifted: await store.lift(one.id, BEN, later(9), anEntry("content.lifted", one.id)),
      }),
      answer: { lifted: isInForce },
      changes: () => {
        one.isLifted = true;
        if (!isInForce) return Promise.resolve();
        model.version += 1;
        model.entries += 1;
        return Promise.resolve();
      },
    };
  }),
);

const STEPS = [added, added, saved, published, published, published, restored, withdrawn, lifted];

describeOnEachEngine("the store of the content, whatever is done in whatever order", (on) => {
  it("is what the simplest of models says, over every death", { timeout: 300_000 }, async () => {
    let releases = 0;
    await fc.assert(
      fc.asyncProperty(fc.commands(STEPS, { maxCommands: 40, size: "max" }), async (commands) => {
        await emptied(on.database);
        const model = new Model();
        const store = createContentStore(on.database);
        await fc.asyncModelRun(async () => {
          await store.seed(SEED, START);
          for (const [path, revision] of (await store.state())?.documents ?? []) {
            model.heads.set(path, revision);
            model.revisions.push(revision);
          }
          return { model, real: { store, database: on.database } };
        }, commands);
        // Whatever came after, nothing of what was is another.
        for (const revision of model.revisions) {
          expect(await store.revision(revision.id)).toEqual(revision);
        }
        const numbers = (await store.releases(null, 999)).map(({ number }) => number);
        expect(numbers.toReversed()).toEqual(
          Array.from({ length: model.release }, (_, index) => index + 1),
        );
        expect(model.drafts.map(({ id }) => id)).toEqual(
          model.drafts.map((_, index): DraftId => aDraft(index + 1).id),
        );
        releases += model.release - 1;
      }),
      { numRuns: 12 },
    );
    // Else nothing was tried.
    expect(releases).toBeGreaterThan(3);
  });
});
