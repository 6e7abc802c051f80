/** How long each route of the web desk takes with a hundred thousand messages and thousands of documents. */
import { loadavg } from "node:os";
import { countsOf, openLargeDesk, type Change, type LargeDesk } from "./large-desk.ts";
import { CASES, DAYS, MESSAGES } from "./fill-messages.ts";
import { ARTICLES, largeContent, ownDocuments } from "./large-content.ts";
import { ENGINES } from "../../test/helpers/engines.ts";

const ROUNDS = 30;
const CHANGES = 7;
/** Milliseconds at the server. */
const TARGET = 300;
const YEAR = "from=2025-11-27&to=2026-11-26";
const TEXT = encodeURIComponent("knowledge/visas/z-work-visa/en.md");

/** Every GET of the desk but the streams of what happens in cases. */
async function routesOf({ database }: LargeDesk): Promise<readonly string[]> {
  const first = async (table: "content_draft" | "case_record"): Promise<string> => {
    const row = await database.db
      .selectFrom(table)
      .select("id")
      .orderBy("id")
      .limit(1)
      .executeTakeFirstOrThrow();
    return encodeURIComponent(row.id);
  };
  const [draft, question] = [await first("content_draft"), await first("case_record")];
  return [
    "/session",
    "/colleagues",
    "/staff",
    "/centres",
    "/audit",
    "/audit?limit=200",
    "/account/links",
    "/canned",
    "/articles?text=visa&language=en",
    "/cases",
    `/cases/${question}`,
    `/cases/${question}/export`,
    "/content",
    "/content/articles/visas/z-work-visa",
    `/content/documents?path=${TEXT}`,
    "/content/revisions/1",
    "/content/facts",
    "/content/withdrawals",
    "/content/releases",
    "/content/releases/1",
    "/content/releases/12",
    `/content/releases/1/change?path=${TEXT}`,
    "/content/drafts",
    `/content/drafts/${draft}`,
    `/content/drafts/${draft}/gate`,
    "/content/notices",
    "/calendar",
    "/calendar/due",
    "/numbers",
    "/numbers?by=topic",
    "/numbers?by=day",
    `/numbers?${YEAR}`,
    `/numbers.csv?by=day&${YEAR}`,
    "/numbers/centres/main?month=2026-11",
    "/numbers/centres/main.csv?month=2026-11",
    "/gaps",
    "/gaps?days=7",
    "/gaps?language=ru",
  ];
}

interface Spread {
  readonly p50: number;
  readonly p95: number;
  /** Of one request on average: what is left of it when nothing else runs on the machine. */
  readonly cpu: number;
}

/** At the server: from the request to the last byte of the answer, on this machine. */
async function measure(run: () => Promise<{ readonly status: number }>): Promise<Spread> {
  const taken: number[] = [];
  const used = process.cpuUsage();
  for (let round = 0; round < ROUNDS; round += 1) {
    const began = performance.now();
    const { status } = await run();
    taken.push(performance.now() - began);
    if (status !== 200) throw new Error(`a route answered ${String(status)}`);
  }
  const { user } = process.cpuUsage(used);
  taken.sort((a, b) => a - b);
  const at = (share: number): number => tenths(taken[Math.ceil(share * taken.length) - 1] ?? 0);
  return { p50: at(0.5), p95: at(0.95), cpu: tenths(user / 1_000 / ROUNDS) };
}

function tenths(ms: number): number {
  return Math.round(ms * 10) / 10;
}

/** A group that is settled over and over, each time as it was left the time before. */
function settlings(desk: LargeDesk, group: string): () => ReturnType<LargeDesk["post"]> {
  let seen: object = { state: "open", settledAt: null };
  return async () => {
    const answer = await desk.post(`/gaps/${group}/settle`, { as: "not_ours", seen });
    const { gap } = answer.body as { readonly gap: { state: string; settledAt: string } };
    seen = { state: gap.state, settledAt: gap.settledAt };
    return answer;
  };
}

/** A change of one article, over and over; the first is made while much is read for the first time. */
async function changes(
  desk: LargeDesk,
): Promise<{ readonly shown: Spread; readonly blocked: Spread }> {
  const all: Change[] = [];
  const used = process.cpuUsage();
  for (let round = 0; round < CHANGES; round += 1) all.push(await desk.change());
  const cpu = tenths(process.cpuUsage(used).user / 1_000 / CHANGES);
  const spread = (of: (change: Change) => number): Spread => {
    const sorted = all.map(of).sort((a, b) => a - b);
    return { p50: sorted[Math.floor(CHANGES / 2)] ?? 0, p95: sorted.at(-1) ?? 0, cpu };
  };
  return { shown: spread(({ shownMs }) => shownMs), blocked: spread(({ blockedMs }) => blockedMs) };
}

/** How long a draft is checked, which is no page: it is done beside the others, and waited for. */
async function check(desk: LargeDesk): Promise<number> {
  const draft = await desk.database.db
    .selectFrom("content_draft")
    .select("id")
    .where("state", "=", "open")
    .limit(1)
    .executeTakeFirstOrThrow();
  const began = performance.now();
  const path = `/content/drafts/${encodeURIComponent(draft.id)}/check`;
  const { status } = await desk.post(path, {});
  if (status !== 200) throw new Error(`the check answered ${String(status)}`);
  return Math.round(performance.now() - began);
}

const documents = largeContent(ownDocuments(), ARTICLES);
const results: Record<string, Record<string, number | string>> = {};
for (const openEngine of Object.values(ENGINES)) {
  const engine = await openEngine();
  const desk = await openLargeDesk(engine, documents);
  const note = (title: string, what: string, value: number | string): void => {
    (results[title] ??= {})[`${engine.name} ${what}`] = value;
  };
  const noteSpread = (title: string, { p50, p95, cpu }: Spread): void => {
    note(title, "p50", p50);
    note(title, "p95", p95);
    note(title, "cpu", cpu);
  };
  const noteRoute = (title: string, spread: Spread): void => {
    noteSpread(title, spread);
    if (spread.p95 >= TARGET) note(title, "over", "!");
  };
  for (const [title, count] of await countsOf(desk)) note(`(${title})`, "p50", count);
  for (const path of await routesOf(desk)) {
    noteRoute(path, await measure(() => desk.get(path)));
  }
  const [group] = await desk.database.db.selectFrom("gap_group").select("id").limit(1).execute();
  noteRoute("POST /gaps/:id/settle", await measure(settlings(desk, group?.id ?? "")));
  const { shown, blocked } = await changes(desk);
  noteSpread("(a change in force after)", shown);
  noteSpread("(others stood still meanwhile for)", blocked);
  note("(check of a draft)", "p50", await check(desk));
  await desk.stop();
  await engine.end();
}
const load = loadavg().map((each) => each.toFixed(1));
console.log(
  `\nMilliseconds at the server, cpu those of the processor for one request, ${String(MESSAGES)} messages of ${String(DAYS)} days, ${String(CASES)} cases, ` +
    `${String(documents.size)} documents; target < ${String(TARGET)}, load of the machine ${load.join(", ")}`,
);
console.table(results);
