import type { Direction } from "../../src/domain/locale.ts";

const RIGHT_TO_LEFT_MARK = "\u200f";
const LEFT_TO_RIGHT_MARK = "\u200e";

const RIGHT_TO_LEFT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
/** The first letter decides, those within an isolate apart. */
const ISOLATES = /[\u2066-\u2068][^\u2066-\u2069]*\u2069/gu;

/**
 * What has to stand before a line so that it runs in a direction. Telegram gives each line that of its first letter, so
 * an Arabic line that begins with a Latin word would run the wrong way.
 */
export function markFor(line: string, direction: Direction): string {
  if (line.trim() === "") return "";
  const [letter] = line.replaceAll(ISOLATES, "").match(/\p{L}/u) ?? [];
  const runs: Direction = letter !== undefined && RIGHT_TO_LEFT.test(letter) ? "rtl" : "ltr";
  if (runs === direction) return "";
  return direction === "rtl" ? RIGHT_TO_LEFT_MARK : LEFT_TO_RIGHT_MARK;
}
