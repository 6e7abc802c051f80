import { InvalidArgumentError, Option, type Command } from "commander";
import { readableKnowledge } from "../../content/cut-out.ts";
import { documentEditing } from "../../content/document-editing.ts";
import { readImportedFiles } from "../../content/import-files.ts";
import { writeDocumentFiles } from "../../content/export-files.ts";
import { NATURES, type Nature, type Withdrawal, type WithdrawalId } from "../../domain/editing.ts";
import { AppError } from "../../domain/errors.ts";
import type { ArticleId, FactName, Knowledge } from "../../domain/knowledge.ts";
import { emailKey, type Staff } from "../../domain/staff.ts";
import { REFUSALS } from "../../http/console/refusals.ts";
import type { Clock } from "../../ports/clock.ts";
import type { ContentState, ContentStore } from "../../ports/content-store.ts";
import type { ContentRefused } from "../../services/content/deps.ts";
import { importFiles, type ImportResult } from "../../services/content/imports.ts";
import type { SharedFigure } from "../../services/content/same-figures.ts";
import { createStateReader, documentsOf } from "../../services/content/state.ts";
import {
  createWithdrawals,
  type Withdrawals,
  type WithdrawResult,
} from "../../services/content/withdrawals.ts";
import type { Actor } from "../../services/staff/actor.ts";
import { createContentStore } from "../../store/content.ts";
import { createExamination } from "../examination.ts";
import { INDEX_FOLDER } from "../paths.ts";
import { secrets } from "../secrets.ts";
import { loadOwnTexts } from "../loaded-content.ts";
import { todayOf } from "../today.ts";
import { withDesk, type DeskCommand } from "./desk.ts";
import { tell, type JsonOption } from "./terminal.ts";
import { textTable } from "./text-table.ts";

interface ExportOptions extends JsonOption {
  readonly prune?: true;
}

interface ImportOptions extends JsonOption {
  readonly title: string;
  readonly reason: string;
  readonly nature: Nature;
  readonly since?: number;
  readonly prune?: true;
  readonly by: string;
}

interface WithdrawOptions extends JsonOption {
  readonly claim?: string;
  readonly reason: string;
  readonly by?: string;
  /** The figures, or `true` for all of them. */
  readonly everywhere?: readonly FactName[] | true;
}

/** Adds the commands that change the content in force, or take it out as files and back. */
export function registerContentEditing(content: Command, clock: Clock): void {
  registerFiles(content, clock);
  registerWithdrawing(content, clock);
}

function registerFiles(content: Command, clock: Clock): void {
  content
    .command("export")
    .description("write the documents in force below a folder, as the project keeps them")
    .argument("<dir>", "such as a checkout of the project")
    .option("--prune", "remove files of documents that are not in force any more")
    .option("--json", "print one JSON object")
    .action((dir: string, options: ExportOptions) =>
      withContent(clock, async ({ state }) => {
        const { release, documents } = await state();
        const texts = documentsOf({ documents });
        const { written, left } = writeDocumentFiles(dir, texts, options.prune ?? false);
        const first = `Release ${String(release)}: ${String(written.length)} of ${String(texts.size)} documents were others.`;
        const word = options.prune ? "Removed" : "Not in force any more";
        const lines = [first, ...left.map((name) => `${word}: ${name}`)];
        tell(options, { release, written, left }, lines.join("\n"));
      }),
    );
  content
    .command("import")
    .description("propose changed files as one draft; nothing of them comes into force by itself")
    .argument("<dir>", "a folder with knowledge and prompts in it; archives are not taken")
    .option("--title <text>", "what the draft is called", readNote, "Imported files")
    .option("--reason <text>", "why", readNote, "Imported from files.")
    .addOption(
      new Option("--nature <nature>", "whether it says something else than before")
        .choices([...NATURES])
        .default("correction"),
    )
    .option("--since <release>", "the release that the files were exported from", readRelease)
    .requiredOption("--by <email>", "the e-mail address of whoever wrote them, who may not publish")
    .option("--prune", "propose to remove documents that are not among the files")
    .option("--json", "print one JSON object")
    .action((dir: string, options: ImportOptions) =>
      withContent(clock, async ({ store, desk }) => {
        const by = await accountOf(desk, options.by);
        const examination = createExamination({ indexFolder: INDEX_FOLDER, questions: () => [] });
        const result = await importFiles(
          {
            store,
            clock,
            secrets,
            check: (documents, changed) => examination.check(documents, changed),
            figures: (before, after) =>
              examination.effects(before, after, todayOf(clock), []).figures,
          },
          by,
          {
            files: readImportedFiles(dir),
            title: options.title,
            reason: options.reason,
            nature: options.nature,
            since: options.since ?? null,
            removesOthers: options.prune ?? false,
          },
        );
        if (result.kind === "refused") throw refusal(result);
        tellProposal(options, result);
      }),
    );
}

