import type { LanguageTag } from "../domain/locale.ts";
import type { WaysDocuments } from "./document-editing.ts";

/** A run of words of an article’s text that belongs together: its title, a way of asking, or what stands in one claim or beside it. */
export interface TextPiece {
  /** Short, and unique within its text. */
  readonly id: string;
  readonly kind: "title" | "question" | "summary" | "body";
  /** On one line, with its placeholders, links and emphasis, and without the claim around it. */
  readonly text: string;
}

/** An English text in pieces. */
export interface CutText {
  readonly title: string;
  /** In the order of the text, the title first; of ways of asking these alone. */
  readonly pieces: readonly TextPiece[];
}

/**
 * Why words cannot stand for a piece. `facts`: a placeholder is missing, is there too often or cannot be read; `links`: a link
 * leads elsewhere; `markup`: it is built otherwise, or holds what no text may; `figures`: it writes a figure out.
 */
export type PieceFault = "facts" | "links" | "markup" | "figures";

/** Words for a piece, as they can stand in a text. */
export interface FitWords {
  readonly text: string;
  /** What is read of them and of the piece: without markup, with a label such as `[document 1]` for each placeholder. */
  readonly plain: string;
  readonly original: string;
}

/** Words for a piece, or a sign of why it has none. */
export type PieceWording =
  | { readonly kind: "made"; readonly text: string }
  | { readonly kind: "missing"; readonly why: string };

/**
 * Takes an article’s English text apart and puts one in another language together. Whatever the words, claims, lists and
 * headings of the result are those of the English text. No method throws.
 */
export interface TextPieces {
  /** Title, summary and body. @returns null for a text whose head cannot be read */
  cut(english: string): CutText | null;
  /** So many ways of asking as are enough to begin with. @returns null for a text whose head cannot be read */
  cutWays(english: WaysDocuments): CutText | null;
  /** Names that may stand as they are in every language, of the document that lists them; none where it cannot be read. */
  allowedNames(document: string): readonly string[];
  /** @param allowedNames names that may stand as they are in every language, such as "12367" */
  fit(
    piece: TextPiece,
    words: string,
    language: LanguageTag,
    allowedNames: readonly string[],
  ): FitWords | PieceFault;
  /**
   * The text with the mark of the English one and the mark that nobody read it yet. What has no words is empty, with a sign
   * that no reader of texts lets pass.
   *
   * @param questions ways of asking that stay in its head as they are
   */
  write(
    english: string,
    words: ReadonlyMap<string, PieceWording>,
    questions: readonly string[],
  ): string;
  /**
   * The document of ways of asking with those that were made, each below what the English one asks for; those without words are left
   * out.
   *
   * @param own what stays as it is
   */
  writeWays(
    english: WaysDocuments,
    words: ReadonlyMap<string, PieceWording>,
    own: WaysDocuments,
  ): string;
  /** Lines, from 1, on which something is missing, and why. */
  missing(text: string): readonly { readonly line: number; readonly why: string }[];
}
