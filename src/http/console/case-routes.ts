import { z } from "zod";
import { AppError } from "../../domain/errors.ts";
import { CASE_STATES, URGENCIES, type CaseId, type EntryId } from "../../domain/case.ts";
import type { ArticleId } from "../../domain/ids.ts";
import { directionOf } from "../../domain/locale.ts";
import type { CentreId, Staff, StaffId } from "../../domain/staff.ts";
import type { CaseFilter } from "../../ports/case-store.ts";
import type { Clock } from "../../ports/clock.ts";
import { MOST_WAIT_MS } from "../../services/assisted/wait.ts";
import type { CaseDesk, DeskRefusal } from "../../services/cases/case-desk.ts";
import type { DeskAct } from "../../services/cases/desk-act.ts";
import type { CaseReads } from "../../services/cases/case-reads.ts";
import type { CaseReading, CaseView } from "../../services/cases/case-reading.ts";
import type { Proposal, TranslationProposals } from "../../services/cases/translation-proposals.ts";
import { caseRow, caseView } from "./case-view.ts";
import { defineRoute, json, refuse, type Answer, type ConsoleRoute } from "./route.ts";

export interface CaseRoutesDeps {
  readonly desk: CaseDesk;
  readonly proposals: TranslationProposals;
  readonly reading: CaseReading;
  /** Told of each reading. */
  readonly reads: CaseReads;
  readonly clock: Clock;
}

const PAGE = 50;
const LONGEST_TEXT = 8_000;
const LONGEST_SEARCH = 200;

const revision = z.int().min(1);
const key = z.uuid().transform((id) => id as EntryId);
const text = z.string().trim().min(1).max(LONGEST_TEXT);

/** What a step of a case needs to be told, beside who takes it and which case it is. */
const STEPS = {
  take: z.strictObject({ revision }),
  release: z.strictObject({ revision }),
  assign: z.strictObject({ revision, staff: z.string().min(1).max(100) }),
  move: z.strictObject({ revision, centre: z.string().min(1).max(100) }),
  raise: z.strictObject({ revision, urgency: z.enum(URGENCIES) }),
  resolve: z.strictObject({ revision }),
  reopen: z.strictObject({ revision }),
  note: z.strictObject({ key, text }),
  reply: z.strictObject({ key, text, translated: z.boolean().optional() }),
  translation: z.strictObject({ key, text }),
  article: z.strictObject({ key, article: z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/) }),
} as const;

