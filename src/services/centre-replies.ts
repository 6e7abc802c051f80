import type { Reply } from "../domain/answer.ts";
import { paragraph, type Block } from "../domain/block.ts";
import type { Article, Centre, Knowledge } from "../domain/knowledge.ts";
import { centreRowClaim } from "../domain/table-rows.ts";
import type { LanguageTag } from "../domain/locale.ts";
import type { Texts } from "../ports/texts.ts";
import { withTable, type ArticleReplies, type ReplyBase } from "./article-replies.ts";

/**
 * Answers with the service centres of the place that was named.
 *
 * @returns `null` when no place was named, so that the article alone speaks
 */
export function centreReply(
  knowledge: Knowledge,
  texts: Texts,
  articles: ArticleReplies,
  article: Article,
  base: ReplyBase,
): Reply | null {
  const { language, reading } = base;
  const place = reading.place === null ? undefined : knowledge.places.get(reading.place.id);
  const name = place?.names.get(language);
  if (place === undefined || name === undefined) return null;
  const centres = knowledge.centres.filter((centre) => centre.place === place.id);
  const blocks: Block[] =
    centres.length === 0
      ? [paragraph(texts.say("centre.noneKnown", language, { place: name }))]
      : [
          paragraph(texts.say("centre.heading", language, { place: name })),
          {
            type: "list",
            ordered: false,
            items: centres.map((centre) => [paragraph(lineOf(texts, centre, language))]),
          },
        ];
  const sources = centres.flatMap((centre) => centre.sources);
  const asserted = centres.map((centre) => centreRowClaim(article.id, centre));
  return withTable(knowledge, texts, articles, article, base, { blocks, sources, asserted });
}

function lineOf(texts: Texts, centre: Centre, language: LanguageTag): string {
  const name = centre.names.get(language) ?? centre.id;
  const { address, phone } = centre;
  if (address !== null && phone !== null) {
    return texts.say("centre.addressAndPhone", language, { name, address, phone });
  }
  if (address !== null) return texts.say("centre.address", language, { name, address });
  return phone === null ? name : texts.say("reply.contactWithPhone", language, { name, phone });
}
