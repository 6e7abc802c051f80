import type { Reply } from "../../domain/answer.ts";
import type { CountryCode } from "../../domain/fact.ts";
import type { PlaceId } from "../../domain/ids.ts";
import type { LanguageTag } from "../../domain/locale.ts";
import type { ConversationState, InboundMessage } from "../../domain/message.ts";
import type { PlainDate } from "../../domain/plain-date.ts";
import type { CaseChange } from "../../ports/case-store.ts";

/** In which language and for which day something is said. */
export interface Saying {
  readonly language: LanguageTag;
  readonly today: PlainDate;
}

/** What becomes of a message where a case is touched. */
export interface CaseTurn {
  /** `null` says nothing: the word is the staff's. */
  readonly reply: Reply | null;
  readonly change: CaseChange | null;
  readonly state: ConversationState;
}

/** What a conversation needs to know around one message. */
export interface CaseContext extends Saying {
  readonly message: InboundMessage;
  readonly state: ConversationState;
  /** Where the person is or wants to go, as far as they said. */
  readonly place: PlaceId | null;
  /** Of which they spoke as theirs: where they live, then their passports. */
  readonly countries: readonly CountryCode[];
}
