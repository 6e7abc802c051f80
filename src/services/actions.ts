import type { Reply } from "../domain/answer.ts";
import { paragraph } from "../domain/block.ts";
import type { ArticleId, Knowledge } from "../domain/knowledge.ts";
import type { Texts } from "../ports/texts.ts";
import type { ActionContext, ArticleReplies } from "./article-replies.ts";
import type { ComposedReplies } from "./composed-replies.ts";
import { HUMAN_ARTICLE, createReply, humanAction } from "./reply-builder.ts";

export interface ActionParts {
  readonly articles: ArticleReplies;
  readonly composed: ComposedReplies;
}

/**
 * What a button asked for. An unknown one, or one of an article that is gone, is told so.
 *
 * `human`, `more:<article>`, `article:<article>`, `section:<article>#<claim>`, `page:<article>`, `language:<tag>`
 */
export function act(
  deps: { readonly knowledge: Knowledge; readonly texts: Texts },
  { articles, composed }: ActionParts,
  action: string,
  context: ActionContext,
): Reply {
  const { knowledge, texts } = deps;
  const { language, today } = context;
  const colon = action.indexOf(":");
  const verb = colon < 0 ? action : action.slice(0, colon);
  const target = colon < 0 ? "" : action.slice(colon + 1);
  if (verb === "language" && knowledge.languages.includes(target)) {
    return createReply({
      outcome: "command",
      language: target,
      asOf: today,
      blocks: [paragraph(texts.say("reply.languageChosen", target))],
    });
  }
  const [id = "", claim = ""] = target.split("#");
  const article = knowledge.articles.get(verb === "human" ? HUMAN_ARTICLE : (id as ArticleId));
  const known = article?.texts.has(language) === true;
  if (known && verb === "section") {
    // What stood there may have ended or been taken back since: the article says so.
    return composed.section(article, claim, context) ?? articles.chosen(article, context);
  }
  if (known && verb === "more") return articles.body(article, context);
  if (known && verb === "page") return articles.page(article, context);
  if (known && (verb === "article" || verb === "human")) return articles.chosen(article, context);
  return createReply({
    outcome: "no_answer",
    language,
    asOf: today,
    blocks: [paragraph(texts.say("reply.gone", language))],
    actions: verb === "human" ? [] : [humanAction(language, texts)],
  });
}
