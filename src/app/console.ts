import type { LanguageTag } from "../domain/locale.ts";
import { createConsoleRoutes, type ConsoleRoutes } from "../http/console/index.ts";
import type { ConsoleRoute } from "../http/console/route.ts";
import { ticketLink } from "../http/console/staff-routes.ts";
import type { AuditTrail } from "../ports/audit.ts";
import type { CentreStore } from "../ports/centre-store.ts";
import type { Clock } from "../ports/clock.ts";
import type { PagePacker } from "../ports/page-files.ts";
import type { PasswordHasher } from "../ports/password-hasher.ts";
import type { StaffStore } from "../ports/staff-store.ts";
import { createAudit } from "../services/audit.ts";
import { createCentres, type Centres } from "../services/centres.ts";
import { createStaffAccounts, type StaffAccounts } from "../services/staff-accounts.ts";
import { createAuditTrail } from "../store/audit.ts";
import { createCentreStore } from "../store/centres.ts";
import type { Database } from "../store/database.ts";
import { createStaffStore } from "../store/staff.ts";
import { createPasswordHasher } from "./password-hasher.ts";
import { inProject } from "./paths.ts";
import { secrets } from "./secrets.ts";
import { loadOwnTexts } from "./service.ts";

/** Accounts and centres over one database, without any page. */
export interface Desk {
  readonly accounts: StaffAccounts;
  readonly centres: Centres;
  readonly staffStore: StaffStore;
  readonly centreStore: CentreStore;
  readonly trail: AuditTrail;
}

/** What a desk has made for it; each part is the service's own where it is left out. */
export interface DeskParts {
  readonly hasher?: PasswordHasher;
  /** The languages that centres may be named in. */
  readonly languages?: () => readonly LanguageTag[];
}

export function createDesk(database: Database, clock: Clock, parts: DeskParts = {}): Desk {
  const staffStore = createStaffStore(database);
  const centreStore = createCentreStore(database);
  const { hasher = createPasswordHasher(), languages = ownLanguages() } = parts;
  return {
    accounts: createStaffAccounts({ store: staffStore, hasher, secrets, clock }),
    centres: createCentres(centreStore, clock, languages),
    staffStore,
    centreStore,
    trail: createAuditTrail(database),
  };
}

/** Most commands never ask for them, and reading the sentences takes longer than what they do. */
function ownLanguages(): () => readonly LanguageTag[] {
  let languages: readonly LanguageTag[] | null = null;
  return () => (languages ??= loadOwnTexts().languages);
}

export interface ConsoleParts {
  readonly desk: Desk;
  /** Where people reach the service; `null` when nobody said. */
  readonly publicUrl: string | null;
  /** Where the build of the console leaves its page; `null` for the project's own. */
  readonly pageDir: string | null;
  readonly packer: PagePacker;
  /** Further rows of the table of routes. */
  readonly more: readonly ConsoleRoute[];
}

/** The web desk as the server mounts it. */
export function createConsole(parts: ConsoleParts): ConsoleRoutes {
  const { desk, publicUrl, pageDir, packer, more } = parts;
  return createConsoleRoutes({
    accounts: desk.accounts,
    centres: desk.centres,
    audit: createAudit(desk.trail),
    publicUrl,
    pageDir: pageDir ?? inProject("build", "console"),
    packer,
    more,
  });
}

/**
 * What is said of the web desk at the start: where it is and, while nobody looks after it, the link with which the first
 * administrator is made.
 *
 * @param base where people reach the service
 */
export async function consoleLines(accounts: StaffAccounts, base: string): Promise<string> {
  const token = await accounts.tickets.firstAdmin();
  const place = `The console is at ${base}/console`;
  if (token === null) return place;
  return `${place}\nIt has no administrator yet. Become it within 24 hours at ${ticketLink(base, token)}`;
}
