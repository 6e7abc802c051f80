import type { ClaimMapping } from "../../domain/provider-claims.ts";
import { createCentreStore } from "../../store/centres.ts";
import type { Settings } from "../config.ts";
import { createLog } from "../logger.ts";
import { createOutbound } from "../outbound.ts";
import { createProviderPart } from "../provider.ts";
import { systemClock } from "../system-clock.ts";
import { withExistingDatabase } from "./existing-database.ts";
import type { Finding } from "./finding.ts";

const WHAT = "sign-in provider";

/** Asks the identity provider, and looks whether the centres that its claims give are there. */
export async function examineProvider(settings: Settings): Promise<readonly Finding[]> {
  const part = createProviderPart(settings.provider, {
    fetch: createOutbound(settings.proxyUrl).fetch,
    clock: systemClock,
    log: createLog("silent"),
  });
  if (part === null) {
    const note = "OIDC_ISSUER is not set: staff sign in with passwords alone.";
    return [{ what: WHAT, state: "off", note }];
  }
  const { isFine, note } = await part.identity.examine();
  const found: Finding = { what: WHAT, state: isFine ? "fine" : "broken", note };
  return [found, ...(await missingCentres(settings.databaseUrl, part.mapping))];
}

function missingCentres(databaseUrl: string, mapping: ClaimMapping | null): Promise<Finding[]> {
  return withExistingDatabase(databaseUrl, async (database) => {
    if (database === null || mapping === null) return [];
    const known = (await createCentreStore(database).list()).map(({ id }) => id);
    return [...new Set(mapping.centres.map(({ centre }) => centre))]
      .filter((id) => id !== "all" && !known.includes(id))
      .map((id) => ({
        what: `${WHAT} centres`,
        state: "broken",
        note: `OIDC_CENTRES gives the centre ${id}, which does not exist: add it, or people with it are refused.`,
      }));
  });
}