/** Working on cases. */
export function caseRoutes(deps: CaseRoutesDeps): readonly ConsoleRoute[] {
  const { desk, proposals, reading, reads, clock } = deps;

  const viewed = async (by: Staff, view: CaseView): Promise<Answer> =>
    json(caseView(view, await reading.names(), by.language, clock.now()));
  const shown = async (by: Staff, id: CaseId): Promise<Answer> => {
    const view = await reading.view(by, id);
    if (view === null) throw noSuchCase();
    await reads.note(by.id, view.case);
    return viewed(by, view);
  };
  const done = async (by: Staff, id: CaseId, act: DeskAct, seen: number | null) => {
    const result = await desk.act(by, id, act, seen);
    if (result.kind === "refused") return refusedAnswer(result.why);
    // Who moves a case to a centre that is not theirs sees it no more, and yet it is done.
    return viewed(by, (await reading.view(by, id)) ?? reading.parting(result.case));
  };
  const caseOf = (param: (name: string) => string): CaseId => param("id") as CaseId;

  const step = (type: "take" | "release" | "resolve" | "reopen"): ConsoleRoute =>
    defineRoute({
      method: "POST",
      path: `/cases/:id/${type}`,
      action: "case.work",
      body: STEPS[type],
      handle: ({ by, param, body }) => done(by.staff, caseOf(param), { type }, body.revision),
    });

  return [
    defineRoute({
      method: "GET",
      path: "/cases",
      action: "case.read",
      handle: async ({ by, query }) => {
        const from = query("from");
        const page = await reading.list(
          by.staff,
          query("centre") as CentreId | null,
          filterOf(query, by.staff),
          PAGE,
          from,
        );
        const names = await reading.names();
        const now = clock.now();
        const cases = page.cases.map((each) => caseRow(each, names, by.staff.language, now));
        return json({ cases, next: page.next, counts: page.counts });
      },
    }),
    defineRoute({
      method: "GET",
      path: "/cases/:id",
      action: "case.read",
      handle: ({ by, param }) => shown(by.staff, caseOf(param)),
    }),
    ...(["take", "release", "resolve", "reopen"] as const).map((type) => step(type)),
    defineRoute({
      method: "POST",
      path: "/cases/:id/assign",
      action: "case.assign",
      body: STEPS.assign,
      handle: ({ by, param, body }) =>
        done(by.staff, caseOf(param), { type: "assign", to: body.staff as StaffId }, body.revision),
    }),
    defineRoute({
      method: "POST",
      path: "/cases/:id/move",
      action: "case.work",
      body: STEPS.move,
      handle: ({ by, param, body }) =>
        done(
          by.staff,
          caseOf(param),
          { type: "move", centre: body.centre as CentreId },
          body.revision,
        ),
    }),
    defineRoute({
      method: "POST",
      path: "/cases/:id/raise",
      action: "case.work",
      body: STEPS.raise,
      handle: ({ by, param, body }) =>
        done(by.staff, caseOf(param), { type: "raise", urgency: body.urgency }, body.revision),
    }),
    defineRoute({
      method: "POST",
      path: "/cases/:id/note",
      action: "case.work",
      body: STEPS.note,
      handle: ({ by, param, body: { key: entry, text: words } }) =>
        done(by.staff, caseOf(param), { type: "note", entry, text: words }, null),
    }),
    defineRoute({
      method: "POST",
      path: "/cases/:id/reply",
      action: "case.work",
      body: STEPS.reply,
      handle: ({ by, param, body: { key: entry, text: words, translated = false } }) =>
        done(by.staff, caseOf(param), { type: "reply", entry, text: words, translated }, null),
    }),
    defineRoute({
      method: "POST",
      path: "/cases/:id/translation",
      action: "case.work",
      body: STEPS.translation,
      handle: async ({ by, param, body: { key: entry, text: words } }) => {
        const said = { entry, text: words };
        const proposal = await proposals.propose(by.staff, caseOf(param), said, MOST_WAIT_MS);
        return proposal.kind === "refused"
          ? refusedAnswer(proposal.why)
          : json(proposalView(proposal));
      },
    }),
    defineRoute({
      method: "POST",
      path: "/cases/:id/article",
      action: "case.work",
      body: STEPS.article,
      handle: ({ by, param, body }) => {
        const article = body.article as ArticleId;
        return done(by.staff, caseOf(param), { type: "article", entry: body.key, article }, null);
      },
    }),
  ];
}

/** `text` and `held` are both `null` where the words are in the person’s language already; `order` holds figures to look at. */
function proposalView(proposal: Proposal) {
  switch (proposal.kind) {
    case "made": {
      const { language, text: words } = proposal.translation;
      const { order } = proposal;
      return { text: words, language, dir: directionOf(language), held: null, order };
    }
    case "held":
      return { ...NO_TRANSLATION, language: proposal.language, held: proposal.why };
    case "none":
      return NO_TRANSLATION;
  }
}

const NO_TRANSLATION = { text: null, language: null, dir: null, held: null, order: [] };

function noSuchCase(): AppError {
  return new AppError("not_found", "There is no such case.");
}

function refusedAnswer(why: DeskRefusal): Answer {
  switch (why) {
    case "not_found":
    case "forbidden":
      throw noSuchCase();
    case "not_holder":
    case "not_possible":
    case "changed":
    case "untranslated":
      return refuse(why);
  }
}

/** @throws AppError `bad_request` a filter of no known value */
function filterOf(query: (name: string) => string | null, by: Staff): Omit<CaseFilter, "centres"> {
  const states =
    query("states")
      ?.split(",")
      .filter((each) => each !== "") ?? null;
  const urgency = query("urgency");
  const holder = query("holder");
  const wanted = query("text")?.trim() ?? "";
  return {
    states: states === null ? null : states.map((each) => oneOf(CASE_STATES, each)),
    urgency: urgency === null ? null : oneOf(URGENCIES, urgency),
    holder: holder === "me" ? by.id : (holder as StaffId | "none" | null),
    language: query("language"),
    text: wanted === "" ? null : wanted.slice(0, LONGEST_SEARCH),
  };
}

function oneOf<T extends string>(values: readonly T[], word: string): T {
  const value = values.find((each) => each === word);
  if (value === undefined) throw new AppError("bad_request", "A filter has no such value.");
  return value;
}
