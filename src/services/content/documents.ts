import type { Banner } from "../../domain/banner.ts";
import { articleOf, documentKind, type DocumentPath } from "../../domain/document.ts";
import type {
  Release,
  Revision,
  RowVerification,
  Verification,
  WithdrawalId,
} from "../../domain/editing.ts";
import { AppError } from "../../domain/errors.ts";
import { formatFact } from "../../domain/format.ts";
import { NOTHING_HELD_BACK, type DocumentFault } from "../../domain/held-back.ts";
import type {
  ArticleId,
  Claim,
  ClaimId,
  Confidence,
  FactName,
  Knowledge,
  Source,
  SourceId,
} from "../../domain/knowledge.ts";
import { assertedKey, type AssertedClaim } from "../../domain/answer.ts";
import { SOURCE_LANGUAGE, type LanguageTag } from "../../domain/locale.ts";
import type { Period, PlainDate } from "../../domain/plain-date.ts";
import type { ChangedPath, ContentState, ReleaseChange } from "../../ports/content-store.ts";
import type { WrittenFact } from "../../ports/document-editing.ts";
import { endingsTogether, namedAsEnd, type Ending } from "../../domain/endings.ts";
import { createArticleViewer, formatWordsOf, type ArticleViewer } from "../article-view.ts";
import { requireSomewhere, type Actor } from "../staff/actor.ts";
import { claimWords } from "./claim-words.ts";
import type { ContentDeps } from "./deps.ts";
import { articleRows, languagesOf, titleOf, type ArticleRow } from "./overview.ts";
import { rowsInForce, type RowsInForce } from "./rows-in-force.ts";
import { inForce } from "./state.ts";
import { waysInForce, type WaysInForce } from "./ways-in-force.ts";

export interface ContentOverview {
  readonly release: number;
  readonly languages: readonly LanguageTag[];
  readonly articles: readonly ArticleRow[];
  /** Why articles are left out, and prompts replaced by the shipped ones. */
  readonly faults: readonly DocumentFault[];
  /** What ends together soon, or did. */
  readonly endings: readonly Ending[];
}

/** A claim as it stands in force, whether or not it is said. */
export interface ClaimRow {
  readonly id: ClaimId;
  readonly period: Period;
  readonly confidence: Confidence;
  readonly sources: readonly SourceId[];
  /** Which withdrawal keeps it from being said; `null` for none. */
  readonly withdrawal: WithdrawalId | null;
  /** Its words in the reader’s language, else in English. */
  readonly sentence: string;
}

export interface ArticleInForce {
  readonly id: ArticleId;
  readonly title: string;
  readonly documents: readonly (Revision & { readonly text: string })[];
  readonly claims: readonly ClaimRow[];
  /** How many ways of asking there are, by language. */
  readonly questions: Readonly<Record<LanguageTag, number>>;
  /** Who verified it last; `null` where nobody did, or files brought the day. */
  readonly verification: Verification | null;
}

export interface FactRow {
  readonly name: FactName;
  readonly path: DocumentPath;
  readonly type: string;
  /** In the order of the document. */
  readonly values: readonly {
    readonly shown: string;
    readonly value: string;
    readonly period: Period;
    readonly sources: readonly SourceId[];
  }[];
  /** Claims whose words name it, and what ends on its day. */
  readonly usedIn: readonly AssertedClaim[];
}

export interface FactsInForce {
  readonly facts: readonly FactRow[];
  readonly sources: readonly Source[];
  /** On which a source may be looked at, and on no later one. */
  readonly today: PlainDate;
}

export interface DocumentInForce {
  readonly document: Revision & { readonly text: string };
  /** The newest first, each with the release that brought it, and who verified the article with it. */
  readonly history: readonly {
    readonly revision: Revision;
    readonly release: Release;
    readonly verification: Verification | null;
  }[];
}

