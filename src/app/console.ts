import type { LanguageTag } from "../domain/locale.ts";
import type { SecondFactorPolicy } from "../domain/second-factor.ts";
import { networkOf } from "../domain/visitor.ts";
import { createConsoleRoutes, type ConsoleRoutes } from "../http/console/index.ts";
import type { ConsoleRoute } from "../http/console/route.ts";
import { ticketLink } from "../http/console/staff-routes.ts";
import type { Clock } from "../ports/clock.ts";
import type { PagePacker } from "../ports/page-files.ts";
import type { PasswordHasher } from "../ports/password-hasher.ts";
import type { ProviderPart } from "../services/staff/deps.ts";
import { createAudit } from "../services/audit.ts";
import { createCentres, type Centres } from "../services/centres.ts";
import type { RefusedRequests } from "../services/refused-requests.ts";
import type { StaffAccounts } from "../services/staff-accounts.ts";
import type { Database } from "../store/database.ts";
import { createDeskAccounts, type DeskAccounts } from "./desk-accounts.ts";
import { inProject } from "./paths.ts";
import { loadOwnTexts } from "./loaded-content.ts";
import type { SealKeys } from "./secret-seal.ts";

/** Accounts and centres over one database, without any page. */
export interface Desk extends DeskAccounts {
  readonly centres: Centres;
}

/** What a desk has made for it; each part is the service's own where it is left out. */
export interface DeskParts {
  readonly hasher?: PasswordHasher;
  /** Of whom a second factor is asked. */
  readonly secondFactor?: SecondFactorPolicy;
  /** With which staff may sign in beside passwords. */
  readonly provider?: ProviderPart | null;
  /** Encrypt the secrets of second factors; they are stored as they are where it is left out. */
  readonly secondFactorKeys?: SealKeys;
  /** The languages that centres may be named in. */
  readonly languages?: () => readonly LanguageTag[];
}

export function createDesk(database: Database, clock: Clock, parts: DeskParts = {}): Desk {
  const {
    hasher,
    secondFactor = "leads",
    secondFactorKeys = { present: null, before: null },
    provider = null,
    languages = ownLanguages(),
  } = parts;
  const given = { hasher, secondFactor, secondFactorKeys, provider };
  const accounts = createDeskAccounts(database, clock, given);
  return { ...accounts, centres: createCentres(accounts.centreStore, clock, languages) };
}

/** Read once they are asked for. */
function ownLanguages(): () => readonly LanguageTag[] {
  let languages: readonly LanguageTag[] | null = null;
  return () => (languages ??= loadOwnTexts().languages);
}

export interface ConsoleParts {
  readonly desk: Desk;
  /** Told when somebody is refused who tried to sign in; nobody is where it is left out. */
  readonly signInFailed?: RefusedRequests["signInFailed"];
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
  const { signInFailed: failed } = parts;
  return createConsoleRoutes({
    accounts: failed === undefined ? desk.accounts : noted(desk, failed),
    notLetIn: (account, address) => {
      failed?.(account, networkOf(address));
    },
    centres: desk.centres,
    audit: createAudit(desk.trail),
    publicUrl,
    pageDir: pageDir ?? inProject("build", "console"),
    packer,
    more,
  });
}

/** Accounts that tell of each try to sign in that was refused, whose it was meant to be and from where; nobody waits for that. */
function noted(
  { accounts, staffStore }: Desk,
  failed: RefusedRequests["signInFailed"],
): StaffAccounts {
  const note = async (email: string, address: string): Promise<void> => {
    const known = await staffStore.credentialsOf({ email }).catch(() => null);
    failed(known?.staff.id ?? null, networkOf(address));
  };
  return {
    ...accounts,
    login: async (email, password, address, userAgent) => {
      const result = await accounts.login(email, password, address, userAgent);
      if (result.kind === "refused") void note(email, address);
      return result;
    },
  };
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
