import express, { Router, type Request, type RequestHandler, type Response } from "express";
import { AppError, RateLimited } from "../../src/domain/errors.ts";
import {
  bareLanguage,
  directionOf,
  SOURCE_LANGUAGE,
  type LanguageTag,
} from "../../src/domain/locale.ts";
import type { ArticleId } from "../../src/domain/knowledge.ts";
import type { PlatformRoutes, RouteInfo } from "../../src/ports/platform.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { Texts } from "../../src/ports/texts.ts";
import { Allowance } from "../shared/allowance.ts";
import { drawArticle, drawMissingArticle, type ArticlePage } from "./article-html.ts";
import type { Assets } from "./assets.ts";
import type { Conversation, Conversations } from "./conversations.ts";
import { fillPage } from "./html.ts";
import { LIMITS } from "./limits.ts";
import { readArticleId } from "./links.ts";
import { pageTexts } from "./page-texts.ts";
import { readConversationBody, readMessageBody, type MessageBody } from "./schemas.ts";
import type { EventStreams } from "./streams.ts";
import { visitorOf } from "./visitor.ts";

export interface WebRoutesOptions {
  readonly clock: Clock;
  readonly texts: Texts;
  readonly conversations: Conversations;
  readonly streams: EventStreams;
  /** @throws Unavailable before the start */
  readonly assets: () => Assets;
  readonly articlePage: (
    id: ArticleId,
    language: LanguageTag,
  ) => ArticlePage | null | Promise<ArticlePage | null>;
  /** Takes a message of a person; resolves when it may be acknowledged. */
  readonly receive: (conversation: Conversation, body: MessageBody) => Promise<void>;
}

interface Route extends RouteInfo {
  readonly handlers: readonly RequestHandler[];
}

/** The table of all routes of the chat page, and what answers them. */
export function createWebRoutes(options: WebRoutesOptions): PlatformRoutes {
  const routes = [...pageRoutes(options), ...conversationRoutes(options)];
  const router = Router();
  for (const { method, path, handlers } of routes) {
    if (method === "GET") router.get(path, ...handlers);
    else router.post(path, ...handlers);
  }
  return {
    list: routes.map(({ method, path, access }) => ({ method, path, access })),
    handle: (request, response, next) => {
      router(request as Request, response as Response, next);
    },
  };
}

function pageRoutes({ assets, texts, articlePage }: WebRoutesOptions): Route[] {
  const languageOf = (request: Request): LanguageTag => chooseLanguage(request, texts.languages);
  return [
    {
      method: "GET",
      path: "/",
      access: "anyone",
      handlers: [
        (request, response) => {
          const lang = languageOf(request);
          const page = fillPage(assets().index, {
            lang,
            dir: directionOf(lang),
            languages: texts.languages.join(" "),
            title: texts.say("page.title", lang),
            noScript: texts.say("page.noScript", lang),
          });
          response
            .set({ "Cache-Control": "no-cache", Vary: "Accept-Language" })
            .type("html")
            .send(page);
        },
      ],
    },
    {
      method: "GET",
      path: "/assets/:name",
      access: "anyone",
      handlers: [
        (request, response, next) => {
          if (!assets().send(parameter(request, "name"), request, response)) next();
        },
      ],
    },
    {
      method: "GET",
      path: "/web/texts/:tag",
      access: "anyone",
      handlers: [
        (request, response) => {
          const tag = offered(parameter(request, "tag"), texts.languages);
          if (tag === null) throw new AppError("not_found", "This language is not offered.");
          response.set("Cache-Control", "no-cache").json(pageTexts(texts, tag));
        },
      ],
    },
    {
      method: "GET",
      path: "/a/:topic/:slug",
      access: "anyone",
      handlers: [
        async (request, response) => {
          const language = languageOf(request);
          const id = readArticleId(`${parameter(request, "topic")}/${parameter(request, "slug")}`);
          const article = id === null ? null : await articlePage(id, language);
          response.set({ "Cache-Control": "no-cache", Vary: "Accept-Language" }).type("html");
          if (id === null || article === null) {
            response.status(404).send(drawMissingArticle(assets().article, language, texts));
          } else {
            response.send(drawArticle(assets().article, id, article, texts));
          }
        },
      ],
    },
  ];
}

