import { EMPTY_READING, type Reading } from "../../domain/reading.ts";
import type { Emergency } from "../../ports/emergency-detector.ts";
import type { ReadKind } from "../../ports/kind-reader.ts";
import type { IdentifiedLanguage } from "../../ports/language-identifier.ts";
import type { SearchHit, SearchResult } from "../../ports/search.ts";
import type { Answered } from "../../services/answering.ts";
import type { Rule, Searched } from "../../services/trace.ts";

/** How a reply was decided, as `ask --explain` prints it. */
export interface Explained {
  readonly language: Pick<IdentifiedLanguage, "tag" | "script" | "confidence"> & {
    readonly reply: string;
  };
  /** What was read of the person and the journey; what was not is left out. */
  readonly read: Partial<Reading>;
  readonly emergency: Emergency | null;
  readonly kind: ReadKind | null;
  readonly searches: readonly {
    readonly of: Searched;
    readonly verdict: SearchResult["verdict"];
    readonly confidence: number;
    readonly held: number;
    readonly candidates: readonly SearchHit[];
  }[];
  /** What decided, in order; the last one gave the words. */
  readonly decided: readonly ("line" | "followed" | "doubted" | Rule)[];
}

/** What each of them means, for a reader. */
const MEANING: Readonly<Record<Explained["decided"][number], string>> = {
  line: "somebody may be in need: numbers to call stand below",
  emergency: "somebody is in need: nothing but the numbers to call is said",
  kind: "it is no question about a subject",
  several: "several questions are answered in turn",
  followed: "it was read with the message before it",
  doubted: "it seems to be about another country: nothing is taken for sure",
  empty: "nothing is written",
  language: "the language is not offered",
  visaNeed: "the table of passports says whether a visa is needed",
  table: "the table of the article found speaks",
  purpose: "the article for what somebody comes for speaks",
  sure: "search is sure of its first article",
  unsure: "search is unsure: it is asked back",
  none: "no article is near enough",
  far: "it is far from what the articles are about",
  model: "a model chose among reviewed sentences, or asked back",
};

/** Tells what the answering wrote down; nothing is worked out again. */
export function explain({ reply, detected, reading, trace }: Answered): Explained {
  const { tag, script, confidence } = detected;
  return {
    language: { tag, script, confidence: round(confidence), reply: reply.language },
    read: toldOf(reading),
    emergency: trace.emergency,
    kind: trace.kind === null ? null : { ...trace.kind, confidence: round(trace.kind.confidence) },
    searches: trace.searches.map(({ of, result }) => ({
      of,
      verdict: result.verdict,
      confidence: round(result.confidence),
      held: round(result.held),
      candidates: result.hits.map(({ id, score }) => ({ id, score: round(score) })),
    })),
    decided: [
      ...(trace.emergency?.numbers === "line" ? ["line" as const] : []),
      ...(trace.followed ? ["followed" as const] : []),
      ...(trace.doubted ? ["doubted" as const] : []),
      trace.rule,
    ],
  };
}

/** For a developer at a terminal, a line each. */
export function explainText({
  language,
  read,
  emergency,
  kind,
  searches,
  decided,
}: Explained): string {
  const { tag, script, confidence, reply } = language;
  const details = Object.entries(read).map(([name, value]) => `${name} ${shown(value)}`);
  return [
    "How it was decided:",
    `  language   ${tag} (${script}), confidence ${String(confidence)}; replied in ${reply}`,
    `  read       ${details.length === 0 ? "nothing" : details.join(" · ")}`,
    `  emergency  ${emergency === null ? "no" : emergencyText(emergency)}`,
    `  kind       ${kind === null ? "not looked at" : `${kind.kind}, confidence ${String(kind.confidence)}`}`,
    ...searches.flatMap(({ of, verdict, confidence: sureness, held, candidates }) => [
      `  searched   ${of}: ${verdict}, confidence ${String(sureness)}, held ${String(held)}`,
      ...candidates.map(({ id, score }) => `             ${score.toFixed(3).padStart(8)}  ${id}`),
    ]),
    ...decided.map((rule) => `  decided    ${rule}: ${MEANING[rule]}`),
    "",
  ].join("\n");
}

function emergencyText({ kind, numbers, confidence }: Emergency): string {
  return `${kind}, numbers as a ${numbers}, confidence ${String(round(confidence))}`;
}

function toldOf(reading: Reading): Partial<Reading> {
  const told = Object.entries(reading).filter(([name, value]) => {
    const untold: unknown = EMPTY_READING[name as keyof Reading];
    return Array.isArray(value) ? value.length > 0 : value !== untold;
  });
  return Object.fromEntries(told);
}

function shown(value: Reading[keyof Reading]): string {
  if (value === true) return "yes";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function round(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
