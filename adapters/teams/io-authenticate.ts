import { createRequire } from "node:module";
import { AppError } from "../../src/domain/errors.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { TeamsApp } from "./config.ts";
import type { SigningKeys } from "./io-keys.ts";
import { CHANNEL, refusalOf, type Refusal } from "./token.ts";

export interface Authenticator {
  /**
   * Judges the token of a request, before anything of its body is read.
   *
   * @throws Unavailable the keys cannot be had
   */
  judgeToken(authorization: string | undefined): Promise<Refusal | null>;
  /** Whether the token was given for a body with this `serviceUrl`. Only after `judgeToken` found no fault. */
  isFor(authorization: string, serviceUrl: string): Promise<boolean>;
}

export interface AuthenticatorOptions {
  readonly app: TeamsApp;
  readonly keys: SigningKeys;
  readonly clock: Clock;
}

/**
 * botbuilder decides whether a request is Microsoft's; what it would print or answer with 500, such as a bad signature,
 * is turned away before it sees it.
 *
 * Only its judgement is used. Its connector and its token client bring HTTP stacks of their own, which know no proxy but
 * one without a name and password, try again by themselves and log what they send; so sending is done in
 * `io-connector.ts`. It is loaded when Teams is on, for it takes half as much memory as the rest of the service.
 */
export async function createAuthenticator(options: AuthenticatorOptions): Promise<Authenticator> {
  const { app, keys, clock } = options;
  const { ConfigurationBotFrameworkAuthentication } = await import("botbuilder");
  lendKeys(app.openIdMetadataUrl, keys);
  const judge = new ConfigurationBotFrameworkAuthentication({
    // It compares the id; the password is none of its business.
    MicrosoftAppId: app.id,
    ToBotFromChannelOpenIdMetadataUrl: app.openIdMetadataUrl,
    ToBotFromChannelTokenIssuer: app.issuer,
    // With one of the addresses all must be there; nothing is ever asked of these.
    ToBotFromEmulatorOpenIdMetadataUrl: app.openIdMetadataUrl,
    ToChannelFromBotLoginUrl: app.tokenUrl,
    ToChannelFromBotOAuthScope: app.scope,
    OAuthUrl: app.tokenUrl,
  });
  return {
    judgeToken: (authorization) =>
      refusalOf(authorization, { issuer: app.issuer, audience: app.id, now: clock.now() }, keys),
    isFor: async (authorization, serviceUrl) => {
      // botbuilder compares no empty address.
      if (serviceUrl === "") return false;
      try {
        const asked = { channelId: CHANNEL, serviceUrl };
        await judge.authenticateRequest(
          asked as Parameters<typeof judge.authenticateRequest>[0],
          authorization,
        );
        return true;
      } catch {
        return false;
      }
    },
  };
}

/** What botbuilder wants of a store of keys. */
interface LentKeys {
  getKey(id: string): Promise<{ key: unknown; endorsements: readonly string[] } | null>;
}

/**
 * Makes botbuilder use our keys, which are fetched through the proxy, within a time, and again when a new one appears. It
 * has no setting for that, only this table by address. A key object prints as `[object Object]`, should it ever log one.
 */
function lendKeys(metadataUrl: string, keys: SigningKeys): void {
  const own = createRequire(import.meta.url);
  const botbuilders = createRequire(own.resolve("botbuilder"));
  const { JwtTokenExtractor } = botbuilders(
    "botframework-connector/lib/auth/jwtTokenExtractor.js",
  ) as { JwtTokenExtractor?: { openIdMetadataCache?: Map<string, LentKeys> } };
  const table = JwtTokenExtractor?.openIdMetadataCache;
  if (!(table instanceof Map)) {
    throw new AppError("internal", "This version of botbuilder keeps its keys elsewhere.");
  }
  table.set(metadataUrl, { getKey: (id) => keys.find(id) });
}
