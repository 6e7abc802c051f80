import type { IncomingMessage, ServerResponse } from "node:http";
import { Unauthorized, Unavailable } from "../../src/domain/errors.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { PlatformRoutes } from "../../src/ports/platform.ts";
import type { Scheduler } from "../../src/ports/scheduler.ts";
import { createBodyReader, tooLarge, type BodyReader } from "./bodies.ts";
import type { Acknowledgement, Take } from "./io-app.ts";
import { LIMITS } from "./limits.ts";
import { isOfNow, isSigned } from "./signature.ts";

export interface SlackRoutesOptions {
  readonly signingSecret: string;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly take: Take;
}

const PATH = "/slack/events";

/** The one address that Slack calls, for events, buttons and the slash command. */
export function createSlackRoutes(options: SlackRoutesOptions): PlatformRoutes {
  const read = createBodyReader(options.scheduler);
  return {
    list: [{ method: "POST", path: PATH, access: "platform" }],
    handle: (request, response, next) => {
      if (request.method !== "POST" || request.url?.split("?")[0] !== PATH) {
        next();
        return;
      }
      serve(request, response, read, options).catch(next);
    },
  };
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  read: BodyReader,
  { signingSecret, clock, take }: SlackRoutesOptions,
): Promise<void> {
  const { headers } = request;
  const signature = headers["x-slack-signature"];
  const timestamp = headers["x-slack-request-timestamp"];
  // What cannot be Slack's is not read at all.
  if (!isOfNow(timestamp, clock.now())) throw unsigned();
  const body = await readBody(request, response, read);
  if (!isSigned({ signature, timestamp, body }, signingSecret, clock.now())) throw unsigned();
  const said = readContent(body.toString("utf8"), headers["content-type"] ?? "");
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

/** Whoever is refused while a body is still coming is left without a line, so that nothing of it is waited for. */
async function readBody(
  request: IncomingMessage,
  response: ServerResponse,
  read: BodyReader,
): Promise<Buffer> {
  if (Number(request.headers["content-length"] ?? 0) > LIMITS.requestBytes) throw tooLarge();
  try {
    return await read(request);
  } catch (error) {
    if (!response.headersSent) response.setHeader("connection", "close");
    throw error;
  }
}

/** Events are JSON; buttons are JSON in a form, and slash commands the form itself. */
function readContent(text: string, contentType: string): unknown {
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
