import type { IndexJob } from "../../src/app/index-learner.ts";
import { readWay } from "../../src/content/ways.ts";
import { claimClass, NO_CLASS } from "../../src/search/claims/claim-network.ts";
import { networkTerms } from "../../src/search/text/terms.ts";
import { linesOf } from "../message-models/sentences.ts";
import type { Example } from "./conversations.ts";

/** A claim’s own words say less of how it is asked for than the ways of asking do. */
const OWN_WORDS_SHARE = 0.5;

type Reader = (text: string) => readonly number[];

/**
 * All that the network learns from in one language.
 *
 * @param isTaught whether the way of asking, or the later message, of that number in its article may be learned from
 */
export function examplesOf(
  { language, documents, negatives }: IndexJob,
  isTaught: (number: number) => boolean,
): Example[] {
  const read: Reader = (text) => networkTerms(text, language);
  const messagesIn = (file: string, kind: Example["kind"]): Example[] =>
    writtenMessages(linesOf(language, file), documents, isTaught).map(({ text, ...message }) => ({
      ...message,
      ...{ terms: read(text), weight: 1, kind },
    }));
  const others = negatives.flatMap(({ near, far }) => [...near, ...far]);
  return [
    ...documents.flatMap((document) => waysOfAsking(document, read, isTaught)),
    ...messagesIn("asked.txt", "question"),
    ...messagesIn("later.txt", "later"),
    ...documents.flatMap((document) => ownWords(document, read)),
    ...others.map((text): Example => ({
      ...{ terms: read(text), classes: [NO_CLASS], weight: 1 },
      ...{ subject: null, kind: "question" },
    })),
  ];
}

type Document = IndexJob["documents"][number];

function waysOfAsking(
  { id, questions, wanted }: Document,
  read: Reader,
  isTaught: (number: number) => boolean,
): Example[] {
  return questions.flatMap((question, number): Example[] => {
    const claims = wanted[number] ?? null;
    if (claims === null || !isTaught(number)) return [];
    const classes = (claims.length === 0 ? [null] : claims).map((claim) => claimClass(id, claim));
    return [{ terms: read(question), classes, weight: 1, subject: id, kind: "question" }];
  });
}

/**
 * Messages below the names of the articles that they are about, each marked with the claims that it asks for, like ways of asking. Those
 * that ask for none that is known are passed over.
 */
function writtenMessages(
  lines: readonly string[],
  documents: readonly Document[],
  isTaught: (number: number) => boolean,
): (Pick<Example, "subject" | "classes"> & { readonly text: string })[] {
  const known = new Map(
    documents.map(({ id, claims }) => [id as string, new Set<string>(claims.map((one) => one.id))]),
  );
  let subject = "";
  let number = -1;
  return lines.flatMap((line) => {
    if (line.startsWith("## ")) {
      subject = line.slice("## ".length).trim();
      number = -1;
      return [];
    }
    number += 1;
    const { text, wanted } = readWay(line);
    const claims = (wanted ?? []).filter((claim) => known.get(subject)?.has(claim) === true);
    if (claims.length === 0 || !isTaught(number)) return [];
    return [{ text, subject, classes: claims.map((claim) => claimClass(subject, claim)) }];
  });
}

/** Titles ask about a subject as a whole, a claim’s own words and its heading about the claim. */
function ownWords({ id, title, claims }: Document, read: Reader): Example[] {
  const own = { subject: id, kind: "text" } as const;
  return [
    { ...own, terms: read(title), classes: [claimClass(id, null)], weight: 1 },
    ...claims.flatMap((claim) =>
      [claim.text, claim.heading]
        .filter((text) => text !== "")
        .map((text) => ({
          ...own,
          terms: read(text),
          classes: [claimClass(id, claim.id)],
          weight: OWN_WORDS_SHARE,
        })),
    ),
  ];
}
