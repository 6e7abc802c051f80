import { createHash, randomUUID } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { deserialize, serialize } from "node:v8";
import { offerTexts, rememberedTexts, type RememberedText } from "../content/remembered-texts.ts";
import type { Log } from "../ports/log.ts";
import { INDEX_FOLDER, inProject } from "./paths.ts";

type Kept = readonly (readonly [key: string, text: RememberedText])[];

const FILE = "texts.bin";
const CHECK_BYTES = 32;

/** By folder: the texts that its file holds. */
const takenUp = new Map<string, ReadonlySet<string>>();

/**
 * Offers what an earlier start read of the texts of articles: to read them again takes most of a start.
 * Without such a file, or with one of another version of the program or with damage, they are read again.
 */
export function takeUpTexts(folder: string = INDEX_FOLDER): void {
  const kept = keptIn(folder);
  takenUp.set(folder, new Set(kept.map(([key]) => key)));
  offerTexts(kept);
}

function keptIn(folder: string): Kept {
  try {
    const bytes = readFileSync(path.join(folder, FILE));
    const payload = bytes.subarray(CHECK_BYTES);
    return bytes.subarray(0, CHECK_BYTES).equals(checkOf(payload))
      ? (deserialize(payload) as Kept)
      : [];
  } catch {
    return [];
  }
}

/** Keeps what is remembered for the next start; where it cannot be written, that one reads again. */
export function keepTexts(log: Pick<Log, "warn">, folder: string = INDEX_FOLDER): void {
  const texts = rememberedTexts();
  if (texts.every(([key]) => takenUp.get(folder)?.has(key))) return;
  const payload = serialize(texts);
  const file = path.join(folder, FILE);
  try {
    mkdirSync(folder, { recursive: true });
    const unfinished = `${file}.${randomUUID()}`;
    writeFileSync(unfinished, Buffer.concat([checkOf(payload), payload]), { flag: "wx" });
    renameSync(unfinished, file);
    takenUp.set(folder, new Set(texts.map(([key]) => key)));
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    log.warn("texts.not_kept", { code });
  }
}

function checkOf(payload: Buffer): Buffer {
  return createHash("sha256").update(readersVersion()).update(payload).digest();
}

let version: string | null = null;

/** Changes with the program that reads texts and with the packages that it uses. */
function readersVersion(): string {
  if (version !== null) return version;
  const hash = createHash("sha256").update(process.version);
  const readers = inProject("src", "content");
  for (const name of readdirSync(readers).sort())
    hash.update(readFileSync(path.join(readers, name)));
  hash.update(readFileSync(inProject("package-lock.json")));
  version = hash.digest("hex");
  return version;
}
