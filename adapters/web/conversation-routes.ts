import type { Request, Response } from "express";
import { AppError } from "../../src/domain/errors.ts";
import type { ConversationId } from "../../src/domain/message.ts";
import { bytesOfMessage, CONVERSATION_BYTES } from "../../src/domain/stored.ts";
import { widestOf } from "../../src/domain/visitor.ts";
import { addressOf, drawOf, drawsOf, type Allowances } from "./allowances.ts";
import type { Conversations, Entered } from "./conversations.ts";
import type { StreamEvent } from "./follower.ts";
import { LIMITS } from "./limits.ts";
import { jsonBody, jsonBodyOf, noStore } from "./requests.ts";
import { parameter, type Route } from "./route.ts";
import { readConversationBody, readMessageBody, type MessageBody } from "./schemas.ts";
import type { EventStreams } from "./streams.ts";

export interface ConversationRoutesOptions {
  readonly allowances: Allowances;
  readonly conversations: Conversations;
  readonly streams: EventStreams;
  readonly room: WebRoom;
  /** Takes a message of a person who comes from what counts as one visitor; resolves when it may be acknowledged. */
  readonly receive: (conversation: Entered, body: MessageBody, visitor: string) => Promise<void>;
  /** @param name of one of its cases; empty for the one that is open, else the latest one */
  readonly caseFile: (conversation: ConversationId, name: string) => Promise<CaseFile | null>;
}

/** The room on the disk of the database. */
export interface WebRoom {
  /** Whether there is room for new conversations. */
  hasRoom(): Promise<boolean>;
  /** @throws Unavailable there is none for any message */
  requireAny(): Promise<void>;
}

/** A case for its person to keep. */
export interface CaseFile {
  readonly reference: string;
  /** Plain text. */
  readonly text: string;
}

/** The routes of a conversation: to open one, to write in it and to follow it, by a stream or without one. */
export function conversationRoutes(options: ConversationRoutesOptions): Route[] {
  return [
    openingRoute(options),
    messageRoute(options),
    eventsRoute(options),
    newsRoute(options),
    fileRoute(options),
  ];
}

const NO_ROOM = "There is no room for new conversations at this moment; please try again later.";

function openingRoute({ allowances, conversations, room }: ConversationRoutesOptions): Route {
  const openings = {
    kind: "web: conversations",
    perMinute: LIMITS.conversationsPerAddressPerMinute,
    atOnce: LIMITS.conversationsPerAddressAtOnce,
  };
  return {
    method: "POST",
    path: "/web/conversations",
    access: "anyone",
    handlers: [
      async (request, _response, next) => {
        const address = addressOf(request);
        const draws = drawsOf(openings, address);
        await allowances.take(...draws, ...allowances.storing(address, CONVERSATION_BYTES));
        next();
      },
      async (_request, _response, next) => {
        if (!(await room.hasRoom())) throw new AppError("no_room", NO_ROOM, { retryable: true });
        next();
      },
      ...jsonBody("optional"),
      async (request, response) => {
        const { id, token } = await conversations.create(readConversationBody(request.body));
        noStore(response).status(201).json({ conversationId: id, token });
      },
    ],
  };
}

const MESSAGES = { kind: "web: messages", perMinute: LIMITS.messagesPerAddressPerMinute };
const OWN_MESSAGES = { kind: "web: own messages", perMinute: LIMITS.messagesPerBrowserPerMinute };
const CHARACTERS = { kind: "web: characters", perMinute: LIMITS.charactersPerAddressPerMinute };

/** The least that any message takes. */
const LEAST_BYTES = bytesOfMessage({ kind: "text", text: "" });

/**
 * The conversation is looked up while the body is read and counted, so that none of the three waits for another. A stranger’s tries
 * therefore count as well; by their token, so that they do not use up the allowance of the conversation’s own browsers.
 */
