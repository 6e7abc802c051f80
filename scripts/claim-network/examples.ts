import type { IndexJob } from "../../src/app/index-learner.ts";
import { readWay } from "../../src/content/ways.ts";
import { claimClass, NO_CLASS } from "../../src/search/claims/claim-network.ts";
import { MOST_BEFORE } from "../../src/services/conversation-search.ts";
import { networkTerms } from "../../src/search/text/terms.ts";
import {
  conversationsIn,
  questionsIn,
  type Labelled,
  type LabelledTurn,
} from "../message-models/labelled-messages.ts";
import { linesOf } from "../message-models/sentences.ts";
import type { Example } from "./conversations.ts";
import type { HeldExample } from "./held.ts";

/** A claim’s own words say less of how it is asked for than the ways of asking do. */
const OWN_WORDS_SHARE = 0.5;
/**
 * A question of somebody who had read none of the articles, labelled by somebody else, tells more than a way of asking that was written
 * for a claim (docs/decisions/0021-labelled-messages-teach.md).
 */
const LABELLED_SHARE = 3;

type Reader = (text: string) => readonly number[];

/** All that the network learns from in one language. */
export function examplesOf({ language, documents, negatives }: IndexJob): Example[] {
  const read: Reader = (text) => networkTerms(text, language);
  const messagesIn = (file: string, kind: Example["kind"]): Example[] =>
    writtenMessages(linesOf(language, file), documents).map(({ text, ...message }) => ({
      ...message,
      ...{ terms: read(text), weight: 1, kind },
    }));
  const others = negatives.flatMap(({ near, far }) => [...near, ...far]);
  return [
    ...documents.flatMap((document) => waysOfAsking(document, read)),
    ...messagesIn("asked.txt", "question"),
    ...messagesIn("later.txt", "later"),
    ...labelledMessages(language, documents, read),
    ...documents.flatMap((document) => ownWords(document, read)),
    ...others.map((text): Example => ({
      ...{ terms: read(text), needs: [[NO_CLASS]], weight: 1 },
      ...{ subject: null, kind: "question" },
    })),
  ];
}

type Document = IndexJob["documents"][number];

function waysOfAsking({ id, questions, wanted }: Document, read: Reader): Example[] {
  return questions.flatMap((question, number): Example[] => {
    const claims = wanted[number] ?? null;
    if (claims === null) return [];
    const needs = (claims.length === 0 ? [null] : claims).map((claim) => [claimClass(id, claim)]);
    return [{ terms: read(question), needs, weight: 1, subject: id, kind: "question" }];
  });
}

/**
 * Messages below the names of the articles that they are about, each marked with the claims that it asks for, like ways of asking. Those
 * that ask for none that is known are passed over.
 */
function writtenMessages(
  lines: readonly string[],
  documents: readonly Document[],
): (Pick<Example, "subject" | "needs"> & { readonly text: string })[] {
  const known = new Map(
    documents.map(({ id, claims }) => [id as string, new Set<string>(claims.map((one) => one.id))]),
  );
  let subject = "";
  return lines.flatMap((line) => {
    if (line.startsWith("## ")) {
      subject = line.slice("## ".length).trim();
      return [];
    }
    const { text, wanted } = readWay(line);
    const claims = (wanted ?? []).filter((claim) => known.get(subject)?.has(claim) === true);
    if (claims.length === 0) return [];
    return [{ text, subject, needs: claims.map((claim) => [claimClass(subject, claim)]) }];
  });
}

/**
 * What labelled messages ask for: claims of any article, the subject as a whole where only a table tells, or nothing of ours.
 *
 * @returns `null` where the article is not in this language
 */
function createLabels(documents: readonly Document[]) {
  const known = new Set(
    documents.flatMap(({ id, claims }) => claims.map((claim) => claimClass(id, claim.id))),
  );
  const subjects = new Set<string>(documents.map(({ id }) => id));
  return ({ subject, holds }: Labelled): Example["needs"] | null => {
    if (subject !== null && !subjects.has(subject)) return null;
    const needs = holds
      .map((claims) => [...new Set(claims)].filter((claim) => known.has(claim)))
      .filter((claims) => claims.length > 0);
    const whole = subject === null ? NO_CLASS : claimClass(subject, null);
    return needs.length > 0 ? needs : [[whole]];
  };
}

