import { copyFileSync, existsSync } from "node:fs";
import { sql } from "kysely";
import { beforeEach, expect, it, onTestFinished } from "vitest";
import { Unavailable } from "../../src/domain/errors.ts";
import type { ContentStore, Published } from "../../src/ports/content-store.ts";
import { createContentStore } from "../../src/store/content.ts";
import type { Database } from "../../src/store/database.ts";
import { openDatabase } from "../../src/store/open-database.ts";
import {
  actionsOf,
  aDraft,
  anEntry,
  aRelease,
  aWithdrawal,
  BEN,
  contentStoreOn,
  ENGLISH,
  everythingOf,
  FEE,
  FEES,
  later,
  NEW_TEXT,
  RULE,
  RUSSIAN,
  SEED,
  START,
  textsOf,
} from "../helpers/content-store-world.ts";
import { describeOnEachEngine } from "../helpers/each-engine.ts";
import { failingAfter, hitAfter } from "../helpers/failing-database.ts";

/** More than any change of the content has. */
const MANY = 100;

interface Change {
  readonly name: string;
  readonly does: (store: ContentStore) => Promise<unknown>;
  /** How many entries it adds to the audit trail. */
  readonly entries: number;
}

const DRAFT = aDraft(1);
const OFFERED = aDraft(9, { author: "files", editors: ["files"] });
const CHANGES: readonly Change[] = [
  { name: "publishing", does: publish, entries: 1 },
  {
    name: "restoring",
    does: (store) => {
      const to = [{ path: NEW_TEXT, text: "French", seen: null }];
      const release = aRelease(2, { kind: "restore", rewritten: [FEE] });
      return store.restore(to, release, anEntry("content.restored", "1"));
    },
    entries: 1,
  },
  {
    name: "adding a draft",
    does: (store) => {
      const edits = [{ path: ENGLISH, text: "words", base: null }];
      return store.addDraft(aDraft(2, { edits }), anEntry("content.draft_added", "draft-2"));
    },
    entries: 1,
  },
  {
    name: "saving a draft",
    does: (store) => {
      const saved = aDraft(1, { version: 2, edits: [{ path: FEES, text: "Fees 9", base: null }] });
      return store.saveDraft(saved, anEntry("content.draft_saved", saved.id));
    },
    entries: 1,
  },
  {
    name: "withdrawing",
    does: (store) => {
      const [fee, rule] = [aWithdrawal(2, FEE_ELSEWHERE), aWithdrawal(3, RULE_ELSEWHERE)];
      const more = [{ withdrawal: rule, entry: anEntry("content.withdrawn", "3") }];
      return store.withdraw(fee, anEntry("content.withdrawn", "2"), more);
    },
    entries: 2,
  },
  {
    name: "joining a withdrawal",
    does: (store) => store.withdraw(aWithdrawal(2, { by: BEN }), anEntry("content.withdrawn", "2")),
    entries: 1,
  },
  {
    name: "lifting",
    does: (store) => store.lift(aWithdrawal(1).id, BEN, later(5), anEntry("content.lifted", "1")),
    entries: 1,
  },
  {
    name: "offering files",
    does: (store) => store.offerSeed(new Map([[ENGLISH, "hash"]]), [OFFERED]),
    entries: 1,
  },
  {
    name: "offering files that are as before",
    does: (store) => store.offerSeed(new Map([[FEES, "hash"]]), []),
    entries: 0,
  },
];

/** Of an article of which nothing is withdrawn before. */
const FEE_ELSEWHERE = { article: "visas/fees", claim: "fee" } as const;
const RULE_ELSEWHERE = { article: "visas/fees", claim: "rule" } as const;

function publish(store: ContentStore): Promise<Published> {
  const release = aRelease(2, { corrected: [RULE, FEE], rewritten: [RULE] });
  return store.publish(DRAFT, release, anEntry("content.published", DRAFT.id));
}