function conversationRoutes(options: WebRoutesOptions): Route[] {
  const { clock, conversations, streams } = options;
  const { addressesRemembered, conversations: most } = LIMITS;
  const creations = new Allowance(
    clock,
    LIMITS.conversationsPerAddressPerMinute,
    addressesRemembered,
  );
  const messages = new Allowance(clock, LIMITS.messagesPerAddressPerMinute, addressesRemembered);
  const openings = new Allowance(clock, LIMITS.streamsPerAddressPerMinute, addressesRemembered);
  const own = new Allowance(clock, LIMITS.messagesPerConversationPerMinute, most);
  const conversationOf = (request: Request): Conversation =>
    conversations.authenticate(parameter(request, "id"), bearerToken(request));
  return [
    {
      method: "POST",
      path: "/web/conversations",
      access: "anyone",
      handlers: [
        limitedByAddress(creations),
        ...jsonBody("optional"),
        (request, response) => {
          const { locale } = readConversationBody(request.body);
          const { id, token } = conversations.create(localeHint(locale));
          noStore(response).status(201).json({ conversationId: id, token });
        },
      ],
    },
    {
      method: "POST",
      path: "/web/conversations/:id/messages",
      access: "conversation",
      handlers: [
        limitedByAddress(messages),
        (request, _response, next) => {
          requireAllowance(own.take(conversationOf(request).id));
          next();
        },
        ...jsonBody("required"),
        async (request, response) => {
          const body = readMessageBody(request.body);
          await options.receive(conversationOf(request), body);
          noStore(response).status(202).json({ id: body.id });
        },
      ],
    },
    {
      method: "GET",
      path: "/web/conversations/:id/events",
      access: "conversation",
      handlers: [
        limitedByAddress(openings),
        (request, response) => {
          const { transcript } = conversationOf(request);
          if (request.method === "HEAD") {
            noStore(response).end();
            return;
          }
          const free =
            transcript.listeners < LIMITS.streamsPerConversation &&
            conversations.listeners < LIMITS.streams;
          if (!free) throw new RateLimited("Too many streams are open.", LIMITS.heartbeatMs);
          streams.open(transcript, request.get("Last-Event-ID") ?? null, response);
        },
      ],
    },
  ];
}

function noStore(response: Response): Response {
  return response.set("Cache-Control", "no-store");
}

function limitedByAddress(allowance: Allowance): RequestHandler {
  return (request, _response, next) => {
    requireAllowance(allowance.take(visitorOf(request.ip ?? "")));
    next();
  };
}

/** @throws RateLimited when a caller has used up an allowance */
function requireAllowance(waitMs: number): void {
  if (waitMs > 0) throw new RateLimited("Too many requests; please wait a moment.", waitMs);
}

/** Reads a body of JSON and nothing else; an `optional` one may be missing altogether. */
function jsonBody(need: "optional" | "required"): RequestHandler[] {
  const requireJson: RequestHandler = (request, _response, next) => {
    const missing = need === "optional" && request.get("Content-Length") === "0";
    const type = missing ? null : request.is("application/json");
    if (type === false || (type === null && need === "required")) {
      throw new AppError("unsupported_media_type", "The body must be application/json.");
    }
    next();
  };
  return [requireJson, express.json({ limit: LIMITS.bodyBytes, inflate: false })];
}

function bearerToken(request: Request): string {
  return /^Bearer +([\w~+/.-]+=*) *$/i.exec(request.get("Authorization") ?? "")?.[1] ?? "";
}

function parameter(request: Request, name: string): string {
  const value = request.params[name];
  return typeof value === "string" ? value : "";
}

/** `?lang=`, else what the browser prefers, else English. */
function chooseLanguage(request: Request, languages: readonly LanguageTag[]): LanguageTag {
  const asked = request.query["lang"];
  const chosen = typeof asked === "string" ? offered(asked, languages) : null;
  const accepted = request.acceptsLanguages();
  return (
    chosen ??
    accepted.map((tag) => offered(tag, languages)).find((tag) => tag !== null) ??
    SOURCE_LANGUAGE
  );
}

function offered(tag: string, languages: readonly LanguageTag[]): LanguageTag | null {
  const language = bareLanguage(tag);
  return language !== null && languages.includes(language) ? language : null;
}

/** A tag that can be read as one, else nothing; a hint need not be right. */
function localeHint(locale: string | null | undefined): string | null {
  return locale != null && bareLanguage(locale) !== null ? locale : null;
}
