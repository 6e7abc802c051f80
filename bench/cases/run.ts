/** How long the list of cases takes with ten thousand that are not closed, and as many that are. */
import {
  URGENCIES,
  type Case,
  type CaseId,
  type CaseState,
  type EntryId,
} from "../../src/domain/case.ts";
import type { CentreId, StaffId } from "../../src/domain/staff.ts";
import type { CaseFilter, CaseStore } from "../../src/ports/case-store.ts";
import { createCaseStore } from "../../src/store/cases.ts";
import { applyCaseChange } from "../../src/store/cases-change.ts";
import type { Database, Tx } from "../../src/store/database.ts";
import { aCase, ANNA, anEntry, later, opening, step } from "../../test/helpers/case-steps.ts";
import { ENGINES, freshDatabase } from "../../test/helpers/engines.ts";

const NOT_CLOSED = 10_000;
const CLOSED = 10_000;
const TOGETHER = 500;
const ROUNDS = 30;
const PAGE = 50;
const CENTRES = ["main", "north", "south", "east"] as readonly string[] as readonly CentreId[];
const GOING_ON: readonly CaseState[] = ["open", "assigned", "waiting"];
const QUESTIONS = [
  "Как продлить вид на жительство, если работодатель сменился?",
  "How do I extend my residence permit after I changed my employer?",
  "换了工作单位以后，居留许可怎么延期？",
  "Comment prolonger mon titre de séjour si j’ai changé d’employeur ?",
];

const EVERYTHING: CaseFilter = {
  centres: "all",
  states: null,
  holder: null,
  language: null,
  urgency: null,
  text: null,
};

/** As an evenly busy desk has them. */
function caseOf(number: number): Case {
  const question = QUESTIONS[number % QUESTIONS.length] ?? "";
  return aCase(number, {
    centre: CENTRES[number % CENTRES.length] ?? ("main" as CentreId),
    language: ["ru", "en", "zh", "fr"][number % 4] ?? "en",
    urgency: URGENCIES[number % 20 === 0 ? 2 : number % 5 === 0 ? 1 : 0],
    question: `${question} ${question} (${String(number)})`,
    openedAt: later(number * 1_000),
    dueAt: number % 3 === 0 ? null : later(((number * 7_919) % NOT_CLOSED) * 60_000),
  });
}

async function add(tx: Tx, number: number): Promise<void> {
  const opened = caseOf(number);
  const entries = [0, 1, 2].map((each) =>
    anEntry(`${String(number)}.${String(each)}`, { text: opened.question }),
  );
  await applyCaseChange(tx, opening(opened, entries));
  if (number > NOT_CLOSED) {
    const resolved = step(opened, { type: "resolved" }, { change: { dueAt: null } });
    await applyCaseChange(tx, resolved);
    await applyCaseChange(tx, step(resolved.after, { type: "closed" }));
  } else if (number % 2 === 0) {
    const holder = number % 4 === 0 ? ANNA : (`staff ${String(number % 10)}` as StaffId);
    await applyCaseChange(
      tx,
      step(opened, { type: "taken", holder }, { change: { heldUntil: later(1e12) } }),
    );
  }
}

async function fill({ write }: Database): Promise<void> {
  for (let first = 1; first <= NOT_CLOSED + CLOSED; first += TOGETHER) {
    await write(async (tx) => {
      for (let number = first; number < first + TOGETHER; number += 1) await add(tx, number);
    });
  }
}

type Measurement = readonly [string, (store: CaseStore) => Promise<unknown>];

function listed(title: string, filter: Partial<CaseFilter>): Measurement {
  return [title, (store) => store.list({ ...EVERYTHING, ...filter }, PAGE, null)];
}

const going = { states: GOING_ON };
const MEASUREMENTS: readonly Measurement[] = [
  listed("first page", going),
  listed("of one centre", { ...going, centres: CENTRES.slice(1, 2) }),
  listed("held by nobody", { ...going, holder: "none" }),
  listed("held by one", { ...going, holder: ANNA }),
  listed("urgent, in French", { ...going, urgency: "urgent", language: "fr" }),
  listed("words in most", { ...going, text: "СМЕНИЛСЯ" }),
  listed("words in one", { ...going, text: "(9998)" }),
  listed("words in none, of one centre", {
    ...going,
    text: "nowhere",
    centres: CENTRES.slice(0, 1),
  }),
  listed("a reference", { text: "yz-2026-7777" }),
  listed("closed", { states: ["closed"] }),
  listed("all, closed ones too", {}),
  [
    "all pages of what goes on, each",
    async (store) => {
      let from: string | null = null;
      let pages = 0;
      const began = performance.now();
      do {
        from = (await store.list({ ...EVERYTHING, ...going }, PAGE, from)).next;
        pages += 1;
      } while (from !== null);
      return (performance.now() - began) / pages;
    },
  ],
  ["counts", (store) => store.counts("all")],
  ["counts of one centre", (store) => store.counts(CENTRES.slice(0, 1))],
  ["active case of a thread", (store) => store.activeOf(caseOf(777).thread)],
  ["entries of a case", (store) => store.entries("case-777" as CaseId)],
  ["one entry", (store) => store.entry("777.1" as EntryId)],
  ["what is due, 100 at most", (store) => store.due(later(6e7), later(0), 100)],
];

/** What takes a while by itself says how long one of its parts took. */
async function medianMs(run: () => Promise<unknown>): Promise<number> {
  const taken: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const began = performance.now();
    const own = await run();
    taken.push(typeof own === "number" ? own : performance.now() - began);
    if (performance.now() - began > 1_000 && round >= 2) break;
  }
  taken.sort((a, b) => a - b);
  return Math.round((taken[Math.floor(taken.length / 2)] ?? 0) * 100) / 100;
}

const results: Record<string, Record<string, number>> = {};
for (const openEngine of Object.values(ENGINES)) {
  const engine = await openEngine();
  const database = await freshDatabase(engine);
  const store = createCaseStore(database);
  const note = (title: string, ms: number): void => {
    (results[title] ??= {})[engine.name] = ms;
  };
  const began = performance.now();
  await fill(database);
  note("(one case written, with its steps)", (performance.now() - began) / (NOT_CLOSED + CLOSED));
  for (const [title, run] of MEASUREMENTS) note(title, await medianMs(() => run(store)));
  const ended = performance.now();
  const future = new Date("2100-01-01T00:00:00Z");
  const last = await store.ended(future, CLOSED);
  const removed = await store.remove(
    last.map(({ id }) => ({ id, deliveries: [] })),
    future,
    new Date(),
  );
  note("a thousand closed cases removed", ((performance.now() - ended) * 1_000) / removed);
  await database.close();
  await engine.end();
}
console.log(
  `\nMedian milliseconds, ${String(NOT_CLOSED)} cases not closed beside ${String(CLOSED)} closed, pages of ${String(PAGE)} (target < 200)`,
);
console.table(results);
