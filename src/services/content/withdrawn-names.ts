import { assertedKey, type AssertedClaim } from "../../domain/answer.ts";
import type { Release, Withdrawal } from "../../domain/editing.ts";
import type { ArticleId, ArticleText, ClaimId, Knowledge } from "../../domain/knowledge.ts";
import { isRow, rowClaimsOf } from "../../domain/table-rows.ts";
import type { EndedWithdrawal } from "../../ports/content-examiner.ts";
import { claimTemplate, looseWords } from "./claim-words.ts";
import { wordsReturn, type ToldWords } from "./returning-words.ts";

/** What a withdrawal silences: with an article its rows of a table as well, and with a claim that the table stands for. */
export function withdrawnClaims(
  { article: id, claim }: Pick<Withdrawal, "article" | "claim">,
  knowledge: Knowledge,
): readonly AssertedClaim[] {
  const article = knowledge.articles.get(id);
  if (article === undefined) return claim === null ? [] : [{ article: id, claim }];
  const isBeside = claim !== null && article.besideTable.includes(claim);
  const rows = isBeside ? [] : rowClaimsOf(knowledge, article);
  const claims = claim === null ? [...article.claims.keys()] : [claim];
  return [...claims.map((each) => ({ article: id, claim: each })), ...rows];
}

/**
 * What a withdrawal silences, and what it silenced before a release took it away: who was told that is to be told of the
 * withdrawal as well. A release names all that it takes away as corrected.
 *
 * @param since the releases after the withdrawal
 */
export function onceWithdrawn(
  withdrawal: Pick<Withdrawal, "article" | "claim">,
  knowledge: Knowledge,
  since: readonly Pick<Release, "corrected">[],
): readonly AssertedClaim[] {
  const { article: id, claim } = withdrawal;
  const besideTable = knowledge.articles.get(id)?.besideTable ?? [];
  const isBeside = claim !== null && besideTable.includes(claim);
  const isOf = (each: AssertedClaim): boolean =>
    each.article === id && (isRow(each.claim) ? !isBeside : claim === null);
  const gone = since.flatMap(({ corrected }) => corrected.filter(isOf));
  const all = [...withdrawnClaims(withdrawal, knowledge), ...gone];
  // Whichever languages a release corrected it in, it was withdrawn in all.
  return [...new Map(all.map((each) => [assertedKey(each), nameIn(each)])).values()];
}

/**
 * The withdrawals that keep silent something that a release corrected, so that whoever was told it would be told that it is
 * withdrawn, and not what is right. What has no words any more says neither.
 *
 * @param withdrawals those in force
 */
export function silencing(
  corrected: readonly AssertedClaim[],
  knowledge: Knowledge,
  withdrawals: readonly Withdrawal[],
): readonly Withdrawal[] {
  const isThere = ({ article, claim }: AssertedClaim): boolean => {
    const known = knowledge.articles.get(article);
    return known !== undefined && (isRow(claim) || known.claims.has(claim));
  };
  const names = new Set(corrected.filter(isThere).map(assertedKey));
  return withdrawals.filter((each) =>
    withdrawnClaims(each, knowledge).some((name) => names.has(assertedKey(name))),
  );
}

/** Two contents, and what says something else in figures or dates in the later one. */
export interface ChangedContent {
  readonly before: Knowledge;
  readonly after: Knowledge;
  readonly figures: readonly AssertedClaim[];
}

/**
 * The withdrawals that a change would end without anybody’s lifting them.
 *
 * A withdrawal goes by names. Where one of its names is taken away, the same words may come back under another name, so that
 * such a change may take away alone: no claim, row, sentence or loose word may be new with it. Nor may a row of a table be told
 * again that the withdrawal keeps silent.
 */
