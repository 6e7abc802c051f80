import type { LanguageTag } from "../domain/locale.ts";
import type { PlainDate } from "../domain/plain-date.ts";
import type { Reading } from "../domain/reading.ts";
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
  kinds: MessageKinds,
  { language, today }: { readonly language: LanguageTag; readonly today: PlainDate },
): TurnReadings {
  return {
    read: once((text) => withoutPast(reader.read(text, language, today), today)),
    readPerson: once((text) => reader.readPerson(text, language)),
    tell: tellOnce(kinds, language),
  };
}

function tellOnce(kinds: MessageKinds, language: LanguageTag): TurnReadings["tell"] {
  const goingOn = once((text) => kinds.tell(text, language, true));
  const atStart = once((text) => kinds.tell(text, language, false));
  return (text, isGoingOn) => (isGoingOn ? goingOn(text) : atStart(text));
}

function once<T>(make: (text: string) => T): (text: string) => T {
  const made = new Map<string, T>();
  return (text) => {
    const known = made.get(text);
    if (known !== undefined) return known;
    const one = make(text);
    made.set(text, one);
    return one;
  };
}