/** The content in force and how it came to be, for whoever may read it. */
export interface ContentReading {
  overview(by: Actor, language: LanguageTag): Promise<ContentOverview>;
  /** @throws AppError `not_found` */
  article(by: Actor, id: ArticleId, language: LanguageTag): Promise<ArticleInForce>;
  /** @throws AppError `not_found` there is no such article, or none in that language */
  ways(by: Actor, id: ArticleId, language: LanguageTag): WaysInForce;
  /** @throws AppError `not_found` there is none in force */
  document(by: Actor, path: DocumentPath): Promise<DocumentInForce>;
  /** @throws AppError `not_found` */
  revision(by: Actor, id: number): Promise<Revision>;
  facts(by: Actor, language: LanguageTag): Promise<FactsInForce>;
  /** The line above the chat page; `null` for none. */
  banner(by: Actor): Banner | null;
  /** The table of who may enter without a visa. */
  rows(by: Actor): Promise<RowsInForce>;
  /** @param before the number of the last one of the page before; `null` begins with the newest */
  releases(by: Actor, before: number | null): Promise<readonly Release[]>;
  /** @throws AppError `not_found` */
  release(
    by: Actor,
    number: number,
  ): Promise<{
    readonly release: Release;
    readonly changes: readonly ChangedPath[];
    readonly verifications: readonly Verification[];
    readonly rowVerifications: readonly RowVerification[];
  }>;
  /**
   * The words of one document before and after a release.
   *
   * @throws AppError `not_found` it changed no such document
   */
  change(by: Actor, number: number, path: DocumentPath): Promise<ReleaseChange>;
  /** What an article is called; its id where there is none of that id any more. */
  titleOf(id: ArticleId, language: LanguageTag): string;
}

/** Of a list, in one answer. */
export const CONTENT_PAGE = 50;
const MOST_DRAFTS = 500;

type ReadingDeps = Pick<ContentDeps, "store" | "state" | "live" | "texts" | "editing" | "today">;

export function createContentReading(deps: ReadingDeps): ContentReading {
  const { store, state, live, texts, today } = deps;
  const factsOf = writtenFacts(deps);
  return {
    overview: async (by, language) => {
      requireSomewhere(by, "content.read");
      const [{ release, documents }, drafts] = await Promise.all([
        state(),
        store.drafts(["open", "submitted"], MOST_DRAFTS),
      ]);
      const knowledge = live();
      const reader = { language, today: today() };
      const articles = articleRows(knowledge, drafts, reader, new Set(documents.keys()));
      const { faults } = knowledge.heldBack;
      const endings = endingsTogether(knowledge, today());
      return { release, languages: languagesOf(knowledge), articles, faults, endings };
    },
    article: async (by, id, language) => {
      requireSomewhere(by, "content.read");
      const now = await state();
      const article = live().articles.get(id);
      if (article === undefined) throw new AppError("not_found", "There is no such article.");
      return {
        id,
        title: titleOf(article, language) ?? id,
        documents: [...now.documents.values()]
          .filter(({ path }) => articleOf(path) === id)
          .sort((a, b) => (a.path < b.path ? -1 : 1)),
        claims: [...article.claims.values()].map((claim) =>
          claimRow(deps, now, { article: id, claim, language }),
        ),
        questions: Object.fromEntries(
          [...article.texts].map(([tag, { questions }]) => [tag, questions.length]),
        ),
        verification:
          (await store.verifications({ article: id })).find(
            ({ on }) => on === article.verifiedOn,
          ) ?? null,
      };
    },
    ways: (by, id, language) => {
      requireSomewhere(by, "content.read");
      const { articles } = live();
      const article = articles.get(id);
      const days = { on: today(), today: today() };
      const ways =
        article === undefined ? null : waysInForce(viewerOfAll(deps), article, language, days);
      if (ways === null) throw new AppError("not_found", "There is no such article.");
      return ways;
    },
    document: async (by, path) => {
      requireSomewhere(by, "content.read");
      const document = inForce(await state(), path);
      const revisions = await store.history(path, null, CONTENT_PAGE);
      const numbers = [...new Set(revisions.map(({ release }) => release))];
      const known = await Promise.all(numbers.map((number) => store.release(number)));
      const releases = new Map(
        known.flatMap((each) => (each === null ? [] : [[each.number, each]])),
      );
      const verified = await verifiedWith(store, path);
      const history = revisions.flatMap((revision) => {
        const release = releases.get(revision.release);
        if (release === undefined) return [];
        return [{ revision, release, verification: verified.get(release.number) ?? null }];
      });
      return { document, history };
    },
    revision: async (by, id) => {
      requireSomewhere(by, "content.read");
      const revision = await store.revision(id);
      if (revision === null) throw new AppError("not_found", "There is no such revision.");
      return revision;
    },
    facts: async (by, language) => {
      requireSomewhere(by, "content.read");
      const { documents } = await state();
      const knowledge = live();
      const users = usersOf(knowledge);
      const ending = namedAsEnd(knowledge);
      const words = formatWordsOf(texts, language);
      const facts = [...documents.values()]
        .filter(({ path }) => documentKind(path) === "facts")
        .flatMap((document) =>
          factsOf(document).map(({ name, values }): FactRow => ({
            name,
            path: document.path,
            type: values[0]?.value.type ?? "",
            values: values.map(({ value, written, period, sources }) => ({
              shown: formatFact(value, language, words).text,
              value: written,
              period,
              sources,
            })),
            usedIn: unique([...(users.get(name) ?? []), ...(ending.get(name) ?? [])]),
          })),
        );
      return { facts, sources: [...knowledge.sources.values()], today: today() };
    },
    banner: (by) => {
      requireSomewhere(by, "content.read");
      return live().banner ?? null;
    },
    rows: async (by) => {
      requireSomewhere(by, "content.read");
      return rowsInForce(deps, await state());
    },
    releases: async (by, before) => {
      requireSomewhere(by, "content.read");
      return store.releases(before, CONTENT_PAGE);
    },
    release: async (by, number) => {
      requireSomewhere(by, "content.read");
      const release = await store.release(number);
      if (release === null) throw new AppError("not_found", "There is no such release.");
      const [changes, verifications, rowVerifications] = await Promise.all([
        store.changedPaths(number),
        store.verifications({ release: number }),
        store.rowVerifications(number),
      ]);
      return { release, changes, verifications, rowVerifications };
    },
    change: async (by, number, path) => {
      requireSomewhere(by, "content.read");
      const change = await store.changeOf(number, path);
      if (change === null) throw new AppError("not_found", "The release changed no such document.");
      return change;
    },
    titleOf: (id, language) => titleOf(live().articles.get(id), language) ?? id,
  };
}

