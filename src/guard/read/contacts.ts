import type { Lexicon } from "../lexicon.ts";
import type { Token } from "../text.ts";

export interface Contact {
  readonly kind: "link" | "email" | "phone";
  /** As it is compared: in small letters, a telephone number in digits alone. */
  readonly words: string;
  readonly start: number;
  readonly end: number;
}

/** Runs of signs that an address may have. */
const RUN = /[\p{L}\p{M}\p{N}@._~:/?#&=%+-]+/gu;
const SCHEME = /^(?:https?|ftp|mailto|tel|javascript|data):/iu;
const ADDRESS = /^[^@]+@[^@]+\.[^@]+$/u;

/** Addresses of the web and of mail. */
export function addressesIn(plain: string): Contact[] {
  const contacts: Contact[] = [];
  for (const match of plain.matchAll(RUN)) {
    const run = match[0].replace(/^[._~:/?#&=%+-]+|[._~:/?#&=%+-]+$/gu, "");
    if (!/[.:@/]/u.test(run)) continue;
    const start = match.index + match[0].indexOf(run);
    for (const part of asciiParts(run)) {
      const kind = kindOf(part.text);
      if (kind === null) continue;
      const from = start + part.at;
      contacts.push({
        kind,
        words: part.text.toLowerCase().replace(/^https?:\/\/|\/$/gu, ""),
        start: from,
        end: from + part.text.length,
      });
    }
  }
  return contacts;
}

/** Chinese and Arabic are written right beside an address. */
function asciiParts(run: string): { readonly text: string; readonly at: number }[] {
  if (/^[\p{Script=Latin}\p{Script=Cyrillic}\p{N}\p{P}\p{S}]+$/u.test(run))
    return [{ text: run, at: 0 }];
  const parts = [...run.matchAll(/[!-~]+/gu)].map((match) => ({
    text: match[0].replace(/^[._~:/?#&=%+-]+|[._~:/?#&=%+-]+$/gu, ""),
    at: match.index,
  }));
  return parts.filter(({ text }) => text !== "");
}

function kindOf(text: string): Contact["kind"] | null {
  if (ADDRESS.test(text)) return "email";
  if (SCHEME.test(text) || /^www\./iu.test(text)) return "link";
  return isDomain(text) ? "link" : null;
}

/** Names parted by dots, the last of letters alone; "e.g." and "U.S" have single letters. */
function isDomain(text: string): boolean {
  const [host = ""] = text.split(/[/?#:]/u, 1);
  const labels = host.split(".");
  const last = labels.at(-1) ?? "";
  return (
    labels.length > 1 &&
    /^\p{L}{2,24}$/u.test(last) &&
    labels.every((label) => /^[\p{L}\p{N}-]+$/u.test(label)) &&
    labels.some((label, index) => index < labels.length - 1 && label.length > 1)
  );
}

const PHONE = /(?<![\p{L}\p{N}.,])(?:\+|\(|0)?\d[\d ()+-]{3,24}\d(?![\p{N}])/gu;

/** Telephone numbers of several groups, with a plus sign or a zero in front. */
export function phonesIn(plain: string): Contact[] {
  const contacts: Contact[] = [];
  for (const match of plain.matchAll(PHONE)) {
    const [words] = match;
    const digits = words.replace(/\D/gu, "");
    const isYears = /^(?:19|20)\d\d ?- ?(?:19|20)\d\d$/u.test(words);
    const isPhone =
      /^[+(0]/u.test(words) ||
      /^\d{3,4}-\d{3,}/u.test(words) ||
      /^\d{3,4}(?:[ -]\d{3,4}){1,3}$/u.test(words);
    if (isYears || !isPhone || isGrouped(words) || digits.length < 5) continue;
    contacts.push({
      kind: "phone",
      words: digits,
      start: match.index,
      end: match.index + words.length,
    });
  }
  return contacts;
}

/** "800 000" is an amount. */
function isGrouped(words: string): boolean {
  return /^[1-9]\d{0,2}(?: \d{3})+$/u.test(words);
}

const NEAR = 4;

/** Short numbers beside a word such as "call", and long ones without groups. */
export function hotlinesIn(
  tokens: readonly Token[],
  lexicon: Lexicon,
  used: Set<number>,
): Contact[] {
  const contacts: Contact[] = [];
  tokens.forEach(({ text, kind, start, end }, at) => {
    if (kind !== "number" || used.has(at) || !/^\d{3,}$/u.test(text)) return;
    const isCounted =
      lexicon.currencies.startingAt(tokens, at + 1) !== null ||
      lexicon.units.startingAt(tokens, at + 1) !== null ||
      lexicon.currencies.startingAt(tokens, at - 1)?.end === at;
    if (isCounted || (text.length < 5 && !isCalled(tokens, at, lexicon))) return;
    used.add(at);
    contacts.push({ kind: "phone", words: text, start, end });
  });
  return contacts;
}

function isCalled(tokens: readonly Token[], at: number, lexicon: Lexicon): boolean {
  for (let back = at - 1; back >= 0 && at - back <= NEAR; back -= 1) {
    if (/^[.!?;。！？；]$/u.test(tokens[back]?.text ?? "")) return false;
    if (lexicon.calls.startingAt(tokens, back) !== null) return true;
  }
  return false;
}