function tellProposal(options: JsonOption, result: Exclude<ImportResult, ContentRefused>): void {
  if (result.kind === "unchanged") {
    const none = "The files say what is in force; there is nothing to propose.";
    tell(options, { draft: null, paths: [] }, none);
    return;
  }
  const { draft, figures } = result;
  const { id, title, nature, edits } = draft;
  const lines = [`${String(edits.length)} documents wait at the web desk as the draft “${title}”.`];
  if (figures.length > 0) {
    const names = figures.map(({ article, claim }) => `  ${article} ${claim}`);
    lines.push("They change figures or dates, so that it is a correction:", ...names);
  }
  tell(options, { draft: id, nature, paths: edits.map(({ path }) => path) }, lines.join("\n"));
}

function registerWithdrawing(content: Command, clock: Clock): void {
  const person = "the e-mail address of whoever asks for it, who must be allowed to";
  content
    .command("withdraw")
    .description("tell an article, or one claim of it, to nobody any more, at once")
    .argument("<article>", "such as visas/z-work-visa", readArticle)
    .option("--claim <id>", "one claim of it alone", readClaim)
    .option("--everywhere [figure...]", "with all else that names its figures, or these of them")
    .requiredOption("--reason <text>", "why", readNote)
    .option("--by <email>", person)
    .option("--json", "print one JSON object")
    .action((article: ArticleId, options: WithdrawOptions) =>
      withContent(clock, async ({ state, withdrawals, desk }) => {
        const by = await actorOf(desk, options.by);
        const { claim = null, reason, everywhere = [] } = options;
        const knowledge = readableKnowledge(documentsOf(await state()));
        const service = withdrawals(knowledge);
        const all = await service.elsewhere(by, { article, claim }, "en");
        const figures = everywhere === true ? all.map(({ name }) => name) : everywhere;
        const result = await service.withdraw(by, { article, claim, reason, figures });
        if (result.kind === "refused") throw refusal(result);
        const left = await service.elsewhere(by, { article, claim }, "en");
        const ids = { withdrawal: result.withdrawal.id, also: result.also.map(({ id }) => id) };
        const lines = [
          ...withdrawnLines({ article, claim }, result, left),
          ...unsearchedLines(knowledge),
        ];
        const leftOut = [...knowledge.heldBack.leftOut];
        tell(options, { ...ids, elsewhere: left, leftOut }, lines.join("\n"));
      }),
    );
  content
    .command("withdrawals")
    .description("show what was withdrawn")
    .option("--json", "print one JSON object")
    .action((options: JsonOption) =>
      withContent(clock, async ({ store }) => {
        const all = await store.withdrawals(500);
        const rows = all.map(({ id, article, claim, at, liftedAt }) => [
          id,
          article,
          claim ?? "all of it",
          at.toISOString(),
          liftedAt?.toISOString() ?? "in force",
        ]);
        const table = textTable(["id", "article", "claim", "since", "until"], rows);
        tell(options, { withdrawals: all }, all.length === 0 ? "Nothing was withdrawn." : table);
      }),
    );
  content
    .command("lift")
    .description("end a withdrawal")
    .argument("<id>", "as content withdrawals shows it")
    .requiredOption("--reason <text>", "why", readNote)
    .option("--by <email>", person)
    .option("--json", "print one JSON object")
    .action((id: string, options: WithdrawOptions) =>
      withContent(clock, async ({ state, withdrawals, desk }) => {
        const by = await actorOf(desk, options.by);
        const service = withdrawals(readableKnowledge(documentsOf(await state())));
        const result = await service.lift(by, id as WithdrawalId, options.reason);
        if (result.kind === "refused") throw refusal(result);
        const { article } = result.withdrawal;
        tell(options, { withdrawal: id }, `The withdrawal of ${article} is over.`);
      }),
    );
}

