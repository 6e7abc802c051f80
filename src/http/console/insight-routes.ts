import type { ArticleId } from "../../domain/ids.ts";
import type { Knowledge } from "../../domain/knowledge.ts";
import { SOURCE_LANGUAGE } from "../../domain/locale.ts";
import type { DeskLanguage } from "../../domain/staff.ts";
import { calendarRoutes, type CalendarRoutesDeps } from "./calendar-routes.ts";
import { gapRoutes, type GapRoutesDeps } from "./gap-routes.ts";
import { numberRoutes, type NumberRoutesDeps } from "./number-routes.ts";
import type { ConsoleRoute } from "./route.ts";

export interface InsightRoutesDeps
  extends Omit<GapRoutesDeps, "titleOf">, Omit<CalendarRoutesDeps, "titleOf">, NumberRoutesDeps {
  /** As it is served now. */
  readonly knowledge: () => Knowledge;
}

/** What shows where the content falls short: questions without an answer, what ends soon, and how much is answered. */
export function insightRoutes(deps: InsightRoutesDeps): readonly ConsoleRoute[] {
  const titleOf = (id: ArticleId, language: DeskLanguage): string | null => {
    const texts = deps.knowledge().articles.get(id)?.texts;
    return (texts?.get(language) ?? texts?.get(SOURCE_LANGUAGE))?.title ?? null;
  };
  return [
    ...gapRoutes({ ...deps, titleOf }),
    ...calendarRoutes({ ...deps, titleOf }),
    ...numberRoutes(deps),
  ];
}
