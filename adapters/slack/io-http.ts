import type { IncomingMessage, ServerResponse } from "node:http";
import { AppError, Unauthorized, Unavailable } from "../../src/domain/errors.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { PlatformRoutes } from "../../src/ports/platform.ts";
import type { Acknowledgement, Take } from "./io-app.ts";
import { LIMITS } from "./limits.ts";
import { isOfNow, isSigned } from "./signature.ts";

export interface SlackRoutesOptions {
  readonly signingSecret: string;
  readonly clock: Clock;
  readonly take: Take;
}

const PATH = "/slack/events";

/** The one address that Slack calls, for events, buttons and the slash command. */
export function createSlackRoutes(options: SlackRoutesOptions): PlatformRoutes {
  return {
    list: [{ method: "POST", path: PATH, access: "platform" }],
    handle: (request, response, next) => {
      if (request.method !== "POST" || request.url?.split("?")[0] !== PATH) {
        next();
        return;
      }
      serve(request, response, options).catch(next);
    },
  };
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  { signingSecret, clock, take }: SlackRoutesOptions,
): Promise<void> {
  const { headers } = request;
  const signature = headers["x-slack-signature"];
  const timestamp = headers["x-slack-request-timestamp"];
  // What cannot be Slack's is not read at all.
  if (!isOfNow(timestamp, clock.now())) throw unsigned();
  const body = await readBytes(request);
  if (!isSigned({ signature, timestamp, body }, signingSecret, clock.now())) throw unsigned();
  const said = readBody(body.toString("utf8"), headers["content-type"] ?? "");
  const challenge = challengeIn(said);
  answer(response, challenge === null ? await taken(take, said) : { challenge });
}

function unsigned(): Unauthorized {
  return new Unauthorized("The request does not bear Slack's signature of this moment.");
}

/** Whatever fails, Slack is to send it again. */
async function taken(take: Take, said: unknown): Promise<Acknowledgement> {
  try {
    return await take(said);
  } catch (error) {
    if (error instanceof Unavailable) throw error;
    throw new Unavailable("The message could not be taken now.", error);
  }
}

function answer(response: ServerResponse, said: Acknowledgement): void {
  response.statusCode = 200;
  if (said === undefined) {
    response.end();
    return;
  }
  response.setHeader("content-type", "application/json; charset=utf-8");
  response.end(JSON.stringify(said));
}

/** @throws AppError `too_large`; `bad_request` when the line was cut */
async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length;
      // The rest is read and dropped, so that whoever sends it hears why.
      if (size <= LIMITS.requestBytes) chunks.push(chunk);
      else chunks.length = 0;
    }
  } catch (error) {
    throw new AppError("bad_request", "The request ended too early.", { cause: error });
  }
  if (size > LIMITS.requestBytes) {
    throw new AppError("too_large", "The body of the request is too large.");
  }
  return Buffer.concat(chunks);
}

/** Events are JSON; buttons are JSON in a form, and slash commands the form itself. */
function readBody(text: string, contentType: string): unknown {
  if (!contentType.toLowerCase().startsWith("application/x-www-form-urlencoded")) {
    return readJson(text);
  }
  const form = new URLSearchParams(text);
  const payload = form.get("payload");
  return payload === null ? Object.fromEntries(form) : readJson(payload);
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What Slack asks once, when somebody enters this address in the app's settings. */
function challengeIn(said: unknown): string | null {
  if (typeof said !== "object" || said === null || !("challenge" in said)) return null;
  const isAsked = "type" in said && said.type === "url_verification";
  return isAsked && typeof said.challenge === "string" ? said.challenge : null;
}
