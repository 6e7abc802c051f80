/** In Unicode characters, after normalising. */
export const PASSWORD_LENGTH = { least: 12, most: 200 } as const;

/** What makes a password easy to guess, though it is long enough. */
export type PasswordWeakness =
  /** Little is left without what everybody knows of its owner. */
  | "password_personal"
  /** Much used, or near to one that is. */
  | "password_common"
  /** Repeated, in a row, or a date. */
  | "password_pattern"
  /** Too few tries for another reason. */
  | "password_weak";

/** Why a password cannot be taken. */
export type PasswordProblem = "password_short" | "password_long" | PasswordWeakness;

/** The same characters however a keyboard puts them together. */
export function normalisePassword(password: string): string {
  return password.normalize("NFKC");
}

/** `null` when it has as many characters as a password may have. No kinds of characters are asked for. */
export function lengthProblem(password: string): "password_short" | "password_long" | null {
  const length = Array.from(normalisePassword(password)).length;
  if (length < PASSWORD_LENGTH.least) return "password_short";
  return length > PASSWORD_LENGTH.most ? "password_long" : null;
}

/** Whose password it is, as far as strangers may know it. */
export interface PasswordOwner {
  readonly name: string;
  readonly email: string;
  /** What their centres are called. */
  readonly centres: readonly string[];
}

/** What everybody knows who knows where the password is asked for. */
const OF_ALL = ["yizhan", "centre", "center"] as const;
const NO_WORD = /[^\p{L}\p{N}]+/u;
/** Two letters of an alphabet stand in any word; two Chinese characters are a name. */
const LEAST_LETTERS = 3;
const LEAST_IDEOGRAPHS = 2;

/** Words of which a guesser would try first, in small letters, each once. */
export function wordsAbout({ name, email, centres }: PasswordOwner): readonly string[] {
  const words = [name, email, ...centres].flatMap((text) => {
    const parts = plain(text)
      .split(NO_WORD)
      .filter((part) => part !== "");
    return [...parts, parts.join(""), [...parts].reverse().join("")];
  });
  return [...new Set([...OF_ALL, ...words])].filter(isTelling);
}

function isTelling(word: string): boolean {
  const least = /^\p{Script=Han}+$/u.test(word) ? LEAST_IDEOGRAPHS : LEAST_LETTERS;
  return Array.from(word).length >= least;
}

/** Fewer letters and digits than this are found by trying all. */
const LEAST_OTHER = 8;

/** Whether a password has one of the words, and too little beside them. */
export function isMostlyAbout(password: string, words: readonly string[]): boolean {
  const whole = plain(password);
  const rest = [...words]
    .sort((one, other) => other.length - one.length)
    .reduce((left, word) => left.replaceAll(word, " "), whole);
  if (rest === whole) return false;
  return Array.from(rest.replaceAll(/[^\p{L}\p{N}]/gu, "")).length < LEAST_OTHER;
}

function plain(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}
