import type { StaffDeps } from "./staff/deps.ts";
import { createStaffManagement, type StaffManagement } from "./staff/manage.ts";
import { createSignIn, type SignIn } from "./staff/sign-in.ts";
import { createTickets, type Tickets } from "./staff/tickets.ts";

/** The accounts of the web desk: signing in, one-time links, and looking after accounts. */
export interface StaffAccounts extends SignIn, StaffManagement {
  readonly tickets: Tickets;
  /** Removes sessions and links that ended before; returns how many. */
  expire(before: Date): Promise<number>;
}

export function createStaffAccounts(deps: StaffDeps): StaffAccounts {
  return {
    ...createSignIn(deps),
    ...createStaffManagement(deps),
    tickets: createTickets(deps),
    expire: (before) => deps.store.expire(before),
  };
}
