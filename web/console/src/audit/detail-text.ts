import type { AuditEntry } from "../api/types.ts";
import type { Values } from "../texts/format.ts";

/** What entries name by its id, as it is called today. */
export interface AuditNames {
  readonly staff: ReadonlyMap<string, string>;
  readonly centres: ReadonlyMap<string, string>;
}

/** As much of the words of the desk as details need. */
export interface DetailWords {
  readonly maybe: (key: string, values?: Values) => string | null;
  readonly list: (items: readonly string[]) => string;
  readonly number: (value: number) => string;
  readonly languageName: (tag: string) => string;
  readonly full: (at: string) => string;
}

/** Whom or what an entry is about: what it is called today, else the title that it bore, else its id. */
export function targetText(entry: AuditEntry, { centres }: AuditNames): string {
  const { target, targetName, details } = entry;
  if (targetName !== null) return targetName;
  return typeof details["title"] === "string" ? details["title"] : (centres.get(target) ?? target);
}

/** What an entry says more; what has no words of its own is shown as the service recorded it. */
export function detailsText(
  details: AuditEntry["details"],
  names: AuditNames,
  words: DetailWords,
): string {
  return Object.entries(details)
    .filter(([name, value]) => name !== "title" && (value !== null || name in OF_NONE))
    .map(([name, value]) => {
      const label = words.maybe(`console.audit.detail.${name}`) ?? name;
      const text = valueText(name, value, names, words);
      return words.maybe("console.audit.detail", { name: label, value: text }) ?? text;
    })
    .join("; ");
}

function valueText(name: string, value: unknown, names: AuditNames, words: DetailWords): string {
  const { list, number } = words;
  const say = (key: string): string => words.maybe(key) ?? key;
  if (Array.isArray(value)) {
    return list(value.map((one) => wordText(name, String(one), names, words)));
  }
  switch (typeof value) {
    case "string":
      return wordText(name, value, names, words);
    case "number":
      return number(value);
    case "boolean":
      return say(value ? "console.audit.value.yes" : "console.audit.value.no");
    default:
      return say(OF_NONE[name] ?? "console.audit.value.nobody");
  }
}

function wordText(name: string, word: string, names: AuditNames, words: DetailWords): string {
  const { maybe, languageName, full } = words;
  if (name === "language") return languageName(word);
  if (name === "since") return full(word);
  return (
    names.staff.get(word) ??
    names.centres.get(word) ??
    maybe(`console.audit.value.${name}.${word}`) ??
    maybe(`${WORDS_OF[name] ?? name}.${word}`) ??
    (word === "all" ? maybe("console.scope.all") : null) ??
    word
  );
}

/** What is meant where there is none; of all else it means nothing. */
const OF_NONE: Readonly<Record<string, string>> = {
  before: "console.audit.value.nobody",
  centre: "console.scope.all",
  claim: "console.content.withdrawals.wholeArticle",
  to: "console.audit.value.nobody",
};

/** Where the words of some values stand already. */
const WORDS_OF: Readonly<Record<string, string>> = {
  role: "console.role",
  before: "console.role",
  nature: "console.draft.nature",
  platform: "surface.platform",
  as: "console.gaps.state",
};