function withdrawnLines(
  { article, claim }: Pick<Withdrawal, "article" | "claim">,
  { withdrawal, isJoined, also }: Exclude<WithdrawResult, ContentRefused>,
  left: readonly SharedFigure[],
): readonly string[] {
  const nameOf = (each: Pick<Withdrawal, "article" | "claim">): string =>
    each.claim === null ? each.article : `The claim ${each.claim} of ${each.article}`;
  const what = nameOf({ article, claim });
  const first = isJoined
    ? `${what} was withdrawn before; your reason is kept with that. content lift ${withdrawal.id} ends it.`
    : `${what} is withdrawn; content lift ${withdrawal.id} ends that.`;
  const more = also.map(
    (each) => `${nameOf(each)} is withdrawn too; content lift ${each.id} ends that.`,
  );
  if (left.length === 0) return [first, ...more];
  const told = left.flatMap(({ name, shown, claims, tables }) => [
    `${name} (${shown}) is still told by`,
    ...claims.map(
      (each) => `  ${each.article} ${each.claim}: ${each.sentence.replaceAll("\n", " ")}`,
    ),
    ...tables.map((each) => `  ${each.article}, in rows of its table: withdraw that article`),
  ]);
  return [first, ...more, ...told, "--everywhere withdraws these claims as well."];
}

/** Where nobody can tell whether a figure is told. */
function unsearchedLines({ articles, heldBack: { leftOut } }: Knowledge): readonly string[] {
  if (leftOut.size === 0) return [];
  const names = leftOut.size === articles.size ? "all of them" : [...leftOut].join(", ");
  return [`Articles left out for faults, in which no figures were looked for: ${names}.`];
}

interface ContentCommand {
  readonly desk: DeskCommand;
  readonly store: ContentStore;
  readonly state: () => Promise<ContentState>;
  readonly withdrawals: (knowledge: Knowledge) => Withdrawals;
}

function withContent(
  clock: Clock,
  work: (content: ContentCommand) => Promise<void>,
): Promise<void> {
  return withDesk(clock, async (desk) => {
    const store = createContentStore(desk.database);
    const state = createStateReader(store);
    await work({
      desk,
      store,
      state,
      withdrawals: (knowledge) =>
        createWithdrawals({
          store,
          state,
          live: () => knowledge,
          editing: documentEditing,
          texts: loadOwnTexts(),
          today: () => todayOf(clock),
          clock,
          secrets,
          // A server that runs beside looks by itself whether something else came into force.
          onChanged: () => Promise.resolve(),
          onePerson: desk.onePerson,
        }),
    });
  });
}

/** @throws AppError `not_found` */
async function actorOf(desk: DeskCommand, email: string | undefined): Promise<Actor> {
  return email === undefined ? "command line" : accountOf(desk, email);
}

/** @throws AppError `not_found` */
async function accountOf({ accounts }: DeskCommand, email: string): Promise<Staff> {
  const all = await accounts.list("command line");
  const staff = all.find((each) => emailKey(each.email) === emailKey(email));
  if (staff === undefined) throw new AppError("not_found", `There is no account of ${email}.`);
  return staff;
}

/** How many faults are shown before the rest is only counted. */
const MOST_SHOWN = 20;

function refusal({ reason, problems = [] }: ContentRefused): AppError {
  const { code, message } = REFUSALS[reason];
  const shown = problems
    .slice(0, MOST_SHOWN)
    .map(({ path, line, message: fault }) => `  ${path}:${String(line)}: ${fault}`);
  const more = problems.length > shown.length ? ["  …"] : [];
  return new AppError(code, [message, ...shown, ...more].join("\n"));
}

function readNote(text: string): string {
  const note = text.trim();
  if (note === "" || note.length > 500) {
    throw new InvalidArgumentError("write at most 500 characters.");
  }
  return note;
}

function readArticle(text: string): ArticleId {
  if (/^[a-z0-9-]+\/[a-z0-9-]+$/.test(text)) return text as ArticleId;
  throw new InvalidArgumentError("write an article such as visas/z-work-visa.");
}

function readClaim(text: string): string {
  if (/^[a-zA-Z][A-Za-z0-9-]*$/.test(text)) return text;
  throw new InvalidArgumentError("write the id of a claim, as article.yaml has it.");
}

function readRelease(text: string): number {
  const release = Number(text);
  if (Number.isInteger(release) && release >= 1) return release;
  throw new InvalidArgumentError("write the number of a release.");
}
