import { z } from "zod";
import type { DraftId } from "../../../domain/editing.ts";
import type { ArticleId, Confidence } from "../../../domain/ids.ts";
import type { DraftResult } from "../../../services/content/drafts.ts";
import { defineRoute, json, type Answer, type ConsoleRoute } from "../route.ts";
import { refusedContent, type ContentRoutesDeps } from "./deps.ts";
import {
  articleId,
  claimId,
  day,
  DOCUMENT_BYTES,
  edits,
  language,
  name,
  nature,
  paths,
  question,
  rowId,
  seen,
  title,
  value,
  version,
} from "./schemas.ts";
import { numberIn } from "./reading-routes.ts";
import { draftHead, draftView, earlierView } from "./views.ts";

/** More than a table has. */
const MOST_ROWS = 1_000;
/** More than somebody moves at a time; each is looked for in the whole document. */
const MOST_WAYS = 200;
/** More than one question asks for. */
const MOST_WANTED = 10;
/** More than any figure rests on. */
const MOST_SOURCES = 50;
const backings = z
  .array(z.strictObject({ id: name, seenOn: day.nullable().default(null) }))
  .min(1)
  .max(MOST_SOURCES);
const without = z.array(name).max(MOST_SOURCES).default([]);
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
    ...earlierRoutes(deps),
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

/** What a draft held before others wrote over it or took it out; it is put back by a save. */
function earlierRoutes({ drafts, names }: ContentRoutesDeps): readonly ConsoleRoute[] {
  return [
    defineRoute({
      method: "GET",
      path: "/content/drafts/:id/earlier",
      action: "content.read",
      handle: async ({ by, param }) => {
        const earlier = await drafts.earlier(by.staff, draftIn(param));
        const nameOf = await names();
        return json({ earlier: earlier.map((each) => earlierView(each, nameOf)) });
      },
    }),
    defineRoute({
      method: "GET",
      path: "/content/drafts/:id/earlier/:edit",
      action: "content.read",
      handle: async ({ by, param }) => {
        const edit = numberIn(param("edit"));
        const earlier = await drafts.earlierEdit(by.staff, draftIn(param), edit);
        return json({ ...earlierView(earlier, await names()), text: earlier.text });
      },
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
        sources: backings,
        without,
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
      path: "/content/drafts/:id/ways",
      action: "content.edit",
      bodyBytes: DOCUMENT_BYTES,
      body: z.strictObject({
        version,
        article: articleId,
        language,
        moved: z
          .array(
            z.strictObject({
              question: value,
              wanted: z.array(claimId).max(MOST_WANTED).nullable(),
            }),
          )
          .max(MOST_WAYS)
          .default([]),
        removed: z.array(value).max(MOST_WAYS).default([]),
      }),
      handle: async ({ by, param, body: { version: seen, ...ways } }) => {
        const article = ways.article as ArticleId;
        return answered(await tools.ways(by.staff, draftIn(param), seen, { ...ways, article }));
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
    defineRoute({
      method: "POST",
      path: "/content/drafts/:id/rows-verified",
      action: "content.edit",
      body: z.strictObject({ version, rows: z.array(rowId).min(1).max(MOST_ROWS), on: day }),
      handle: async ({ by, param, body: { version: seen, ...verified } }) =>
        answered(await tools.rowsVerified(by.staff, draftIn(param), seen, verified)),
    }),
    rowRoute(deps),
    bannerRoute(deps),
  ];
}

/** One row of the table of who may enter without a visa. */
function rowRoute(deps: ContentRoutesDeps): ConsoleRoute {
  const answered = answerOf(deps);
  return defineRoute({
    method: "POST",
    path: "/content/drafts/:id/row",
    action: "content.edit",
    body: z.strictObject({
      version,
      row: rowId,
      days: z.int().positive().nullable(),
      from: day.nullable(),
      until: name.nullable(),
      sources: backings,
      without,
      confidence,
    }),
    handle: async ({ by, param, body: { version: seen, ...row } }) =>
      answered(await deps.tools.row(by.staff, draftIn(param), seen, row)),
  });
}

/** The line above the chat page. */
function bannerRoute(deps: ContentRoutesDeps): ConsoleRoute {
  const answered = answerOf(deps);
  return defineRoute({
    method: "POST",
    path: "/content/drafts/:id/banner",
    action: "content.edit",
    body: z.strictObject({
      version,
      from: day.nullable(),
      until: day.nullable(),
      words: z.record(language, value),
    }),
    handle: async ({ by, param, body: { version: seen, words, ...period } }) => {
      const banner = { period, words: new Map(Object.entries(words)) };
      return answered(await deps.tools.banner(by.staff, draftIn(param), seen, banner));
    },
  });
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
