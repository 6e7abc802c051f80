import type { ContentStore } from "../ports/content-store.ts";
import { addDraft, listDrafts, readDraft, saveDraft } from "./content-drafts.ts";
import {
  changesOf,
  historyOf,
  listReleases,
  readReleaseOf,
  readRevisionOf,
} from "./content-history.ts";
import { publishDraft, restoreDocuments, seedContent } from "./content-publish.ts";
import { offerSeed, seedHashes } from "./content-seeds.ts";
import { countersOf, stateOf } from "./content-state.ts";
import { lift, listWithdrawals, withdraw } from "./content-withdrawals.ts";
import type { Database } from "./database.ts";
import { reading } from "./reading.ts";

/** The content over one open database; all its faults are `Unavailable` or `internal`. */
export function createContentStore(database: Database): ContentStore {
  const { engine, db, write } = database;
  const read = <T>(work: () => Promise<T>): Promise<T> => reading(engine, work);
  return {
    version: () =>
      read(async () => {
        const { version, release } = await countersOf(db);
        return release === 0 ? null : version;
      }),
    state: () => read(() => stateOf(db)),
    seed: (documents, at) => write((tx) => seedContent(tx, engine, documents, at)),
    seedHashes: () => read(() => seedHashes(db)),
    offerSeed: (hashes, draft) => write((tx) => offerSeed(tx, hashes, draft)),

    history: (path, before, most) => read(() => historyOf(db, path, before, most)),
    revision: (id) => read(() => readRevisionOf(db, id)),
    releases: (before, most) => read(() => listReleases(db, before, most)),
    release: (number) => read(() => readReleaseOf(db, number)),
    changesOf: (number) => read(() => changesOf(db, number)),

    drafts: (states, most) => read(() => listDrafts(db, states, most)),
    draft: (id) => read(() => readDraft(db, id)),
    addDraft: (draft, entry) => write((tx) => addDraft(tx, draft, entry)),
    saveDraft: (draft, entry) => write((tx) => saveDraft(tx, draft, entry)),

    publish: (draft, release, entry) =>
      write((tx) => publishDraft(tx, engine, draft, release, entry)),
    restore: (to, release, entry) =>
      write((tx) => restoreDocuments(tx, engine, to, release, entry)),

    withdrawals: (most) => read(() => listWithdrawals(db, most)),
    withdraw: (withdrawal, entry) => write((tx) => withdraw(tx, engine, withdrawal, entry)),
    lift: (id, by, at, entry, reason) =>
      write((tx) => lift(tx, engine, id, { by, at, entry, reason: reason ?? null })),
  };
}
