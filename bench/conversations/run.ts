import { readdirSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { textTable } from "../../src/app/commands/text-table.ts";
import { buildSearch } from "../../src/app/search-index.ts";
import { createCore, loadContent } from "../../src/app/service.ts";
import { plainText } from "../../src/domain/block.ts";
import type { ArticleId } from "../../src/domain/knowledge.ts";
import type { LanguageTag } from "../../src/domain/locale.ts";
import { parsePlainDate } from "../../src/domain/plain-date.ts";
import { shareOf, writtenShare } from "../../src/domain/share.ts";
import type { Answered } from "../../src/services/answering.ts";

/**
 * Whether conversations go well:
 *
 *     node bench/conversations/run.ts [--second] [--times] [--quote en] [--most 20]
 *
 * One author wrote what people type, having read nothing of this; another, who had read articles and tables and saw no reply,
 * wrote what a good reply to each turn must be and say.
 */
interface Turn {
  readonly text: string;
  readonly intent: string;
  /** What it is; `detail` only fills in what was left open. */
  readonly kind: string;
  /** Outcomes of which any is right. */
  readonly outcomes: readonly string[];
  /** What must be said: of each of these any claim will do. */
  readonly holds: readonly (readonly string[])[];
  /** Articles on the right subject. */
  readonly accept: readonly string[];
  /** Countries whose passports the reply must be about. */
  readonly passport: readonly string[];
  readonly numbers: "card" | "line" | "none";
}

interface Conversation {
  readonly id: string;
  readonly language: string;
  readonly turns: readonly Turn[];
}

const { values: options } = parseArgs({
  options: {
    // The second half is for the end of a piece of work: whoever tunes after looking at it has used it up.
    second: { type: "boolean", default: false },
    /** Plays them five times more, and prints what a turn takes once all that it needs was read before. */
    times: { type: "boolean", default: false },
    /** Prints the conversations of a language that did not go well. */
    quote: { type: "string" },
    most: { type: "string", default: "20" },
  },
});

const TIMED_ROUNDS = 5;

const today = parsePlainDate("2026-11-30");
if (today === null) throw new Error("that is no day");
const content = loadContent(null);
const search = buildSearch(content.knowledge, { bare: false });
// What is learned is no part of what a turn takes.
for (const language of search.languages) search.search("visa", language, 1);
const { answering } = createCore(content, search);
const day = today;

type Verdict = "good" | "fair" | "bad";

interface Judged {
  readonly turn: Turn;
  readonly answered: Answered;
  readonly text: string;
  readonly verdict: Verdict;
  /** It says word for word what was said before. */
  readonly isRepeated: boolean;
  /** It speaks of another passport than the one in question. */
  readonly isOfWrongCountry: boolean;
  readonly ms: number;
}

function play({ turns }: Conversation): Judged[] {
  const earlier: string[] = [];
  const said = new Set<string>();
  const told = new Set<string>();
  let language: string | null = null;
  let isAskedBack = false;
  let atHand: readonly ArticleId[] = [];
  return turns.map((turn) => {
    const began = performance.now();
    const answered = answering.answer({
      text: turn.text,
      earlier: [...earlier],
      told: new Set(told),
      isAskedBack,
      atHand,
      localeHint: null,
      conversationLanguage: language,
      languageChosen: false,
      today: day,
      now: day,
    });
    const ms = performance.now() - began;
    const text = plainText(answered.reply.blocks);
    const isAnswer = answered.reply.outcome === "answer";
    const words = withoutLine(text, answered.reply.language);
    const isRepeated = isAnswer && said.has(words);
    const { nationalities } = answered.reading;
    const isOfWrongCountry =
      isAnswer &&
      answered.ruled &&
      turn.passport.length > 0 &&
      nationalities.length > 0 &&
      !turn.passport.some((code) => nationalities.includes(code));
    earlier.push(turn.text);
    said.add(words);
    for (const { article, claim } of answered.reply.asserted) told.add(`${article}#${claim}`);
    language = answered.reply.language;
    if (isAnswer) atHand = [...new Set(answered.reply.asserted.map(({ article }) => article))];
    isAskedBack = answered.reply.outcome === "clarify";
    const verdict = isOfWrongCountry || isRepeated ? "bad" : verdictOn(turn, answered);
    return { turn, answered, text, verdict, isRepeated, isOfWrongCountry, ms };
  });
}

/** The same words are the same, whatever line stands above them. */
function withoutLine(text: string, language: LanguageTag): string {
  const lines = [
    content.texts.say("reply.nothingElse", language),
    content.texts.say("reply.maybeToo", language),
  ];
  return lines.reduce((left, line) => left.replace(line, ""), text).trim();
}

function verdictOn(turn: Turn, { reply, reading, trace }: Answered): Verdict {
  const said = new Set(reply.asserted.map(({ article, claim }) => `${article}#${claim}`));
  for (const { article } of reply.asserted) said.add(tableOf(article));
  const isMet = (any: readonly string[]): boolean => any.some((one) => said.has(one));
  const numbers = trace.emergency?.numbers ?? "none";
  const isRight =
    turn.outcomes.includes(reply.outcome) || (turn.numbers !== "none" && numbers !== "none");
  const isSubject = reply.articles.slice(0, 3).some(({ id }) => turn.accept.includes(id));
  // Whoever is in need has the numbers, or the turn went badly.
  if (turn.numbers === "card" && numbers === "none") return "bad";
  if (turn.numbers === "none" && numbers === "card") return "bad";
  // It is said that this is not exactly what was asked.
  const isHonest = reply.outcome === "clarify" || reply.held === "article";
  if (!isRight) return isHonest && isSubject ? "fair" : "bad";
  const isForThem =
    turn.passport.length === 0 ||
    !turn.holds.flat().some((one) => one === "table:visa-free") ||
    turn.passport.every((code) => reading.nationalities.includes(code as never));
  if (reply.outcome !== "answer") return "good";
  const met = turn.holds.filter(isMet).length;
  if (met === turn.holds.length && isForThem) return "good";
  return met > 0 || (isSubject && turn.holds.length > 0) ? "fair" : "bad";
}

/** A row of a table is asserted by the article that speaks for it. */
function tableOf(article: string): string {
  const name = content.knowledge.articles.get(article as never)?.table?.name;
  return name === undefined ? "" : `table:${name}`;
}

/** Good: nothing went badly, and at most one turn only fairly. Bad: a third or more of it went badly. */
function verdictOnAll(turns: readonly Judged[]): Verdict {
  const count = (verdict: Verdict): number => turns.filter((one) => one.verdict === verdict).length;
  if (count("bad") === 0 && count("fair") <= 1) return "good";
  return count("bad") * 3 >= turns.length ? "bad" : "fair";
}

const half = options.second ? "second" : "first";
const played = readdirSync(new URL(".", import.meta.url))
  .filter((name) => name.endsWith(`.${half}.jsonl`))
  .sort()
  .flatMap((name) =>
    readFileSync(new URL(name, import.meta.url), "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Conversation),
  )
  .map((conversation) => ({ conversation, turns: play(conversation) }));

type Played = (typeof played)[number];
const groups = [
  ...Map.groupBy(played, ({ conversation }) => conversation.language),
  ["all", played] as const,
];

function row(
  name: string,
  share: (own: readonly Played[]) => string,
): readonly [string, ...string[]] {
  return [name, ...groups.map(([, own]) => share(own))];
}

function ofTurns(
  holds: (one: Judged) => boolean,
  among: (one: Judged) => boolean = () => true,
): (own: readonly Played[]) => string {
  return (own) => {
    const turns = own.flatMap((one) => one.turns).filter(among);
    return writtenShare(shareOf(turns.filter(holds).length, turns.length));
  };
}

function ofAll(verdict: Verdict): (own: readonly Played[]) => string {
  return (own) =>
    writtenShare(
      shareOf(own.filter(({ turns }) => verdictOnAll(turns) === verdict).length, own.length),
    );
}

const isDetail = ({ turn }: Judged): boolean => turn.kind === "detail";
console.log(`Conversations of the ${half} half, percent (Wilson 95 %)\n`);
console.log(
  textTable(
    ["", ...groups.map(([language]) => language)],
    [
      row(
        "turns good",
        ofTurns(({ verdict }) => verdict === "good"),
      ),
      row(
        "turns bad",
        ofTurns(({ verdict }) => verdict === "bad"),
      ),
      row("conversations good", ofAll("good")),
      row("conversations bad", ofAll("bad")),
      row(
        "details lost",
        ofTurns(({ verdict }) => verdict === "bad", isDetail),
      ),
      row(
        "said again",
        ofTurns(({ isRepeated }) => isRepeated),
      ),
      row(
        "of the wrong country",
        ofTurns(({ isOfWrongCountry }) => isOfWrongCountry),
      ),
    ].map((cells) => [...cells]),
  ),
);
if (options.times) printTimes();

/** In milliseconds: whatever else a machine does meanwhile takes its time too, seldom of the same turn in most of its rounds. */
function printTimes(): void {
  const rounds = Array.from({ length: TIMED_ROUNDS }, () =>
    played.flatMap(({ conversation }) => play(conversation).map(({ ms }) => ms)),
  );
  const typical = (rounds[0] ?? []).map((_, turn) =>
    quantile(
      rounds.map((round) => round[turn] ?? 0),
      0.5,
    ),
  );
  const written = (all: readonly number[]): string =>
    `${quantile(all, 0.5).toFixed(1)} ms at the median, ${quantile(all, 0.99).toFixed(1)} at the 99th percentile`;
  console.log(`\nA turn takes ${written(rounds.flat())}; typically ${written(typical)}.`);
}

function quantile(all: readonly number[], share: number): number {
  const sorted = all.toSorted((a, b) => a - b);
  return sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
}

if (options.quote !== undefined && !options.second) {
  const bad = played.filter(
    ({ conversation, turns }) =>
      (options.quote === "all" || conversation.language === options.quote) &&
      verdictOnAll(turns) !== "good",
  );
  for (const { conversation, turns } of bad.slice(0, Number(options.most))) {
    console.log(`\n== ${conversation.id}`);
    for (const { turn, answered, text, verdict, isRepeated } of turns) {
      const { reply, trace } = answered;
      const decided = `${reply.outcome} ${trace.rule}${trace.followed ? " followed" : ""} ${trace.kind?.kind ?? ""}`;
      console.log(`-- ${verdict}${isRepeated ? " (again)" : ""}: ${turn.text}`);
      console.log(
        `   wanted ${turn.kind} ${turn.outcomes.join("/")} ${JSON.stringify(turn.holds)}`,
      );
      console.log(`   got ${decided}: ${text.slice(0, 300).replaceAll("\n", " ")}`);
    }
  }
}
