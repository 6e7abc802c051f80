import { Router, type Request, type Response } from "express";
import type { PagePacker } from "../../ports/page-files.ts";
import type { PlatformRoutes } from "../../ports/platform.ts";
import type { Audit } from "../../services/audit.ts";
import type { Centres } from "../../services/centres.ts";
import type { StaffAccounts } from "../../services/staff-accounts.ts";
import { accountRoutes } from "./account-routes.ts";
import { centreRoutes } from "./centre-routes.ts";
import { ownAccountRoutes } from "./own-account-routes.ts";
import { createConsolePage, PAGE_ROUTES } from "./page.ts";
import {
  createProviderRouter,
  PROVIDER_ROUTES,
  providerInfoRoute,
  type NotLetIn,
} from "./provider-routes.ts";
import { factorRoutes } from "./factor-routes.ts";
import type { ConsoleRoute } from "./route.ts";
import { createConsoleRouter, routeInfos } from "./router.ts";
import { auditRoutes, staffRoutes } from "./staff-routes.ts";

export interface ConsoleRoutesDeps {
  readonly accounts: StaffAccounts;
  readonly centres: Centres;
  readonly audit: Audit;
  /** Told of who came back from an identity provider and was not let in; nobody is where it is left out. */
  readonly notLetIn?: NotLetIn | undefined;
  /** Where people reach the service; `null` takes each request's own word for it. */
  readonly publicUrl: string | null;
  /** The built page: `index.html`, and files in `assets` whose names change with their content. */
  readonly pageDir: string;
  readonly packer: PagePacker;
  /** Further rows of the table of routes. */
  readonly more: readonly ConsoleRoute[];
}

/** The web desk: its pages and its interface, to be mounted below the service's own server. */
export type ConsoleRoutes = PlatformRoutes;

export function createConsoleRoutes(deps: ConsoleRoutesDeps): ConsoleRoutes {
  const routes = consoleTable(deps);
  const router = Router();
  router.use(
    createConsoleRouter({ ...deps, routes }),
    createProviderRouter(deps),
    createConsolePage(deps),
  );
  return {
    list: [...routeInfos(routes), ...PROVIDER_ROUTES, ...PAGE_ROUTES],
    handle: (request, response, next) => {
      router(request as Request, response as Response, next);
    },
  };
}

/** The whole table of routes of the interface. */
export function consoleTable(
  deps: Pick<ConsoleRoutesDeps, "accounts" | "centres" | "audit" | "more">,
): readonly ConsoleRoute[] {
  return [
    ...accountRoutes(deps.accounts),
    ...factorRoutes(deps.accounts),
    providerInfoRoute(deps.accounts),
    ...ownAccountRoutes(deps.accounts),
    ...staffRoutes(deps.accounts),
    ...centreRoutes(deps.centres),
    ...auditRoutes(deps.audit),
    ...deps.more,
  ];
}
