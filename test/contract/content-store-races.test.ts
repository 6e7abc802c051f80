import { beforeEach, expect, it, onTestFinished } from "vitest";
import type { Draft, DraftId } from "../../src/domain/editing.ts";
import type { ContentStore, Published } from "../../src/ports/content-store.ts";
import { createContentStore } from "../../src/store/content.ts";
import { openDatabase } from "../../src/store/open-database.ts";
import {
  ANNA,
  anEntry,
  aRelease,
  aWithdrawal,
  BEN,
  contentStoreOn,
  ENGLISH,
  FEES,
  later,
  pathOf,
  RUSSIAN,
  SEED,
  START,
} from "../helpers/content-store-world.ts";
import { describeOnEachEngine } from "../helpers/each-engine.ts";

const SIX = [1, 2, 3, 4, 5, 6];

describeOnEachEngine("the store of the content, with several who change it at once", (on) => {
  const { seeded, added, edit, texts, actions, ...world } = contentStoreOn(on);
  let store: ContentStore;
  beforeEach(async () => {
    store = world.store();
    await seeded();
  });
  const publishAs = (draft: Pick<Draft, "id" | "version">, number: number): Promise<Published> =>
    store.publish(draft, aRelease(number), anEntry("content.published", draft.id));
  const kinds = (results: readonly Published[]): string[] =>
    results.map(({ kind }) => kind).toSorted();
  const counted = async (action: string): Promise<number> =>
    (await actions()).filter((each) => each === action).length;

  it("lets one of them begin it", async () => {
    const address = await on.engine.fresh();
    const own = await openDatabase(address, "server");
    onTestFinished(() => own.close());
    const others = SIX.map((number) =>
      createContentStore(own).seed(new Map([[ENGLISH, `of ${String(number)}`]]), START),
    );
    expect((await Promise.all(others)).filter(Boolean)).toHaveLength(1);
    expect(await createContentStore(own).releases(null, 9)).toHaveLength(1);
  });

  it("lets one of those who publish the same document win, and tells the others", async () => {
    const drafts: Draft[] = [];
    for (const number of SIX) {
      drafts.push(await added(number, [await edit(ENGLISH, `by ${String(number)}`)]));
    }
    const done = await Promise.all(drafts.map((draft) => publishAs(draft, 2)));
    expect(kinds(done)).toEqual(["published", ...Array<string>(5).fill("stale")]);
    const winner = done.findIndex(({ kind }) => kind === "published") + 1;
    expect(await texts()).toMatchObject({ [ENGLISH]: `by ${String(winner)}` });
    expect(await store.state()).toMatchObject({ version: 2, release: 2 });
    expect(await counted("content.published")).toBe(1);
  });

  it("lets one of those who publish the same draft win", async () => {
    const draft = await added(1, [await edit(ENGLISH, "English 2")]);
    const done = await Promise.all(SIX.map(() => publishAs(draft, 2)));
    expect(kinds(done)).toEqual([...Array<string>(5).fill("changed"), "published"]);
    expect(await store.history(ENGLISH, null, 9)).toHaveLength(2);
  });

  it("gives the numbers of releases without gap and double to those who publish other documents", async () => {
    const publishUntilDone = async (number: number): Promise<number> => {
      const path = pathOf(`knowledge/visas/article-${String(number)}/en.md`);
      const draft = await added(number, [{ path, text: "new", base: null }]);
      for (;;) {
        const next = ((await store.state())?.release ?? 0) + 1;
        const published = await publishAs(draft, next);
        if (published.kind === "published") return published.release.number;
        expect(published.kind).toBe("moved");
      }
    };
    const numbers = await Promise.all(SIX.map(publishUntilDone));
    expect(numbers.toSorted()).toEqual([2, 3, 4, 5, 6, 7]);
    expect(await store.state()).toMatchObject({ version: 7, release: 7 });
    expect((await store.releases(null, 99)).map(({ number }) => number)).toEqual([
      7, 6, 5, 4, 3, 2, 1,
    ]);
  });

  it("lets one of those who save a draft win, and keeps their edits apart", async () => {
    const draft = await added(1, [await edit(ENGLISH, "first")]);
    const saves = SIX.map((number) => {
      const text = `by ${String(number)}`;
      const edits = [{ path: number % 2 === 0 ? FEES : RUSSIAN, text, base: null }];
      const saved = { ...draft, version: 2, title: text, edits };
      return store.saveDraft(saved, anEntry("content.draft_saved", draft.id));
    });
    const done = await Promise.all(saves);
    expect(done.filter(Boolean)).toHaveLength(1);
    const kept = await store.draft(draft.id);
    expect(kept?.edits.map(({ text }) => text)).toEqual([kept?.title]);
    expect(kept?.title).toBe(`by ${String(done.indexOf(true) + 1)}`);
    expect(await counted("content.draft_saved")).toBe(1);
  });

  it("publishes what was seen, or nothing, when the draft is saved at the same moment", async () => {
    for (const number of SIX) {
      const path = pathOf(`knowledge/visas/article-${String(number)}/en.md`);
      const draft = await added(number, [{ path, text: "seen", base: null }]);
      const edits = [{ path, text: "unseen", base: null }];
      const save = () =>
        store.saveDraft({ ...draft, version: 2, edits }, anEntry("content.draft_saved", draft.id));
      const next = ((await store.state())?.release ?? 0) + 1;
      const publish = () => publishAs(draft, next);
      const [saved, published] =
        number % 2 === 0
          ? await Promise.all([save(), publish()])
          : await Promise.all([publish(), save()]).then(([a, b]) => [b, a] as const);
      expect(saved).toBe(published.kind === "changed");
      expect((await texts())[path]).toBe(saved ? undefined : "seen");
    }
  });

  it("counts every change of those who publish, withdraw and lift", async () => {
    const draft = await added(1, [await edit(ENGLISH, "English 2")]);
    const withdraw = (number: number) => {
      const withdrawal = aWithdrawal(number, { claim: `claim-${String(number)}` });
      return store.withdraw(withdrawal, anEntry("content.withdrawn", String(number)));
    };
    for (const number of SIX) await withdraw(number);
    const lifts = [1, 1, 2, 3].map((number) =>
      store.lift(aWithdrawal(number).id, BEN, later(9), anEntry("content.lifted", "1")),
    );
    const more = [7, 8].map(withdraw);
    const [published] = await Promise.all([publishAs(draft, 2), ...lifts, ...more]);
    expect(published.kind).toBe("published");
    expect((await Promise.all(lifts)).filter(Boolean)).toHaveLength(3);
    const state = await store.state();
    expect(state).toMatchObject({ version: 1 + 6 + 1 + 3 + 2, release: 2 });
    expect(state?.withdrawals.map(({ id }) => id).toSorted()).toEqual(
      [4, 5, 6, 7, 8].map((number) => aWithdrawal(number).id),
    );
    expect(await counted("content.lifted")).toBe(3);
  });

  it("withdraws once what several withdraw, and has each other person join it once", async () => {
    const twice = SIX.map((number) => {
      const by = number % 2 === 0 ? BEN : ANNA;
      return store.withdraw(aWithdrawal(number, { by }), anEntry("content.withdrawn", by));
    });
    const done = (await Promise.all(twice)).flat();
    expect(done.map(({ kind }) => kind).toSorted()).toEqual([
      ...Array<string>(4).fill("already"),
      "joined",
      "withdrawn",
    ]);
    const [only, ...others] = await store.withdrawals(9);
    expect(others).toEqual([]);
    expect(done.map(({ withdrawal }) => withdrawal.id)).toEqual(SIX.map(() => only?.id));
    expect([only?.by, ...(only?.joined ?? []).map(({ by }) => by)].toSorted()).toEqual([ANNA, BEN]);
    expect([await counted("content.withdrawn"), await counted("content.joined")]).toEqual([1, 1]);
    expect(await store.version()).toBe(2);
  });

  it("tells a state that was in force as a whole, whatever comes meanwhile", async () => {
    const writing = { goes: true };
    const write = async (): Promise<void> => {
      for (let number = 2; number <= 25; number += 1) {
        const text = String(number);
        const state = await store.state();
        const base = (path: typeof ENGLISH) => state?.documents.get(path)?.id ?? null;
        const draft = await added(number, [
          { path: ENGLISH, text, base: base(ENGLISH) },
          { path: RUSSIAN, text, base: base(RUSSIAN) },
        ]);
        await publishAs(draft, number);
        const withdrawal = aWithdrawal(number, { claim: text });
        await store.withdraw(withdrawal, anEntry("content.withdrawn", text));
        await store.lift(withdrawal.id, BEN, later(1), anEntry("content.lifted", text));
      }
      writing.goes = false;
    };
    const written = write();
    let read = 0;
    while (writing.goes) {
      // SQLite works in our own thread: without a pause nothing else would have its turn.
      await new Promise((resolve) => setImmediate(resolve));
      const state = await store.state();
      if (state === null) throw new Error("It is gone.");
      read += 1;
      const { documents, release, version, withdrawals } = state;
      const words = [ENGLISH, RUSSIAN].map((path) => documents.get(path)?.text);
      if (release > 1) expect(words).toEqual([String(release), String(release)]);
      // Each release is followed by a withdrawal and its lifting.
      const place = version - 1 - (release - 2) * 3;
      if (release > 1) expect(withdrawals).toHaveLength(place === 2 ? 1 : 0);
    }
    await written;
    expect(read).toBeGreaterThan(5);
  });

  it("lets other processes hear of each rise of the version, and of nothing else", async () => {
    if (on.engine.name !== "postgres") return;
    const address = await on.engine.fresh();
    const [here, there] = [
      await openDatabase(address, "server"),
      await openDatabase(address, "server"),
    ];
    onTestFinished(async () => {
      await here.close();
      await there.close();
    });
    let heard = 0;
    there.engine.wakeUps?.listen("work", () => (heard += 1));
    await expect.poll(() => heard).toBe(1);
    const mine = createContentStore(here);
    const theirs = createContentStore(there);
    const rises = async (change: () => Promise<unknown>): Promise<void> => {
      const [before, version] = [heard, await theirs.version()];
      await change();
      await expect.poll(() => heard).toBe(before + 1);
      expect(await theirs.version()).toBe((version ?? 0) + 1);
    };
    await rises(() => mine.seed(SEED, START));
    const [id, entry] = ["draft" as DraftId, anEntry("content.published", "draft")];
    const before = heard;
    await mine.addDraft({ ...(await added(1, [])), id }, entry);
    expect(await mine.publish({ id, version: 7 }, aRelease(2), entry)).toEqual({ kind: "changed" });
    await rises(() => mine.publish({ id, version: 1 }, aRelease(2), entry));
    expect(heard).toBe(before + 1);
    await rises(() => mine.withdraw(aWithdrawal(), entry));
    await rises(() => mine.lift(aWithdrawal().id, BEN, later(1), entry));
  });
});
