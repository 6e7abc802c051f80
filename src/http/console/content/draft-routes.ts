import { z } from "zod";
import type { DraftId } from "../../../domain/editing.ts";
import type { ArticleId, Confidence } from "../../../domain/ids.ts";
import type { DraftResult } from "../../../services/content/drafts.ts";
import { defineRoute, json, type Answer, type ConsoleRoute } from "../route.ts";
import { refusedContent, type ContentRoutesDeps } from "./deps.ts";
import {
  articleId,
  day,
  DOCUMENT_BYTES,
  edits,
  language,
  name,
  nature,
  paths,
  question,
  seen,
  title,
  value,
  version,
} from "./schemas.ts";
import { draftHead, draftView } from "./views.ts";

const confidence = z.enum(["high", "medium", "low-medium", "low"] satisfies Confidence[]);

/** Writing drafts. */
export function draftRoutes(deps: ContentRoutesDeps): readonly ConsoleRoute[] {
  const { drafts, publishing, names } = deps;
  const answered = answerOf(deps);
  return [
    defineRoute({
      method: "GET",
      path: "/content/drafts",
      action: "content.read",
      handle: async ({ by }) => {
        const nameOf = await names();
        const all = await drafts.list(by.staff);
        return json({ drafts: all.map((draft) => draftHead(draft, nameOf)) });
      },
    }),
    defineRoute({
      method: "POST",
      path: "/content/drafts",
      action: "content.edit",
      body: z.strictObject({ title, nature }),
      handle: async ({ by, body }) =>
        answered(await drafts.add(by.staff, body.title, body.nature), 201),
    }),
    defineRoute({
      method: "GET",
      path: "/content/drafts/:id",
      action: "content.read",
      handle: async ({ by, param }) =>
        json(draftView(await publishing.view(by.staff, draftIn(param)), await names())),
    }),
    defineRoute({
      method: "POST",
      path: "/content/drafts/:id",
      action: "content.edit",
      bodyBytes: DOCUMENT_BYTES,
      body: z.strictObject({
        version,
        title: title.optional(),
        nature: nature.optional(),
        edits: edits.optional(),
        drop: paths.optional(),
        rebase: seen.optional(),
      }),
      handle: async ({ by, param, body: { version: last, ...change } }) =>
        answered(await drafts.save(by.staff, draftIn(param), last, change)),
    }),
    ...toolRoutes(deps),
    defineRoute({
      method: "POST",
      path: "/content/drafts/:id/discard",
      action: "content.edit",
      body: z.strictObject({ version }),
      handle: async ({ by, param, body }) =>
        answered(await drafts.discard(by.staff, draftIn(param), body.version)),
    }),
  ];
}

/** Single things that are put into a draft. */
function toolRoutes(deps: ContentRoutesDeps): readonly ConsoleRoute[] {
  const { tools } = deps;
  const answered = answerOf(deps);
  return [
    defineRoute({
      method: "POST",
      path: "/content/drafts/:id/fact",
      action: "content.edit",
      body: z.strictObject({
        version,
        name,
        value,
        from: day.nullable().optional(),
        until: day.nullable().optional(),
        source: name,
        entry: z.int().min(0).nullable(),
      }),
      handle: async ({ by, param, body }) => {
        const { version: seen, from = null, until = null, ...edit } = body;
        const period = { from, until };
        return answered(await tools.value(by.staff, draftIn(param), seen, { ...edit, period }));
      },
    }),
    defineRoute({
      method: "POST",
      path: "/content/drafts/:id/source",
      action: "content.edit",
      body: z.strictObject({
        version,
        id: name,
        title: value,
        publisher: value,
        url: value.nullable(),
        seenOn: day,
        confidence,
      }),
      handle: async ({ by, param, body: { version: seen, ...source } }) =>
        answered(await tools.source(by.staff, draftIn(param), seen, source)),
    }),
    defineRoute({
      method: "POST",
      path: "/content/drafts/:id/variant",
      action: "content.edit",
      body: z.strictObject({ version, article: articleId, language, question }),
      handle: async ({ by, param, body: { version: seen, ...variant } }) => {
        const article = variant.article as ArticleId;
        return answered(
          await tools.variant(by.staff, draftIn(param), seen, { ...variant, article }),
        );
      },
    }),
    defineRoute({
      method: "POST",
      path: "/content/drafts/:id/verified",
      action: "content.edit",
      body: z.strictObject({ version, article: articleId, on: day, reviewBy: day.optional() }),
      handle: async ({ by, param, body: { version: seen, article, ...days } }) => {
        const verified = { article: article as ArticleId, ...days };
        return answered(await tools.verified(by.staff, draftIn(param), seen, verified));
      },
    }),
  ];
}

export function draftIn(param: (name: string) => string): DraftId {
  return param("id") as DraftId;
}

/** Tells what became of a change of a draft. */
export function answerOf({ names }: Pick<ContentRoutesDeps, "names">) {
  return async (result: DraftResult, status = 200): Promise<Answer> =>
    result.kind === "refused"
      ? refusedContent(result)
      : json({ draft: draftHead(result.draft, await names()) }, status);
}
