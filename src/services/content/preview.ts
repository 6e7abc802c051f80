import type { Reply } from "../../domain/answer.ts";
import { articleOf, languageOf, type DocumentPath } from "../../domain/document.ts";
import type { Knowledge } from "../../domain/knowledge.ts";
import type { PlainDate } from "../../domain/plain-date.ts";
import type { Texts } from "../../ports/texts.ts";
import { createArticleReplies, titleBlock } from "../article-replies.ts";

/**
 * An article as it would be said today in the language of one of its texts: its title, its summary and all that follows.
 *
 * @returns `null` for other documents, and in a language for which the service has no sentences of its own
 */
export function previewOf(
  knowledge: Knowledge,
  texts: Texts,
  path: DocumentPath,
  today: PlainDate,
): Reply | null {
  const id = articleOf(path);
  const language = languageOf(path);
  const article = id === null ? undefined : knowledge.articles.get(id);
  if (article === undefined || language === null) return null;
  if (!texts.languages.includes(language) || !article.texts.has(language)) return null;
  const page = createArticleReplies(knowledge, texts).page(article, { language, today });
  return { ...page, blocks: [titleBlock(article, language), ...page.blocks] };
}
