import type { CorrectedClaim, Release, Withdrawal } from "../../domain/editing.ts";
import { directionOf } from "../../domain/locale.ts";
import type { Delivery, ThreadRef } from "../../domain/message.ts";
import type { Notice, NoticeId, NoticeMatter, NoticeSubject } from "../../domain/notice.ts";
import type { AnswerId } from "../../domain/turn.ts";
import type { Clock } from "../../ports/clock.ts";
import type { ContentStore } from "../../ports/content-store.ts";
import type { DueWork } from "../../ports/due-work.ts";
import type { Log } from "../../ports/log.ts";
import type { NoticeFigures, NoticeStore, Told, ToldPage } from "../../ports/notice-store.ts";
import type { DueWorkHandler } from "../due-work.ts";
import { auditActor, forbidden, may, notThere, type Actor } from "../staff/actor.ts";
import { noticeReply, type NoticeWordsDeps } from "./notice-words.ts";
import { releasesSince } from "./releases-since.ts";
import { onceWithdrawn, silencing } from "./withdrawn-names.ts";

export interface NoticesDeps extends NoticeWordsDeps {
  readonly store: NoticeStore;
  readonly content: Pick<ContentStore, "withdrawal" | "release" | "releases" | "state">;
  readonly clock: Clock;
  readonly log: Log;
  /** Unguessable. */
  readonly newId: () => string;
  /** An unguessable name for what is told. */
  readonly newAnswerId: () => AnswerId;
  /** The number of the release that is in force at this moment. */
  readonly release: () => number;
  /** There may be something to send. */
  readonly onTold: () => void;
}

export interface NoticeView extends NoticeFigures {
  readonly notice: Notice;
}

/** What became of a telling. */
export type NoticeBegun =
  | { readonly kind: "begun"; readonly view: NoticeView }
  /** One about the same is under way. */
  | { readonly kind: "running" }
  /** What a release corrected is withdrawn still, so that it would not be said. */
  | { readonly kind: "withdrawn"; readonly withdrawals: readonly Withdrawal[] };

/** Telling those who were told something that it was corrected or withdrawn. */
export interface Notices {
  /**
   * How many people would be told.
   *
   * @throws AppError `forbidden`; `not_found` there is no such withdrawal or release
   */
  count(by: Actor, about: NoticeSubject, since: Date): Promise<number>;
  /**
   * The withdrawals in force of what a release corrected: people would read of it that it is being checked, and would not be
   * told about the same again. None for a withdrawal.
   *
   * @throws AppError `not_found` there is no such release
   */
  stillWithdrawn(about: NoticeSubject): Promise<readonly Withdrawal[]>;
  /**
   * Begins to tell them.
   *
   * @param althoughWithdrawn also where something of it is {@link stillWithdrawn}; it stands in the audit trail then
   * @throws AppError `forbidden`; `not_found` there is no such withdrawal or release
   */
  begin(
    by: Actor,
    about: NoticeSubject,
    since: Date,
    althoughWithdrawn?: boolean,
  ): Promise<NoticeBegun>;
  /** The newest first. */
  list(): Promise<readonly NoticeView[]>;
  /** Goes on with what was begun; work of the kind {@link NOTICES}. */
  readonly work: DueWorkHandler;
}

/** The kind of due work that tells people again. */
export const NOTICES = "notices";
const EVERY_MS = 5_000;
/** After so long no process answers from what was in force before, even where their clocks differ by some seconds. */
const FOLLOWED_MS = 5_000;
const PAGE = 100;
const MOST_LISTED = 100;

/** To be scheduled at a start; it comes again by itself. */
export function noticesWork(now: Date): DueWork {
  return { key: NOTICES, kind: NOTICES, dueAt: now, payload: "" };
}

export function createNotices(deps: NoticesDeps): Notices {
  const { store, clock } = deps;
  const waiting: Waiting = new Map();
  const viewOf = async (notice: Notice): Promise<NoticeView> => {
    const figures = await store.figures(notice.id);
    return { notice, ...(figures ?? { told: 0, failed: 0, optedOut: 0 }) };
  };
  return {
    count: async (by, about, since) => {
      if (!may(by, "content.edit", null)) throw forbidden();
      const { claims } = await subjectOf(deps, about);
      return store.countTold({ about, claims, since, until: clock.now() });
    },
    stillWithdrawn: (about) => stillWithdrawn(deps, about),
    begin: async (by, about, since, althoughWithdrawn = false) => {
      if (!may(by, "content.publish", null)) throw forbidden();
      const { claims, inForceAt } = await subjectOf(deps, about);
      const withdrawals = await stillWithdrawn(deps, about);
      if (withdrawals.length > 0 && !althoughWithdrawn) return { kind: "withdrawn", withdrawals };
      const at = clock.now();
      const id = deps.newId() as NoticeId;
      const actor = auditActor(by);
      const followedAt = new Date(inForceAt.getTime() + FOLLOWED_MS);
      const notice: Notice = {
        id,
        about,
        claims,
        since,
        state: "running",
        by: actor,
        at: followedAt > at ? followedAt : at,
      };
      const subject = about.kind === "release" ? String(about.number) : about.id;
      const begun = await store.begin(notice, {
        at,
        actor,
        action: "notice.begun",
        target: id,
        details: {
          about: about.kind,
          subject,
          since: since.toISOString(),
          claims: claims.length,
          ...(withdrawals.length === 0 ? {} : { withdrawn: withdrawals.length }),
        },
      });
      return begun ? { kind: "begun", view: await viewOf(notice) } : { kind: "running" };
    },
    list: async () => Promise.all((await store.list(MOST_LISTED)).map(viewOf)),
    work: async () => {
      const running = await store.running();
      const now = clock.now();
      for (const notice of running) if (notice.at <= now) await goOn(deps, notice, waiting);
      for (const id of waiting.keys())
        if (!running.some((each) => each.id === id)) waiting.delete(id);
      return { again: new Date(clock.now().getTime() + EVERY_MS) };
    },
  };
}

