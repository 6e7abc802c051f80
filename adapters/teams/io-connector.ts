import { z } from "zod";
import { RateLimited, Rejected, Unauthorized, Unavailable } from "../../src/domain/errors.ts";
import { FormRejected } from "../shared/messenger.ts";
import type { Address } from "./activity.ts";
import type { Answer, Call } from "./io-http.ts";
import type { Tokens } from "./io-tokens.ts";
import { LIMITS } from "./limits.ts";

/** What an activity says, and nothing of where it goes. */
export interface Outgoing {
  readonly type: "message" | "typing";
}

/** A conversation that was begun. */
export interface Begun {
  readonly conversation: string;
  /** The message that begins it; an empty name where there is none. */
  readonly message: string;
}

/** The message or conversation is not there, or no longer. */
export class Gone extends Rejected {}

/**
 * The service with which a bot writes. Each method throws FormRejected, where the conversation is there but not for an
 * activity of this form, Gone, Rejected, RateLimited, Unauthorized or Unavailable.
 */
export interface Connector {
  /** Sends one activity and returns what Teams calls it; an empty name where Teams says none. */
  send(address: Address, activity: Outgoing): Promise<string>;
  /** Begins a thread in the channel that is the conversation of the address. */
  beginThread(address: Address, activity: Outgoing): Promise<Begun>;
  /** The private conversation with a member of a team in which the bot is. */
  beginPrivate(address: Address, person: string): Promise<Begun>;
  /** Puts another activity in the place of one of ours. */
  change(address: Address, message: string, activity: Outgoing): Promise<void>;
  remove(address: Address, message: string): Promise<void>;
  /** Returns when the bot is in a team. */
  findTeam(address: Address, team: string): Promise<void>;
}

const sentSchema = z.object({ id: z.string() });
const begunSchema = z.object({ id: z.string().min(1), activityId: z.string().optional() });
const errorSchema = z.object({ error: z.object({ code: z.string().regex(/^\w{1,60}$/) }) });

/** @param tokens `null` sends without, to an emulator */
export function createConnector(call: Call, tokens: Tokens | null): Connector {
  const ask = async (
    method: "GET" | "POST" | "PUT" | "DELETE",
    { serviceUrl }: Address,
    path: readonly string[],
    body?: object,
  ): Promise<unknown> => {
    const url = [`${serviceUrl.replace(/\/+$/, "")}/v3`, ...path.map(encodeURIComponent)].join("/");
    const headers: Record<string, string> = { "content-type": "application/json" };
    if (tokens !== null) headers["authorization"] = `Bearer ${await tokens.get()}`;
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const answer = await call(url, { method, headers, ...sent });
    if (answer.status >= 200 && answer.status < 300) return answer.body;
    if (answer.status === 401) tokens?.drop();
    throw failureOf(answer);
  };

  const begin = async (address: Address, conversation: object): Promise<Begun> => {
    const { bot, tenant } = address;
    const said = await ask("POST", address, ["conversations"], {
      ...conversation,
      bot: { id: bot },
      tenantId: tenant,
    });
    const { data } = begunSchema.safeParse(said);
    if (data === undefined) throw new Rejected("Teams does not name what was begun.");
    return { conversation: data.id, message: data.activityId ?? "" };
  };

  return {
    send: async (address, activity) => {
      const path = ["conversations", address.conversation, "activities"];
      const sent = sentSchema.safeParse(
        await ask("POST", address, path, placed(address, activity)),
      );
      return sent.success ? sent.data.id : "";
    },
    beginThread: (address, activity) => {
      const { conversation, tenant, channel, bot } = address;
      const channelData = { channel: { id: conversation }, tenant: { id: tenant } };
      const first = { ...activity, channelId: channel, from: { id: bot } };
      return begin(address, { isGroup: true, channelData, activity: first });
    },
    beginPrivate: (address, person) => {
      const channelData = { tenant: { id: address.tenant } };
      return begin(address, { isGroup: false, channelData, members: [{ id: person }] });
    },
    change: async (address, message, activity) => {
      const path = ["conversations", address.conversation, "activities", message];
      await ask("PUT", address, path, { ...placed(address, activity), id: message });
    },
    remove: async (address, message) => {
      await ask("DELETE", address, ["conversations", address.conversation, "activities", message]);
    },
    findTeam: async (address, team) => {
      await ask("GET", address, ["teams", team]);
    },
  };
}

function placed({ channel, bot, conversation }: Address, activity: Outgoing): object {
  return { ...activity, channelId: channel, from: { id: bot }, conversation: { id: conversation } };
}

/** What can be done about an answer that is none of success. */
function failureOf({ status, body, retryAfterMs }: Answer): Error {
  const { data } = errorSchema.safeParse(body);
  const code = data?.error.code ?? null;
  const said = code === null ? String(status) : `${String(status)} ${code}`;
  switch (status) {
    case 400:
    case 413:
      return new FormRejected(`Teams does not take a message of this form (${said}).`);
    case 401:
      return new Unauthorized(`Teams refuses the bot's token (${said}).`);
    case 404:
      return new Gone(`Teams does not find that (${said}).`);
    case 429:
      return new RateLimited(`Teams asks to wait (${said}).`, retryAfterMs ?? LIMITS.rateLimitedMs);
    case 408:
    // Somebody else changed the conversation in the same moment.
    case 412:
      return new Unavailable(`Teams asks to try again (${said}).`);
    default:
      if (status === 501) return new Rejected(`Teams does not know how to do that (${said}).`);
      if (status >= 500) return new Unavailable(`Teams fails (${said}).`);
      // Seen where a message was deleted; who may not write gets another code.
      if (status === 403 && code === "ServiceError") return new Gone(`It is gone (${said}).`);
      return new Rejected(`Teams does not let the bot write there (${said}).`);
  }
}
