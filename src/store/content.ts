import type { ContentState, ContentStore } from "../ports/content-store.ts";
import { addDraft, listDrafts, readDraft, saveDraft } from "./content-drafts.ts";
import {
  changedPaths,
  changeOf,
  changesOf,
  historyOf,
  listReleases,
  readReleaseOf,
  readRevisionOf,
  supersededSince,
  writersOf,
} from "./content-history.ts";
import {
  editWriters,
  expireEarlierEdits,
  listEarlierEdits,
  readEarlierEdit,
} from "./content-edits.ts";
import { publishDraft, restoreDocuments, seedContent } from "./content-publish.ts";
import { offerSeed, seedHashes } from "./content-seeds.ts";
import { countersOf, stateOf } from "./content-state.ts";
import { listRowVerifications, listVerifications } from "./content-verifications.ts";
import { findWithdrawal, lift, listWithdrawals, withdraw } from "./content-withdrawals.ts";
import type { Database } from "./database.ts";
import { reading } from "./reading.ts";

/**
 * The content over one open database; all its faults are `Unavailable` or `internal`. What it read last it keeps in memory,
 * and reads only what came into force since.
 */
export function createContentStore(database: Database): ContentStore {
  const { engine, db, write } = database;
  // Thousands of documents, of which a change touches a few.
  let last: ContentState | null = null;
  const read = <T>(work: () => Promise<T>): Promise<T> => reading(engine, work);
  return {
    version: () =>
      read(async () => {
        const { version, release } = await countersOf(db);
        return release === 0 ? null : version;
      }),
    state: () => read(async () => (last = await stateOf(db, last))),
    seed: (documents, at) => write((tx) => seedContent(tx, engine, documents, at)),
    seedHashes: () => read(() => seedHashes(db)),
    offerSeed: (hashes, drafts) => write((tx) => offerSeed(tx, hashes, drafts)),

    history: (path, before, most) => read(() => historyOf(db, path, before, most)),
    revision: (id) => read(() => readRevisionOf(db, id)),
    supersededSince: (at) => read(() => supersededSince(db, at)),
    releases: (before, most) => read(() => listReleases(db, before, most)),
    release: (number) => read(() => readReleaseOf(db, number)),
    changesOf: (number) => read(() => changesOf(db, number)),
    changedPaths: (number) => read(() => changedPaths(db, number)),
    changeOf: (number, path) => read(() => changeOf(db, number, path)),
    writersOf: (numbers) => read(() => writersOf(db, numbers)),

    drafts: (states, most) => read(() => listDrafts(db, states, most)),
    draft: (id) => read(() => readDraft(db, id)),
    addDraft: (draft, entry) => write((tx) => addDraft(tx, draft, entry)),
    saveDraft: (draft, entry, verified) => write((tx) => saveDraft(tx, draft, entry, verified)),
    editWriters: (draft) => read(() => editWriters(db, draft)),
    earlierEdits: (draft) => read(() => listEarlierEdits(db, draft)),
    earlierEdit: (draft, id) => read(() => readEarlierEdit(db, draft, id)),
    expireEarlierEdits: (before) => write((tx) => expireEarlierEdits(tx, before)),
    verifications: (of) => read(() => listVerifications(db, of)),
    rowVerifications: (release) => read(() => listRowVerifications(db, release)),

    publish: (draft, release, entry, seen) =>
      write((tx) => publishDraft(tx, engine, draft, release, { entry, seen })),
    restore: (to, release, entry, seen) =>
      write((tx) => restoreDocuments(tx, engine, to, release, { entry, seen })),

    withdrawals: (most) => read(() => listWithdrawals(db, most)),
    withdrawal: (id) => read(() => findWithdrawal(db, id)),
    withdraw: (withdrawal, entry, more = []) =>
      write((tx) => withdraw(tx, engine, [{ withdrawal, entry }, ...more])),
    lift: (id, by, at, entry, reason) =>
      write((tx) => lift(tx, engine, id, { by, at, entry, reason: reason ?? null })),
  };
}
