import { readDocumentFiles } from "../../src/content/document-files.ts";
import { FRONT_MATTER } from "../../src/content/read-article-text.ts";
import {
  articleOf,
  languageOf,
  madeFrom,
  readDocumentPath,
  type DocumentPath,
} from "../../src/domain/document.ts";

/** All that the language identifier tells; the service speaks six of them, whose texts it therefore serves. */
const LANGUAGES = "ar am bn en es fa fr id kk ky mn ms my ne pt ru sr sw th tr ur uz vi zh".split(
  " ",
);

/** Of a content after years. */
export const ARTICLES = 500;

export type Documents = ReadonlyMap<DocumentPath, string>;

/** The project’s own documents. */
export function ownDocuments(): Documents {
  return readDocumentFiles(new URL("../..", import.meta.url).pathname);
}

/**
 * A content of so many articles in 24 languages without a fault, from the project’s own: as long as they are, with other ids and
 * other ways of asking. In languages that the project does not have the words are English; articles of conversation are
 * in the languages of the service, no more and no less.
 */
export function largeContent(own: Documents, articles: number): Documents {
  const documents = new Map(own);
  const models = Map.groupBy(own.keys(), articleOf);
  models.delete(null);
  const subjects = [...models.keys()].filter((id) => id?.startsWith("conversation/") === false);
  const conversation = models.size - subjects.length;
  for (let number = 0; number < articles - conversation; number += 1) {
    const model = subjects[number % subjects.length] ?? null;
    const round = Math.floor(number / subjects.length);
    if (model === null) continue;
    addArticle(documents, own, { model, round, paths: models.get(model) ?? [] });
  }
  return documents;
}

interface Copied {
  readonly model: string;
  /** 0 is the article itself. */
  readonly round: number;
  readonly paths: readonly DocumentPath[];
}

function addArticle(
  documents: Map<DocumentPath, string>,
  own: Documents,
  { model, round, paths }: Copied,
): void {
  const folder = `knowledge/${model}${round === 0 ? "" : `-${String(round)}`}`;
  const texts = new Map(paths.map((path) => [languageOf(path), own.get(path) ?? ""]));
  const hash = madeFrom(texts.get("zh") ?? "") ?? "";
  documents.set(pathOf(`${folder}/article.yaml`), texts.get(null) ?? "");
  for (const tag of LANGUAGES) {
    const text = texts.get(tag) ?? translated(texts.get("en") ?? "", hash);
    documents.set(pathOf(`${folder}/${tag}.md`), asked(text, round));
  }
}

function translated(english: string, hash: string): string {
  return english.replace("\nquestions:", `\ntranslatedFrom: "${hash}"\nquestions:`);
}

/** Two articles are not asked for in the same words. */
function asked(text: string, round: number): string {
  if (round === 0) return text;
  return text.replace(FRONT_MATTER, (head) =>
    head.replace(/^( +- .*?)("?)$/gm, `$1 ${String(round)}$2`),
  );
}

export function pathOf(text: string): DocumentPath {
  const path = readDocumentPath(text);
  if (path === null) throw new Error(`${text} names no document`);
  return path;
}