export function endedWithdrawals(
  change: ChangedContent,
  withdrawals: readonly Withdrawal[],
): readonly EndedWithdrawal[] {
  const { before, after } = change;
  const [had, has] = [namesIn(before), namesIn(after)];
  const silent = new Set(
    withdrawals.flatMap((each) => withdrawnClaims(each, after)).map(assertedKey),
  );
  const whole = new Set(
    withdrawals.flatMap(({ article, claim }) => (claim === null ? [article] : [])),
  );
  const names = { had, has, silent, whole };
  let adds: boolean | null = null;
  return withdrawals.flatMap((withdrawal) => {
    const { id, article, claim } = withdrawal;
    const lost = withdrawnClaims(withdrawal, before).filter((name) => {
      const key = assertedKey(name);
      return had.has(key) && !(has.has(key) && silent.has(key));
    });
    if (lost.length === 0) return [];
    const isTold = lost.some((name) => has.has(assertedKey(name)));
    if (!isTold && !(adds ??= addsWords(change, names))) return [];
    const mayReturn =
      isTold ||
      lost.some((name) => isRow(name.claim)) ||
      bringsName(names) ||
      wordsReturn(lost, toldIn(before, withdrawals), toldIn(after, withdrawals));
    return [{ id, article, claim, mayReturn }];
  });
}

interface Names {
  readonly had: ReadonlySet<string>;
  readonly has: ReadonlySet<string>;
  /** Withdrawn as it would be. */
  readonly silent: ReadonlySet<string>;
  /** Articles that are withdrawn with all of their words. */
  readonly whole: ReadonlySet<ArticleId>;
}

/** Whether anything is told, be it today or on another day, that was not written before. */
function addsWords({ before, after, figures }: ChangedContent, names: Names): boolean {
  const { has, silent, whole } = names;
  const isTold = (name: AssertedClaim): boolean =>
    has.has(assertedKey(name)) && !silent.has(assertedKey(name));
  if (bringsName(names) || figures.some(isTold)) return true;
  return [...after.articles.values()]
    .filter(({ id }) => !whole.has(id))
    .some(({ id: article, claims, texts }) =>
      [...texts].some(([language, text]) => {
        const was = before.articles.get(article)?.texts.get(language);
        const isOther = (claim: ClaimId): boolean =>
          claimTemplate(text, claim) !== claimTemplate(was, claim);
        return (
          [...claims.keys()].some((claim) => isTold({ article, claim }) && isOther(claim)) ||
          !isWithin(looseLetters(text), was === undefined ? "" : looseLetters(was))
        );
      }),
    );
}

function bringsName({ had, has, silent }: Names): boolean {
  return [...has].some((key) => !had.has(key) && !silent.has(key));
}

/** The words of a content that are told while some withdrawals are in force. */
function toldIn(knowledge: Knowledge, withdrawals: readonly Withdrawal[]): ToldWords {
  const silent = new Set(
    withdrawals.flatMap((each) => withdrawnClaims(each, knowledge)).map(assertedKey),
  );
  const whole = new Set(
    withdrawals.filter(({ claim }) => claim === null).map(({ article }) => article),
  );
  return {
    knowledge,
    isTold: (article, claim) =>
      !whole.has(article) && (claim === null || !silent.has(assertedKey({ article, claim }))),
  };
}

/** All claims, and rows that are told. */
function namesIn(knowledge: Knowledge): ReadonlySet<string> {
  return new Set(
    [...knowledge.articles.values()].flatMap((article) => [
      ...[...article.claims.keys()].map((claim) => assertedKey({ article: article.id, claim })),
      ...rowClaimsOf(knowledge, article).map(assertedKey),
    ]),
  );
}

function nameIn({ article, claim }: AssertedClaim): AssertedClaim {
  return { article, claim };
}

/** The letters and figures of a text that stand in no claim. */
function looseLetters(text: ArticleText): string {
  return looseWords(text).replace(/[^\p{L}\p{N}]/gu, "");
}

/** Whether a text is another one from which something was taken away. */
function isWithin(less: string, more: string): boolean {
  let at = 0;
  for (const letter of less) {
    const found = more.indexOf(letter, at);
    if (found < 0) return false;
    at = found + letter.length;
  }
  return true;
}
