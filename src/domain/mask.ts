import { LABEL } from "./mask-patterns.ts";
import { RULES, type MaskedKind, type Rule } from "./mask-rules.ts";

export interface Masked {
  /** The text with a label such as `[phone 1]` in place of each thing hidden. */
  readonly text: string;
  /** In order of the labels; the same words have the same label. */
  readonly hidden: readonly { readonly label: string; readonly words: string }[];
}

/**
 * Hides what tells who somebody is: e-mail addresses, telephone numbers, numbers of passports, permits and identity
 * cards, and of accounts and bank cards, with the digits of any script.
 *
 * Dates, amounts, form names such as JW201 and the short numbers of hotlines stay: without them a question says nothing.
 * Names of people are not known to it, nor numbers in words. Masking twice is the same as masking once.
 */
export function maskPersonalData(text: string): Masked {
  const { plain, places } = folded(text);
  const spans: Span[] = [];
  let rest = plain;
  for (const rule of RULES) {
    const found = findings(rule, rest);
    rest = struckOut(rest, found);
    const { kind } = rule;
    if (kind !== null) spans.push(...found.map(({ start, end }) => ({ kind, start, end })));
  }
  spans.sort((a, b) => a.start - b.start);
  return replaced(
    text,
    spans.map(({ kind, start, end }) => ({
      kind,
      start: places[start]?.start ?? 0,
      end: places[end - 1]?.end ?? 0,
    })),
  );
}

/** Puts hidden words back where their labels stand. */
export function unmask(text: string, { hidden }: Masked): string {
  const words = new Map(hidden.map((one) => [one.label, one.words]));
  return text.replace(LABEL, (label) => words.get(label) ?? label);
}

/** A text as somebody reads it, with the labels in words of their language: for showing alone, never to be kept. */
export function relabelled(
  text: string,
  words: (kind: MaskedKind, number: string) => string,
): string {
  return text.replace(LABEL, (_label, kind: MaskedKind, number: string) => words(kind, number));
}

/** A masked text as whoever reads it for what it says: with nothing where something is hidden. */
export function withoutLabels(text: string): string {
  return text.replace(LABEL, " ");
}

interface Place {
  readonly start: number;
  readonly end: number;
}

interface Span extends Place {
  readonly kind: MaskedKind;
}

function findings({ pattern, isReal }: Rule, plain: string): readonly Place[] {
  const found: Place[] = [];
  for (const match of plain.matchAll(pattern)) {
    const words = match.groups?.["it"] ?? match[0];
    const end = match.index + match[0].length;
    if (isReal?.(words) ?? true) found.push({ start: end - words.length, end });
  }
  return found;
}

/** With a sign that is a number, and a digit to no rule, so that nothing is found across or right beside it. */
function struckOut(plain: string, found: readonly Place[]): string {
  let result = "";
  let end = 0;
  for (const place of found) {
    result += plain.slice(end, place.start) + "¹".repeat(place.end - place.start);
    end = place.end;
  }
  return result + plain.slice(end);
}

/**
 * The text as the rules read it: digits of any script, dashes, blanks and full-width letters as ASCII, without the marks
 * of direction that copied telephone numbers have. With the place in the text of each of its units.
 */
function folded(text: string): { readonly plain: string; readonly places: readonly Place[] } {
  let plain = "";
  let start = 0;
  const places: Place[] = [];
  for (const sign of text) {
    const end = start + sign.length;
    const read = sign <= "~" ? sign : foldedSign(sign);
    plain += read;
    for (let unit = 0; unit < read.length; unit += 1) places.push({ start, end });
    start = end;
  }
  return { plain, places };
}

/** One sign with its digit, dash, blank or full-width letter as ASCII; empty for a mark of direction. */
export function foldedSign(sign: string): string {
  if (/\p{Cf}/u.test(sign)) return "";
  if (/\p{Zs}/u.test(sign)) return " ";
  if (/[\p{Pd}\u2212]/u.test(sign)) return "-";
  if (sign === "٬") return ",";
  if (sign === "٫") return ".";
  if (/[\uff01-\uff5e]/u.test(sign)) return sign.normalize("NFKC");
  return /\p{Nd}/u.test(sign) ? asciiDigit(sign) : sign;
}

function asciiDigit(sign: string): string {
  const simple = sign.normalize("NFKC");
  if (/^\d$/.test(simple)) return simple;
  // Every script has its ten digits in a row; the zero is the first that is a digit.
  const code = sign.codePointAt(0) ?? 0;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(code - zero);
}

function replaced(text: string, spans: readonly Span[]): Masked {
  const labels = new Map<string, string>();
  const freeLabel = labeller(text);
  let result = "";
  let end = 0;
  for (const span of spans) {
    const words = text.slice(span.start, span.end);
    const label = labels.get(words) ?? freeLabel(span.kind);
    labels.set(words, label);
    result += text.slice(end, span.start) + label;
    end = span.end;
  }
  return {
    text: result + text.slice(end),
    hidden: [...labels].map(([words, label]) => ({ label, words })),
  };
}

/** Counts each kind, past the labels that somebody wrote: those are not ours to put words back into. */
function labeller(text: string): (kind: MaskedKind) => string {
  const written = new Set<string>(text.match(LABEL));
  const counts = new Map<MaskedKind, number>();
  return (kind) => {
    let label: string;
    do {
      const count = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, count);
      label = `[${kind} ${count}]`;
    } while (written.has(label));
    return label;
  };
}
