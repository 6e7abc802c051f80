import { generateKeyPairSync, randomUUID, sign, type KeyObject } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { TeamsApp } from "../../../adapters/teams/config.ts";
import { TEAMS, type Activity } from "./teams-activities.ts";
import { connectorCall, TeamsChannels, type Send } from "./teams-channels.ts";

/** What the bot sent, as the connector took it. */
export interface Sent {
  readonly id: string;
  readonly conversation: string;
  readonly activity: Activity;
}

export interface Claims {
  readonly iss?: string;
  readonly aud?: string;
  readonly serviceurl?: string;
  /** In ms of Unix time. */
  readonly fromMs?: number;
  readonly untilMs?: number;
}

export interface TokenChange {
  readonly claims?: Claims;
  readonly kid?: string;
  readonly alg?: string;
  /** Signs instead of the key that is published. */
  readonly key?: KeyObject;
}

const ISSUER = "https://api.botframework.com";
const HOUR_MS = 3_600_000;

/** What a part of Microsoft is told to answer instead of working: a status, a header and a body. */
export interface Failure {
  readonly status: number;
  readonly retryAfter?: number;
  readonly code?: string;
}

/** The parts of Microsoft that a bot meets, on loopback: keys, tokens and the connector. */
export interface TeamsServer {
  readonly url: string;
  readonly serviceUrl: string;
  readonly app: TeamsApp;
  readonly sent: Sent[];
  /** Activities that are no messages. */
  readonly signs: Sent[];
  /** Channels of teams, and private chats that the bot began. */
  readonly channels: TeamsChannels;
  /** Requests by path, such as `/keys`. */
  readonly asked: Map<string, number>;
  /** While set, the connector answers so; a function chooses by the activity. */
  failure: Failure | null | ((activity: Activity) => Failure | null);
  keysFailure: Failure | null;
  tokenFailure: Failure | null;
  /** While set, the connector keeps what is sent and does not answer. */
  isHolding: boolean;
  /** While set, the connector asks for no token. */
  isOpen: boolean;
  /** Told of each message that the connector took. */
  onSent: () => void;
  /** How many were kept without an answer. */
  readonly held: () => number;
  /** A header `Authorization` as Microsoft sends it. */
  bearer(change?: TokenChange): string;
  /** Publishes another key and signs with it from now on. */
  rotate(): void;
  close(): Promise<void>;
}

/** @param now the instant around which tokens are good, beside the real one: libraries look at that */
export async function startTeamsServer(
  now = Date.parse("2026-11-24T08:00:00Z"),
): Promise<TeamsServer> {
  const server = new FakeMicrosoft(now);
  await server.listen();
  return server;
}

