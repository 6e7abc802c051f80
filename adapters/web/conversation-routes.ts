import type { Request } from "express";
import { AppError } from "../../src/domain/errors.ts";
import type { ConversationId } from "../../src/domain/message.ts";
import type { Clock } from "../../src/ports/clock.ts";
import { visitorOf } from "../../src/domain/visitor.ts";
import { Allowance } from "../shared/allowance.ts";
import { unknownConversation, type Conversations, type Entered } from "./conversations.ts";
import { LIMITS } from "./limits.ts";
import { jsonBody, limitedByAddress, noStore, requireAllowance } from "./requests.ts";
import { parameter, type Route } from "./route.ts";
import { readConversationBody, readMessageBody, type MessageBody } from "./schemas.ts";
import type { EventStreams } from "./streams.ts";

export interface ConversationRoutesOptions {
  readonly clock: Clock;
  readonly conversations: Conversations;
  readonly streams: EventStreams;
  /** Takes a message of a person; resolves when it may be acknowledged. */
  readonly receive: (conversation: Entered, body: MessageBody) => Promise<void>;
  /** @param name of one of its cases; empty for the one that is open, else the latest one */
  readonly caseFile: (conversation: ConversationId, name: string) => Promise<CaseFile | null>;
}

/** A case for its person to keep. */
export interface CaseFile {
  readonly reference: string;
  /** Plain text. */
  readonly text: string;
}

/** The routes of a conversation: to open one, to write in it and to follow it. */
export function conversationRoutes(options: ConversationRoutesOptions): Route[] {
  return [openingRoute(options), messageRoute(options), eventsRoute(options), fileRoute(options)];
}

function openingRoute({ clock, conversations }: ConversationRoutesOptions): Route {
  const { conversationsPerAddressPerMinute, addressesRemembered } = LIMITS;
  const openings = new Allowance(clock, conversationsPerAddressPerMinute, addressesRemembered);
  return {
    method: "POST",
    path: "/web/conversations",
    access: "anyone",
    handlers: [
      limitedByAddress(openings),
      ...jsonBody("optional"),
      async (request, response) => {
        const { id, token } = await conversations.create(readConversationBody(request.body));
        noStore(response).status(201).json({ conversationId: id, token });
      },
    ],
  };
}

function messageRoute({ clock, conversations, receive }: ConversationRoutesOptions): Route {
  const { messagesPerAddressPerMinute, charactersPerAddressPerMinute, addressesRemembered } =
    LIMITS;
  const { messagesPerConversationPerMinute, conversationsRemembered } = LIMITS;
  const messages = new Allowance(clock, messagesPerAddressPerMinute, addressesRemembered);
  const characters = new Allowance(clock, charactersPerAddressPerMinute, addressesRemembered);
  const own = new Allowance(clock, messagesPerConversationPerMinute, conversationsRemembered);
  /** Whose a request is, between its head and its body. */
  const known = new WeakMap<Request, Entered>();
  return {
    method: "POST",
    path: "/web/conversations/:id/messages",
    access: "conversation",
    handlers: [
      limitedByAddress(messages),
      async (request, _response, next) => {
        const conversation = await conversationOf(conversations, request);
        requireAllowance(own.take(conversation.id));
        known.set(request, conversation);
        next();
      },
      ...jsonBody("required"),
      async (request, response) => {
        const conversation = known.get(request);
        if (conversation === undefined) throw unknownConversation();
        const body = readMessageBody(request.body);
        const { length } = body.kind === "text" ? body.text : body.action;
        requireAllowance(characters.take(visitorOf(request.ip ?? ""), length));
        await receive(conversation, body);
        noStore(response).status(202).json({ id: body.id });
      },
    ],
  };
}

function eventsRoute({ clock, conversations, streams }: ConversationRoutesOptions): Route {
  const { streamsPerAddressPerMinute, addressesRemembered } = LIMITS;
  const openings = new Allowance(clock, streamsPerAddressPerMinute, addressesRemembered);
  return {
    method: "GET",
    path: "/web/conversations/:id/events",
    access: "conversation",
    handlers: [
      limitedByAddress(openings),
      async (request, response) => {
        const conversation = await conversationOf(conversations, request);
        const lastEventId = request.get("Last-Event-ID") ?? null;
        const visitor = visitorOf(request.ip ?? "");
        if (request.method === "HEAD") noStore(response).end();
        else await streams.open({ conversation, visitor, lastEventId }, response);
      },
    ],
  };
}

function fileRoute({ clock, conversations, caseFile }: ConversationRoutesOptions): Route {
  const { filesPerAddressPerMinute, addressesRemembered } = LIMITS;
  const files = new Allowance(clock, filesPerAddressPerMinute, addressesRemembered);
  return {
    method: "GET",
    path: "/web/conversations/:id/case.txt",
    access: "conversation",
    handlers: [
      limitedByAddress(files),
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
