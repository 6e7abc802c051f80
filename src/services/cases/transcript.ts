import { formatMoment } from "../../domain/format.ts";
import { languageName } from "../../domain/locale.ts";
import type { DeskLanguage } from "../../domain/staff.ts";
import type { DeskTexts } from "../../ports/texts.ts";
import { maskedForStaff } from "../mask-words.ts";
import type { CaseView, Names } from "./case-reading.ts";
import { withTranslation } from "./translation-words.ts";

/**
 * All of a case as plain text, for a file: its head and what was said, oldest first. What somebody wrote is set in, so that
 * no line of it can be taken for the head of what somebody else wrote.
 *
 * @param timeZone IANA; in whose time instants are told
 */
export function transcriptOf(
  view: CaseView,
  names: Names,
  texts: DeskTexts,
  language: DeskLanguage,
  timeZone: string,
): string {
  const { reference, standing, language: spoken, question, openedAt } = view.case;
  const at = (instant: Date): string => formatMoment(instant, language, timeZone);
  const read = (text: string): string => maskedForStaff(texts, language, text);
  const said = view.entries.map((entry) => {
    const { author } = entry;
    const name =
      author.kind === "staff"
        ? (names.staff.get(author.id) ?? texts.say("surface.somebody", language))
        : "";
    const who = texts.say(`surface.voice.${entry.kind}`, language, { name });
    const told = view.translations.get(entry.id);
    const made = told?.result.kind === "made" ? [told.result.text] : [];
    const words = [
      setIn(withTranslation(texts, language, entry.text, entry.translation ?? null)),
      ...made.map((text) => `${texts.say("surface.translated", language)}\n${setIn(text)}`),
    ];
    return { at: entry.at, text: `[${at(entry.at)}] ${who}\n${read(words.join("\n"))}` };
  });
  const head = [
    texts.say("surface.title", language, {
      reference,
      state: texts.say(`case.state.${standing.state}`, language),
    }),
    `${texts.say("surface.language", language)}: ${languageName(spoken, language)}`,
    `${texts.say("surface.opened", language)}: ${at(openedAt)} (${timeZone})`,
    `${texts.say("surface.question", language)}:\n${setIn(read(question))}`,
  ];
  return [head.join("\n"), ...said.map(({ text }) => text)].join("\n\n") + "\n";
}

/** Whatever a reader may take for the end of a line. */
const LINE_ENDS = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/u;

/** Set in, every line of it. */
export function setIn(text: string): string {
  return text
    .split(LINE_ENDS)
    .map((line) => (line === "" ? "" : `    ${line}`))
    .join("\n");
}
