import { maskPersonalData, unmask, type Masked } from "../../domain/mask.ts";
import { SOURCE_LANGUAGE, type LanguageTag } from "../../domain/locale.ts";
import type { HeldReason } from "../../domain/translation.ts";
import type { Asker } from "../../ports/answer-model.ts";
import type { ContentModel } from "../../ports/content-model.ts";
import type { Guard } from "../../ports/guard.ts";
import type { ModelFault } from "../../ports/language-model.ts";
import type { FitWords, PieceFault, TextPiece, TextPieces } from "../../ports/text-pieces.ts";
import type { AssistedMetrics } from "../assisted/metrics.ts";
import { LONGEST_TRANSLATED, REASONS } from "../cases/translation.ts";

/** Why a piece has no words: `facts` a placeholder differs, `markup` its markup does; the others as between people. */
export type NotDrafted = Exclude<HeldReason, "off"> | "facts" | "markup";

export type PieceDraft =
  | { readonly kind: "made"; readonly text: string }
  | { readonly kind: "missing"; readonly why: NotDrafted };

/** Pieces that go to a model together, and into which language. */
export interface PieceBatch {
  /** Of the article, in English. */
  readonly title: string;
  readonly to: LanguageTag;
  readonly pieces: readonly TextPiece[];
  readonly allowedNames: readonly string[];
}

export type BatchResult =
  | { readonly kind: "drafted"; readonly words: ReadonlyMap<string, PieceDraft> }
  /** The model could not be had: it need not be asked for more. */
  | { readonly kind: "fault"; readonly fault: ModelFault };

/** Puts pieces of an article into another language. */
export interface PieceTranslator {
  /**
   * Words for each piece, or why it has none: what differs in anything that must be the same is not given. Never throws.
   *
   * @param asker whose allowance it counts against, and how long it may take
   */
  translate(batch: PieceBatch, asker: Asker): Promise<BatchResult>;
}

export interface PieceTranslatorDeps {
  readonly model: Pick<ContentModel, "translateArticle">;
  readonly guard: Pick<Guard, "drafted">;
  readonly texts: Pick<TextPieces, "fit">;
  readonly metrics: Pick<AssistedMetrics, "fault" | "refused">;
}

/** Faults of one answer: the next may be better. */
const OF_THE_ANSWER: ReadonlySet<ModelFault> = new Set(["malformed", "declined"]);

export function createPieceTranslator(deps: PieceTranslatorDeps): PieceTranslator {
  const { model, metrics } = deps;
  return {
    translate: async (batch, asker) => {
      const masked = new Map(batch.pieces.map(({ id, text }) => [id, maskPersonalData(text)]));
      const fitting = batch.pieces.filter(({ text }) => text.length <= LONGEST_TRANSLATED);
      const pieces = fitting.map(({ id, text }) => ({ id, text: masked.get(id)?.text ?? text }));
      const { title, to } = batch;
      const asked =
        pieces.length === 0
          ? ({ kind: "value", value: { pieces: [] } } as const)
          : await model.translateArticle({ title, to, pieces }, asker);
      if (asked.kind === "fault") metrics.fault(asked.fault);
      if (asked.kind === "fault" && !OF_THE_ANSWER.has(asked.fault)) return asked;
      const said = asked.kind === "fault" ? [] : asked.value.pieces;
      // Of what it says twice the first counts, and pieces that nobody asked for are left out.
      const answers = new Map(said.toReversed().map(({ id, text }) => [id, text]));
      const words = batch.pieces.map((piece): [string, PieceDraft] => {
        const answer = answers.get(piece.id);
        if (piece.text.length > LONGEST_TRANSLATED) return [piece.id, missing("long")];
        if (answer === undefined) return [piece.id, missing("unavailable")];
        return [piece.id, judged(deps, batch, piece, plainAnswer(answer, masked.get(piece.id)))];
      });
      return { kind: "drafted", words: new Map(words) };
    },
  };
}

function plainAnswer(answer: string, masked: Masked | undefined): string {
  return masked === undefined ? answer : unmask(answer, masked);
}

function judged(
  { texts, guard, metrics }: PieceTranslatorDeps,
  { to, allowedNames }: PieceBatch,
  piece: TextPiece,
  answer: string,
): PieceDraft {
  const fit = texts.fit(piece, answer, to, allowedNames);
  if (typeof fit === "string") return missing(OF_FORM[fit]);
  const faults = guard.drafted(translatedOf(fit, to));
  for (const fault of faults) metrics.refused(fault);
  const [first] = faults;
  return first === undefined ? { kind: "made", text: fit.text } : missing(REASONS[first]);
}

function translatedOf({ plain, original }: FitWords, to: LanguageTag) {
  return { text: plain, language: to, original, from: SOURCE_LANGUAGE };
}

const OF_FORM: Readonly<Record<PieceFault, NotDrafted>> = {
  facts: "facts",
  links: "contacts",
  markup: "markup",
  figures: "figures",
};

function missing(why: NotDrafted): PieceDraft {
  return { kind: "missing", why };
}
