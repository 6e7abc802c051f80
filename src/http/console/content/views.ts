import { askedLanguageOf, documentKind } from "../../../domain/document.ts";
import type { Draft, Release, Verification, Withdrawal } from "../../../domain/editing.ts";
import type { Source } from "../../../domain/knowledge.ts";
import type { ContentState, DraftHead, EarlierEditHead } from "../../../ports/content-store.ts";
import type {
  ArticleInForce,
  DocumentInForce,
  FactRow,
} from "../../../services/content/documents.ts";
import type { NameEditor } from "../../../services/content/editors.ts";
import type { Publishable } from "../../../services/content/publishing.ts";

/** A draft in a list, without words. */
export function draftHead(draft: Draft | DraftHead, nameOf: NameEditor) {
  const paths = "paths" in draft ? draft.paths : draft.edits.map(({ path }) => path);
  const { id, version, title, author, editors, state, nature, reason, release } = draft;
  return {
    id,
    version,
    title,
    author: nameOf(author),
    editors: editors.map(nameOf),
    state,
    nature,
    reason,
    paths,
    createdAt: draft.createdAt.toISOString(),
    changedAt: draft.changedAt.toISOString(),
    release,
  };
}

/** A draft with its words, beside those in force. */
export function draftView({ draft, state, whyNot }: Publishable, nameOf: NameEditor) {
  return {
    draft: {
      ...draftHead(draft, nameOf),
      edits: draft.edits.map((edit) => editView(edit, state)),
    },
    mayPublish: whyNot === null,
    whyNot,
  };
}

function editView({ path, text, base }: Draft["edits"][number], { documents }: ContentState) {
  const now = documents.get(path);
  const current = now === undefined ? null : { revision: now.id, text: now.text };
  const stale = base !== (current?.revision ?? null);
  return { path, kind: documentKind(path), text, base, current, stale };
}

/** What a draft held earlier, without words. */
export function earlierView(earlier: EarlierEditHead, nameOf: NameEditor) {
  const { id, path, base, editor, at, endedBy, endedAt } = earlier;
  return {
    id,
    path,
    base,
    by: editor === null ? null : nameOf(editor),
    at: at.toISOString(),
    endedBy: nameOf(endedBy),
    endedAt: endedAt.toISOString(),
  };
}

export function releaseRow(release: Release, nameOf: NameEditor) {
  const { number, kind, nature, at, by, author, title, reason, paths, override } = release;
  return {
    number,
    kind,
    nature,
    at: at.toISOString(),
    by: nameOf(by),
    author: author === null ? null : nameOf(author),
    title,
    reason,
    paths,
    override,
    corrected: release.corrected.length,
  };
}

export function verificationView({ article, on, by }: Verification, nameOf: NameEditor) {
  return { article, on, by: nameOf(by) };
}

export function articleView(
  { id, title, documents, claims, questions, verification }: ArticleInForce,
  nameOf: NameEditor,
) {
  return {
    id,
    title,
    documents: documents.map(({ path, id: revision, text }) => ({
      path,
      kind: documentKind(path),
      language: askedLanguageOf(path),
      revision,
      text,
    })),
    claims: claims.map(({ period, ...claim }) => ({ ...claim, ...period })),
    questions,
    verification: verification === null ? null : verificationView(verification, nameOf),
  };
}

export function documentView({ document, history }: DocumentInForce, nameOf: NameEditor) {
  const { path, id, text } = document;
  return {
    path,
    kind: documentKind(path),
    revision: id,
    text,
    history: history.map(({ revision, release, verification }) => ({
      id: revision.id,
      release: release.number,
      at: release.at.toISOString(),
      by: nameOf(release.by),
      title: release.title,
      reason: release.reason,
      removed: revision.text === null,
      verification: verification === null ? null : verificationView(verification, nameOf),
    })),
  };
}

export function factView({ values, ...fact }: FactRow) {
  return { ...fact, values: values.map(({ period, ...value }) => ({ ...value, ...period })) };
}

export function sourceView({ id, title, publisher, citing, url, seenOn, confidence }: Source) {
  return { id, title, publisher, citing, url, seenOn, confidence };
}

export function withdrawalView(withdrawal: Withdrawal, title: string, nameOf: NameEditor) {
  const { id, article, claim, at, by, reason, liftedAt, liftedBy, liftReason } = withdrawal;
  const { joined = [] } = withdrawal;
  return {
    id,
    article,
    claim,
    title,
    at: at.toISOString(),
    by: nameOf(by),
    reason,
    liftedAt: liftedAt?.toISOString() ?? null,
    liftedBy: liftedBy === null ? null : nameOf(liftedBy),
    liftReason: liftReason ?? null,
    joined: joined.map((each) => ({
      by: nameOf(each.by),
      at: each.at.toISOString(),
      reason: each.reason,
    })),
  };
}
