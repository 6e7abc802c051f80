import { Router, type Request, type Response } from "express";
import { AppError } from "../../src/domain/errors.ts";
import {
  bareLanguage,
  directionOf,
  SOURCE_LANGUAGE,
  type LanguageTag,
} from "../../src/domain/locale.ts";
import type { ArticleId } from "../../src/domain/knowledge.ts";
import type { PagePacker } from "../../src/ports/page-files.ts";
import type { PlatformRoutes } from "../../src/ports/platform.ts";
import type { Texts } from "../../src/ports/texts.ts";
import { drawArticle, drawMissingArticle, type ArticlePage } from "./article-html.ts";
import type { Assets } from "./assets.ts";
import { conversationRoutes, type ConversationRoutesOptions } from "./conversation-routes.ts";
import { fillPage } from "./html.ts";
import { readArticleId } from "../shared/article-links.ts";
import { pageTexts } from "./page-texts.ts";
import { returnRoute, type ReturnRouteOptions } from "./return-route.ts";
import { parameter, type Route } from "./route.ts";
import { createWidgetHandler } from "./widget.ts";

export interface WebRoutesOptions
  extends ConversationRoutesOptions, Omit<ReturnRouteOptions, "streams"> {
  readonly texts: Texts;
  /** @throws Unavailable before the start */
  readonly assets: () => Assets;
  readonly packer: PagePacker;
  readonly articlePage: (
    id: ArticleId,
    language: LanguageTag,
  ) => ArticlePage | null | Promise<ArticlePage | null>;
  /** For how many days messages and answers are kept. */
  readonly retentionDays: number;
  /** The line above the page today, in a language; `null` for none. */
  readonly banner?: (language: LanguageTag) => string | null;
  /** Origins that may show the chat in a frame. */
  readonly frameOrigins: readonly string[];
}

/** The table of all routes of the chat page, and what answers them. */
export function createWebRoutes(options: WebRoutesOptions): PlatformRoutes {
  const routes = [...pageRoutes(options), ...conversationRoutes(options), returnRoute(options)];
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

function pageRoutes(options: WebRoutesOptions): Route[] {
  const { assets, texts, articlePage, retentionDays, frameOrigins } = options;
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
            embedders: frameOrigins.join(" "),
            title: texts.say("page.title", lang),
            loading: texts.say("page.loading", lang),
            unreachable: texts.say("page.unavailable", lang),
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
      path: "/widget.js",
      access: "anyone",
      handlers: [createWidgetHandler(options)],
    },
    {
      method: "GET",
      path: "/web/texts/:tag",
      access: "anyone",
      handlers: [
        (request, response) => {
          const tag = offered(parameter(request, "tag"), texts.languages);
          if (tag === null) throw new AppError("not_found", "This language is not offered.");
          response.set("Cache-Control", "no-cache").json({
            ...pageTexts(texts, tag, retentionDays),
            banner: options.banner?.(tag) ?? null,
          });
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
