import { randomUUID } from "node:crypto";
import type { GapGroupId } from "../domain/gap.ts";
import type { Knowledge } from "../domain/knowledge.ts";
import type { AnswerId } from "../domain/turn.ts";
import { insightRoutes } from "../http/console/insight-routes.ts";
import type { ConsoleRoute } from "../http/console/route.ts";
import type { CentreStore } from "../ports/centre-store.ts";
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import type { QuestionMeaning } from "../ports/question-meaning.ts";
import type { StaffStore } from "../ports/staff-store.ts";
import type { Texts } from "../ports/texts.ts";
import type { DueWorkHandler } from "../services/due-work.ts";
import { namesOfEditors } from "../services/content/editors.ts";
import { createReviewDesk } from "../services/insight/calendar.ts";
import { createGaps, type Gaps } from "../services/insight/gaps.ts";
import { createKnownClock } from "../services/insight/known-clock.ts";
import { createNumbers } from "../services/insight/numbers.ts";
import type { Expirer } from "../services/retention.ts";
import { createCalendarStore } from "../store/calendar.ts";
import { createContentStore } from "../store/content.ts";
import type { Database } from "../store/database.ts";
import { createGapStore } from "../store/gaps.ts";
import { createKnownWishStore } from "../store/known-wishes.ts";
import { createNumbersStore } from "../store/numbers.ts";
import { todayOf } from "./today.ts";

export interface InsightParts {
  readonly database: Database;
  /** As it is served now. */
  readonly knowledge: () => Knowledge;
  /** The number of the release that is served now. */
  readonly release: () => number;
  readonly texts: Texts;
  readonly centres: Pick<CentreStore, "find">;
  readonly staff: Pick<StaffStore, "list">;
  /** `null` without a model of meanings. */
  readonly meaning: QuestionMeaning | null;
  readonly clock: Clock;
  readonly log: Log;
  /** There may be something to send. */
  readonly onChanged: () => void;
}

/** Questions without an answer, the review calendar and the numbers, wired. */
export interface Insight {
  readonly gaps: Gaps;
  readonly routes: readonly ConsoleRoute[];
  /** The due work of the kind `GAP_CLOCK`. */
  readonly clock: DueWorkHandler;
  /** The due work of the kind `KNOWN_CLOCK`. */
  readonly knownClock: DueWorkHandler;
  /** The due work of the kind `CALENDAR_CLOCK`. */
  readonly calendarClock: DueWorkHandler;
  readonly expire: Expirer;
}

export function createInsight(parts: InsightParts): Insight {
  const { database, knowledge, clock, centres } = parts;
  const store = createGapStore(database);
  const today = () => todayOf(clock);
  const gaps = createGaps({
    ...parts,
    store,
    today,
    newGroupId: () => randomUUID() as GapGroupId,
    onTold: parts.onChanged,
  });
  const numbers = createNumbers({ store: createNumbersStore(database), centres });
  const reviews = createReviewDesk({
    ...parts,
    store: createCalendarStore(database),
    content: createContentStore(database),
    today,
  });
  return {
    gaps,
    routes: insightRoutes({
      gaps,
      reviews,
      numbers,
      knowledge,
      names: () => namesOfEditors(parts.staff),
      today,
    }),
    clock: gaps.work,
    knownClock: createKnownClock({
      ...parts,
      store: createKnownWishStore(database),
      today,
      newAnswerId: () => randomUUID() as AnswerId,
      onTold: parts.onChanged,
    }),
    calendarClock: reviews.work,
    expire: (before) => store.expire(before),
  };
}
