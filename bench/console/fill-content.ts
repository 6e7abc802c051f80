import { articleOf, type DocumentPath } from "../../src/domain/document.ts";
import type { DraftId, Edit, WithdrawalId } from "../../src/domain/editing.ts";
import type { NoticeId } from "../../src/domain/notice.ts";
import type { ContentStore } from "../../src/ports/content-store.ts";
import { createContentStore } from "../../src/store/content.ts";
import type { Database } from "../../src/store/database.ts";
import { createNoticeStore } from "../../src/store/notices.ts";
import {
  aDraft,
  anEntry,
  ANNA,
  aRelease,
  aWithdrawal,
} from "../../test/helpers/content-store-world.ts";
import type { Documents } from "./large-content.ts";

const RELEASES = 50;
const DRAFTS = 30;
const WITHDRAWALS = 20;
const NOTICES = 10;
/** Conversations that a notice told. */
const TOLD = 500;
const DOCUMENTS_OF_DRAFT = 12;

/** Brings a content into force with a past: releases, drafts, withdrawals and notices. */
export async function fillContent(
  database: Database,
  documents: Documents,
  at: Date,
): Promise<ContentStore> {
  const store = createContentStore(database);
  await store.seed(documents, at);
  const english = [...documents.keys()].filter((path) => path.endsWith("/en.md"));
  for (let number = 0; number < RELEASES; number += 1) {
    await publish(store, english.slice(number * 3, number * 3 + 1 + (number % 3)));
  }
  for (let number = 0; number < DRAFTS; number += 1) {
    const edits = await editsOf(store, english.slice(number * 8, number * 8 + DOCUMENTS_OF_DRAFT));
    const state = number % 3 === 0 ? "submitted" : "open";
    const draft = aDraft(1_000 + number, { edits, state });
    await store.addDraft(draft, anEntry("content.draft_added", draft.id));
  }
  for (let number = 1; number <= WITHDRAWALS; number += 1) {
    const path = english.at(-number * 7);
    const article = path === undefined ? null : articleOf(path);
    if (article === null) throw new Error("there are too few articles");
    const withdrawal = aWithdrawal(number, { article });
    await store.withdraw(withdrawal, anEntry("content.withdrawn", withdrawal.id));
  }
  await notify(database);
  return store;
}

/** Changes the title of each: what was made from the words before is outdated, and what was corrected suspended. */
async function editsOf(
  store: ContentStore,
  paths: readonly DocumentPath[],
): Promise<readonly Edit[]> {
  const state = await store.state();
  return paths.map((path) => {
    const known = state?.documents.get(path);
    const text = known?.text.replace('title: "', 'title: "Now: ') ?? null;
    return { path, text, base: known?.id ?? null };
  });
}

/** A correction of a claim of each article whose English text is changed. */
export async function publish(
  store: ContentStore,
  paths: readonly DocumentPath[],
): Promise<number> {
  const state = await store.state();
  const number = (state?.release ?? 0) + 1;
  const edits = await editsOf(store, paths);
  const draft = aDraft(number, { id: `draft of ${String(number)}` as DraftId, edits });
  await store.addDraft(draft, anEntry("content.draft_added", draft.id));
  const corrected = paths.flatMap((path) => {
    const article = articleOf(path);
    const claim = /\{id=([a-zA-Z]+)\}/.exec(state?.documents.get(path)?.text ?? "")?.[1];
    return article === null || claim === undefined ? [] : [{ article, claim }];
  });
  const release = aRelease(number, { corrected, rewritten: corrected });
  const entry = anEntry("content.published", draft.id);
  const published = await store.publish(draft, release, entry);
  if (published.kind !== "published") throw new Error(`not published: ${published.kind}`);
  return number;
}

async function notify(database: Database): Promise<void> {
  const store = createNoticeStore(database);
  for (let number = 1; number <= NOTICES; number += 1) {
    const id = `notice ${String(number)}` as NoticeId;
    const about = {
      kind: "withdrawal",
      id: `withdrawal-${String(number)}` as WithdrawalId,
    } as const;
    const at = aWithdrawal(number).at;
    const notice = { id, about, claims: [], since: at, state: "running", by: ANNA, at } as const;
    await store.begin(notice, anEntry("notice.begun", id));
    await database.write(async (tx) => {
      const told = Array.from({ length: TOLD }, (_, each) => ({
        about: `withdrawal/${about.id}`,
        lane: `web/here/conversation ${String(each)}`,
        notice: id,
        platform: "web",
        person: `here/conversation ${String(each)}`,
        delivery_key: `${id} ${String(each)}`,
        at: at.getTime(),
      }));
      await tx.insertInto("notice_told").values(told).execute();
    });
    await store.finish(id);
  }
}
