declare const documentPath: unique symbol;

/** A file of the content by its path from the top of the project, such as `knowledge/visas/r-visa/ru.md`. */
export type DocumentPath = string & { readonly [documentPath]: true };

/** What a document holds. */
export type DocumentKind =
  /** Claims, sources and dates of an article. */
  | "article"
  /** An article’s words in one language. */
  | "text"
  /** Ways of asking for an article in one language, by what they ask for. */
  | "asked"
  | "facts"
  | "table"
  /** Sources, allowed names and questions that nothing answers. */
  | "list"
  | "prompt";

/** Longest document, in UTF-16 code units; the longest of today has a twentieth of it. */
export const LONGEST_DOCUMENT = 400_000;

const SLUG = "[a-z0-9]+(?:-[a-z0-9]+)*";
const TAG = "[a-z]{2,3}(?:-[A-Za-z0-9]+)*";
const FORMS: readonly (readonly [RegExp, DocumentKind])[] = [
  [/^prompts\/[a-z][a-zA-Z-]*\.md$/, "prompt"],
  [new RegExp(`^knowledge/facts/${SLUG}\\.yaml$`), "facts"],
  [new RegExp(`^knowledge/tables/${SLUG}\\.yaml$`), "table"],
  [new RegExp(`^knowledge/negatives/${TAG}\\.yaml$`), "list"],
  [new RegExp(`^knowledge/${SLUG}\\.yaml$`), "list"],
  [
    new RegExp(`^knowledge/(?!facts/|tables/|negatives/)${SLUG}/${SLUG}/article\\.yaml$`),
    "article",
  ],
  [new RegExp(`^knowledge/(?!facts/|tables/|negatives/)${SLUG}/${SLUG}/${TAG}\\.md$`), "text"],
  [
    new RegExp(`^knowledge/(?!facts/|tables/|negatives/)${SLUG}/${SLUG}/${TAG}\\.asked\\.yaml$`),
    "asked",
  ],
];

/** Longest path; folders of some systems take no longer name. */
const LONGEST_PATH = 200;

/** `null` for what names no file of the content: other folders, other endings, `..` and whatever looks like it. */
export function readDocumentPath(text: string): DocumentPath | null {
  return text.length <= LONGEST_PATH && FORMS.some(([form]) => form.test(text))
    ? (text as DocumentPath)
    : null;
}

export function documentKind(path: DocumentPath): DocumentKind {
  const found = FORMS.find(([form]) => form.test(path));
  // A path is made by `readDocumentPath` alone.
  if (found === undefined) throw new TypeError("a path names no document");
  return found[1];
}

/** The article to which a document belongs, as `topic/slug`; `null` for what belongs to none. */
export function articleOf(path: DocumentPath): `${string}/${string}` | null {
  const kind = documentKind(path);
  if (kind !== "article" && kind !== "text" && kind !== "asked") return null;
  const [, topic = "", slug = ""] = path.split("/");
  return `${topic}/${slug}`;
}

const MADE_FROM = /^translatedFrom:[ \t]*["']?([0-9a-f]+)/m;

/** The mark of the English words from which a text was made; `null` where it names none. */
export function madeFrom(text: string): string | null {
  return MADE_FROM.exec(text)?.[1] ?? null;
}

const HEAD = /^---\n[\s\S]*?\n---(?:\n|$)/;
const UNREAD = /^["']?unread["']?[ \t]*:.*\n/m;

/** Whether a text says of itself that its words came from a model, and nobody has said yet that they read them. */
export function isUnread(text: string): boolean {
  return UNREAD.test(HEAD.exec(text)?.[0] ?? "");
}

/** The language of an article’s text; `null` for every other document. */
export function languageOf(path: DocumentPath): string | null {
  return documentKind(path) === "text" ? tagOf(path) : null;
}

/** The language of an article’s text or of the ways of asking for it; `null` for every other document. */
export function askedLanguageOf(path: DocumentPath): string | null {
  return documentKind(path) === "asked" ? tagOf(path) : languageOf(path);
}

/** The document with the ways of asking for an article in one language; `null` where that names none. */
export function askedPath(article: string, language: string): DocumentPath | null {
  return readDocumentPath(`knowledge/${article}/${language}.asked.yaml`);
}

function tagOf(path: DocumentPath): string {
  const [tag = ""] = path.slice(path.lastIndexOf("/") + 1).split(".");
  return tag;
}
