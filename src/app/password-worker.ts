import { parentPort, workerData } from "node:worker_threads";
import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary as common } from "@zxcvbn-ts/language-common";
import { dictionary as english } from "@zxcvbn-ts/language-en";
import type { PasswordWeakness } from "../domain/password.ts";
import type { PasswordJudgement } from "./password-strength.ts";

/** Tries after which a password is found: with Argon2id, months for whoever has the hash and a machine for it. */
const ENOUGH_TRIES = 1e10;
/** Of one password that signs may stand for; each is looked up. */
const MOST_SUBSTITUTIONS = 20;

/** The keys of what the library says. */
const COMMON = new Set([
  "topTen",
  "topHundred",
  "common",
  "similarToCommon",
  "wordByItself",
  "namesByThemselves",
  "commonNames",
  "pwned",
]);
const PATTERN = new Set([
  "straightRow",
  "keyPattern",
  "simpleRepeat",
  "extendedRepeat",
  "sequences",
  "recentYears",
  "dates",
]);

const { password, words } = workerData as PasswordJudgement;
parentPort?.postMessage(weakness());

function weakness(): PasswordWeakness | null {
  const judge = new ZxcvbnFactory({
    dictionary: { ...common, ...english },
    graphs: adjacencyGraphs,
    l33tMaxSubstitutions: MOST_SUBSTITUTIONS,
  });
  const { guesses, feedback } = judge.check(password, [...words]);
  if (guesses >= ENOUGH_TRIES) return null;
  const why = feedback.warning ?? "";
  if (why === "userInputs") return "password_personal";
  if (COMMON.has(why)) return "password_common";
  return PATTERN.has(why) ? "password_pattern" : "password_weak";
}
