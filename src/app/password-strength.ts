import { Worker } from "node:worker_threads";
import { Unavailable } from "../domain/errors.ts";
import type { PasswordWeakness } from "../domain/password.ts";
import type { PasswordStrength } from "../ports/password-strength.ts";
import { fewAtOnce } from "./few-at-once.ts";

/** What a worker is to judge. */
export interface PasswordJudgement {
  readonly password: string;
  readonly words: readonly string[];
}

export interface PasswordStrengthParts {
  /** The program of the worker; another one for tests. */
  readonly program?: URL;
  readonly withinMs?: number;
}

/**
 * The time to judge grows faster than the length, above all of signs that stand for letters. What begins with so much that is
 * hard to guess is hard to guess.
 */
const LONGEST_JUDGED = 48;
const MOST_WAITING = 20;
/** A judgement takes half a second, most of it to load the lists. */
const WITHIN_MS = 15_000;

/**
 * Judges each password in a thread of its own: passwords are chosen seldom, and what the thread loads for it, some 70 MB, goes with
 * its end.
 */
export function createPasswordStrength(parts: PasswordStrengthParts = {}): PasswordStrength {
  const run = fewAtOnce(1, MOST_WAITING, "Too many passwords are looked at now.");
  return {
    weaknessOf: (password, words) =>
      run(() => {
        const begin = Array.from(password).slice(0, LONGEST_JUDGED).join("");
        return judged({ password: begin, words }, parts);
      }),
  };
}

async function judged(
  workerData: PasswordJudgement,
  {
    program = new URL("./password-worker.ts", import.meta.url),
    withinMs = WITHIN_MS,
  }: PasswordStrengthParts,
): Promise<PasswordWeakness | null> {
  const worker = new Worker(program, { workerData });
  let limit: NodeJS.Timeout | undefined;
  try {
    return await new Promise<PasswordWeakness | null>((resolve, reject) => {
      const fail = (): void => {
        reject(new Unavailable("The password could not be looked at."));
      };
      limit = setTimeout(fail, withinMs);
      worker.once("message", resolve).once("error", fail).once("exit", fail);
    });
  } finally {
    clearTimeout(limit);
    await worker.terminate();
  }
}
