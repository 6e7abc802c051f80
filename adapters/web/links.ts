import type { ArticleId } from "../../src/domain/knowledge.ts";
import type { LanguageTag } from "../../src/domain/locale.ts";
import { webUrl } from "../shared/markdown.ts";

/** The address of an article's own page. */
export function articlePath(id: ArticleId, language: LanguageTag): string {
  return `/a/${id}?lang=${encodeURIComponent(language)}`;
}

/** Where a link of an article leads on the web; `null` when a browser should not follow it. */
export function articleLink(url: string, language: LanguageTag): string | null {
  const id = readArticleId(url.startsWith("article:") ? url.slice("article:".length) : "");
  return id === null ? webUrl(url) : articlePath(id, language);
}

/** Reads `topic/slug`; `null` when it cannot be an article's name. */
export function readArticleId(text: string): ArticleId | null {
  const match = /^([a-z0-9]+(?:-[a-z0-9]+)*)\/([a-z0-9]+(?:-[a-z0-9]+)*)$/.exec(text);
  return match === null ? null : `${match[1] ?? ""}/${match[2] ?? ""}`;
}
