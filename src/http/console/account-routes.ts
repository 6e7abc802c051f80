import { z } from "zod";
import { ACTIONS, DESK_LANGUAGES, permitsSomewhere, type Staff } from "../../domain/staff.ts";
import type { StaffAccounts } from "../../services/staff-accounts.ts";
import type { SignedIn } from "../../services/staff/sign-in.ts";
import { csrfTokenOf } from "./proof.ts";
import { defineRoute, json, refuse, type ConsoleRoute } from "./route.ts";
import { email, nothing, password, personName, token } from "./schemas.ts";

/** Signing in and out, one's own account, and one-time links. */
export function accountRoutes(accounts: StaffAccounts): readonly ConsoleRoute[] {
  return [...sessionRoutes(accounts), ...ownRoutes(accounts), ...ticketRoutes(accounts)];
}

function sessionRoutes(accounts: StaffAccounts): readonly ConsoleRoute[] {
  return [
    defineRoute({
      method: "POST",
      path: "/login",
      action: "anyone",
      body: z.strictObject({ email, password }),
      handle: async ({ body, address, userAgent, token: before }) => {
        const result = await accounts.login(body.email, body.password, address, userAgent);
        if (result.kind === "refused") return refuse(result.reason);
        if (before !== null) await accounts.logout(before);
        const { token: fresh } = result;
        const view = result.kind === "half" ? { next: result.next } : sessionView(result, fresh);
        return { ...json(view), session: fresh };
      },
    }),
    defineRoute({
      method: "POST",
      path: "/logout",
      action: "signed-in",
      body: nothing,
      handle: async ({ token: open }) => {
        if (open !== null) await accounts.logout(open);
        return { ...json({}), session: null };
      },
    }),
    defineRoute({
      method: "GET",
      path: "/session",
      action: "signed-in",
      handle: ({ by, token: open }) => json(sessionView(by, open ?? "")),
    }),
  ];
}

function ownRoutes(accounts: StaffAccounts): readonly ConsoleRoute[] {
  return [
    defineRoute({
      method: "POST",
      path: "/password",
      action: "signed-in",
      body: z.strictObject({ old: password, new: password }),
      handle: async ({ by, body }) => {
        const result = await accounts.changePassword(by, body.old, body.new);
        return result.kind === "refused" ? refuse(result.reason) : json({});
      },
    }),
    defineRoute({
      method: "POST",
      path: "/language",
      action: "signed-in",
      body: z.strictObject({ language: z.enum(DESK_LANGUAGES) }),
      handle: async ({ by, body }) =>
        json({ staff: staffView(await accounts.setLanguage(by, body.language)) }),
    }),
  ];
}

function ticketRoutes({ tickets }: StaffAccounts): readonly ConsoleRoute[] {
  return [
    defineRoute({
      method: "POST",
      path: "/ticket",
      action: "anyone",
      body: z.strictObject({ token }),
      handle: async ({ body }) => {
        const ticket = await tickets.look(body.token);
        return json(ticket === null ? { valid: false } : { valid: true, ...ticket });
      },
    }),
    defineRoute({
      method: "POST",
      path: "/ticket/accept",
      action: "anyone",
      body: z.strictObject({
        token,
        password,
        name: personName.optional(),
        email: email.optional(),
        language: z.enum(DESK_LANGUAGES).optional(),
      }),
      handle: async ({ body }) => {
        const result = await tickets.accept(body.token, body);
        return result.kind === "refused" ? refuse(result.reason) : json({ email: result.email });
      },
    }),
  ];
}

export function sessionView({ staff }: SignedIn, open: string) {
  return {
    staff: staffView(staff),
    csrf: csrfTokenOf(open),
    permissions: ACTIONS.filter((action) => permitsSomewhere(staff, action)),
  };
}

/** An account as pages know it, field by field, so that none is told that nobody thought of. */
export function staffView(staff: Staff) {
  const { id, name, email: address, role, centres, language, state, createdAt } = staff;
  return {
    id,
    name,
    email: address,
    role,
    centres,
    language,
    state,
    createdAt: createdAt.toISOString(),
  };
}