function messageRoute({
  allowances,
  conversations,
  room,
  receive,
}: ConversationRoutesOptions): Route {
  return {
    method: "POST",
    path: "/web/conversations/:id/messages",
    access: "conversation",
    handlers: [
      async (request, response) => {
        const address = addressOf(request);
        const messages = [...drawsOf(MESSAGES, address), drawOf(OWN_MESSAGES, browserOf(request))];
        allowances.requireUnspent(...messages, ...allowances.storing(address, LEAST_BYTES));
        const entering = conversationOf(conversations, request);
        // A used-up allowance is answered before an unknown token.
        entering.catch(() => undefined);
        const body = await messageIn(request, response).catch(async (error: unknown) => {
          await allowances.take(...messages);
          // A stranger is not told what is wrong with a body.
          await entering;
          throw error;
        });
        const { length } = body.kind === "text" ? body.text : body.action;
        await allowances.take(
          ...messages,
          ...drawsOf(CHARACTERS, address, length),
          ...allowances.storing(address, bytesOfMessage(body)),
        );
        await room.requireAny();
        await receive(await entering, body, widestOf(address));
        noStore(response).status(202).json({ id: body.id });
      },
    ],
  };
}

async function messageIn(request: Request, response: Response): Promise<MessageBody> {
  return readMessageBody(await jsonBodyOf(request, response));
}

/** Of those that may use a conversation, each has a token of its own. */
function browserOf(request: Request): string {
  return `${parameter(request, "id")} ${bearerToken(request)}`;
}

function eventsRoute({ allowances, conversations, streams }: ConversationRoutesOptions): Route {
  const openings = { kind: "web: streams", perMinute: LIMITS.streamsPerAddressPerMinute };
  return {
    method: "GET",
    path: "/web/conversations/:id/events",
    access: "conversation",
    handlers: [
      allowances.byAddress(openings),
      async (request, response) => {
        const conversation = await conversationOf(conversations, request);
        const lastEventId = request.get("Last-Event-ID") ?? null;
        const visitor = widestOf(addressOf(request));
        if (request.method === "HEAD") noStore(response).end();
        else await streams.open({ conversation, visitor, lastEventId }, response);
      },
    ],
  };
}

const LOOKS = { kind: "web: looks", perMinute: LIMITS.looksPerAddressPerMinute };
const OWN_LOOKS = { kind: "web: own looks", perMinute: LIMITS.looksPerBrowserPerMinute };

/** For pages without a stream: the same events for the same proof, each time somebody asks. */
function newsRoute({ allowances, conversations, streams }: ConversationRoutesOptions): Route {
  return {
    method: "GET",
    path: "/web/conversations/:id/messages",
    access: "conversation",
    handlers: [
      async (request, response) => {
        const looks = [
          ...drawsOf(LOOKS, addressOf(request)),
          drawOf(OWN_LOOKS, browserOf(request)),
        ];
        await allowances.take(...looks);
        const conversation = await conversationOf(conversations, request);
        const { after } = request.query;
        const lastEventId = typeof after === "string" ? after : null;
        const { events, last } = await streams.look({ conversation, lastEventId });
        const tag = `"${String(last)}"`;
        noStore(response).set("ETag", tag);
        // Not left to Express: a browser asks past its own cache, which Express takes for a wish to be told anew.
        if (request.get("If-None-Match") === tag) response.status(304).end();
        else if (events.length === 0) response.status(204).end();
        else response.json({ events: events.map(shownOf), last: String(last) });
      },
    ],
  };
}

/** Named as the stream names them, with the data as they are. */
function shownOf({ type, number, data }: StreamEvent): object {
  return {
    id: number === null ? null : String(number),
    event: type,
    data: JSON.parse(data) as unknown,
  };
}

function fileRoute({ allowances, conversations, caseFile }: ConversationRoutesOptions): Route {
  const files = { kind: "web: files", perMinute: LIMITS.filesPerAddressPerMinute };
  return {
    method: "GET",
    path: "/web/conversations/:id/case.txt",
    access: "conversation",
    handlers: [
      allowances.byAddress(files),
      async (request, response) => {
        const { id } = await conversationOf(conversations, request);
        const { case: name = "" } = request.query;
        const file = typeof name === "string" ? await caseFile(id, name) : null;
        if (file === null) throw new AppError("not_found", "This conversation has no such case.");
        noStore(response)
          .attachment(`${file.reference}.txt`)
          .type("text/plain; charset=utf-8")
          .send(file.text);
      },
    ],
  };
}

function conversationOf(conversations: Conversations, request: Request): Promise<Entered> {
  return conversations.authenticate(parameter(request, "id"), bearerToken(request));
}

function bearerToken(request: Request): string {
  return /^Bearer +([\w~+/.-]+=*) *$/i.exec(request.get("Authorization") ?? "")?.[1] ?? "";
}
