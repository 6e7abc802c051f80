import { z } from "zod";
import { documentKind } from "../../../domain/document.ts";
import type { Withdrawal, WithdrawalId } from "../../../domain/editing.ts";
import { AppError } from "../../../domain/errors.ts";
import type { ArticleId } from "../../../domain/ids.ts";
import type { DraftId } from "../../../domain/editing.ts";
import type { PublishResult } from "../../../services/content/publishing.ts";
import type { Staff } from "../../../domain/staff.ts";
import { defineRoute, json, type Answer, type ConsoleRoute } from "../route.ts";
import { answerOf, draftIn } from "./draft-routes.ts";
import { refusedContent, type ContentRoutesDeps } from "./deps.ts";
import { numberIn } from "./reading-routes.ts";
import {
  articleId,
  claimId,
  DOCUMENT_BYTES,
  documentText,
  name,
  path,
  reason,
  version,
} from "./schemas.ts";
import { releaseRow, withdrawalView } from "./views.ts";

const NOTHING = z.strictObject({});

/** What is, or is to be, withdrawn. */
const named = z.strictObject({
  article: articleId.transform((id) => id as ArticleId),
  claim: claimId.nullable(),
});

/** An article names fewer. */
const MOST_FIGURES = 1_000;

/** Looking at what a draft does, and bringing it into force. */
export function publishRoutes(deps: ContentRoutesDeps): readonly ConsoleRoute[] {
  const { publishing, restoring } = deps;
  const released = releasedBy(deps);
  const answered = answerOf(deps);
  return [
    defineRoute({
      method: "POST",
      path: "/content/drafts/:id/check",
      action: "content.edit",
      body: NOTHING,
      handle: async ({ by, param }) => json(await publishing.check(by.staff, draftIn(param))),
    }),
    defineRoute({
      method: "POST",
      path: "/content/drafts/:id/submit",
      action: "content.edit",
      body: z.strictObject({ version, reason }),
      handle: async ({ by, param, body }) =>
        answered(await publishing.submit(by.staff, draftIn(param), body.version, body.reason)),
    }),
    defineRoute({
      method: "POST",
      path: "/content/drafts/:id/gate",
      action: "content.edit",
      body: NOTHING,
      handle: async ({ by, param }) => {
        const gate = await publishing.measure(by.staff, draftIn(param));
        return "kind" in gate ? refusedContent(gate) : json({ gate }, 202);
      },
    }),
    defineRoute({
      method: "GET",
      path: "/content/drafts/:id/gate",
      action: "content.read",
      handle: async ({ by, param }) =>
        json({ gate: await publishing.gate(by.staff, draftIn(param)) }),
    }),
    defineRoute({
      method: "POST",
      path: "/content/drafts/:id/publish",
      action: "content.publish",
      body: z.strictObject({ version, override: reason.optional() }),
      handle: async ({ by, param, body: { version: seen, override = null } }) =>
        released(await publishing.publish(by.staff, draftIn(param), seen, override)),
    }),
    defineRoute({
      method: "POST",
      path: "/content/releases/:number/restore",
      action: "content.publish",
      body: z.strictObject({ reason }),
      handle: async ({ by, param, body }) =>
        released(await restoring.restore(by.staff, numberIn(param("number")), body.reason)),
    }),
    previewRoute(deps),
    ...withdrawalRoutes(deps),
  ];
}

function releasedBy({ names }: ContentRoutesDeps) {
  return async (result: PublishResult): Promise<Answer> =>
    result.kind === "refused"
      ? refusedContent(result)
      : json({ release: releaseRow(result.release, await names()) }, 201);
}

const NOT_DRAWN = { web: "", telegram: "", slack: "", teams: "" };

function previewRoute({ previewing, draw }: ContentRoutesDeps): ConsoleRoute {
  return defineRoute({
    method: "POST",
    path: "/content/preview",
    action: "content.edit",
    bodyBytes: DOCUMENT_BYTES,
    body: z.strictObject({
      path,
      text: documentText,
      draft: z.string().max(100).nullable().optional(),
    }),
    handle: async ({ by, body: { path: name, text, draft = null } }) => {
      if (documentKind(name) !== "text") {
        throw new AppError("bad_request", "The body is not as it should be: path: must be a text.");
      }
      // A page that works on no draft may name none by an empty word.
      const id = draft === "" ? null : (draft as DraftId | null);
      const { reply, problems } = await previewing.preview(by.staff, name, text, id);
      return json({ ...(reply === null ? NOT_DRAWN : draw(reply)), problems });
    },
  });
}

function withdrawalRoutes({
  withdrawals,
  reading,
  names,
}: ContentRoutesDeps): readonly ConsoleRoute[] {
  const viewFor = async (by: Staff) => {
    const nameOf = await names();
    return (withdrawal: Withdrawal) =>
      withdrawalView(withdrawal, reading.titleOf(withdrawal.article, by.language), nameOf);
  };
  return [
    defineRoute({
      method: "GET",
      path: "/content/withdrawals/elsewhere",
      action: "content.read",
      handle: async ({ by, query }) => {
        const of = named.safeParse({ article: query("article"), claim: query("claim") });
        if (!of.success) throw new AppError("not_found", "There is no such article or claim.");
        const { language } = by.staff;
        return json({ figures: await withdrawals.elsewhere(by.staff, of.data, language) });
      },
    }),
    defineRoute({
      method: "POST",
      path: "/content/withdrawals",
      action: "content.edit",
      body: named.extend({ reason, figures: z.array(name).max(MOST_FIGURES).optional() }),
      handle: async ({ by, body: { figures = [], ...what } }) => {
        const result = await withdrawals.withdraw(by.staff, { ...what, figures });
        if (result.kind === "refused") return refusedContent(result);
        const view = await viewFor(by.staff);
        const { withdrawal, isJoined, also } = result;
        return json({ withdrawal: view(withdrawal), isJoined, also: also.map(view) }, 201);
      },
    }),
    defineRoute({
      method: "POST",
      path: "/content/withdrawals/:id/lift",
      action: "content.publish",
      body: z.strictObject({ reason }),
      handle: async ({ by, param, body }) => {
        const id = param("id") as WithdrawalId;
        const result = await withdrawals.lift(by.staff, id, body.reason);
        if (result.kind === "refused") return refusedContent(result);
        return json({ withdrawal: (await viewFor(by.staff))(result.withdrawal) });
      },
    }),
  ];
}
