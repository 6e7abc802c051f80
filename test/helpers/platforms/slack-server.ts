import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { SlackChannels, type Posted } from "./slack-channels.ts";
import { SLACK, slackFixture, type Payload } from "./slack-events.ts";
import { serveSockets, type ServedSocket } from "./socket-server.ts";

export interface Call {
  readonly method: string;
  readonly parameters: Payload;
}

/** What the server answers to a method, in place of what it would. */
export type Refusal = "silent" | { readonly error: string } | { readonly retryAfterS: number };

/** Slack's Web API and Socket Mode, as far as we use them, on loopback. */
export interface SlackServer {
  readonly apiUrl: string;
  readonly calls: readonly Call[];
  readonly posted: readonly Posted[];
  /** What is seen in the channels, to look at and to change. */
  readonly channels: SlackChannels;
  /** Every web socket that was opened, in order. */
  readonly sockets: readonly ServedSocket[];
  /**
   * Somebody, with the language in which they use Slack and their zone, which Slack itself always has; returns the channel
   * of their direct conversation.
   */
  addPerson(user: string, locale: string | null, name?: string, tz?: unknown): string;
  /** Puts a person's message where people see it; returns its instant. */
  write(channel: string, text: string): string;
  /** @param times how often; until it is taken back when left out */
  refuse(method: string, refusal: Refusal | null, times?: number): void;
  /** The next call of a method is answered no sooner. */
  hold(method: string, until: Promise<unknown>): void;
  /** Called for each message that is posted, before it is answered; the answer waits for it. */
  onPost: (message: Posted) => Promise<void>;
  close(): Promise<void>;
}

export interface SlackServerOptions {
  readonly scopes?: readonly string[];
  /** The same again after a restart; free when left out. */
  readonly port?: number;
  /** Whether a web socket is greeted, as Slack does; true when left out. */
  readonly greets?: boolean;
}

export async function startSlackServer(options: SlackServerOptions = {}): Promise<SlackServer> {
  const calls: Call[] = [];
  const sockets: ServedSocket[] = [];
  const people = new Map<string, Payload>();
  const refusals = new Map<string, { readonly refusal: Refusal; times: number }>();
  const held = new Map<string, Promise<unknown>>();
  const channels = new SlackChannels();

  const answer = async (method: string, parameters: Payload): Promise<Payload> => {
    switch (method) {
      case "auth.test":
        return {
          ok: true,
          url: "https://yizhan-test.slack.com/",
          team: "Yizhan Test",
          user: "yizhan",
          team_id: SLACK.team,
          user_id: SLACK.bot,
          bot_id: SLACK.botId,
          is_enterprise_install: false,
        };
      case "apps.connections.open":
        return { ok: true, url: `${origin.replace("http:", "ws:")}/link/?ticket=1` };
      case "conversations.open": {
        const user = String(parameters["users"]);
        return people.has(user)
          ? { ok: true, channel: { id: directOf(user) } }
          : { ok: false, error: "user_not_found" };
      }
      case "users.info": {
        const person = people.get(String(parameters["user"]));
        if (person === undefined) return { ok: false, error: "user_not_found" };
        const { user } = slackFixture("users-info") as { readonly user: Payload };
        return { ok: true, user: { ...user, id: parameters["user"], ...person } };
      }
      case "assistant.threads.setSuggestedPrompts":
        return { ok: true };
      case "chat.postMessage":
        return channels.post(parameters);
      case "chat.update":
        return channels.update(parameters);
      case "chat.delete":
        return channels.remove(parameters);
      case "chat.postEphemeral":
        return channels.whisper(parameters);
      case "conversations.replies":
        return channels.replies(parameters);
      case "conversations.info":
        return channels.inform(parameters);
      default:
        return { ok: false, error: "unknown_method" };
    }
  };

  const nextRefusal = (method: string): Refusal | undefined => {
    const planned = refusals.get(method);
    if (planned === undefined) return undefined;
    planned.times -= 1;
    if (planned.times <= 0) refusals.delete(method);
    return planned.refusal;
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const method = /^\/api\/([\w.]+)$/.exec(request.url ?? "")?.[1] ?? "";
    const parameters = await parametersOf(request);
    calls.push({ method, parameters });
    const until = held.get(method);
    held.delete(method);
    await until;
    const refusal = nextRefusal(method);
    if (refusal === "silent") {
      request.socket.destroy();
      return;
    }
    if (refusal !== undefined && "retryAfterS" in refusal) {
      response.writeHead(429, { "retry-after": String(refusal.retryAfterS) });
      response.end(JSON.stringify({ ok: false, error: "ratelimited" }));
      return;
    }
    const token = method === "apps.connections.open" ? SLACK.appToken : SLACK.botToken;
    const isKnown = request.headers.authorization === `Bearer ${token}`;
    const said = isKnown
      ? refusal === undefined
        ? await answer(method, parameters)
        : { ok: false, error: refusal.error }
      : { ok: false, error: "invalid_auth" };
    response.writeHead(200, {
      "content-type": "application/json; charset=utf-8",
      ...(options.scopes === undefined ? {} : { "x-oauth-scopes": options.scopes.join(",") }),
    });
    response.end(JSON.stringify(said));
  };

  const http = createServer((request, response) => {
    serve(request, response).catch(() => {
      response.destroy();
    });
  });
  serveSockets(http, (socket) => {
    sockets.push(socket);
    const hello = { type: "hello", num_connections: 1, connection_info: { app_id: SLACK.app } };
    if (options.greets ?? true) socket.send(JSON.stringify(hello));
  });
  await new Promise<void>((resolve) => http.listen(options.port ?? 0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${String((http.address() as AddressInfo).port)}`;

  const server: SlackServer = {
    apiUrl: `${origin}/api/`,
    calls,
    posted: channels.posted,
    channels,
    sockets,
    addPerson: (user, locale, name = "Ada", tz = "Europe/Paris") => {
      const profile = { display_name: "", real_name: name };
      people.set(user, { locale: locale ?? undefined, tz, real_name: name, profile });
      channels.known.add(directOf(user));
      return directOf(user);
    },
    write: (channel, text) => channels.write(channel, text),
    refuse: (method, refusal, times = Infinity) => {
      if (refusal === null) refusals.delete(method);
      else refusals.set(method, { refusal, times });
    },
    hold: (method, until) => {
      held.set(method, until);
    },
    get onPost() {
      return channels.onPost;
    },
    set onPost(told) {
      channels.onPost = told;
    },
    close: async () => {
      for (const socket of sockets) socket.drop();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
  return server;
}

/** The direct conversation between somebody and the bot. */
export function directOf(user: string): string {
  return `D${user.slice(1)}`;
}

async function parametersOf(request: IncomingMessage): Promise<Payload> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const form = new URLSearchParams(Buffer.concat(chunks).toString("utf8"));
  const parameters: Payload = Object.fromEntries(form);
  if (typeof parameters["blocks"] === "string") {
    parameters["blocks"] = JSON.parse(parameters["blocks"]);
  }
  return parameters;
}