class FakeMicrosoft implements TeamsServer {
  readonly sent: Sent[] = [];
  readonly signs: Sent[] = [];
  readonly channels = new TeamsChannels();
  readonly asked = new Map<string, number>();
  failure: TeamsServer["failure"] = null;
  keysFailure: Failure | null = null;
  tokenFailure: Failure | null = null;
  isHolding = false;
  isOpen = false;
  onSent = (): void => undefined;
  url = "";
  #held = 0;
  #keys = [firstKey()];
  readonly #tokens = new Set<string>();
  readonly #now: number;
  readonly #http = createServer((request, response) => {
    void this.#answer(request, response);
  });

  constructor(now: number) {
    this.#now = now;
  }

  readonly held = (): number => this.#held;

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.#http.listen(0, "127.0.0.1", resolve));
    this.url = `http://127.0.0.1:${String((this.#http.address() as AddressInfo).port)}`;
  }

  get serviceUrl(): string {
    return `${this.url}/connector/`;
  }

  get app(): TeamsApp {
    return {
      id: TEAMS.appId,
      password: TEAMS.password,
      issuer: ISSUER,
      openIdMetadataUrl: `${this.url}/openid`,
      tokenUrl: `${this.url}/token`,
      scope: `${ISSUER}/.default`,
    };
  }

  bearer({ claims = {}, kid, alg = "RS256", key }: TokenChange = {}): string {
    const newest = this.#keys.at(-1);
    if (newest === undefined) throw new Error("there is no key");
    const fromMs = claims.fromMs ?? Math.min(this.#now, Date.now()) - HOUR_MS;
    const untilMs = claims.untilMs ?? Math.max(this.#now, Date.now()) + HOUR_MS;
    const payload = {
      iss: claims.iss ?? ISSUER,
      aud: claims.aud ?? TEAMS.appId,
      serviceurl: claims.serviceurl ?? this.serviceUrl,
      nbf: Math.floor(fromMs / 1_000),
      exp: Math.floor(untilMs / 1_000),
    };
    const signed = [{ alg, typ: "JWT", kid: kid ?? newest.kid }, payload].map(part).join(".");
    const signature =
      alg === "none"
        ? ""
        : sign("RSA-SHA256", Buffer.from(signed), key ?? newest.privateKey).toString("base64url");
    return `Bearer ${signed}.${signature}`;
  }

  rotate(): void {
    this.#keys = [newKey(`key-${String(this.#keys.length + 1)}-${randomUUID()}`)];
  }

  async close(): Promise<void> {
    this.#http.closeAllConnections();
    await new Promise((resolve) => this.#http.close(resolve));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? "";
    const body = await textOf(request);
    const known = path.startsWith("/connector/") ? "/connector" : path;
    this.asked.set(known, (this.asked.get(known) ?? 0) + 1);
    switch (known) {
      case "/openid":
        reply(response, this.keysFailure ?? 200, { jwks_uri: `${this.url}/keys` });
        return;
      case "/keys":
        reply(response, this.keysFailure ?? 200, { keys: this.#keys.map(({ jwk }) => jwk) });
        return;
      case "/token":
        this.#giveToken(new URLSearchParams(body), response);
        return;
      case "/connector":
        this.#takeActivity(path, request, body, response);
        return;
      default:
        reply(response, 404, {});
    }
  }

  #giveToken(form: URLSearchParams, response: ServerResponse): void {
    const isOurs =
      form.get("grant_type") === "client_credentials" &&
      form.get("client_id") === TEAMS.appId &&
      form.get("client_secret") === TEAMS.password &&
      form.get("scope") === `${ISSUER}/.default`;
    if (this.tokenFailure !== null || !isOurs) {
      reply(response, this.tokenFailure ?? 401, { error: "invalid_client" });
      return;
    }
    const token = randomUUID();
    this.#tokens.add(`Bearer ${token}`);
    reply(response, 200, { token_type: "Bearer", expires_in: 3_600, access_token: token });
  }

  #takeActivity(
    path: string,
    request: IncomingMessage,
    body: string,
    response: ServerResponse,
  ): void {
    const asked = connectorCall(request.method ?? "", path);
    const given = (body === "" ? {} : JSON.parse(body)) as Activity;
    const activity = (asked?.kind === "begin" ? (given["activity"] ?? {}) : given) as Activity;
    if (this.isHolding) {
      this.#held += 1;
      return;
    }
    const failure = typeof this.failure === "function" ? this.failure(activity) : this.failure;
    const isKnown = this.isOpen || this.#tokens.has(request.headers.authorization ?? "");
    const fault =
      failure ??
      (asked === null ? { status: 404 } : isKnown ? faultOf(activity, body) : { status: 401 });
    const result =
      fault ??
      (asked?.kind === "send" ? this.#send(asked, activity) : this.channels.answer(asked, given));
    if ("status" in result) {
      reply(response, result, { error: { code: result.code ?? "Refused", message: "No." } });
      return;
    }
    reply(response, 201, result);
    if (asked?.kind === "send" && activity["type"] === "message") this.onSent();
  }

  #send({ conversation }: Send, activity: Activity): Failure | { readonly id: string } {
    const count = this.sent.length + this.signs.length + 1;
    const placed = this.channels.send(conversation, activity);
    if (placed !== null && "status" in placed) return placed;
    const id = placed?.id ?? `1:sent-${String(count)}`;
    const list = activity["type"] === "message" ? this.sent : this.signs;
    list.push({ id, conversation, activity });
    return { id };
  }
}

/** What the real connector refuses, as far as its documentation tells. */
function faultOf(activity: Activity, body: string): Failure | null {
  if (body.length * 2 > 100 * 1024) return { status: 413, code: "MessageSizeTooBig" };
  const { type, text, attachments = [], entities = [] } = activity;
  const cards = attachments as { content: object }[];
  const roots = entities as { citation?: unknown[] }[];
  const isEmpty = (text === undefined || text === "") && cards.length === 0;
  const isBad =
    (type === "message" && isEmpty) ||
    roots.length > 1 ||
    roots.some(({ citation = [] }) => citation.length > 10) ||
    cards.some(({ content }) => JSON.stringify(content).length * 2 > 28 * 1024);
  return isBad ? { status: 400, code: "BadSyntax" } : null;
}

interface Key {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly jwk: object;
}

function newKey(kid: string): Key {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const jwk = {
    ...publicKey.export({ format: "jwk" }),
    kid,
    use: "sig",
    endorsements: ["msteams"],
  };
  return { kid, privateKey, jwk };
}

let first: Key | null = null;

/** Made once, for that takes longer than most tests. */
function firstKey(): Key {
  return (first ??= newKey("key-1"));
}

function part(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

function reply(response: ServerResponse, how: number | Failure, body: object): void {
  const { status, retryAfter } = typeof how === "number" ? { status: how } : how;
  if (retryAfter !== undefined) response.setHeader("retry-after", String(retryAfter));
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
}
