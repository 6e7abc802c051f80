import { assertedKey, type AssertedClaim } from "../../domain/answer.ts";
import type { Withdrawal, WithdrawalId } from "../../domain/editing.ts";
import { AppError } from "../../domain/errors.ts";
import type { ArticleId, ClaimId, FactName, Knowledge } from "../../domain/knowledge.ts";
import type { LanguageTag } from "../../domain/locale.ts";
import type { AuditEntry } from "../../ports/audit.ts";
import type { ContentState, Withdrawing } from "../../ports/content-store.ts";
import { auditActor, forbidden, may, requireSomewhere, type Actor } from "../staff/actor.ts";
import { refused, type ContentDeps, type ContentRefused } from "./deps.ts";
import { requireEditor } from "./drafts.ts";
import { editorOf } from "./editors.ts";
import { sharedFigures, tellersIn, type SharedFigure, type Tellers } from "./same-figures.ts";
import { writersOf } from "./writers.ts";

export type WithdrawResult =
  | {
      readonly kind: "withdrawal";
      /** The one in force, of whoever else where it joined one. */
      readonly withdrawal: Withdrawal;
      readonly isJoined: boolean;
      /** What was withdrawn, or joined, with it. */
      readonly also: readonly Withdrawal[];
    }
  | ContentRefused;

export type LiftResult =
  { readonly kind: "withdrawal"; readonly withdrawal: Withdrawal } | ContentRefused;

/** What is to be told to nobody any more, at once: nothing is measured, and nobody else is asked. */
export interface NewWithdrawal {
  readonly article: ArticleId;
  /** `null` for the whole article. */
  readonly claim: ClaimId | null;
  readonly reason: string;
  /** Of its figures, those of which each other claim that names them is withdrawn as well; not there for none. */
  readonly figures?: readonly FactName[];
}

/** A withdrawal in a list. */
export interface ListedWithdrawal extends Withdrawal {
  /** How many other claims, and tables, tell one of its figures; 0 for one that is over. */
  readonly elsewhere: number;
}

export interface Withdrawals {
  /** In force or not, the newest first. */
  list(by: Actor): Promise<readonly ListedWithdrawal[]>;
  /** Where else the figures of something are told that is, or is to be, withdrawn; each figure that is told nowhere else is left out. */
  elsewhere(
    by: Actor,
    of: Pick<NewWithdrawal, "article" | "claim">,
    language: LanguageTag,
  ): Promise<readonly SharedFigure[]>;
  /**
   * Where somebody else withdrew it before, whoever asks joins that withdrawal.
   *
   * @throws AppError `forbidden`; `not_found` there is no such article or claim, or it names no such figure
   */
  withdraw(by: Actor, withdrawal: NewWithdrawal): Promise<WithdrawResult>;
  /**
   * By somebody who wrote nothing of what was withdrawn or would be told again, whoever withdrew it.
   *
   * @throws AppError `forbidden`; `not_found` there is no such withdrawal
   */
  lift(by: Actor, id: WithdrawalId, reason: string): Promise<LiftResult>;
}

const MOST_LISTED = 500;

type WithdrawalDeps = Pick<
  ContentDeps,
  | "store"
  | "state"
  | "live"
  | "editing"
  | "texts"
  | "today"
  | "clock"
  | "secrets"
  | "onChanged"
  | "onePerson"
>;

