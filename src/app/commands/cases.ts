import { randomUUID } from "node:crypto";
import { InvalidArgumentError, Option, type Command } from "commander";
import {
  CASE_STATES,
  readReference,
  type Case,
  type CaseReference,
  type CaseState,
} from "../../domain/case.ts";
import { MAIN_CENTRE } from "../../domain/centre.ts";
import { AppError } from "../../domain/errors.ts";
import type { Staff, StaffId } from "../../domain/staff.ts";
import { caseRow, caseView } from "../../http/console/case-view.ts";
import { REFUSALS } from "../../http/console/refusals.ts";
import type { Clock } from "../../ports/clock.ts";
import type { CaseStore } from "../../ports/case-store.ts";
import { createAssignmentPosts } from "../../services/cases/assignment-posts.ts";
import { createCaseDesk, type CaseDesk } from "../../services/cases/case-desk.ts";
import {
  createCaseReading,
  type CaseReading,
  type CaseView,
} from "../../services/cases/case-reading.ts";
import type { DeskAct } from "../../services/cases/desk-act.ts";
import { createPersonWords } from "../../services/cases/person-words.ts";
import { createPrivatePosts } from "../../services/cases/private-posts.ts";
import { createSurfacePosts } from "../../services/cases/surface-posts.ts";
import { transcriptOf } from "../../services/cases/transcript.ts";
import { createCaseStore } from "../../store/cases.ts";
import { createStaffLinks } from "../../store/staff-links.ts";
import { createTranslationStore } from "../../store/translations.ts";
import { todayOf } from "../today.ts";
import { withDesk, type DeskCommand } from "./desk.ts";
import { forTerminal, onOneLine, tell, type JsonOption } from "./terminal.ts";
import { textTable } from "./text-table.ts";

/** Whoever holds the machine may read everything; what is changed is changed in somebody’s name. */
const READER: Staff = {
  id: "command line" as StaffId,
  name: "command line",
  email: "",
  role: "admin",
  centres: "all",
  language: "en",
  state: "active",
  createdAt: new Date(0),
};

interface ListOptions extends JsonOption {
  readonly state?: CaseState;
  readonly most: number;
}

interface ByOption extends JsonOption {
  readonly by: string;
}

/** Adds the commands that look at cases and move them on. */
export function registerCases(program: Command, clock: Clock): void {
  const record = program.command("case").description("look at cases and move them on");
  registerReading(record, clock);
  record
    .command("assign")
    .description("give a case to somebody of the staff")
    .argument("<reference>", "such as YZ-2026-0042", readCase)
    .argument("<email>", "of whoever is to answer")
    .requiredOption("--by <email>", "in whose name; they must be allowed to")
    .option("--json", "print one JSON object")
    .action((reference: CaseReference, email: string, options: ByOption) =>
      changing(clock, reference, options, async (desk) => {
        const to = await accountOf(desk, email);
        return { type: "assign", to: to.id };
      }),
    );
  record
    .command("resolve")
    .description("mark a case as answered; the person is told and asked how it was")
    .argument("<reference>", "such as YZ-2026-0042", readCase)
    .requiredOption("--by <email>", "in whose name; they must be allowed to")
    .option("--json", "print one JSON object")
    .action((reference: CaseReference, options: ByOption) =>
      changing(clock, reference, options, () => Promise.resolve({ type: "resolve" })),
    );
}

function registerReading(record: Command, clock: Clock): void {
  record
    .command("list")
    .description("show cases, the most urgent first")
    .addOption(new Option("--state <state>", "those in one state").choices([...CASE_STATES]))
    .option("--most <number>", "how many at most", readMost, 50)
    .option("--json", "print one JSON object")
    .action((options: ListOptions) =>
      withCases(clock, async ({ reading }) => {
        const states = options.state === undefined ? OPEN_STATES : [options.state];
        const filter = { states, holder: null, language: null, urgency: null, text: null };
        const { cases, next } = await reading.list(READER, null, filter, options.most, null);
        const names = await reading.names();
        const rows = cases.map((each) => caseRow(each, names, "en", clock.now()));
        const more = next !== null;
        tell(options, { cases: rows, more }, listText(rows, more ? options.most : null));
      }),
    );
  record
    .command("show")
    .description("show one case with all that was said")
    .argument("<reference>", "such as YZ-2026-0042", readCase)
    .option("--json", "print one JSON object")
    .action((reference: CaseReference, options: JsonOption) =>
      withCases(clock, async (cases) => {
        const view = await viewOf(cases, reference);
        const names = await cases.reading.names();
        tell(options, caseView(view, names, "en", clock.now()), await textOf(cases, view));
      }),
    );
  record
    .command("export")
    .description("print the transcript of one case as text")
    .argument("<reference>", "such as YZ-2026-0042", readCase)
    .action((reference: CaseReference) =>
      withCases(clock, async (cases) => {
        const view = await viewOf(cases, reference);
        const { id } = view.case;
        const entry = { at: clock.now(), actor: "command line", action: "case.exported" } as const;
        await cases.desk.trail.record({ ...entry, target: id, details: { reference } });
        process.stdout.write(forTerminal(await textOf(cases, view)));
      }),
    );
}

const OPEN_STATES: readonly CaseState[] = ["open", "assigned", "waiting"];

