import { z } from "zod";
import { AppError } from "../../domain/errors.ts";
import type { StaffId } from "../../domain/staff.ts";
import type { StaffAccounts } from "../../services/staff-accounts.ts";
import type { OpenSession } from "../../services/staff/own-sessions.ts";
import { defineRoute, json, type ConsoleRoute } from "./route.ts";
import { nothing } from "./schemas.ts";

/** One’s own open sessions, those of a colleague, and what was done to one’s account. */
export function ownAccountRoutes(accounts: StaffAccounts): readonly ConsoleRoute[] {
  return [...sessionRoutes(accounts), ...noticeRoutes(accounts)];
}

function sessionRoutes(accounts: StaffAccounts): readonly ConsoleRoute[] {
  const { ownSessions } = accounts;
  return [
    defineRoute({
      method: "GET",
      path: "/account/sessions",
      action: "signed-in",
      handle: async ({ by }) => json({ sessions: (await ownSessions.list(by)).map(view) }),
    }),
    defineRoute({
      method: "POST",
      path: "/account/sessions/end",
      action: "signed-in",
      body: z.strictObject({ id: z.string().min(1).max(100) }),
      handle: async ({ by, body }) => {
        if (await ownSessions.end(by, body.id)) return json({});
        throw new AppError("not_found", "There is no such session of yours any more.");
      },
    }),
    defineRoute({
      method: "POST",
      path: "/account/sessions/end-others",
      action: "signed-in",
      body: nothing,
      handle: async ({ by }) => json({ ended: await ownSessions.endOthers(by) }),
    }),
    defineRoute({
      method: "POST",
      path: "/staff/:id/sessions/end",
      action: "staff.manage",
      body: nothing,
      handle: async ({ by, param }) =>
        json({ ended: await accounts.endSessions(by.staff, param("id") as StaffId) }),
    }),
  ];
}

function noticeRoutes({ ownNotices }: StaffAccounts): readonly ConsoleRoute[] {
  return [
    defineRoute({
      method: "GET",
      path: "/account/notices",
      action: "signed-in",
      handle: async ({ by }) => {
        const unread = await ownNotices.unread(by);
        return json({
          notices: unread.map(({ at, ...each }) => ({ ...each, at: at.toISOString() })),
        });
      },
    }),
    defineRoute({
      method: "POST",
      path: "/account/notices/read",
      action: "signed-in",
      body: z.strictObject({ until: z.int().min(1) }),
      handle: async ({ by, body }) => {
        await ownNotices.read(by, body.until);
        return json({});
      },
    }),
  ];
}

function view({ id, createdAt, usedAt, endsAt, origin, isThis }: OpenSession) {
  const { network, browser, system } = origin;
  return {
    id,
    since: createdAt.toISOString(),
    usedAt: usedAt.toISOString(),
    endsAt: endsAt.toISOString(),
    network,
    browser,
    system,
    isThis,
  };
}