function unique(claims: readonly AssertedClaim[]): readonly AssertedClaim[] {
  return [...new Map(claims.map((each) => [assertedKey(each), each])).values()];
}

/** By release; of the document that says so alone. */
async function verifiedWith(
  store: Pick<ContentDeps["store"], "verifications">,
  path: DocumentPath,
): Promise<ReadonlyMap<number, Verification>> {
  const article = documentKind(path) === "article" ? articleOf(path) : null;
  const all = article === null ? [] : await store.verifications({ article });
  return new Map(all.map((each) => [each.release, each]));
}

/** Reads the facts of a document once for as long as that revision is in force: to find how each is written takes long. */
function writtenFacts({
  editing,
}: Pick<ReadingDeps, "editing">): (
  document: Revision & { readonly text: string },
) => readonly WrittenFact[] {
  const known = new WeakMap<Revision, readonly WrittenFact[]>();
  return (document) => {
    const facts = known.get(document) ?? editing.facts(document.text);
    known.set(document, facts);
    return facts;
  };
}

function claimRow(
  { live, texts, today }: Pick<ReadingDeps, "live" | "texts" | "today">,
  { withdrawals }: ContentState,
  asked: { readonly article: ArticleId; readonly claim: Claim; readonly language: LanguageTag },
): ClaimRow {
  const { article: id, claim, language } = asked;
  const isLeftOut = live().heldBack.leftOut.has(id);
  const article = live().articles.get(id);
  const viewer = viewerOfAll({ live, texts });
  const days = { on: today(), today: today() };
  const words = (tag: LanguageTag): string | null =>
    claimWords(viewer, article, tag, claim.id, days);
  const withdrawal = withdrawals.find(
    (each) => each.article === id && (each.claim === null || each.claim === claim.id),
  );
  return {
    id: claim.id,
    // Of an article that is left out nobody can read when its claims hold.
    period: isLeftOut ? { from: null, until: null } : claim.period,
    confidence: claim.confidence,
    sources: claim.sources,
    withdrawal: withdrawal?.id ?? null,
    sentence: words(language) ?? words(SOURCE_LANGUAGE) ?? "",
  };
}

/** Whoever looks after an article sees what is held back from all others. */
function viewerOfAll({ live, texts }: Pick<ReadingDeps, "live" | "texts">): ArticleViewer {
  return createArticleViewer({ ...live(), heldBack: NOTHING_HELD_BACK }, texts);
}

/** The claims that use each fact. */
export function usersOf({ articles }: Knowledge): ReadonlyMap<FactName, readonly AssertedClaim[]> {
  const users = new Map<FactName, AssertedClaim[]>();
  for (const { id, claims } of articles.values()) {
    for (const claim of claims.values()) {
      for (const name of claim.facts) {
        users.set(name, [...(users.get(name) ?? []), { article: id, claim: claim.id }]);
      }
    }
  }
  return users;
}
