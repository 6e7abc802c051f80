import type { ArticleId } from "../../src/domain/knowledge.ts";
import type { LanguageTag } from "../../src/domain/locale.ts";
import { webUrl } from "./markdown.ts";

/** The address of an article's own page, below the service's. */
export function articlePath(id: ArticleId, language: LanguageTag): string {
  return `/a/${id}?lang=${encodeURIComponent(language)}`;
}

/**
 * Where a link of an article leads on the web; `null` when nobody should or could follow it.
 *
 * @param base what stands before the path of an article's page: nothing on a page of the service itself, `null` where
 * readers cannot reach it
 */
export function articleLink(
  url: string,
  language: LanguageTag,
  base: string | null,
): string | null {
  const id = readArticleId(url.startsWith("article:") ? url.slice("article:".length) : "");
  if (id === null) return webUrl(url);
  return base === null ? null : base.replace(/\/$/, "") + articlePath(id, language);
}

/** Reads `topic/slug`; `null` when it cannot be an article's name. */
export function readArticleId(text: string): ArticleId | null {
  const match = /^([a-z0-9]+(?:-[a-z0-9]+)*)\/([a-z0-9]+(?:-[a-z0-9]+)*)$/.exec(text);
  return match === null ? null : `${match[1] ?? ""}/${match[2] ?? ""}`;
}
