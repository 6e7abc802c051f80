import { z } from "zod";
import type { StaffId } from "../../domain/staff.ts";
import type { RecordedEntry } from "../../ports/audit.ts";
import type { Audit } from "../../services/audit.ts";
import type { StaffAccounts } from "../../services/staff-accounts.ts";
import { staffView } from "./account-routes.ts";
import { defineRoute, json, refuse, type ConsoleRoute } from "./route.ts";
import { centres, email, nothing, personName, role } from "./schemas.ts";

/** Looking after accounts. */
export function staffRoutes(accounts: StaffAccounts): readonly ConsoleRoute[] {
  return [
    defineRoute({
      method: "GET",
      path: "/colleagues",
      action: "case.read",
      handle: async ({ by }) => json({ colleagues: await accounts.colleagues(by.staff) }),
    }),
    defineRoute({
      method: "GET",
      path: "/staff",
      action: "staff.manage",
      handle: async ({ by }) => {
        const all = await accounts.list(by.staff);
        const having = await accounts.withSecondFactor();
        const staff = all.map((each) => ({
          ...staffView(each),
          hasSecondFactor: having.has(each.id),
        }));
        return json({ staff });
      },
    }),
    defineRoute({
      method: "POST",
      path: "/staff",
      action: "staff.manage",
      body: z.strictObject({ name: personName, email, role, centres }),
      handle: async ({ by, body, origin }) => {
        const result = await accounts.invite(by.staff, body);
        if (result.kind === "refused") return refuse(result.reason);
        const link = ticketLink(origin, result.token);
        return json({ staff: staffView(result.staff), link }, 201);
      },
    }),
    defineRoute({
      method: "POST",
      path: "/staff/:id",
      action: "staff.manage",
      body: z.strictObject({
        name: personName.optional(),
        role: role.optional(),
        centres: centres.optional(),
        state: z.enum(["active", "disabled"]).optional(),
      }),
      handle: async ({ by, body, param }) => {
        const result = await accounts.edit(by.staff, param("id") as StaffId, body);
        if (result.kind === "refused") return refuse(result.reason);
        return json({ staff: staffView(result.staff) });
      },
    }),
    defineRoute({
      method: "POST",
      path: "/staff/:id/reset",
      action: "staff.manage",
      body: nothing,
      handle: async ({ by, param, origin }) => {
        const result = await accounts.resetLink(by.staff, param("id") as StaffId);
        if (result.kind === "refused") return refuse(result.reason);
        return json({ link: ticketLink(origin, result.token) });
      },
    }),
  ];
}

const MOST_ENTRIES = 200;
const USUAL_ENTRIES = 50;

export function auditRoutes(audit: Audit): readonly ConsoleRoute[] {
  return [
    defineRoute({
      method: "GET",
      path: "/audit",
      action: "staff.manage",
      handle: async ({ by, query }) => {
        const before = numberOf(query("before"), Number.MAX_SAFE_INTEGER);
        const most = numberOf(query("limit"), MOST_ENTRIES) ?? USUAL_ENTRIES;
        const entries = await audit.page(by.staff, before, most);
        const next = entries.length < most ? null : (entries.at(-1)?.id ?? null);
        return json({ entries: entries.map(entryView), next });
      },
    }),
  ];
}

function entryView({ at, ...entry }: RecordedEntry) {
  return { ...entry, at: at.toISOString() };
}

/** `null` for what is no whole number above zero; what is too large is the most there may be. */
function numberOf(text: string | null, most: number): number | null {
  return text !== null && /^[1-9]\d{0,14}$/.test(text) ? Math.min(Number(text), most) : null;
}

/** The token stands behind a `#`, which browsers send to nobody, so no log on the way has it. */
export function ticketLink(origin: string, token: string): string {
  return `${origin}/console/ticket#${token}`;
}
