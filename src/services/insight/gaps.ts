import type { GapGroupId, GapVariant } from "../../domain/gap.ts";
import { plainWords } from "../../domain/gap-likeness.ts";
import type { ArticleId } from "../../domain/ids.ts";
import type { Knowledge } from "../../domain/knowledge.ts";
import { SOURCE_LANGUAGE, type LanguageTag } from "../../domain/locale.ts";
import type { StaffId } from "../../domain/staff.ts";
import type { Clock } from "../../ports/clock.ts";
import type { DueWork } from "../../ports/due-work.ts";
import type { CountedGroup, GapGroup, GapSettling, GapStore } from "../../ports/gap-store.ts";
import type { Log } from "../../ports/log.ts";
import type { DueWorkHandler } from "../due-work.ts";
import { gatherGaps, type GatherDeps } from "./gather-gaps.ts";
import { tellThoseWhoWait, titleToRead, type GapNoticesDeps } from "./gap-notices.ts";

export interface GapsDeps
  extends Omit<GatherDeps, "store" | "mayAsk">, Omit<GapNoticesDeps, "store"> {
  readonly store: GapStore;
  readonly log: Log;
  /** There may be something to send. */
  readonly onTold: () => void;
}

/** What is decided of a group. */
export type Settlement =
  | {
      readonly as: "variant";
      readonly article: ArticleId;
      /** As they were put into a draft. */
      readonly variants: readonly GapVariant[];
    }
  | { readonly as: "article"; readonly article: ArticleId }
  | { readonly as: "not_ours" | "open" };

/** `article_missing`: there is no such article to point to; `revision`: somebody else decided meanwhile. */
export type SettleResult =
  | { readonly kind: "settled"; readonly group: CountedGroup | null }
  | { readonly kind: "refused"; readonly why: "not_found" | "article_missing" | "revision" };

/** Questions that found no answer, for those who write the articles and for those who asked. */
export interface Gaps {
  /**
   * Groups of which somebody asked in the last days; questions that came just now are put into theirs first, but for those
   * of which a model has to be asked: they are there within minutes.
   *
   * @param language groups in which somebody asked in it; `null` for all
   */
  list(days: number, language: LanguageTag | null): Promise<readonly CountedGroup[]>;
  /**
   * Says what became of a group. Recorded in the audit trail. Those who wait are told at once where what was done is published
   * already, else when it is.
   *
   * @param seen as the group stood for whoever decides
   */
  settle(
    by: StaffId,
    id: GapGroupId,
    settlement: Settlement,
    seen: GapSettling["seen"],
  ): Promise<SettleResult>;
  /** What comes again by itself: groups new questions, finds what was published for them, and tells those who wait. */
  readonly work: DueWorkHandler;
}

/** The kind of due work that looks after questions without an answer. */
export const GAP_CLOCK = "gaps";

const EVERY_MS = 60_000;
const DAY_MS = 24 * 60 * 60 * 1_000;
/** What a model is asked in one go: the rest stays for the next. In calls, and in milliseconds after which none is begun. */
const MOST_ASKED = { calls: 20, ms: 20_000 };
/** Questions put into groups at once, all near to one article, and how often in a row: others want to work, too. */
const TOGETHER = 100;
const MOST_TURNS = 20;
const MOST_LISTED = 200;
const MOST_SETTLED = 500;

/** To be scheduled at a start; it comes again by itself. */
export function gapClockWork(now: Date): DueWork {
  return { key: GAP_CLOCK, kind: GAP_CLOCK, dueAt: now, payload: "" };
}

export function createGaps(deps: GapsDeps): Gaps {
  const { store, clock, knowledge, log, onTold } = deps;

  const tell = async (group: GapGroupId | null): Promise<void> => {
    const told = await tellThoseWhoWait(deps, group);
    if (told === 0) return;
    log.info("gaps.told", { told });
    onTold();
  };
  const gather = async (mayAsk: () => boolean): Promise<number> => {
    let gathered = 0;
    for (let turn = 0; turn < MOST_TURNS; turn += 1) {
      const placed = await gatherGaps({ ...deps, mayAsk }, TOGETHER);
      if (placed === 0) break;
      gathered += placed;
    }
    return gathered;
  };
  const canBeRead = (article: ArticleId): boolean =>
    titleToRead(knowledge(), article, SOURCE_LANGUAGE) !== null;
  const markAnswered = async (group: SettledGroup): Promise<boolean> => {
    const { id, article } = group;
    if (article === null || !isPublished(knowledge(), group)) return false;
    return store.answered(id, article, clock.now());
  };
  const one = async (id: GapGroupId): Promise<CountedGroup | null> => {
    const [group] = await store.list({ since: new Date(0), language: null, group: id }, 1);
    return group ?? null;
  };

  return {
    list: async (days, language) => {
      // Nobody waits for a model before they see a list.
      await gather(() => false);
      const since = new Date(clock.now().getTime() - days * DAY_MS);
      return store.list({ since, language, group: null }, MOST_LISTED);
    },
    settle: async (by, id, settlement, seen) => {
      const { as } = settlement;
      const article = "article" in settlement ? settlement.article : null;
      const variants = "variants" in settlement ? settlement.variants : [];
      // A way of asking belongs to an article that is there; one that is written comes later.
      if (as === "variant" && article !== null && !canBeRead(article)) {
        return { kind: "refused", why: "article_missing" };
      }
      const details = { as, article };
      const at = clock.now();
      const entry = { at, actor: by, action: "gap.settled", target: id, details } as const;
      const done = await store.settle(id, { state: as, article, variants, seen }, entry);
      if (done !== "settled") {
        return { kind: "refused", why: done === "changed" ? "revision" : "not_found" };
      }
      if (await markAnswered({ id, state: as, article, variants })) await tell(id);
      return { kind: "settled", group: await one(id) };
    },
    work: async () => {
      const began = clock.now();
      const gathered = await gather(within(clock, MOST_ASKED));
      for (const group of await store.settled(MOST_SETTLED)) await markAnswered(group);
      await tell(null);
      if (gathered > 0) log.info("gaps.gathered", { gathered });
      return { again: new Date(began.getTime() + EVERY_MS) };
    },
  };
}

type SettledGroup = Pick<GapGroup, "id" | "state" | "article" | "variants">;

/**
 * Whether people find what was done for a group: its article can be read, and a way of asking that was added leads to it. A
 * draft may be given up, or come into force without what was put into it.
 */
function isPublished(knowledge: Knowledge, { state, article, variants }: SettledGroup): boolean {
  if (article === null || titleToRead(knowledge, article, SOURCE_LANGUAGE) === null) return false;
  if (state !== "variant" || variants.length === 0) return true;
  const texts = knowledge.articles.get(article)?.texts;
  return variants.some(({ language, question }) => {
    const words = plainWords(question);
    return texts?.get(language)?.questions.some((each) => plainWords(each) === words) ?? false;
  });
}

/** Says as often, and for as long, that one more call may be begun. */
function within(clock: Pick<Clock, "now">, most: typeof MOST_ASKED): () => boolean {
  const until = clock.now().getTime() + most.ms;
  let calls = 0;
  return () => {
    calls += 1;
    return calls <= most.calls && clock.now().getTime() <= until;
  };
}