export function createWithdrawals(deps: WithdrawalDeps): Withdrawals {
  const { store, state, live, clock, texts, today, onChanged } = deps;
  return {
    list: async (by) => {
      requireSomewhere(by, "content.read");
      const tellersOf = tellersIn({ knowledge: live(), state: await state() });
      return (await store.withdrawals(MOST_LISTED)).map((withdrawal) => ({
        ...withdrawal,
        elsewhere: withdrawal.liftedAt === null ? countOf(tellersOf(withdrawal)) : 0,
      }));
    },
    elsewhere: async (by, of, language) => {
      requireSomewhere(by, "content.read");
      const content = { knowledge: live(), state: await state() };
      return sharedFigures(content, of, { texts, language, today: today() });
    },
    withdraw: async (by, { article, claim, reason, figures = [] }) => {
      requireEditor(by);
      if (isUnread(live(), { article, claim, figures })) return refused("left_out");
      const known = live().articles.get(article);
      if (known === undefined || (claim !== null && !known.claims.has(claim))) {
        throw new AppError("not_found", "There is no such article or claim.");
      }
      const others = claimsTelling(deps, await state(), { article, claim }, figures);
      const first = newWithdrawal(deps, by, { article, claim, reason });
      const more = others.map((each) => newWithdrawal(deps, by, { ...each, reason }));
      const done = await store.withdraw(
        first,
        entryOf(deps, by, "content.withdrawn", first),
        more.map((withdrawal): Withdrawing => {
          const entry = entryOf(deps, by, "content.withdrawn", withdrawal);
          return {
            withdrawal,
            entry: { ...entry, details: { ...entry.details, withdrawal: first.id } },
          };
        }),
      );
      const [own, ...also] = done;
      if (own === undefined || done.every(({ kind }) => kind === "already")) {
        return refused("withdrawn_already");
      }
      await onChanged();
      return {
        kind: "withdrawal",
        withdrawal: own.withdrawal,
        isJoined: own.kind === "joined",
        also: also.filter(({ kind }) => kind !== "already").map(({ withdrawal }) => withdrawal),
      };
    },
    lift: async (by, id, reason) => {
      if (!may(by, "content.publish", null)) throw forbidden();
      const before = await store.withdrawal(id);
      if (before === null) throw new AppError("not_found", "There is no such withdrawal.");
      if (before.liftedAt !== null) return refused("not_withdrawn");
      if (!(await mayLift(deps, by, before))) return refused("second_person");
      const at = clock.now();
      const note = entryOf(deps, by, "content.lifted", before);
      const lifted = await store.lift(id, editorOf(by), at, note, reason);
      if (!lifted) return refused("not_withdrawn");
      await onChanged();
      return {
        kind: "withdrawal",
        withdrawal: { ...before, liftedAt: at, liftedBy: editorOf(by), liftReason: reason },
      };
    },
  };
}

/** Of an article that is left out no figure is known, and no claim where its document cannot be read. */
function isUnread(
  { articles, heldBack }: Knowledge,
  { article, claim, figures }: Required<Omit<NewWithdrawal, "reason">>,
): boolean {
  if (!heldBack.leftOut.has(article)) return false;
  return figures.length > 0 || (claim !== null && articles.get(article)?.claims.size === 0);
}

function newWithdrawal(
  { secrets, clock }: Pick<WithdrawalDeps, "secrets" | "clock">,
  by: Actor,
  { article, claim, reason }: NewWithdrawal,
): Withdrawal {
  return {
    // It is typed after a command, where a dash at its head would make an option of it.
    id: `w${secrets.newId()}` as WithdrawalId,
    article,
    claim,
    at: clock.now(),
    by: editorOf(by),
    reason,
    liftedAt: null,
    liftedBy: null,
  };
}

function entryOf(
  { clock }: Pick<WithdrawalDeps, "clock">,
  by: Actor,
  action: "content.withdrawn" | "content.lifted",
  { id, article, claim }: Pick<Withdrawal, "id" | "article" | "claim">,
): AuditEntry {
  const details = { article, claim };
  return { at: clock.now(), actor: auditActor(by), action, target: id, details };
}

/**
 * The other claims that name some of its figures, each once.
 *
 * @throws AppError `not_found` it names no such figure
 */
function claimsTelling(
  { live }: Pick<WithdrawalDeps, "live">,
  state: ContentState,
  of: Pick<NewWithdrawal, "article" | "claim">,
  figures: readonly FactName[],
): readonly AssertedClaim[] {
  if (figures.length === 0) return [];
  const tellers = tellersIn({ knowledge: live(), state })(of);
  const claims = new Map<string, AssertedClaim>();
  for (const name of figures) {
    const found = tellers.get(name);
    if (found === undefined) throw new AppError("not_found", `It names no figure ${name}.`);
    for (const each of found.claims) claims.set(assertedKey(each), each);
  }
  return [...claims.values()];
}

/** Each once, however many of the figures it tells. */
function countOf(tellers: ReadonlyMap<FactName, Tellers>): number {
  const all = [...tellers.values()];
  const claims = all.flatMap((each) => each.claims.map(assertedKey));
  return new Set([...claims, ...all.flatMap(({ tables }) => tables)]).size;
}

/** Whoever wrote what was wrong does not bring it back alone, also where they took it back themselves. */
async function mayLift(deps: WithdrawalDeps, by: Actor, withdrawal: Withdrawal): Promise<boolean> {
  return deps.onePerson || !(await writersOf(deps, withdrawal)).has(editorOf(by));
}
