import type { Withdrawal, WithdrawalId } from "../../domain/editing.ts";
import { AppError } from "../../domain/errors.ts";
import type { ArticleId, ClaimId } from "../../domain/knowledge.ts";
import { auditActor, forbidden, may, requireSomewhere, type Actor } from "../staff/actor.ts";
import { refused, type ContentDeps, type ContentRefused } from "./deps.ts";
import { requireEditor } from "./drafts.ts";
import { editorOf } from "./editors.ts";
import { writersOf } from "./writers.ts";

export type WithdrawalResult =
  { readonly kind: "withdrawal"; readonly withdrawal: Withdrawal } | ContentRefused;

/** What is to be told to nobody any more, at once: nothing is measured, and nobody else is asked. */
export interface NewWithdrawal {
  readonly article: ArticleId;
  /** `null` for the whole article. */
  readonly claim: ClaimId | null;
  readonly reason: string;
}

export interface Withdrawals {
  /** In force or not, the newest first. */
  list(by: Actor): Promise<readonly Withdrawal[]>;
  /** @throws AppError `forbidden`; `not_found` there is no such article or claim */
  withdraw(by: Actor, withdrawal: NewWithdrawal): Promise<WithdrawalResult>;
  /**
   * By whoever withdrew it, or by somebody who wrote nothing of what was withdrawn or would be told again.
   *
   * @throws AppError `forbidden`; `not_found` there is no such withdrawal
   */
  lift(by: Actor, id: WithdrawalId, reason: string): Promise<WithdrawalResult>;
}

const MOST_LISTED = 500;

type WithdrawalDeps = Pick<
  ContentDeps,
  "store" | "state" | "live" | "editing" | "clock" | "secrets" | "onChanged" | "onePerson"
>;

export function createWithdrawals(deps: WithdrawalDeps): Withdrawals {
  const { store, state, live, clock, secrets, onChanged } = deps;
  const entry = (
    by: Actor,
    action: "content.withdrawn" | "content.lifted",
    { id, article, claim }: Pick<Withdrawal, "id" | "article" | "claim">,
  ) => ({
    at: clock.now(),
    actor: auditActor(by),
    action,
    target: id,
    details: { article, claim },
  });
  return {
    list: async (by) => {
      requireSomewhere(by, "content.read");
      return store.withdrawals(MOST_LISTED);
    },
    withdraw: async (by, { article, claim, reason }) => {
      requireEditor(by);
      const known = live().articles.get(article);
      if (known === undefined || (claim !== null && !known.claims.has(claim))) {
        throw new AppError("not_found", "There is no such article or claim.");
      }
      const { withdrawals } = await state();
      const isWithdrawn = withdrawals.some(
        (each) => each.article === article && (each.claim === claim || each.claim === null),
      );
      if (isWithdrawn) return refused("withdrawn_already");
      const withdrawal: Withdrawal = {
        id: secrets.newId() as WithdrawalId,
        article,
        claim,
        at: clock.now(),
        by: editorOf(by),
        reason,
        liftedAt: null,
        liftedBy: null,
      };
      await store.withdraw(withdrawal, entry(by, "content.withdrawn", withdrawal));
      await onChanged();
      return { kind: "withdrawal", withdrawal };
    },
    lift: async (by, id, reason) => {
      if (!may(by, "content.publish", null)) throw forbidden();
      const before = await store.withdrawal(id);
      if (before === null) throw new AppError("not_found", "There is no such withdrawal.");
      if (before.liftedAt !== null) return refused("not_withdrawn");
      if (!(await mayLift(deps, by, before))) return refused("second_person");
      const at = clock.now();
      const note = entry(by, "content.lifted", before);
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

/** Words that somebody else took back are not brought back by their writer alone. */
async function mayLift(deps: WithdrawalDeps, by: Actor, withdrawal: Withdrawal): Promise<boolean> {
  const editor = editorOf(by);
  if (deps.onePerson || withdrawal.by === editor) return true;
  return !(await writersOf(deps, withdrawal)).has(editor);
}
