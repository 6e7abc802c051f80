import type { Response } from "express";
import { z } from "zod";
import type {
  BegunDraft,
  DraftedText,
  DraftStop,
} from "../../../services/content/translation-drafts.ts";
import { defineRoute, raw, type ConsoleRoute } from "../route.ts";
import { refusedContent, type ContentRoutesDeps } from "./deps.ts";
import { draftIn } from "./draft-routes.ts";
import { DOCUMENT_BYTES, documentText, path } from "./schemas.ts";

/** One line of the answer, as JSON: how far it is, then what came of it. */
type Line =
  | { readonly done: number; readonly of: number }
  | { readonly draft: DraftedText }
  | { readonly failed: DraftStop };

/** Translations that a model drafts. */
export function translationRoutes({ translating }: ContentRoutesDeps): readonly ConsoleRoute[] {
  return [
    defineRoute({
      method: "POST",
      path: "/content/drafts/:id/translate",
      action: "content.edit",
      bodyBytes: DOCUMENT_BYTES,
      body: z.strictObject({ path, text: documentText }),
      handle: async ({ by, param, body }) => {
        const begun = await translating.begin(by.staff, draftIn(param), body);
        return begun.kind === "refused"
          ? refusedContent(begun)
          : raw((_request, response) => stream(response, begun));
      },
    }),
  ];
}

/** Whoever goes away gives it up. */
async function stream(response: Response, { of, run }: BegunDraft): Promise<void> {
  if (response.destroyed) return;
  const given = new AbortController();
  response.once("close", () => {
    given.abort();
  });
  response.set({ "Content-Type": "application/x-ndjson", "X-Accel-Buffering": "no" });
  const write = (line: Line): void => {
    if (!response.writableEnded) response.write(`${JSON.stringify(line)}\n`);
  };
  write({ done: 0, of });
  const drafted = await run((done) => {
    write({ done, of });
  }, given.signal);
  if (typeof drafted === "string") write({ failed: drafted });
  else if (drafted !== null) write({ draft: drafted });
  response.end();
}
