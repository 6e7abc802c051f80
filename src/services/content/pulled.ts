import type { ArticleId } from "../../domain/knowledge.ts";
import type { LanguageTag } from "../../domain/locale.ts";
import type { PulledQuestion } from "../../ports/content-examiner.ts";
import { leadOf, type GateSide } from "./gate.ts";

/** More of them say nothing more: the text asks for another article. */
const MOST = 50;

/** Ways of asking of some texts to which another article would answer without asking back. */
export function pulledQuestions(
  side: GateSide,
  texts: readonly { readonly article: ArticleId; readonly language: LanguageTag }[],
): readonly PulledQuestion[] {
  const pulled: PulledQuestion[] = [];
  for (const { article: own, language } of texts) {
    const { questions = [] } = side.knowledge.articles.get(own)?.texts.get(language) ?? {};
    for (const question of questions) {
      if (pulled.length >= MOST) return pulled;
      const { article } = leadOf(side, question);
      if (article !== null && article !== own) {
        pulled.push({ language, question, own, pulls: article });
      }
    }
  }
  return pulled;
}
