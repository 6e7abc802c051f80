import { z } from "zod";
import { AppError } from "../../src/domain/errors.ts";
import {
  isLoopback,
  isSafeAddress,
  readPlatform,
  type AroundSettings,
} from "../shared/settings.ts";

/** How a bot proves itself to Microsoft, and Microsoft to the bot. */
export interface TeamsApp {
  /** Of the app registration; the bot has the same. */
  readonly id: string;
  readonly password: string;
  /** The document that names the keys with which arriving tokens are signed. */
  readonly openIdMetadataUrl: string;
  /** Who signs arriving tokens. */
  readonly issuer: string;
  /** Where tokens for sending are fetched. */
  readonly tokenUrl: string;
  /** For what they are asked, such as `https://api.botframework.com/.default`. */
  readonly scope: string;
}

export interface TeamsSettings {
  /** `null` asks nobody for proof, which is for an emulator on this machine alone. */
  readonly app: TeamsApp | null;
  /** Whose people may write; `null` lets in everybody who has the app. */
  readonly tenants: ReadonlySet<string> | null;
}

/** The public cloud; sovereign clouds, such as that in China, have their own. */
const PUBLIC_CLOUD = {
  openIdMetadataUrl: "https://login.botframework.com/v1/.well-known/openidconfiguration",
  issuer: "https://api.botframework.com",
  scope: "https://api.botframework.com/.default",
};

/** What a bot of many tenants gives as its own, as Bot Framework has it. */
const MANY_TENANTS = "botframework.com";

const AN_ID = "write an id such as 01234567-89ab-cdef-0123-456789abcdef";
const guid = z.guid(AN_ID).toLowerCase();
const address = z
  .string()
  .refine(isSafeAddress, "write an https address; plain http is allowed on this machine only");

const shape = {
  TEAMS_APP_ID: guid,
  TEAMS_APP_PASSWORD: z.string(),
  TEAMS_TENANT_ID: guid.optional(),
  TEAMS_ALLOWED_TENANTS: z
    .string()
    .toLowerCase()
    .transform((text) => text.split(/[\s,]+/).filter((part) => part !== ""))
    .refine((ids) => ids.every((id) => guid.safeParse(id).success), AN_ID)
    .optional(),
  TEAMS_OPENID_METADATA_URL: address.optional(),
  TEAMS_TOKEN_URL: address.optional(),
  TEAMS_TOKEN_ISSUER: z.url("write an address such as https://api.botframework.com").optional(),
  TEAMS_OAUTH_SCOPE: z.url("write an address such as https://api.botframework.com").optional(),
  TEAMS_ALLOW_ANONYMOUS: z.enum(["true", "false"], "write true or false").optional(),
};

const schema = z.object(shape);
const anonymousSchema = schema.partial({ TEAMS_APP_ID: true, TEAMS_APP_PASSWORD: true });

type Given = z.infer<typeof anonymousSchema>;

/**
 * @returns null when Teams is off
 * @throws AppError `settings_invalid`, naming the variable and the remedy, never its value
 */
export function readTeamsSettings({
  given,
  host,
  publicUrl,
}: AroundSettings): TeamsSettings | null {
  const { TEAMS_ALLOW_ANONYMOUS: allowed, ...others } = given;
  if (allowed !== "true" || (given["TEAMS_APP_ID"] ?? "") !== "") {
    const own = allowed === "false" ? others : given;
    const read = readPlatform("Teams", shape, schema, own);
    return read === null
      ? null
      : { app: appOf(read.TEAMS_APP_ID, read.TEAMS_APP_PASSWORD, read), tenants: tenantsOf(read) };
  }
  const read = readPlatform("Teams", shape, anonymousSchema, given);
  if (read === null) return null;
  if (!isLoopback(host) || publicUrl !== null) {
    throw new AppError(
      "settings_invalid",
      "TEAMS_ALLOW_ANONYMOUS lets anybody write as anybody, so HOST must be 127.0.0.1 and PUBLIC_URL not set with it; " +
        "else set TEAMS_APP_ID and TEAMS_APP_PASSWORD.",
    );
  }
  return { app: null, tenants: tenantsOf(read) };
}

function appOf(id: string, password: string, read: Given): TeamsApp {
  const scope = read.TEAMS_OAUTH_SCOPE ?? PUBLIC_CLOUD.scope;
  return {
    id,
    password,
    openIdMetadataUrl: read.TEAMS_OPENID_METADATA_URL ?? PUBLIC_CLOUD.openIdMetadataUrl,
    issuer: read.TEAMS_TOKEN_ISSUER ?? PUBLIC_CLOUD.issuer,
    tokenUrl: read.TEAMS_TOKEN_URL ?? tokenUrl(read.TEAMS_TENANT_ID ?? MANY_TENANTS),
    // Microsoft's own pages give it without this ending, which its token endpoint asks for.
    scope: scope.endsWith("/.default") ? scope : `${scope.replace(/\/$/, "")}/.default`,
  };
}

function tokenUrl(tenant: string): string {
  return `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`;
}

function tenantsOf(read: Given): ReadonlySet<string> | null {
  const { TEAMS_TENANT_ID: own, TEAMS_ALLOWED_TENANTS: others = [] } = read;
  const all = own === undefined ? others : [own, ...others];
  return all.length === 0 ? null : new Set(all);
}
