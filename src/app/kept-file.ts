import { createHash, randomUUID } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { deserialize, serialize } from "node:v8";
import type { Log } from "../ports/log.ts";
import { inProject } from "./paths.ts";

const CHECK_BYTES = 32;

/**
 * What an earlier start kept in a file; `null` without one, or with one that is damaged, of another version of the program, or
 * made of something else.
 *
 * @param madeOf tells what it was made of
 */
export function readKept(file: string, madeOf: string): unknown {
  try {
    const bytes = readFileSync(file);
    const payload = bytes.subarray(CHECK_BYTES);
    const isSound = bytes.subarray(0, CHECK_BYTES).equals(checkOf(payload, madeOf));
    return isSound ? deserialize(payload) : null;
  } catch {
    return null;
  }
}

/** Keeps something for the next start; where it cannot be written, that one makes it again. */
export function writeKept(
  file: string,
  madeOf: string,
  value: unknown,
  log: Pick<Log, "warn">,
): boolean {
  const payload = serialize(value);
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    const unfinished = `${file}.${randomUUID()}`;
    writeFileSync(unfinished, Buffer.concat([checkOf(payload, madeOf), payload]), { flag: "wx" });
    renameSync(unfinished, file);
    return true;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    log.warn("texts.not_kept", { code });
    return false;
  }
}

function checkOf(payload: Buffer, madeOf: string): Buffer {
  return createHash("sha256").update(`${readersVersion()} ${madeOf} `).update(payload).digest();
}

let version: string | null = null;

/** Changes with the program that reads content and with the packages that it uses. */
function readersVersion(): string {
  if (version !== null) return version;
  const hash = createHash("sha256").update(process.version);
  for (const room of ["content", "domain", "ports"]) {
    const folder = inProject("src", room);
    for (const name of readdirSync(folder).sort())
      hash.update(readFileSync(path.join(folder, name)));
  }
  hash.update(readFileSync(inProject("package-lock.json")));
  version = hash.digest("hex");
  return version;
}
