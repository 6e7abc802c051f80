import path from "node:path";
import { offerTexts, rememberedTexts, type RememberedText } from "../content/remembered-texts.ts";
import type { Log } from "../ports/log.ts";
import { readKept, writeKept } from "./kept-file.ts";
import { INDEX_FOLDER } from "./paths.ts";

type Kept = readonly (readonly [key: string, text: RememberedText])[];

const FILE = "texts.bin";
/** Each is kept by its own words. */
const MADE_OF = "texts";

/** By folder: the texts that its file holds. */
const takenUp = new Map<string, ReadonlySet<string>>();

/**
 * Offers what an earlier start read of the texts of articles: to read them again takes most of a start.
 * Without such a file, or with one of another version of the program or with damage, they are read again.
 */
export function takeUpTexts(folder: string = INDEX_FOLDER): void {
  const kept = (readKept(path.join(folder, FILE), MADE_OF) ?? []) as Kept;
  takenUp.set(folder, new Set(kept.map(([key]) => key)));
  offerTexts(kept);
}

/** Keeps what is remembered for the next start; where it cannot be written, that one reads again. */
export function keepTexts(log: Pick<Log, "warn">, folder: string = INDEX_FOLDER): void {
  const texts = rememberedTexts();
  if (texts.every(([key]) => takenUp.get(folder)?.has(key))) return;
  if (!writeKept(path.join(folder, FILE), MADE_OF, texts, log)) return;
  takenUp.set(folder, new Set(texts.map(([key]) => key)));
}
