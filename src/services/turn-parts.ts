import type { Knowledge } from "../domain/knowledge.ts";
import type { LanguageTag } from "../domain/locale.ts";
import type { Reading } from "../domain/reading.ts";
import type { EmergencyDetector } from "../ports/emergency-detector.ts";
import type { IdentifiedLanguage } from "../ports/language-identifier.ts";
import type { QuestionReader } from "../ports/question-reader.ts";
import type { SearchEngine } from "../ports/search.ts";
import type { Texts } from "../ports/texts.ts";
import type { ArticleReplies } from "./article-replies.ts";
import type { ComposedReplies } from "./composed-replies.ts";
import type { MessageKinds, Told } from "./message-kinds.ts";
import type { OpenQuestion } from "./open-question.ts";
import type { OpenReplies } from "./open-replies.ts";
import type { TableRules } from "./table-rules.ts";

/** What turns of one content look and read with. */
export interface QuestionTurnDeps {
  readonly knowledge: Knowledge;
  readonly texts: Texts;
  readonly search: SearchEngine;
  readonly reader: QuestionReader;
  readonly emergencies: EmergencyDetector;
}

/** How a message came, before it was read in the letters of its language. */
export interface HeardMessage {
  readonly written: string;
  readonly detected: IdentifiedLanguage;
  /** The language to reply in. */
  readonly language: LanguageTag;
}

/** What turns of one content are made from. */
export interface TurnParts {
  readonly articles: ArticleReplies;
  readonly open: OpenReplies;
  readonly kinds: MessageKinds;
  readonly composed: ComposedReplies;
  readonly tables: TableRules;
}

/** How a later message was read. */
export interface ReadTurn {
  readonly told: Told;
  /** What it says by itself. */
  readonly own: Reading;
  /** The same, hanging on the message before where its kind says so. */
  readonly leaning: Reading;
  /** The question whether a visa is needed, where the message only adds to that; else `null`. */
  readonly again: OpenQuestion | null;
  /** That question is still open. */
  readonly isVisaAsked: boolean;
}

/** One of several questions of a message. */
export interface Part {
  /** What all that was written says of who asks. */
  readonly whole: Reading;
  readonly of: number;
}
