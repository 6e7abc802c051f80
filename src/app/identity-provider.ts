import type * as OpenIdClient from "openid-client";
import type { Clock } from "../ports/clock.ts";
import type {
  Authorization,
  IdentityProvider,
  ProviderAnswer,
  ProviderFinding,
  Renewal,
  Unreached,
} from "../ports/identity-provider.ts";
import type { Log } from "../ports/log.ts";
import type { ProviderSettings } from "./provider-settings.ts";

/** How long the provider may take for one answer; a check of a session needs three at most: its metadata, a token, its keys. */
const DEADLINE_S = 3;
/** What it says of itself is asked anew when somebody comes, so that one that is gone is noticed. */
const DISCOVERY = { freshMs: 60_000, afterFailureMs: 10_000 } as const;

const UNREACHED: Unreached = { kind: "unreached" };

export interface IdentityProviderDeps {
  readonly settings: ProviderSettings;
  readonly fetch: typeof globalThis.fetch;
  readonly clock: Clock;
  readonly log: Pick<Log, "warn">;
}

type Client = typeof OpenIdClient;

interface Discovered {
  readonly client: Client;
  readonly configuration: OpenIdClient.Configuration;
}

/**
 * A provider of OpenID Connect: authorization code with PKCE, state and nonce, and signed ID tokens. Nothing is asked of it before
 * somebody needs it, so that neither a start nor a sign-in with a password waits for it.
 */
export function createIdentityProvider(deps: IdentityProviderDeps): IdentityProvider {
  const { settings } = deps;
  const discovery = new Discovery(deps);
  return {
    issuer: settings.issuer,
    name: settings.name,
    isReachable: async () => (await discovery.fresh()) !== null,
    begin: async () => {
      const known = await discovery.fresh();
      return known === null ? UNREACHED : begin(known, settings);
    },
    finish: async (query, authorization) => {
      const known = await discovery.known();
      return known === null ? UNREACHED : finish(deps, known, query, authorization);
    },
    renew: async (refreshToken) => {
      const known = await discovery.known();
      return known === null ? UNREACHED : renew(deps, known, refreshToken);
    },
    examine: () => examine(deps, discovery),
  };
}

/** The library marks it as deprecated, so that it stands out; the settings allow plain http on this machine alone. */
function plainly(client: Client): (configuration: OpenIdClient.Configuration) => void {
  const extension: unknown = Reflect.get(client, "allowInsecureRequests");
  return extension as (configuration: OpenIdClient.Configuration) => void;
}

/** What the provider says of itself, asked once however many wait for it. */
class Discovery {
  readonly #deps: IdentityProviderDeps;
  #found: Discovered | null = null;
  #askedAt = -Infinity;
  #hasFailed = false;
  #underWay: Promise<Discovered | null> | null = null;

  constructor(deps: IdentityProviderDeps) {
    this.#deps = deps;
  }

  /** As it is now; `null` where it does not answer. */
  async fresh(): Promise<Discovered | null> {
    const ageMs = this.#deps.clock.now().getTime() - this.#askedAt;
    const lastsMs = this.#hasFailed ? DISCOVERY.afterFailureMs : DISCOVERY.freshMs;
    if (ageMs >= 0 && ageMs < lastsMs) return this.#hasFailed ? null : this.#found;
    return (this.#underWay ??= this.#ask().finally(() => (this.#underWay = null)));
  }

  /** As it was at any time; `null` where it never answered. */
  async known(): Promise<Discovered | null> {
    return this.#found ?? (await this.fresh());
  }

  /** @throws Error it does not answer, or with what cannot be used */
  async discover(): Promise<Discovered> {
    const { settings, fetch } = this.#deps;
    const client = await import("openid-client");
    const isPlain = settings.issuer.startsWith("http:");
    const configuration = await client.discovery(
      new URL(settings.issuer),
      settings.clientId,
      undefined,
      // The way that a provider offers is known with its answer only.
      (server, metadata, body, headers) => {
        const ways = server.token_endpoint_auth_methods_supported ?? ["client_secret_basic"];
        const way = ways.includes("client_secret_basic")
          ? client.ClientSecretBasic(settings.clientSecret)
          : client.ClientSecretPost(settings.clientSecret);
        way(server, metadata, body, headers);
      },
      {
        [client.customFetch]: fetch as (url: string, options: object) => Promise<Response>,
        timeout: DEADLINE_S,
        execute: [client.enableNonRepudiationChecks, ...(isPlain ? [plainly(client)] : [])],
      },
    );
    return { client, configuration };
  }

  async #ask(): Promise<Discovered | null> {
    try {
      this.#found = await this.discover();
      this.#hasFailed = false;
    } catch (error) {
      this.#hasFailed = true;
      this.#deps.log.warn("provider.failed", { step: "discovery", code: codeOf(error) });
    }
    this.#askedAt = this.#deps.clock.now().getTime();
    return this.#hasFailed ? null : this.#found;
  }
}

