import type { AssertedClaim } from "../../domain/answer.ts";
import type { Withdrawal } from "../../domain/editing.ts";
import type { Knowledge } from "../../domain/knowledge.ts";
import { directionOf } from "../../domain/locale.ts";
import type { Delivery } from "../../domain/message.ts";
import type { Notice, NoticeId, NoticeSubject } from "../../domain/notice.ts";
import { rowClaimsOf } from "../../domain/table-rows.ts";
import type { Clock } from "../../ports/clock.ts";
import type { ContentStore } from "../../ports/content-store.ts";
import type { DueWork } from "../../ports/due-work.ts";
import type { Log } from "../../ports/log.ts";
import type { NoticeFigures, NoticeStore, Told } from "../../ports/notice-store.ts";
import type { DueWorkHandler } from "../due-work.ts";
import { auditActor, forbidden, may, notThere, type Actor } from "../staff/actor.ts";
import { noticeReply, type NoticeWordsDeps } from "./notice-words.ts";

export interface NoticesDeps extends NoticeWordsDeps {
  readonly store: NoticeStore;
  readonly content: Pick<ContentStore, "withdrawals" | "release">;
  readonly clock: Clock;
  readonly log: Log;
  /** Unguessable. */
  readonly newId: () => string;
  /** There may be something to send. */
  readonly onTold: () => void;
}

export interface NoticeView extends NoticeFigures {
  readonly notice: Notice;
}

/** Telling those who were told something that it was corrected or withdrawn. */
export interface Notices {
  /**
   * How many people would be told.
   *
   * @throws AppError `forbidden`; `not_found` there is no such withdrawal or release
   */
  count(by: Actor, about: NoticeSubject, since: Date): Promise<number>;
  /**
   * Begins to tell them.
   *
   * @returns null when one about the same is under way
   * @throws AppError `forbidden`; `not_found` there is no such withdrawal or release
   */
  begin(by: Actor, about: NoticeSubject, since: Date): Promise<NoticeView | null>;
  /** The newest first. */
  list(): Promise<readonly NoticeView[]>;
  /** Goes on with what was begun; work of the kind {@link NOTICES}. */
  readonly work: DueWorkHandler;
}

/** The kind of due work that tells people again. */
export const NOTICES = "notices";
const EVERY_MS = 5_000;
const PAGE = 100;
const MOST_LISTED = 100;
const MOST_WITHDRAWALS = 10_000;

/** To be scheduled at a start; it comes again by itself. */
export function noticesWork(now: Date): DueWork {
  return { key: NOTICES, kind: NOTICES, dueAt: now, payload: "" };
}

export function createNotices(deps: NoticesDeps): Notices {
  const { store, clock } = deps;
  const viewOf = async (notice: Notice): Promise<NoticeView> => {
    const figures = await store.figures(notice.id);
    return { notice, ...(figures ?? { told: 0, failed: 0, optedOut: 0 }) };
  };
  return {
    count: async (by, about, since) => {
      if (!may(by, "content.edit", null)) throw forbidden();
      const claims = await claimsOf(deps, about);
      return store.countTold({ about, claims, since, until: clock.now() });
    },
    begin: async (by, about, since) => {
      if (!may(by, "content.publish", null)) throw forbidden();
      const claims = await claimsOf(deps, about);
      const at = clock.now();
      const id = deps.newId() as NoticeId;
      const actor = auditActor(by);
      const notice: Notice = { id, about, claims, since, state: "running", by: actor, at };
      const subject = about.kind === "release" ? String(about.number) : about.id;
      const begun = await store.begin(notice, {
        at,
        actor,
        action: "notice.begun",
        target: id,
        details: { about: about.kind, subject, since: since.toISOString(), claims: claims.length },
      });
      return begun ? viewOf(notice) : null;
    },
    list: async () => Promise.all((await store.list(MOST_LISTED)).map(viewOf)),
    work: async () => {
      for (const notice of await store.running()) await tell(deps, notice);
      return { again: new Date(clock.now().getTime() + EVERY_MS) };
    },
  };
}

/** Each page is told and remembered in one step, so that a process that dies in between tells nobody twice. */
async function tell(deps: NoticesDeps, notice: Notice): Promise<void> {
  const { store, clock, log, onTold } = deps;
  let after: string | null = null;
  let told = 0;
  do {
    const page = await store.nextTold(notice.id, after, PAGE);
    const messages = page.told.map((each) => ({
      told: each,
      delivery: deliveryOf(deps, notice, each),
    }));
    told += await store.recordTold(notice.id, messages, clock.now());
    if (messages.length > 0) onTold();
    after = page.next;
  } while (after !== null);
  await store.finish(notice.id);
  log.info("notice.done", { notice: notice.id, told });
}

function deliveryOf(deps: NoticesDeps, { id, about }: Notice, told: Told): Delivery {
  const { thread, person } = told;
  const reply = noticeReply(deps, about.kind, told);
  const { platform, installation, conversation } = thread;
  return {
    key: ["notice", id, platform, installation, conversation].map(encodeURIComponent).join("/"),
    thread,
    person,
    inReplyTo: null,
    reply,
    direction: directionOf(reply.language),
  };
}

/** @throws AppError `not_found` there is no such withdrawal or release */
async function claimsOf(
  { content, knowledge }: NoticesDeps,
  about: NoticeSubject,
): Promise<readonly AssertedClaim[]> {
  if (about.kind === "release") {
    const release = await content.release(about.number);
    if (release === null) throw notThere();
    return release.corrected;
  }
  const all = await content.withdrawals(MOST_WITHDRAWALS);
  const withdrawal = all.find(({ id }) => id === about.id);
  // What was lifted holds again, and nobody is told otherwise.
  if (withdrawal?.liftedAt !== null) throw notThere();
  return withdrawnClaims(withdrawal, knowledge());
}

/** With an article its rows of a table are withdrawn as well, and with a claim that the table stands for. */
function withdrawnClaims(
  { article: id, claim }: Withdrawal,
  knowledge: Knowledge,
): readonly AssertedClaim[] {
  const article = knowledge.articles.get(id);
  if (article === undefined) return claim === null ? [] : [{ article: id, claim }];
  const isBeside = claim !== null && article.besideTable.includes(claim);
  const rows = isBeside ? [] : rowClaimsOf(knowledge, article);
  const claims = claim === null ? [...article.claims.keys()] : [claim];
  return [...claims.map((each) => ({ article: id, claim: each })), ...rows];
}
