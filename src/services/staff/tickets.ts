import { normalisePassword } from "../../domain/password.ts";
import { readEmail, type DeskLanguage, type Staff, type StaffId } from "../../domain/staff.ts";
import type { StaffChange, StaffLook, Ticket, TicketKind } from "../../ports/staff-store.ts";
import { refused, type Refused, type StaffDeps } from "./deps.ts";
import { newPasswordProblem } from "./new-password.ts";
import { tellOwner } from "./tell-owner.ts";

const HOUR_MS = 60 * 60_000;

/** How long each link can be used. */
export const TICKET_MS: Readonly<Record<TicketKind, number>> = {
  invitation: 7 * 24 * HOUR_MS,
  reset: 24 * HOUR_MS,
  first_admin: 24 * HOUR_MS,
};

/** A one-time link as whoever holds it may know it. */
export interface TicketView {
  readonly kind: TicketKind;
  /** `null` for the first administrator, who has no account yet. */
  readonly email: string | null;
  readonly name: string | null;
}

/** What whoever holds a one-time link chooses. */
export interface Acceptance {
  readonly password: string;
  /** Must be there for the first administrator, and may be otherwise. */
  readonly name?: string | undefined;
  /** For the first administrator only, who has none yet. */
  readonly email?: string | undefined;
  /** In which they read the page; without one the account keeps its own. */
  readonly language?: DeskLanguage | undefined;
}

export interface Tickets {
  /** `null` when it can no longer be used. */
  look(token: string): Promise<TicketView | null>;
  /** Sets the password, which ends all sessions of the account; signs nobody in. */
  accept(
    token: string,
    chosen: Acceptance,
  ): Promise<{ readonly kind: "accepted"; readonly email: string } | Refused>;
  /** A token for whoever holds the machine; `null` while there is an administrator. One given out earlier is void. */
  firstAdmin(): Promise<string | null>;
}

export function createTickets(deps: StaffDeps): Tickets {
  const { store, secrets, clock } = deps;
  return {
    look: async (token) => {
      const found = await usable(deps, store, secrets.hashOf(token));
      if (found === null) return null;
      const { ticket, staff } = found;
      return { kind: ticket.kind, email: staff?.email ?? null, name: staff?.name ?? null };
    },
    accept: (token, chosen) => accept(deps, secrets.hashOf(token), chosen),
    firstAdmin: () =>
      store.change(async (change) => {
        if (await change.hasAdministrator(null)) return null;
        const token = await issue(deps, change, "first_admin", null);
        await change.record({
          at: clock.now(),
          actor: "command line",
          action: "staff.first_admin_link",
          target: "",
          details: {},
        });
        return token;
      }),
  };
}

/** Makes the account's older links void and returns the token of a new one. */
export async function issue(
  { secrets, clock }: StaffDeps,
  change: StaffChange,
  kind: TicketKind,
  staff: StaffId | null,
): Promise<string> {
  const token = secrets.newToken();
  const now = clock.now();
  const expiresAt = new Date(now.getTime() + TICKET_MS[kind]);
  await change.useTickets(staff, now);
  await change.addTicket({ tokenHash: secrets.hashOf(token), kind, staff, expiresAt }, now);
  return token;
}

interface Usable {
  readonly ticket: Ticket;
  /** `null` for the first administrator. */
  readonly staff: Staff | null;
}

async function usable(
  { clock }: StaffDeps,
  look: StaffLook,
  tokenHash: string,
): Promise<Usable | null> {
  const ticket = await look.ticketOf(tokenHash, clock.now());
  if (ticket === null) return null;
  if (ticket.staff === null) {
    return (await look.hasAdministrator(null)) ? null : { ticket, staff: null };
  }
  const staff = await look.find(ticket.staff);
  return staff === null || staff.state === "disabled" ? null : { ticket, staff };
}

async function accept(
  deps: StaffDeps,
  tokenHash: string,
  chosen: Acceptance,
): ReturnType<Tickets["accept"]> {
  const { store, hasher, secrets, clock } = deps;
  const found = await usable(deps, store, tokenHash);
  if (found === null) return refused("ticket_void");
  const name = chosen.name ?? found.staff?.name;
  if (name === undefined) return refused("name_missing");
  const email = found.staff?.email ?? readEmail(chosen.email ?? "");
  if (email === null) return refused("email_invalid");
  const problem = await newPasswordProblem(deps, chosen.password, {
    name,
    email,
    centres: found.staff?.centres ?? "all",
  });
  if (problem !== null) return refused(problem);
  const hash = await hasher.hash(normalisePassword(chosen.password));
  return store.change(async (change) => {
    // It may have been used or replaced while the hash was made.
    const now = await usable(deps, change, tokenHash);
    if (now === null) return refused("ticket_void");
    if (now.staff === null && (await change.credentialsOf({ email })) !== null) {
      return refused("email_taken");
    }
    const at = clock.now();
    const staff: Staff =
      now.staff === null
        ? firstAdministrator(secrets.newId() as StaffId, { ...chosen, name, email }, at)
        : { ...now.staff, name, language: chosen.language ?? now.staff.language, state: "active" };
    if (now.staff === null) await change.add(staff);
    else await change.save(staff);
    await change.setPassword(staff.id, hash);
    await change.endSessions(staff.id, null);
    await change.useTickets(now.ticket.staff, at);
    if (now.ticket.kind === "reset") await tellOwner(deps, change, staff, { kind: "password" });
    // Whoever had the account before may have linked one of their own.
    await change.endLinks(staff.id, staff.id, at);
    const { kind } = now.ticket;
    await change.record({
      at,
      actor: staff.id,
      action: "staff.joined",
      target: staff.id,
      details: { kind },
    });
    return { kind: "accepted", email: staff.email };
  });
}

interface FirstChoices extends Pick<Acceptance, "language"> {
  readonly name: string;
  readonly email: string;
}

function firstAdministrator(
  id: StaffId,
  { name, email, language = "en" }: FirstChoices,
  createdAt: Date,
): Staff {
  return {
    id,
    name,
    email,
    role: "admin",
    centres: "all",
    language,
    state: "active",
    createdAt,
  };
}
