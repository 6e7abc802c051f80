import type { DocumentKind } from "../api/content-types.ts";

/** What the path of a document says of it. */
export interface DocumentName {
  readonly kind: DocumentKind;
  /** `topic/slug`; `null` for what belongs to no article. */
  readonly article: string | null;
  /** Of an article’s text or of the ways of asking for it; `null` for everything else. */
  readonly language: string | null;
}

export function readPath(path: string): DocumentName {
  const [top = "", topic = "", slug = "", file = ""] = path.split("/");
  if (top === "prompts") return { kind: "prompt", article: null, language: null };
  if (file !== "") {
    const article = `${topic}/${slug}`;
    const [language = ""] = file.split(".");
    if (file.endsWith(".md")) return { kind: "text", article, language };
    return file.endsWith(".asked.yaml")
      ? { kind: "asked", article, language }
      : { kind: "article", article, language: null };
  }
  const kinds: Readonly<Record<string, DocumentKind>> = { facts: "facts", tables: "table" };
  return { kind: slug === "" ? "list" : (kinds[topic] ?? "list"), article: null, language: null };
}

/** @param article `topic/slug` */
export function textPath(article: string, language: string): string {
  return `knowledge/${article}/${language}.md`;
}

/** Where the ways of asking for an article stand in one language. */
export function askedPath(article: string, language: string): string {
  return `knowledge/${article}/${language}.asked.yaml`;
}

/** Where the claims, sources and dates of an article stand. */
export function articlePath(article: string): string {
  return `knowledge/${article}/article.yaml`;
}

/** Where a draft’s document is written. */
export function editorLink(draft: string, path: string, line: number | null = null): string {
  const params = new URLSearchParams({ path });
  if (line !== null) params.set("line", String(line));
  return `/content/drafts/${draft}/edit?${params.toString()}`;
}

/** The tables and lists that come with the service; facts and articles are found by their names. */
export const OTHER_DOCUMENTS: readonly string[] = [
  "knowledge/sources.yaml",
  "knowledge/publishers.yaml",
  "knowledge/allowed-names.yaml",
  "knowledge/tables/visa-free.yaml",
  "knowledge/tables/contacts.yaml",
  "knowledge/tables/holidays.yaml",
  "knowledge/tables/places.yaml",
  "knowledge/tables/centres.yaml",
  "knowledge/tables/programmes.yaml",
];

/** What the service tells a model, in the order in which a question meets them. */
export const PROMPTS = ["understand", "select"] as const;
export type PromptName = (typeof PROMPTS)[number];

export function promptPath(name: PromptName): string {
  return `prompts/${name}.md`;
}
