import { paragraph, type Block } from "../../domain/block.ts";
import type { Article } from "../../domain/knowledge.ts";
import type { LanguageTag } from "../../domain/locale.ts";
import type { Composition } from "../../ports/answer-model.ts";
import type { ArticlePiece } from "../article-pieces.ts";
import { titleBlock } from "../article-replies.ts";
import { pointsBack } from "../pointing-back.ts";
import { piecesNamed, type Offered } from "./candidates.ts";
import { belowHeadings } from "../chosen-reply.ts";

export interface ComposedContext {
  readonly offered: Offered;
  readonly language: LanguageTag;
  /** The sentence as the person may read it; `null` when it says anything that the cited pieces do not. */
  readonly judged: (sentence: string, cited: readonly ArticlePiece[]) => string | null;
}

export interface ComposedWords {
  readonly words: readonly Block[];
  /** All that is said, in the model’s words or in its own. */
  readonly pieces: readonly ArticlePiece[];
}

/**
 * A model’s sentences below the titles of their articles, and in place of each that fails the pieces that it cites; `null`
 * when one cites nothing, or what was not offered.
 */
export function composedWords(
  { sentences }: Composition,
  context: ComposedContext,
): ComposedWords | null {
  const pieces: ArticlePiece[] = [];
  const words: Block[] = [];
  let article: Article | null = null;
  const say = (of: Article, blocks: readonly Block[]): void => {
    if (of !== article) words.push(titleBlock(of, context.language));
    words.push(...blocks);
    article = of;
  };
  for (const { text, cites } of sentences) {
    const cited = piecesNamed(cites, context.offered);
    const [first] = cited ?? [];
    if (cited === null || first === undefined) return null;
    // What two articles say is not made into one sentence.
    const isOne = cited.every((piece) => piece.article === first.article);
    const hangs = pointsBack(text, context.language) && !cited.every(isSaidBefore(pieces));
    const sentence = isOne && !hangs ? context.judged(text, cited) : null;
    if (sentence !== null) say(first.article, [paragraph(sentence)]);
    else {
      const unsaid = unsaidOf(cited, pieces);
      for (const [of, own] of Map.groupBy(unsaid, (piece) => piece.article)) {
        say(of, belowHeadings(own));
      }
    }
    pieces.push(...cited.filter((piece) => !pieces.includes(piece)));
  }
  return pieces.length === 0 ? null : { words, pieces };
}

/** "It cannot be extended" means nothing before it was said what cannot. */
function isSaidBefore(said: readonly ArticlePiece[]): (piece: ArticlePiece) => boolean {
  return ({ before }) => before.every((one) => said.includes(one));
}

/** What was not said yet, once, with what it points back at where something else was said since. */
function unsaidOf(
  cited: readonly ArticlePiece[],
  said: readonly ArticlePiece[],
): readonly ArticlePiece[] {
  const fresh = cited.filter((piece) => !said.includes(piece));
  const [first] = fresh;
  const before = first?.before ?? [];
  const isNext = before.length === 0 || said.at(-1) === before.at(-1);
  return isNext ? fresh : [...new Set([...before, ...fresh])];
}