describeOnEachEngine("the store of the content, when the process dies", (on) => {
  const { seeded, edit, ...world } = contentStoreOn(on);
  const prepare = async (): Promise<void> => {
    await seeded();
    const edits = [await edit(ENGLISH, "English 2"), await edit(RUSSIAN, null)];
    const draft = { ...DRAFT, edits: [...edits, await edit(NEW_TEXT, "French 2")] };
    await world.store().addDraft(draft, anEntry("content.draft_added", draft.id));
    await world.store().withdraw(aWithdrawal(1), anEntry("content.withdrawn", "1"));
    await world.store().offerSeed(new Map([[RUSSIAN, "hash"]]), []);
  };

  it.each(CHANGES)("has all or nothing of $name, wherever that is", async ({ does, entries }) => {
    await prepare();
    const before = await everythingOf(on.database);
    const told = (await actionsOf(on.database)).length;
    let died = 0;
    for (; died < MANY; died += 1) {
      try {
        await does(createContentStore(failingAfter(on.database, died)));
        break;
      } catch (error) {
        expect(error).toBeInstanceOf(Unavailable);
        expect(await everythingOf(on.database)).toBe(before);
      }
    }
    expect(died).toBeGreaterThan(1);
    expect(died).toBeLessThan(MANY);
    expect(await everythingOf(on.database)).not.toBe(before);
    expect((await actionsOf(on.database)).length - told).toBe(entries);
  });

  it("has all or nothing of the first release", async () => {
    const before = await everythingOf(on.database);
    let died = 0;
    for (; died < MANY; died += 1) {
      const dying = createContentStore(failingAfter(on.database, died));
      const begun = await dying.seed(SEED, START).catch(() => null);
      if (begun === true) break;
      expect(await everythingOf(on.database)).toBe(before);
      expect(await world.store().version()).toBeNull();
    }
    expect(died).toBeGreaterThan(1);
    expect(await textsOf(world.store())).toEqual(Object.fromEntries(SEED));
  });

  it("publishes after its death as if nothing had been, and tells of it once", async () => {
    await prepare();
    for (let died = 0; died < 5; died += 1) {
      const dying = createContentStore(failingAfter(on.database, died));
      await expect(publish(dying)).rejects.toBeInstanceOf(Unavailable);
    }
    expect(await publish(world.store())).toMatchObject({ kind: "published" });
    expect(await world.store().state()).toMatchObject({ version: 3, release: 2 });
    const published = (await actionsOf(on.database)).filter((each) => each === "content.published");
    expect(published).toHaveLength(1);
  });

  describeDeaths();

  /** Not told by an error of ours, but as the engine itself finds it. */
  function describeDeaths(): void {
    let address: string;
    let database: Database;
    beforeEach(async () => {
      address = await on.engine.fresh();
      database = await openDatabase(address, "server");
    });
    const first = async (store: ContentStore): Promise<void> => {
      await store.seed(SEED, START);
      const base = (await store.state())?.documents.get(ENGLISH)?.id ?? null;
      const edits = [{ path: ENGLISH, text: "English 2", base }];
      await store.addDraft({ ...DRAFT, edits }, anEntry("content.draft_added", DRAFT.id));
    };

    it("is in the files as it was before, wherever in the publishing the power is cut", async () => {
      onTestFinished(() => database.close());
      if (on.engine.name !== "sqlite") return;
      await first(createContentStore(database));
      const file = address.slice("sqlite:".length);
      const copies: string[] = [];
      let statements = 0;
      const copying = hitEach(database, () => {
        statements += 1;
        const copy = `${file}.${String(statements)}.db`;
        for (const part of ["", "-wal"]) {
          if (existsSync(`${file}${part}`)) copyFileSync(`${file}${part}`, `${copy}${part}`);
        }
        copies.push(copy);
      });
      expect(await publish(createContentStore(copying))).toMatchObject({ kind: "published" });
      expect(copies.length).toBeGreaterThan(5);
      for (const copy of copies) {
        const found = await openDatabase(`sqlite:${copy}`, "server");
        const store = createContentStore(found);
        expect(await store.state()).toMatchObject({ version: 1, release: 1 });
        expect(await textsOf(store)).toEqual(Object.fromEntries(SEED));
        expect(await store.draft(DRAFT.id)).toMatchObject({ version: 1, state: "open" });
        expect(await publish(store)).toMatchObject({ kind: "published" });
        await found.close();
      }
    });

    it("is as it was before when the server ends the connection in the middle", async () => {
      onTestFinished(() => database.close());
      if (on.engine.name !== "postgres") return;
      const store = createContentStore(database);
      await first(store);
      let died = 0;
      for (let at = 1; at < MANY; at += 1) {
        const dying = hitAfter(database, at, async (backend) => {
          await sql`select pg_terminate_backend(${backend})`.execute(database.db);
        });
        try {
          await publish(createContentStore(dying));
          break;
        } catch (error) {
          died += 1;
          expect(error).toBeInstanceOf(Unavailable);
          expect(await store.state()).toMatchObject({ version: 1, release: 1 });
          expect(await actionsOf(database)).toEqual(["content.seeded", "content.draft_added"]);
        }
      }
      expect(died).toBeGreaterThan(5);
      expect(await store.state()).toMatchObject({ version: 2, release: 2 });
    });
  }
});

/** Calls back after each statement of a write. */
function hitEach(database: Database, happens: () => void): Database {
  let hit = database;
  for (let at = 1; at < 30; at += 1) {
    hit = hitAfter(hit, at, () => {
      happens();
      return Promise.resolve();
    });
  }
  return hit;
}