interface CaseCommand {
  readonly desk: DeskCommand;
  readonly store: CaseStore;
  readonly reading: CaseReading;
}

function withCases(clock: Clock, work: (cases: CaseCommand) => Promise<void>): Promise<void> {
  return withDesk(clock, async (desk) => {
    const { staffStore: staff, centreStore: centres, database } = desk;
    const store = createCaseStore(database);
    const translations = createTranslationStore(database);
    const parts = { store, staff, centres, translations, translates: false };
    await work({ desk, store, reading: createCaseReading(parts) });
  });
}

/** A server that runs beside sends what follows from it within seconds. */
function changing(
  clock: Clock,
  reference: CaseReference,
  options: ByOption,
  actOf: (desk: DeskCommand) => Promise<DeskAct>,
): Promise<void> {
  return withCases(clock, async (cases) => {
    const record = await caseOf(cases, reference);
    const by = await accountOf(cases.desk, options.by);
    const act = await actOf(cases.desk);
    const desk = await deskOf(cases, clock);
    const result = await desk.act(by, record.id, act, null);
    if (result.kind === "refused") {
      const { why } = result;
      if (why === "not_found" || why === "forbidden") {
        throw new AppError("forbidden", `${options.by} may not do this with ${reference}.`);
      }
      throw new AppError("conflict", REFUSALS[why].message);
    }
    const names = await cases.reading.names();
    const { state } = result.case.standing;
    tell(options, caseRow(result.case, names, "en", clock.now()), `${reference} is now ${state}.`);
  });
}

async function deskOf({ desk, store }: CaseCommand, clock: Clock): Promise<CaseDesk> {
  const { loadContent, loadDeskTexts } = await loading();
  const { knowledge, texts } = loadContent(null);
  const { staffStore: staff, centreStore: centres, publicUrl } = desk;
  const deskUrl = publicUrl === null ? null : `${publicUrl}/console`;
  const translations = createTranslationStore(desk.database);
  const deskTexts = loadDeskTexts();
  const today = () => todayOf(clock);
  const posts = createSurfacePosts({
    texts: deskTexts,
    centres,
    staff,
    store,
    translations,
    deskUrl,
  });
  return createCaseDesk({
    store,
    centres,
    staff,
    posts,
    assignments: createAssignmentPosts({
      centres,
      posts,
      texts: deskTexts,
      privately: createPrivatePosts({ links: createStaffLinks(desk.database), today }),
    }),
    translations: null,
    clock,
    holidays: () => knowledge.holidays,
    onChanged: () => undefined,
    words: createPersonWords({
      texts,
      article: () => null,
      release: () => null,
      newId: randomUUID,
      languageOf: () => null,
      today,
    }),
  });
}

/** What reads articles and sentences takes longer to load than a list of cases. */
const loading = () => import("../loaded-content.ts");

async function caseOf({ store }: CaseCommand, reference: CaseReference): Promise<Case> {
  const record = await store.byReference(reference);
  if (record === null) throw new AppError("not_found", `There is no case ${reference}.`);
  return record;
}

async function viewOf(cases: CaseCommand, reference: CaseReference): Promise<CaseView> {
  const { id } = await caseOf(cases, reference);
  const view = await cases.reading.view(READER, id);
  if (view === null) throw new AppError("not_found", `There is no case ${reference}.`);
  return view;
}

async function accountOf({ staffStore }: DeskCommand, email: string): Promise<Staff> {
  const found = await staffStore.credentialsOf({ email });
  if (found === null) throw new AppError("not_found", `There is no account ${email}.`);
  return found.staff;
}

async function textOf({ reading }: CaseCommand, view: CaseView): Promise<string> {
  const names = await reading.names();
  const { loadDeskTexts } = await loading();
  const centre = names.centres.get(view.case.centre) ?? names.centres.get(MAIN_CENTRE);
  return transcriptOf(view, names, loadDeskTexts(), "en", centre?.timeZone ?? "Asia/Shanghai");
}

/** @param most that were asked for, where there are more; `null` where these are all */
function listText(rows: readonly ReturnType<typeof caseRow>[], most: number | null): string {
  if (rows.length === 0) return "There are no such cases.";
  const table = textTable(
    ["reference", "state", "urgency", "holder", "language", "platform", "opened", "question"],
    rows.map((row) => [
      row.reference,
      row.overdue ? `${row.state}, overdue` : row.state,
      row.urgency,
      row.holder?.name ?? "",
      row.language,
      row.platform,
      row.openedAt.slice(0, 16),
      shortened(onOneLine(row.question)),
    ]),
  );
  if (most === null) return table;
  return `${table}\n… and more; use ${most < MOST_CASES ? "--most" : "--state"}`;
}

function shortened(question: string): string {
  return question.length > MOST_SHOWN ? `${question.slice(0, MOST_SHOWN)}…` : question;
}

const MOST_SHOWN = 60;
/** How many cases are listed at a time. */
const MOST_CASES = 1_000;

function readCase(text: string): CaseReference {
  const reference = readReference(text);
  if (reference === null) throw new InvalidArgumentError("write a reference such as YZ-2026-0042");
  return reference;
}

function readMost(text: string): number {
  const most = Number(text);
  if (Number.isInteger(most) && most > 0 && most <= MOST_CASES) return most;
  throw new InvalidArgumentError(`write a number from 1 to ${String(MOST_CASES)}`);
}
