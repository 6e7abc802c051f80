import type { ConsoleRoute } from "../route.ts";
import type { ContentRoutesDeps } from "./deps.ts";
import { draftRoutes } from "./draft-routes.ts";
import { publishRoutes } from "./publish-routes.ts";
import { readingRoutes } from "./reading-routes.ts";
import { translationRoutes } from "./translation-routes.ts";

/** Editing the content. */
export function contentRoutes(deps: ContentRoutesDeps): readonly ConsoleRoute[] {
  return [
    ...readingRoutes(deps),
    ...draftRoutes(deps),
    ...translationRoutes(deps),
    ...publishRoutes(deps),
  ];
}
