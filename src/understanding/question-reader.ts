import type { Place } from "../domain/knowledge.ts";
import type { LanguageTag } from "../domain/locale.ts";
import type { PlainDate } from "../domain/plain-date.ts";
import type { Reading } from "../domain/reading.ts";
import type { PersonReading, QuestionReader } from "../ports/question-reader.ts";
import { readDays } from "./days.ts";
import { readFollowUp } from "./follow-up.ts";
import { readHainan, readTransit } from "./journey.ts";
import { createNationalityReader } from "./nationality.ts";
import { readOtherDocument } from "./other-document.ts";
import { createPlaceReader } from "./place.ts";
import { readPurpose } from "./purpose.ts";
import { readStayDays, stayBetween } from "./stay-length.ts";
import { readText, type QuestionText } from "./text.ts";
import { readVisaNeed } from "./visa-need.ts";

/**
 * Reads by word lists alone: the same words always give the same reading.
 *
 * @param options.places the cities and provinces that it knows by name
 * @param options.languages those made ready at once; any other is made ready by its first question, which takes some
 *   tens of milliseconds
 */
export function createQuestionReader(
  options: {
    readonly languages?: readonly LanguageTag[];
    readonly places?: Iterable<Place>;
  } = {},
): QuestionReader {
  const places = createPlaceReader(options.places ?? []);
  const nationality = createNationalityReader(options.languages ?? []);
  const textOf = (text: string, language: LanguageTag): QuestionText =>
    readText(text, language === "vi");
  const personIn = (question: QuestionText, language: LanguageTag): PersonReading => {
    const followUp = readFollowUp(question);
    const goesOn = followUp.followUp === "continues" && followUp.isBrief;
    return {
      ...(goesOn
        ? nationality.readGoingOn(question, language)
        : nationality.read(question, language)),
      otherDocument: readOtherDocument(question),
      place: places.read(question),
      ...followUp,
    };
  };
  return {
    readPerson: (text, language) => personIn(textOf(text, language), language),
    read: (text: string, language: LanguageTag, today: PlainDate): Reading => {
      const question = textOf(text, language);
      const purpose = readPurpose(question, language);
      const days = readDays(text, language, today);
      return {
        ...personIn(question, language),
        purpose,
        stayDays: readStayDays(question, language) ?? stayBetween(question, days),
        days,
        hainan: readHainan(question),
        transit: purpose === "transit" || readTransit(question),
        visaNeed: readVisaNeed(question),
      };
    },
  };
}