async function begin({ client, configuration }: Discovered, settings: ProviderSettings) {
  const authorization: Authorization = {
    state: client.randomState(),
    nonce: client.randomNonce(),
    verifier: client.randomPKCECodeVerifier(),
  };
  const address = client.buildAuthorizationUrl(configuration, {
    redirect_uri: settings.redirectUri,
    scope: settings.scope,
    state: authorization.state,
    nonce: authorization.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(authorization.verifier),
    code_challenge_method: "S256",
    ...(settings.prompt === null ? {} : { prompt: settings.prompt }),
  });
  return { kind: "begun", address: address.href, authorization } as const;
}

async function finish(
  { settings, log }: IdentityProviderDeps,
  { client, configuration }: Discovered,
  query: URLSearchParams,
  { state, nonce, verifier }: Authorization,
): Promise<ProviderAnswer> {
  const address = new URL(settings.redirectUri);
  address.search = query.toString();
  try {
    const tokens = await client.authorizationCodeGrant(configuration, address, {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
    });
    const stated = tokens.claims();
    if (stated === undefined) return { kind: "forged" };
    const { userinfo_endpoint: more } = configuration.serverMetadata();
    const told =
      more === undefined
        ? {}
        : await client.fetchUserInfo(configuration, tokens.access_token, stated.sub);
    return {
      kind: "person",
      subject: stated.sub,
      // What is signed counts over what is not.
      claims: { ...told, ...stated },
      refreshToken: tokens.refresh_token ?? null,
    };
  } catch (error) {
    const code = codeOf(error);
    log.warn("provider.failed", { step: "sign-in", code });
    if (isSilence(error)) return UNREACHED;
    return error instanceof client.AuthorizationResponseError
      ? { kind: "denied" }
      : { kind: "forged" };
  }
}

async function renew(
  { log }: IdentityProviderDeps,
  { client, configuration }: Discovered,
  refreshToken: string,
): Promise<Renewal> {
  try {
    const tokens = await client.refreshTokenGrant(configuration, refreshToken);
    return { kind: "renewed", refreshToken: tokens.refresh_token ?? refreshToken };
  } catch (error) {
    if (codeOf(error) === "invalid_grant") return { kind: "ended" };
    log.warn("provider.failed", { step: "check", code: codeOf(error) });
    return UNREACHED;
  }
}

/** The settings are at fault, and nothing is known of the person; in a header or a body, as the way of showing the secret asks. */
const CLIENT_REFUSED: ReadonlySet<string> = new Set([
  "OAUTH_WWW_AUTHENTICATE_CHALLENGE",
  "invalid_client",
  "unauthorized_client",
]);

/** Faults of the way to the provider, and of its own. */
const SILENCE: ReadonlySet<string> = new Set([
  "OAUTH_TIMEOUT",
  "OAUTH_ABORT",
  "OAUTH_RESPONSE_IS_NOT_CONFORM",
  "OAUTH_RESPONSE_IS_NOT_JSON",
  "OAUTH_PARSE_ERROR",
  "server_error",
  "temporarily_unavailable",
  "unknown",
]);

function isSilence(error: unknown): boolean {
  const code = codeOf(error);
  return error instanceof TypeError || SILENCE.has(code) || CLIENT_REFUSED.has(code);
}

/** A short code, never words of the provider, which may be anything. */
function codeOf(error: unknown): string {
  if (typeof error !== "object" || error === null) return "unknown";
  // That of the provider’s answer says more than that there was one.
  for (const name of ["error", "code"]) {
    const code: unknown = Reflect.get(error, name);
    if (typeof code === "string" && /^\w{1,60}$/.test(code)) return code;
  }
  const cause: unknown = Reflect.get(error, "cause");
  return cause === undefined || cause === null ? "unknown" : codeOf(cause);
}

/** Nobody has it, so that the answer tells whether the provider knows this client at all. */
const NO_TOKEN = "doctor";

async function examine(deps: IdentityProviderDeps, discovery: Discovery): Promise<ProviderFinding> {
  const { issuer, redirectUri } = deps.settings;
  let found: Discovered;
  try {
    found = await discovery.discover();
  } catch (error) {
    const code = codeOf(error);
    const note =
      code === "OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED"
        ? `${issuer} answers for another issuer: set OIDC_ISSUER to exactly what it calls itself.`
        : `${issuer} does not answer as an OpenID provider (${code}); staff sign in with passwords meanwhile.`;
    return { isFine: false, note };
  }
  const { client, configuration } = found;
  try {
    await client.refreshTokenGrant(configuration, NO_TOKEN);
  } catch (error) {
    const code = codeOf(error);
    if (CLIENT_REFUSED.has(code)) {
      const note = `${issuer} answers and refuses this client: check OIDC_CLIENT_ID and OIDC_CLIENT_SECRET, and that it may use refresh tokens.`;
      return { isFine: false, note };
    }
    if (code !== "invalid_grant") {
      const note = `${issuer} answers, and its token endpoint says ${code} where it should say invalid_grant.`;
      return { isFine: false, note };
    }
  }
  return {
    isFine: true,
    note: `${issuer} answers and knows this client; it must allow the redirect address ${redirectUri}.`,
  };
}
