import type { Banner } from "../../../domain/banner.ts";
import { readDocumentPath } from "../../../domain/document.ts";
import { AppError } from "../../../domain/errors.ts";
import { permits } from "../../../domain/staff.ts";
import { CONTENT_PAGE } from "../../../services/content/documents.ts";
import { defineRoute, json, type ConsoleRoute } from "../route.ts";
import type { ContentRoutesDeps } from "./deps.ts";
import {
  articleView,
  documentView,
  factView,
  releaseRow,
  sourceView,
  verificationView,
  withdrawalView,
} from "./views.ts";

const NO_BANNER: Banner = { period: { from: null, until: null }, words: new Map() };

/** The content in force and how it came to be. */
export function readingRoutes(deps: ContentRoutesDeps): readonly ConsoleRoute[] {
  const { reading, names, onePerson, model } = deps;
  return [
    defineRoute({
      method: "GET",
      path: "/content",
      action: "content.read",
      handle: async ({ by: { staff } }) =>
        json({
          ...(await reading.overview(staff, staff.language)),
          canEdit: permits(staff, "content.edit", null),
          canPublish: permits(staff, "content.publish", null),
          canOverride: permits(staff, "content.override", null),
          onePerson,
          model,
        }),
    }),
    defineRoute({
      method: "GET",
      path: "/content/articles/:topic/:slug",
      action: "content.read",
      handle: async ({ by: { staff }, param }) => {
        const id = `${param("topic")}/${param("slug")}` as const;
        return json(articleView(await reading.article(staff, id, staff.language), await names()));
      },
    }),
    defineRoute({
      method: "GET",
      path: "/content/articles/:topic/:slug/ways/:language",
      action: "content.read",
      handle: ({ by: { staff }, param }) => {
        const id = `${param("topic")}/${param("slug")}` as const;
        return Promise.resolve(json(reading.ways(staff, id, param("language"))));
      },
    }),
    defineRoute({
      method: "GET",
      path: "/content/documents",
      action: "content.read",
      handle: async ({ by, query }) => {
        const path = readDocumentPath(query("path") ?? "");
        if (path === null) throw new AppError("not_found", "There is no such document.");
        return json(documentView(await reading.document(by.staff, path), await names()));
      },
    }),
    defineRoute({
      method: "GET",
      path: "/content/revisions/:id",
      action: "content.read",
      handle: async ({ by, param }) => {
        const revision = await reading.revision(by.staff, numberIn(param("id")));
        const { id, path, release, text } = revision;
        return json({ id, path, release, text });
      },
    }),
    defineRoute({
      method: "GET",
      path: "/content/facts",
      action: "content.read",
      handle: async ({ by: { staff } }) => {
        const { facts, sources, today } = await reading.facts(staff, staff.language);
        return json({ facts: facts.map(factView), sources: sources.map(sourceView), today });
      },
    }),
    defineRoute({
      method: "GET",
      path: "/content/banner",
      action: "content.read",
      handle: ({ by: { staff } }) => {
        const { period, words } = reading.banner(staff) ?? NO_BANNER;
        return Promise.resolve(json({ ...period, words: Object.fromEntries(words) }));
      },
    }),
    defineRoute({
      method: "GET",
      path: "/content/rows",
      action: "content.read",
      handle: async ({ by: { staff } }) => {
        const { sources, ...table } = await reading.rows(staff);
        return json({ ...table, sources: sources.map(sourceView) });
      },
    }),
    ...releaseReadingRoutes(deps),
    defineRoute({
      method: "GET",
      path: "/content/withdrawals",
      action: "content.read",
      handle: async ({ by: { staff } }) => {
        const nameOf = await names();
        const all = await deps.withdrawals.list(staff);
        return json({
          withdrawals: all.map((each) => ({
            ...withdrawalView(each, reading.titleOf(each.article, staff.language), nameOf),
            elsewhere: each.elsewhere,
          })),
        });
      },
    }),
  ];
}

function releaseReadingRoutes({ reading, names }: ContentRoutesDeps): readonly ConsoleRoute[] {
  return [
    defineRoute({
      method: "GET",
      path: "/content/releases",
      action: "content.read",
      handle: async ({ by, query }) => {
        const before = query("before");
        const nameOf = await names();
        const page = await reading.releases(by.staff, before === null ? null : pageIn(before));
        const last = page.at(-1)?.number ?? 1;
        const next = page.length === CONTENT_PAGE && last > 1 ? last : null;
        return json({ releases: page.map((each) => releaseRow(each, nameOf)), next });
      },
    }),
    defineRoute({
      method: "GET",
      path: "/content/releases/:number",
      action: "content.read",
      handle: async ({ by, param }) => {
        const number = numberIn(param("number"));
        const { release, changes, verifications, rowVerifications } = await reading.release(
          by.staff,
          number,
        );
        const nameOf = await names();
        return json({
          ...releaseRow(release, nameOf),
          verifications: verifications.map((each) => verificationView(each, nameOf)),
          rowVerifications: rowVerifications.map(({ row, on, by: editor }) => ({
            row,
            on,
            by: nameOf(editor),
          })),
          changes,
        });
      },
    }),
    defineRoute({
      method: "GET",
      path: "/content/releases/:number/change",
      action: "content.read",
      handle: async ({ by, param, query }) => {
        const path = readDocumentPath(query("path") ?? "");
        if (path === null) throw new AppError("not_found", "There is no such document.");
        const number = numberIn(param("number"));
        const { before, after } = await reading.change(by.staff, number, path);
        return json({ path, before: before?.text ?? null, after: after.text });
      },
    }),
  ];
}

/** @throws AppError `not_found` it is no number that anything could have */
export function numberIn(text: string): number {
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  throw new AppError("not_found", "There is nothing of this number.");
}

function pageIn(text: string): number {
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  throw new AppError("bad_request", "The address is not as it should be.");
}
