import type { LanguageTag } from "../domain/locale.ts";
import type { PlainDate } from "../domain/plain-date.ts";
import type { Reading } from "../domain/reading.ts";
import { remembered } from "../domain/remembered.ts";
import type { PersonReading, QuestionReader } from "../ports/question-reader.ts";
import { withoutPast } from "./follow-up.ts";
import type { MessageKinds, Told } from "./message-kinds.ts";

/** How the messages of a turn are read, in the language of the reply; each is read once. */
export interface TurnReadings {
  readonly read: (text: string) => Reading;
  /** Earlier messages are looked at for their place and their person alone. */
  readonly readPerson: (text: string) => PersonReading;
  /** @param isGoingOn whether a subject is at hand, which most messages go on with */
  readonly tell: (text: string, isGoingOn: boolean) => Told;
}

export function createTurnReadings(
  reader: QuestionReader,
  kinds: Pick<MessageKinds, "tell">,
  { language, today }: { readonly language: LanguageTag; readonly today: PlainDate },
): TurnReadings {
  const toldOf = remembered((text) => kinds.tell(text, language));
  return {
    read: remembered((text) => withoutPast(reader.read(text, language, today), today)),
    readPerson: remembered((text) => reader.readPerson(text, language)),
    tell: (text, isGoingOn) => toldOf(text)(isGoingOn),
  };
}
