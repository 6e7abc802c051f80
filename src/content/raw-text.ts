import type { ArticleBlock, ArticleInline } from "../domain/article-text.ts";
import type { ClaimId, FactName } from "../domain/knowledge.ts";
import type { LanguageTag } from "../domain/locale.ts";
import type { Words } from "./markdown.ts";
import type { WayOfAsking } from "./ways.ts";
import type { LineOf } from "./yaml-file.ts";

/** What is written of an article in one language. */
export interface WrittenText {
  /** `<tag>.md`. */
  readonly text: string;
  /** `<tag>.asked.yaml`; `null` where there is none, and the ways of asking stand in the head of the text. */
  readonly asked: string | null;
}

/** What is written of an article in one language as it was read, before it is held against its article. */
export interface RawText {
  readonly file: string;
  readonly language: LanguageTag;
  readonly title: string;
  readonly ways: readonly WayOfAsking[];
  readonly summary: readonly ArticleInline[];
  readonly body: readonly ArticleBlock[];
  readonly translatedFrom: string | null;
  /** Words of a model that nobody says that they read. */
  readonly unread: boolean;
  /** Twelve hexadecimal digits over title, summary and body. */
  readonly hash: string;
  /** Facts by the claim in whose words they stand, in order of appearance; claims without facts have an empty set. */
  readonly claims: ReadonlyMap<ClaimId, ReadonlySet<FactName>>;
  readonly words: readonly Words[];
  readonly summaryLine: number;
  readonly lineOf: LineOf;
  /** Where a way of asking stands: the last that is worded so. */
  readonly placeOfWay: (way: WayOfAsking) => { readonly file: string; readonly line: number };
}
