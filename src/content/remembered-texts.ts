import { createHash } from "node:crypto";
import { Latest } from "../domain/latest.ts";
import type { LanguageTag } from "../domain/locale.ts";
import type { RawText, WrittenText } from "./raw-text.ts";

/** A text that was read without a fault; where it stands and how to find its lines is not remembered. */
export type RememberedText = Omit<RawText, "file" | "lineOf" | "placeOfWay">;

/** All languages of some four hundred articles; what was read longest ago is forgotten first. */
const MOST_REMEMBERED = 2500;

/** Most of the time that loading takes goes into Markdown, and most texts are the same as when they were last read. */
const remembered = new Latest<string, RememberedText>(MOST_REMEMBERED);
/** What another process read; it is remembered once it is asked for. */
let offered: ReadonlyMap<string, RememberedText> = new Map();

/** What a text that was written like this is remembered by. */
export function keyOfText(
  { text, asked }: WrittenText,
  language: LanguageTag,
  allowedNames: readonly string[],
): string {
  return createHash("sha256")
    .update(JSON.stringify([language, allowedNames, asked?.length ?? null]))
    .update(asked ?? "")
    .update(text)
    .digest("base64");
}

/** `null` when it has to be read. */
export function recallText(key: string): RememberedText | null {
  const known = remembered.get(key) ?? offered.get(key);
  if (known === undefined) return null;
  remembered.set(key, known);
  return known;
}

export function rememberText(key: string, text: RememberedText): void {
  remembered.set(key, text);
}

/** Texts that somebody else remembered, in place of those that were offered before. */
export function offerTexts(texts: Iterable<readonly [key: string, text: RememberedText]>): void {
  offered = new Map(texts);
}

/** All that were read or recalled, oldest first, to be kept for the next start. */
export function rememberedTexts(): readonly (readonly [key: string, text: RememberedText])[] {
  return remembered.entries();
}

/** For a process that has read its content, and of which only changes are read from now on. */
export function forgetTexts(): void {
  remembered.clear();
  offered = new Map();
}
