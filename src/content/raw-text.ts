import type { ArticleBlock, ArticleInline } from "../domain/article-text.ts";
import type { ClaimId, FactName } from "../domain/knowledge.ts";
import type { LanguageTag } from "../domain/locale.ts";
import type { Words } from "./markdown.ts";
import type { WayOfAsking } from "./ways.ts";
import type { LineOf } from "./yaml-file.ts";

/** One `<tag>.md` as it was read, before it is held against its article. */
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
}
