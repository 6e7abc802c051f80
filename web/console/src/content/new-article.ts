import { articlePath, askedPath, textPath } from "./document-path.ts";

/** What is known of an article before its words are. */
export interface NewArticle {
  readonly topic: string;
  readonly slug: string;
  readonly title: string;
  /** A role, such as `entry-and-stay`. */
  readonly owner: string;
  /** A day, YYYY-MM-DD. */
  readonly reviewBy: string;
  /** The id of a source that is listed already. */
  readonly source: string;
  /** Ways in which people asked in English, each once. */
  readonly questions: readonly string[];
}

export interface NewDocument {
  readonly path: string;
  readonly text: string;
  readonly base: null;
}

/**
 * The three documents with which an article begins. They are in good order but for its words: until there are a summary and
 * eight ways of asking the check refuses them, so that nothing half written can come into force.
 */
export function newArticle(article: NewArticle): readonly NewDocument[] {
  const id = `${article.topic}/${article.slug}`;
  return [
    { path: articlePath(id), text: articleText(article), base: null },
    { path: textPath(id, "en"), text: englishText(article), base: null },
    { path: askedPath(id, "en"), text: askedText(article), base: null },
  ];
}

function articleText({ owner, reviewBy, source }: NewArticle): string {
  return `audience: [researcher, host, staff]
owner: ${quoted(owner)}
verifiedOn: null
reviewBy: ${reviewBy}
claims:
  # One for each statement that could end on another day or rests on another source.
  main: { sources: [${source}] }
`;
}

function englishText({ title }: NewArticle): string {
  return `---
title: ${quoted(title)}
# At most sixty words, like ":claim[What is true.]{id=main}"; figures stand in facts, as {nameOfTheFact}.
summary: ""
---

:::claim{id=main}

:::
`;
}

function askedText({ questions }: NewArticle): string {
  const asked = questions.map((question) => `  - ${quoted(question)}`);
  return `# At least eight, in the words of people who do not know the official term, below what they ask for: general for the
# subject as a whole, the name of a claim or several with blanks between, unsorted where nobody has said yet.
general: []
main: []
unsorted:${asked.length === 0 ? " []" : `\n${asked.join("\n")}`}
`;
}

/** What a text in another language begins with: the English words, to be put into it. */
export function newTranslation(english: string): string {
  return english
    .replace(/^translatedFrom:.*\n/m, "")
    .replace(/^questions:[^]*?(?=^\S)/m, "questions: []\n");
}

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Whether words can be the topic or the short name of an article. */
export function isSlug(text: string): boolean {
  return text.length <= 60 && SLUG.test(text);
}

/** A short name made of a title’s Latin letters and digits; empty when it has none. */
export function slugOf(title: string): string {
  const plain = title.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
  const words = plain.match(/[a-z0-9]+/g) ?? [];
  let slug = "";
  for (const word of words) {
    const longer = slug === "" ? word : `${slug}-${word}`;
    if (longer.length > 40) break;
    slug = longer;
  }
  return slug;
}

/** As YAML takes it, whatever it contains. */
function quoted(text: string): string {
  return JSON.stringify(text.replaceAll(/\s+/g, " ").trim());
}
