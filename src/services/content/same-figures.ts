import { assertedKey, type AssertedClaim } from "../../domain/answer.ts";
import { documentKind, type DocumentPath } from "../../domain/document.ts";
import type { Withdrawal } from "../../domain/editing.ts";
import { namedAsEnd } from "../../domain/endings.ts";
import { formatFact } from "../../domain/format.ts";
import { NOTHING_HELD_BACK } from "../../domain/held-back.ts";
import type { Article, ArticleId, FactName, Knowledge } from "../../domain/knowledge.ts";
import { SOURCE_LANGUAGE, type LanguageTag } from "../../domain/locale.ts";
import { contains, type PlainDate } from "../../domain/plain-date.ts";
import { isRow, rowClaimsOf } from "../../domain/table-rows.ts";
import type { ContentState } from "../../ports/content-store.ts";
import type { Texts } from "../../ports/texts.ts";
import { createArticleViewer, formatWordsOf } from "../article-view.ts";
import { claimWords } from "./claim-words.ts";
import { usersOf } from "./documents.ts";
import { titleOf } from "./overview.ts";
import { withdrawnClaims } from "./withdrawn-names.ts";

type Name = Pick<Withdrawal, "article" | "claim">;

/** Who tells a figure beside what is withdrawn, and is not withdrawn. */
export interface Tellers {
  readonly claims: readonly AssertedClaim[];
  /** Articles that speak for a table in which it stands, so that its rows are told. */
  readonly tables: readonly ArticleId[];
}

/** The same for people to choose by. */
export interface SharedFigure {
  readonly name: FactName;
  /** Its value of today as a reader sees it; all its values where it has none today. */
  readonly shown: string;
  readonly claims: readonly (AssertedClaim & {
    readonly title: string;
    readonly sentence: string;
  })[];
  readonly tables: readonly { readonly article: ArticleId; readonly title: string }[];
}

interface ToldContent {
  readonly knowledge: Knowledge;
  readonly state: Pick<ContentState, "documents" | "withdrawals">;
}

/**
 * Tells of something that is, or would be, withdrawn where else its figures are told. It is looked up anew each time, so that
 * it stays right when articles change.
 */
export function tellersIn({
  knowledge,
  state: { documents, withdrawals },
}: ToldContent): (of: Name) => ReadonlyMap<FactName, Tellers> {
  const users = usersOf(knowledge);
  const withdrawn = silencedBy(knowledge, withdrawals);
  const speakers = [...knowledge.articles.values()].filter(({ table }) => table !== null);
  const words = new Map(
    [...documents.values()]
      .filter(({ path }) => documentKind(path) === "table")
      .map(({ path, text }) => [baseName(path), new Set(text.match(NAME))]),
  );
  return (of) => {
    const own = silencedBy(knowledge, [of]);
    const isTold = (each: AssertedClaim): boolean =>
      !own.has(assertedKey(each)) && !withdrawn.has(assertedKey(each));
    const showing = (name: FactName): readonly ArticleId[] =>
      speakers
        .filter(({ table }) => words.get(table?.name ?? "")?.has(name) === true)
        .filter((article) => rowsShowing(knowledge, article, name).some(isTold))
        .map(({ id }) => id);
    return new Map(
      figuresOf(knowledge, of).map((name) => [
        name,
        { claims: (users.get(name) ?? []).filter(isTold), tables: showing(name) },
      ]),
    );
  };
}

/** Of each figure that is told elsewhere too, by whom, in the reader’s language, else in English. */
export function sharedFigures(
  content: ToldContent,
  of: Name,
  reader: { readonly texts: Texts; readonly language: LanguageTag; readonly today: PlainDate },
): readonly SharedFigure[] {
  const { texts, language, today } = reader;
  // Whoever looks after it sees what is held back from all others.
  const knowledge = { ...content.knowledge, heldBack: NOTHING_HELD_BACK };
  const viewer = createArticleViewer(knowledge, texts);
  const days = { on: today, today };
  const title = (id: ArticleId): string => titleOf(knowledge.articles.get(id), language) ?? id;
  const sentence = ({ article: id, claim }: AssertedClaim): string => {
    const article = knowledge.articles.get(id);
    const words = (tag: LanguageTag) => claimWords(viewer, article, tag, claim, days);
    return words(language) ?? words(SOURCE_LANGUAGE) ?? "";
  };
  return [...tellersIn(content)(of)]
    .filter(([, { claims, tables }]) => claims.length + tables.length > 0)
    .map(([name, { claims, tables }]) => ({
      name,
      shown: shownValue(knowledge, name, reader),
      claims: claims.map((each) => ({
        ...each,
        title: title(each.article),
        sentence: sentence(each),
      })),
      tables: tables.map((article) => ({ article, title: title(article) })),
    }));
}

/** Rows for which an article speaks, and in which a figure stands, as far as it is known of each in which it does. */
function rowsShowing(
  knowledge: Knowledge,
  article: Article,
  name: FactName,
): readonly AssertedClaim[] {
  if (article.table?.name !== "visa-free") return rowClaimsOf(knowledge, article);
  const ending = namedAsEnd(knowledge).get(name) ?? [];
  return ending.filter((each) => each.article === article.id && isRow(each.claim));
}

/** The figures that something names, each once. */
function figuresOf({ articles }: Knowledge, { article: id, claim }: Name): readonly FactName[] {
  const claims = [...(articles.get(id)?.claims.values() ?? [])];
  const named = claims.filter((each) => claim === null || each.id === claim);
  return [...new Set(named.flatMap(({ facts }) => facts))];
}

function silencedBy(knowledge: Knowledge, names: readonly Name[]): ReadonlySet<string> {
  return new Set(names.flatMap((name) => withdrawnClaims(name, knowledge)).map(assertedKey));
}

/** Names of figures, among other words. */
const NAME = /[A-Za-z][\w-]*/g;

/** Of a table, such as `holidays`. */
function baseName(path: DocumentPath): string {
  return path.slice(path.lastIndexOf("/") + 1, path.lastIndexOf("."));
}

function shownValue(
  { facts }: Knowledge,
  name: FactName,
  { texts, language, today }: Parameters<typeof sharedFigures>[2],
): string {
  const values = facts.get(name)?.values ?? [];
  const now = values.filter(({ period }) => contains(period, today));
  const words = formatWordsOf(texts, language);
  return (now.length > 0 ? now : values)
    .map(({ value }) => formatFact(value, language, words).text)
    .join(" · ");
}
