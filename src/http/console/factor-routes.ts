import { z } from "zod";
import type { StaffId } from "../../domain/staff.ts";
import type { StaffAccounts } from "../../services/staff-accounts.ts";
import { sessionView } from "./account-routes.ts";
import { defineRoute, json, refuse, type ConsoleRoute } from "./route.ts";
import { code, nothing, password } from "./schemas.ts";

/** The second step of a sign-in, one’s own second factor, and that of a colleague who lost it. */
export function factorRoutes(accounts: StaffAccounts): readonly ConsoleRoute[] {
  return [...secondStepRoutes(accounts), ...ownFactorRoutes(accounts), resetRoute(accounts)];
}

/** Their cookie holds the token of a sign-in that waits, with which every route that asks for a session is refused. */
function secondStepRoutes({ secondStep }: StaffAccounts): readonly ConsoleRoute[] {
  return [
    defineRoute({
      method: "POST",
      path: "/login/code",
      action: "anyone",
      body: z.strictObject({ code }),
      handle: async ({ body, address, userAgent, token }) => {
        const result = await secondStep.enterCode(token ?? "", body.code, address, userAgent);
        if (result.kind === "refused") return refuse(result.reason);
        return { ...json(sessionView(result, result.token)), session: result.token };
      },
    }),
    defineRoute({
      method: "POST",
      path: "/login/setup",
      action: "anyone",
      body: nothing,
      handle: async ({ token }) => {
        const result = await secondStep.beginOwed(token ?? "");
        if (result.kind === "refused") return refuse(result.reason);
        return json({ secret: result.secret, address: result.address });
      },
    }),
    defineRoute({
      method: "POST",
      path: "/login/setup/confirm",
      action: "anyone",
      body: z.strictObject({ code }),
      handle: async ({ body, address, userAgent, token }) => {
        const result = await secondStep.confirmOwed(token ?? "", body.code, address, userAgent);
        if (result.kind === "refused") return refuse(result.reason);
        const { recoveryCodes } = result;
        const session = sessionView(result, result.token);
        return { ...json({ session, recoveryCodes }), session: result.token };
      },
    }),
  ];
}

const proof = z.strictObject({ password, code: code.optional() });

function ownFactorRoutes({ ownFactor }: StaffAccounts): readonly ConsoleRoute[] {
  return [
    defineRoute({
      method: "GET",
      path: "/account/second-factor",
      action: "signed-in",
      handle: async ({ by }) => {
        const { since, ...state } = await ownFactor.stateOf(by);
        return json({ since: since?.toISOString() ?? null, ...state });
      },
    }),
    defineRoute({
      method: "POST",
      path: "/account/second-factor",
      action: "signed-in",
      body: proof,
      handle: async ({ by, body, address }) => {
        const result = await ownFactor.begin(by, { ...body, address });
        if (result.kind === "refused") return refuse(result.reason);
        return json({ secret: result.secret, address: result.address });
      },
    }),
    defineRoute({
      method: "POST",
      path: "/account/second-factor/confirm",
      action: "signed-in",
      body: z.strictObject({ code }),
      handle: async ({ by, body, address }) => {
        const result = await ownFactor.confirm(by, body.code, address);
        if (result.kind === "refused") return refuse(result.reason);
        return json({ recoveryCodes: result.recoveryCodes });
      },
    }),
    defineRoute({
      method: "POST",
      path: "/account/second-factor/codes",
      action: "signed-in",
      body: proof,
      handle: async ({ by, body, address }) => {
        const result = await ownFactor.newCodes(by, { ...body, address });
        if (result.kind === "refused") return refuse(result.reason);
        return json({ recoveryCodes: result.recoveryCodes });
      },
    }),
    defineRoute({
      method: "POST",
      path: "/account/second-factor/off",
      action: "signed-in",
      body: proof,
      handle: async ({ by, body, address }) => {
        const result = await ownFactor.turnOff(by, { ...body, address });
        return result.kind === "refused" ? refuse(result.reason) : json({});
      },
    }),
  ];
}

function resetRoute(accounts: StaffAccounts): ConsoleRoute {
  return defineRoute({
    method: "POST",
    path: "/staff/:id/second-factor/reset",
    action: "staff.manage",
    body: nothing,
    handle: async ({ by, param }) => {
      const result = await accounts.resetSecondFactor(by.staff, param("id") as StaffId);
      return result.kind === "refused" ? refuse(result.reason) : json({});
    },
  });
}
