import { readdirSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { buildSearch } from "../../src/app/search-index.ts";
import { createCore, loadContent } from "../../src/app/service.ts";
import { plainText } from "../../src/domain/block.ts";
import type { Reply } from "../../src/domain/answer.ts";
import { parsePlainDate } from "../../src/domain/plain-date.ts";
import { shareOf, writtenShare } from "../../src/domain/share.ts";

/**
 * Whether replies say the very thing that was asked, and in how many words.
 *
 * The questions were written by somebody who had read nothing of this, and labelled by somebody else, who had read articles
 * and tables and saw no reply: `holds` lists what a reply must say, each with the claims any one of which says it.
 */
interface Labelled {
  readonly id: string;
  readonly lang: string;
  readonly text: string;
  readonly kind: "specific" | "near" | "far";
  readonly accept: readonly string[];
  readonly holds: readonly (readonly string[])[];
}

const { values: options } = parseArgs({
  options: {
    // The second half is for the end of a piece of work: whoever tunes after looking at it has used it up.
    second: { type: "boolean", default: false },
    /** Sixteen a language on the subjects that had no article until November 2026; looked at once as well. */
    subjects: { type: "boolean", default: false },
    quote: { type: "string", default: "0" },
    knowledge: { type: "string" },
  },
});

const today = parsePlainDate("2026-11-30");
if (today === null) throw new Error("that is no day");
const content = loadContent(options.knowledge ?? null);
const { answering } = createCore(content, buildSearch(content.knowledge, { bare: false }));

interface Judged {
  readonly question: Labelled;
  readonly reply: Reply;
  readonly text: string;
  readonly words: number;
  /** Needs that the reply says. */
  readonly met: number;
}

const segmenters = new Map<string, Intl.Segmenter>();

function wordsOf(text: string, language: string): number {
  const known = segmenters.get(language) ?? new Intl.Segmenter(language, { granularity: "word" });
  segmenters.set(language, known);
  return [...known.segment(text)].filter(({ isWordLike }) => isWordLike === true).length;
}

function judge(question: Labelled): Judged {
  const { reply } = answering.answer({
    text: question.text,
    earlier: [],
    localeHint: question.lang,
    conversationLanguage: null,
    languageChosen: false,
    today: today as NonNullable<typeof today>,
    now: today as NonNullable<typeof today>,
  });
  const said = new Set(reply.asserted.map(({ article, claim }) => `${article}#${claim}`));
  for (const { article } of reply.asserted) said.add(tableOf(article));
  const met = question.holds.filter((any) => any.some((one) => said.has(one))).length;
  const text = plainText(reply.blocks);
  return { question, reply, text, words: wordsOf(text, reply.language), met };
}

/** A row of a table is asserted by the article that speaks for it. */
function tableOf(article: string): string {
  const name = content.knowledge.articles.get(article as never)?.table?.name;
  return name === undefined ? "" : `table:${name}`;
}

const set = options.second ? "second" : options.subjects ? "subjects" : null;
const ending = set === null ? /^[a-z]+\.jsonl$/u : new RegExp(`\\.${set}\\.jsonl$`, "u");
const questions = readdirSync(new URL(".", import.meta.url))
  .filter((name) => ending.test(name))
  .sort()
  .flatMap((name) =>
    readFileSync(new URL(name, import.meta.url), "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Labelled),
  );

const judged = questions.map(judge);
const rows = [...Map.groupBy(judged, ({ question }) => question.lang), ["all", judged] as const];
console.log(
  "| | says what was asked | answered outright | right article | answered, nothing holds it | of these as the very thing | words: median | p90 |",
);
console.log("| --- | --- | --- | --- | --- | --- | --- | --- |");
for (const [language, own] of rows) {
  const answerable = own.filter(({ question }) => question.holds.length > 0);
  const others = own.filter(({ question }) => question.holds.length === 0);
  const outright = answerable.filter(({ reply }) => reply.outcome === "answer");
  const lengths = own
    .filter(({ reply }) => reply.outcome === "answer")
    .map(({ words }) => words)
    .sort((a, b) => a - b);
  const at = (share: number): number => lengths[Math.floor(share * (lengths.length - 1))] ?? 0;
  const cells = [
    part(answerable, ({ met, question }) => met === question.holds.length),
    part(answerable, ({ reply }) => reply.outcome === "answer"),
    part(outright, ({ reply, question }) => question.accept.includes(reply.articles[0]?.id ?? "")),
    part(others, ({ reply }) => reply.outcome === "answer"),
    part(others, ({ reply }) => reply.outcome === "answer" && reply.held !== "article"),
    at(0.5),
    at(0.9),
  ];
  console.log(`| ${language} | ${cells.join(" | ")} |`);
}

function part(all: readonly Judged[], holds: (one: Judged) => boolean): string {
  const right = all.filter(holds).length;
  return `${writtenShare(shareOf(right, all.length))} of ${String(all.length)}`;
}

const missed = judged.filter(({ question, met }) => met < question.holds.length);
for (const { question, reply, text } of missed.slice(0, Number(options.quote))) {
  console.log(`\n${question.id} ${question.text}\n  wanted ${JSON.stringify(question.holds)}`);
  console.log(`  ${reply.outcome} ${reply.articles[0]?.id ?? ""}: ${text}`);
}