/**
 * Conversations that are left of notices, since somebody of the staff has the word there. A process that does not know them
 * looks through all.
 */
type Waiting = Map<NoticeId, readonly ThreadRef[]>;

async function goOn(deps: NoticesDeps, notice: Notice, waiting: Waiting): Promise<void> {
  const { id } = notice;
  const known = waiting.get(id);
  const left =
    known === undefined ? await tellAll(deps, notice) : await tellIn(deps, notice, known);
  if (left.length > 0) {
    waiting.set(id, left);
    return;
  }
  waiting.delete(id);
  await deps.store.finish(id);
  deps.log.info("notice.done", { notice: id });
}

/** @returns where it has to be told yet */
async function tellAll(deps: NoticesDeps, notice: Notice): Promise<readonly ThreadRef[]> {
  const left: ThreadRef[] = [];
  let after: string | null = null;
  do {
    const page = await deps.store.nextTold(notice.id, after, PAGE);
    left.push(...(await tell(deps, notice, page)));
    after = page.next;
  } while (after !== null);
  return distinct(left);
}

/** @returns where it has to be told yet */
async function tellIn(
  deps: NoticesDeps,
  notice: Notice,
  threads: readonly ThreadRef[],
): Promise<readonly ThreadRef[]> {
  const left: ThreadRef[] = [];
  for (let from = 0; from < threads.length; from += PAGE) {
    const page = await deps.store.toldIn(notice.id, threads.slice(from, from + PAGE));
    left.push(...(await tell(deps, notice, page)));
  }
  return left;
}

/**
 * Each page is told and remembered in one step, so that a process that dies in between tells nobody twice.
 *
 * @returns where it has to be told yet
 */
async function tell(
  deps: NoticesDeps,
  notice: Notice,
  page: Pick<ToldPage, "told" | "held">,
): Promise<readonly ThreadRef[]> {
  const messages = page.told.map((each) => ({
    told: each,
    delivery: deliveryOf(deps, notice, each),
  }));
  const { held } = await deps.store.recordTold(notice.id, messages, deps.clock.now());
  if (messages.length > 0) deps.onTold();
  return [...page.held, ...held];
}

/** One that is passed over comes again for another claim. */
function distinct(threads: readonly ThreadRef[]): readonly ThreadRef[] {
  return [...new Map(threads.map((each) => [JSON.stringify(each), each])).values()];
}

function deliveryOf(deps: NoticesDeps, { id, about }: Notice, told: Told): Delivery {
  const { thread, person, claims, language } = told;
  const atMs = told.answers.at(-1)?.at.getTime() ?? null;
  const matter: NoticeMatter = { about: about.kind, claims, language, atMs };
  const reply = noticeReply(deps, matter);
  const { platform, installation, conversation } = thread;
  return {
    key: ["notice", id, platform, installation, conversation].map(encodeURIComponent).join("/"),
    thread,
    person,
    inReplyTo: null,
    reply,
    direction: directionOf(reply.language),
    // What a notice says can be corrected as well.
    told: { answer: deps.newAnswerId(), release: deps.release() },
    notice: matter,
  };
}

/**
 * The claims that a subject corrects, and when it came into force.
 *
 * @throws AppError `not_found` there is no such withdrawal or release
 */
async function subjectOf(
  { content, knowledge }: NoticesDeps,
  about: NoticeSubject,
): Promise<{ readonly claims: readonly CorrectedClaim[]; readonly inForceAt: Date }> {
  if (about.kind === "release") {
    const release = await content.release(about.number);
    if (release === null) throw notThere();
    return { claims: release.corrected, inForceAt: release.at };
  }
  const withdrawal = await content.withdrawal(about.id);
  // What was lifted holds again, and nobody is told otherwise.
  if (withdrawal?.liftedAt !== null) throw notThere();
  const since: Release[] = [];
  const isSince = ({ at }: Release): boolean => at >= withdrawal.at;
  for await (const release of releasesSince(content, isSince)) since.push(release);
  return { claims: onceWithdrawn(withdrawal, knowledge(), since), inForceAt: withdrawal.at };
}

/** @throws AppError `not_found` there is no such release */
async function stillWithdrawn(
  deps: NoticesDeps,
  about: NoticeSubject,
): Promise<readonly Withdrawal[]> {
  if (about.kind === "withdrawal") return [];
  const { claims: corrected } = await subjectOf(deps, about);
  const { withdrawals } = (await deps.content.state()) ?? { withdrawals: [] };
  return silencing(corrected, deps.knowledge(), withdrawals);
}
