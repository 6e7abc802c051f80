import { Router, type Request, type RequestHandler, type Response } from "express";
import { RateLimited, Unavailable } from "../../domain/errors.ts";
import type { StaffId } from "../../domain/staff.ts";
import { visitorOf } from "../../domain/visitor.ts";
import type { RouteInfo } from "../../ports/platform.ts";
import type { StaffAccounts } from "../../services/staff-accounts.ts";
import { isFromHere, originOf, setSession, setWay, wayOf } from "./proof.ts";
import { defineRoute, json, type ConsoleRoute } from "./route.ts";

const DESK = "/console";
const BEGIN = `${DESK}/login/oidc`;
const CALLBACK = `${BEGIN}/callback`;

/** Where a browser goes itself, so that they answer with a way on and never with JSON. */
export const PROVIDER_ROUTES: readonly RouteInfo[] = [
  { method: "GET", path: BEGIN, access: "anyone" },
  { method: "GET", path: CALLBACK, access: "anyone" },
];

/** @param account whose it would have been; `null` where it is nobody’s */
export type NotLetIn = (account: StaffId | null, address: string) => void;

export interface ProviderRouterDeps {
  readonly accounts: Pick<StaffAccounts, "byProvider">;
  readonly notLetIn?: NotLetIn | undefined;
  /** Where people reach the service; `null` takes each request's own word for it. */
  readonly publicUrl: string | null;
}

/** What the sign-in page offers beside the password. */
export function providerInfoRoute({ byProvider }: ProviderRouterDeps["accounts"]): ConsoleRoute {
  return defineRoute({
    method: "GET",
    path: "/login/provider",
    action: "anyone",
    handle: async () =>
      json({
        provider: byProvider && {
          name: byProvider.name,
          isReachable: await byProvider.isReachable(),
        },
      }),
  });
}

/** To the identity provider and back. Without one its paths are those of the page. */
export function createProviderRouter(deps: ProviderRouterDeps): RequestHandler {
  const { notLetIn, publicUrl } = deps;
  const { byProvider } = deps.accounts;
  const router = Router();
  if (byProvider === null) return router;
  const back = (response: Response, to: string, told: string | null): void => {
    // Behind a `#`, which no server and no log sees.
    response.redirect(303, told === null ? to : `${to}#${told}`);
  };
  router.get(BEGIN, async (request, response) => {
    response.set("Cache-Control", "no-store");
    const to = placeInDesk(request, publicUrl);
    // Another site must not sign anybody in against their will.
    if (!isFromHere(request, publicUrl)) {
      back(response, to, null);
      return;
    }
    const begun = await orReason(byProvider.begin(visitorOf(request.ip ?? ""), to));
    if (begun.kind === "refused") {
      back(response, to, `refused=${begun.reason}`);
      return;
    }
    setWay(request, response, { way: begun.way, publicUrl });
    response.redirect(303, begun.address);
  });
  router.get(CALLBACK, async (request, response) => {
    response.set("Cache-Control", "no-store");
    const way = wayOf(request, publicUrl);
    setWay(request, response, { way: null, publicUrl });
    const visitor = {
      address: visitorOf(request.ip ?? ""),
      userAgent: request.get("User-Agent") ?? "",
    };
    const query = new URL(request.originalUrl, originOf(request)).searchParams;
    const result = await orReason(byProvider.finish(query, way, visitor));
    if (result.kind === "refused") {
      if ("account" in result) notLetIn?.(result.account ?? null, visitor.address);
      back(response, DESK, `refused=${result.reason}`);
      return;
    }
    setSession(request, response, { token: result.token, publicUrl });
    // The page that follows needs no cookie; what it asks for then comes from a page of this site and brings the strict one.
    back(response, result.to, result.kind === "half" ? `next=${result.next}` : null);
  });
  return router;
}

/** A browser that is sent on shows no JSON: what cannot be done is told on the sign-in page as well. */
async function orReason<Result>(
  result: Promise<Result>,
): Promise<Result | { readonly kind: "refused"; readonly reason: "too_many" | "unavailable" }> {
  try {
    return await result;
  } catch (error) {
    if (error instanceof RateLimited) return { kind: "refused", reason: "too_many" };
    if (error instanceof Unavailable) return { kind: "refused", reason: "unavailable" };
    throw error;
  }
}

const LONGEST_PLACE = 500;

/** Where in the desk somebody meant to go; its start for everything that is not a page of it. */
function placeInDesk(request: Request, publicUrl: string | null): string {
  const { to } = request.query;
  const origin = publicUrl ?? originOf(request);
  if (typeof to !== "string" || to.length > LONGEST_PLACE) return DESK;
  const url = URL.parse(to, origin);
  if (url?.origin !== new URL(origin).origin) return DESK;
  const isPage = url.pathname === DESK || url.pathname.startsWith(`${DESK}/`);
  const isOther = /^\/console\/(?:api|login|assets)(?:\/|$)/.test(url.pathname);
  return isPage && !isOther ? url.pathname + url.search : DESK;
}
