import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import {
  Provider,
  type AccountClaims,
  type Adapter,
  type AdapterPayload,
  type JWK,
} from "oidc-provider";
import { generateKeyPairSync } from "node:crypto";

export const CLIENT = { id: "yizhan", secret: "a secret of the desk that nobody guesses" };

/** Somebody whom the provider knows. */
export interface KnownPerson {
  readonly claims: Omit<AccountClaims, "sub">;
  readonly amr?: readonly string[];
}

/**
 * A real OpenID provider on loopback. To a browser it is another site than the service, whose host is `127.0.0.1`. It signs in
 * whoever `visitor` is without asking, refuses access where that is `null`, and rotates refresh tokens.
 */
export interface TestProvider {
  readonly issuer: string;
  readonly people: Map<string, KnownPerson>;
  visitor: string | null;
  /** How many requests reached its token endpoint. */
  readonly asked: () => number;
  /** Takes no more connections, as a provider that is down; `false` takes them again. */
  down(isDown: boolean): Promise<void>;
  stop(): Promise<void>;
}

const HOUR_S = 3_600;
const GRANTS = ["authorization_code", "refresh_token"];

export async function startProvider(redirectUri: string): Promise<TestProvider> {
  const state = { asked: 0, visitor: null as string | null };
  const people = new Map<string, KnownPerson>();
  const artifacts = new Map<string, AdapterPayload>();
  const listening = await listen(createServer(), 0);
  const { port } = listening.address() as AddressInfo;
  const issuer = `http://localhost:${String(port)}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [redirectUri],
        grant_types: GRANTS,
      },
    ],
    adapter: () => new Memory(artifacts),
    jwks: { keys: [signingKey()] },
    cookies: { keys: ["of the test"] },
    claims: {
      openid: ["sub", "amr"],
      email: ["email", "email_verified"],
      profile: ["name", "locale", "groups", "offices"],
    },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    rotateRefreshToken: true,
    issueRefreshToken: () => Promise.resolve(true),
    findAccount: (_context, id) => {
      const person = people.get(id);
      if (person === undefined) return undefined;
      return { accountId: id, claims: () => ({ amr: person.amr, ...person.claims, sub: id }) };
    },
    ttl: {
      AccessToken: HOUR_S,
      AuthorizationCode: HOUR_S,
      Grant: HOUR_S,
      IdToken: HOUR_S,
      Interaction: HOUR_S,
      RefreshToken: HOUR_S,
      Session: HOUR_S,
    },
  });
  const callback = provider.callback();
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    if (request.url === "/token") state.asked += 1;
    if (request.url?.startsWith("/interaction/") === true) {
      void interact(provider, state.visitor, { request, response });
    } else void callback(request, response);
  };
  let server: Server | null = listening.on("request", answer);
  return {
    issuer,
    people,
    get visitor() {
      return state.visitor;
    },
    set visitor(id) {
      state.visitor = id;
    },
    asked: () => state.asked,
    down: async (isDown) => {
      if (isDown && server !== null) {
        await close(server);
        server = null;
      } else if (!isDown) server ??= await listen(createServer(answer), port);
    },
    stop: async () => {
      if (server !== null) await close(server);
    },
  };
}

/** What the provider keeps, for as long as the test lasts; that of the package warns that it is for development. */
class Memory implements Adapter {
  readonly #kept: Map<string, AdapterPayload>;

  constructor(kept: Map<string, AdapterPayload>) {
    this.#kept = kept;
  }

  upsert(id: string, payload: AdapterPayload): Promise<void> {
    this.#kept.set(id, payload);
    return Promise.resolve();
  }

  find(id: string): Promise<AdapterPayload | undefined> {
    return Promise.resolve(this.#kept.get(id));
  }

  findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return Promise.resolve([...this.#kept.values()].find((each) => each.uid === uid));
  }

  findByUserCode(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  consume(id: string): Promise<void> {
    const payload = this.#kept.get(id);
    if (payload !== undefined) payload.consumed = Math.floor(Date.now() / 1_000);
    return Promise.resolve();
  }

  destroy(id: string): Promise<void> {
    this.#kept.delete(id);
    return Promise.resolve();
  }

  revokeByGrantId(grantId: string): Promise<void> {
    for (const [id, payload] of this.#kept) {
      if (payload.grantId === grantId) this.#kept.delete(id);
    }
    return Promise.resolve();
  }
}

function signingKey(): JWK {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return { ...privateKey.export({ format: "jwk" }), use: "sig", alg: "RS256", kid: "1" };
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

async function interact(
  provider: Provider,
  visitor: string | null,
  { request, response }: Exchange,
): Promise<void> {
  const { prompt, params, session, grantId } = await provider.interactionDetails(request, response);
  if (visitor === null) {
    const refusal = { error: "access_denied", error_description: "<b>Not you.</b>" };
    await provider.interactionFinished(request, response, refusal);
    return;
  }
  if (prompt.name === "login") {
    await provider.interactionFinished(request, response, { login: { accountId: visitor } });
    return;
  }
  const known = grantId === undefined ? undefined : await provider.Grant.find(grantId);
  const grant =
    known ??
    new provider.Grant({
      accountId: session?.accountId ?? visitor,
      clientId: String(params["client_id"]),
    });
  grant.addOIDCScope(String(params["scope"]));
  const consent = { grantId: await grant.save() };
  await provider.interactionFinished(
    request,
    response,
    { consent },
    { mergeWithLastSubmission: true },
  );
}

function listen(server: Server, port: number): Promise<Server> {
  return new Promise((resolve) => {
    server.listen(port, "127.0.0.1", () => {
      resolve(server);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}
