import type { AssertedClaim } from "../../domain/answer.ts";
import type { ArticleId, Article, Knowledge } from "../../domain/knowledge.ts";
import { centreRowClaim, entryRowClaim, holidayRowClaim } from "../../domain/table-rows.ts";

/** What a row says, by the claim that it is told as. */
type Rows = ReadonlyMap<string, { readonly claim: AssertedClaim; readonly says: string }>;

/**
 * Rows of tables that say something else, that are new or that are gone, each with the article that speaks for it. Rows that
 * help to find an article or to name a place are among them, though nobody is told them.
 */
export function changedRows(before: Knowledge, after: Knowledge): readonly AssertedClaim[] {
  const was = rowsOf(before);
  const is = rowsOf(after);
  return [...new Set([...was.keys(), ...is.keys()])]
    .sort()
    .filter((key) => was.get(key)?.says !== is.get(key)?.says)
    .flatMap((key) => (was.get(key) ?? is.get(key))?.claim ?? []);
}

const TOLD = /^row:(?:visa-free|holidays|centres):/;

/** Whether answers assert such a row. */
export function isToldRow({ claim }: AssertedClaim): boolean {
  return TOLD.test(claim);
}

function rowsOf(knowledge: Knowledge): Rows {
  const rows = new Map<string, { claim: AssertedClaim; says: string }>();
  const add = (claim: AssertedClaim, says: readonly unknown[]): void => {
    const key = `${claim.article} ${claim.claim}`;
    const known = rows.get(key)?.says ?? "";
    rows.set(key, { claim, says: known + JSON.stringify(says) });
  };
  for (const rule of knowledge.entryRules) {
    const { days, window, period, doubt } = rule;
    add(entryRowClaim(knowledge.articles, rule), [days, window, period, doubt]);
  }
  for (const article of speakersOf(knowledge, "holidays")) {
    for (const row of knowledge.holidays) {
      const { from, until, worked, provisional } = row;
      add(holidayRowClaim(article, row), [from, until, worked, provisional]);
    }
  }
  for (const article of speakersOf(knowledge, "centres")) {
    for (const centre of knowledge.centres) {
      const { place, names, address, phone } = centre;
      add(centreRowClaim(article, centre), [place, inOrder(names), address, phone]);
    }
    for (const { id, names, aliases } of knowledge.places.values()) {
      add({ article, claim: `row:places:${id}` }, [inOrder(names), aliases]);
    }
  }
  for (const { id, names, article } of knowledge.programmes) {
    if (article !== null) add({ article, claim: `row:programmes:${id}` }, [names]);
  }
  for (const [purpose, article] of knowledge.articleForPurpose) {
    add({ article, claim: `row:elsewhere:${purpose}` }, [article]);
  }
  for (const article of knowledge.articles.values()) {
    for (const contact of contactsOf(knowledge, article)) {
      const { id, names, phone, url } = contact;
      add({ article: article.id, claim: `row:contacts:${id}` }, [inOrder(names), phone, url]);
    }
  }
  return rows;
}

/** In whichever order they are written. */
function inOrder(names: ReadonlyMap<string, string>): readonly (readonly [string, string])[] {
  return [...names].sort(([a], [b]) => (a < b ? -1 : 1));
}

function speakersOf({ articles }: Knowledge, table: "holidays" | "centres"): ArticleId[] {
  return [...articles.values()].filter((each) => each.table?.name === table).map(({ id }) => id);
}

function contactsOf({ contacts }: Knowledge, { confirmAt }: Article) {
  return confirmAt.flatMap((id) => contacts.get(id) ?? []);
}