/** What is asked of a subject of ours and held nowhere teaches no claim. */
function teachesClaims({ subject, holds }: Labelled): boolean {
  return holds.length > 0 || subject === null;
}

/** Single questions, and turns of conversations with those before them. */
function labelledMessages(
  language: string,
  documents: readonly Document[],
  read: Reader,
): Example[] {
  const needsOf = createLabels(documents);
  const examplesFor = (
    message: Labelled,
    own: Pick<Example, "terms" | "kind" | "before">,
  ): Example[] => {
    const needs = needsOf(message);
    const { subject } = message;
    return needs === null ? [] : [{ ...own, needs, subject, weight: LABELLED_SHARE }];
  };
  const questions = questionsIn(language)
    .filter(teachesClaims)
    .flatMap((question) => examplesFor(question, { terms: read(question.text), kind: "question" }));
  // What nothing of ours holds, beside what was asked before, teaches nothing.
  const turns = turnsIn(language, read)
    .filter(({ message }) => message.holds.length > 0)
    .flatMap(({ message, terms, before }) => examplesFor(message, { terms, kind: "turn", before }));
  return [...questions, ...turns];
}

interface Turn {
  readonly message: LabelledTurn;
  readonly terms: readonly number[];
  /** The terms of each message that is read with it. */
  readonly before: readonly (readonly number[])[];
}

/**
 * What is asked in conversations, as a search reads it: what asks for nothing is no part of that. A detail is read twice, as any message and
 * beside the question that it completes, since a turn that takes it for a detail asks that question again.
 */
function turnsIn(language: string, read: Reader): Turn[] {
  return conversationsIn(language).flatMap((conversation) => {
    const messages = conversation.filter(({ kind }) => kind === "question" || kind === "detail");
    const terms = messages.map(({ text }) => read(text));
    return messages.flatMap((message, place): Turn[] => {
      const before = terms.slice(0, place).slice(-MOST_BEFORE);
      const own = { message, terms: terms[place] ?? [], before };
      const completed = messages.slice(0, place).findLastIndex(({ kind }) => kind === "question");
      if (message.kind !== "detail" || completed < 0) return [own];
      const others = terms.slice(0, place + 1).toSpliced(completed, 1);
      const again = { terms: terms[completed] ?? [], before: others.slice(-MOST_BEFORE) };
      return [own, { message, ...again }];
    });
  });
}

/**
 * What tells whether something of ours holds what is asked, in one language: single questions, turns of conversations as they are read, and
 * questions that were written to have no answer.
 */
export function heldExamplesOf({
  language,
  negatives,
}: Pick<IndexJob, "language" | "negatives">): HeldExample[] {
  const read: Reader = (text) => networkTerms(text, language);
  const others = negatives
    .flatMap(({ near, far }) => [...near, ...far])
    .map((text) => ({ terms: read(text), before: [], isHeld: false }));
  const questions = questionsIn(language).map(({ text, holds }) => ({
    ...{ terms: read(text), before: [] },
    isHeld: holds.length > 0,
  }));
  const turns = turnsIn(language, read).map(({ message, terms, before }) => ({
    ...{ terms, before },
    isHeld: message.holds.length > 0,
  }));
  return [...questions, ...turns, ...others];
}

/** Titles ask about a subject as a whole, a claim’s own words and its heading about the claim. */
function ownWords({ id, title, claims }: Document, read: Reader): Example[] {
  const own = { subject: id, kind: "text" } as const;
  return [
    { ...own, terms: read(title), needs: [[claimClass(id, null)]], weight: 1 },
    ...claims.flatMap((claim) =>
      [claim.text, claim.heading]
        .filter((text) => text !== "")
        .map((text) => ({
          ...own,
          terms: read(text),
          needs: [[claimClass(id, claim.id)]],
          weight: OWN_WORDS_SHARE,
        })),
    ),
  ];
}
