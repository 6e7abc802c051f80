import { z } from "zod";
import { RateLimited, Rejected, Unauthorized, Unavailable } from "../../src/domain/errors.ts";
import { FormRejected } from "../shared/messenger.ts";
import type { Answer, Call } from "./io-http.ts";
import type { Tokens } from "./io-tokens.ts";
import { LIMITS } from "./limits.ts";
import type { Address } from "./parse.ts";

/** What an activity says, and nothing of where it goes. */
export interface Outgoing {
  readonly type: "message" | "typing";
}

export interface Connector {
  /**
   * Sends one activity and returns what Teams calls it; an empty name where Teams says none.
   *
   * @throws FormRejected the conversation is there, but not for an activity of this form
   * @throws Rejected, RateLimited, Unauthorized, Unavailable
   */
  send(address: Address, activity: Outgoing): Promise<string>;
}

const sentSchema = z.object({ id: z.string() });
const errorSchema = z.object({ error: z.object({ code: z.string().regex(/^\w{1,60}$/) }) });

/** @param tokens `null` sends without, to an emulator */
export function createConnector(call: Call, tokens: Tokens | null): Connector {
  return {
    send: async (address, activity) => {
      const { serviceUrl, conversation, channel, bot } = address;
      const url = `${serviceUrl.replace(/\/+$/, "")}/v3/conversations/${encodeURIComponent(conversation)}/activities`;
      const headers: Record<string, string> = { "content-type": "application/json" };
      if (tokens !== null) headers["authorization"] = `Bearer ${await tokens.get()}`;
      const body = JSON.stringify({
        ...activity,
        channelId: channel,
        from: { id: bot },
        conversation: { id: conversation },
      });
      const answer = await call(url, { method: "POST", headers, body });
      if (answer.status >= 200 && answer.status < 300) {
        const sent = sentSchema.safeParse(answer.body);
        return sent.success ? sent.data.id : "";
      }
      if (answer.status === 401) tokens?.drop();
      throw failureOf(answer);
    },
  };
}

/** What can be done about an answer that is none of success. */
function failureOf({ status, body, retryAfterMs }: Answer): Error {
  const parsed = errorSchema.safeParse(body);
  const said = parsed.success ? `${String(status)} ${parsed.data.error.code}` : String(status);
  switch (status) {
    case 400:
    case 413:
      return new FormRejected(`Teams does not take a message of this form (${said}).`);
    case 401:
      return new Unauthorized(`Teams refuses the bot's token (${said}).`);
    case 429:
      return new RateLimited(`Teams asks to wait (${said}).`, retryAfterMs ?? LIMITS.rateLimitedMs);
    case 408:
    // Somebody else changed the conversation in the same moment.
    case 412:
      return new Unavailable(`Teams asks to try again (${said}).`);
    default:
      return status >= 500
        ? new Unavailable(`Teams fails (${said}).`)
        : new Rejected(`Teams does not let the bot write there (${said}).`);
  }
}
