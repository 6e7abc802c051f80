import { z } from "zod";
import { AppError } from "../../domain/errors.ts";
import { GAP_STATES, type GapGroupId } from "../../domain/gap.ts";
import type { ArticleId } from "../../domain/ids.ts";
import { permits, type DeskLanguage, type Staff } from "../../domain/staff.ts";
import type { CountedGroup } from "../../ports/gap-store.ts";
import type { Gaps } from "../../services/insight/gaps.ts";
import { language as languageTag, question } from "./content/schemas.ts";
import { defineRoute, json, refuse, type ConsoleRoute } from "./route.ts";

export interface GapRoutesDeps {
  readonly gaps: Pick<Gaps, "list" | "settle">;
  /** An article’s title for who reads the desk in a language; `null` when there is no such article. */
  readonly titleOf: (id: ArticleId, language: DeskLanguage) => string | null;
}

const DAYS = { usual: 30, most: 400 };
const LANGUAGE = /^[a-z]{2,3}$/;

const article = z
  .string()
  .max(200)
  .regex(/^[a-z0-9-]+\/[a-z0-9-]+$/)
  .transform((id) => id as ArticleId);
/** More than there are languages. */
const MOST_VARIANTS = 50;
const variants = z
  .array(z.strictObject({ language: languageTag, question }))
  .min(1)
  .max(MOST_VARIANTS);
const seen = z.strictObject({
  state: z.enum(GAP_STATES),
  settledAt: z.iso
    .datetime()
    .transform((text) => new Date(text))
    .nullable(),
});
const settlement = z.discriminatedUnion("as", [
  z.strictObject({ as: z.literal("variant"), article, variants, seen }),
  z.strictObject({ as: z.literal("article"), article, seen }),
  z.strictObject({ as: z.enum(["not_ours", "open"]), seen }),
]);

/** Questions that found no answer. */
export function gapRoutes({ gaps, titleOf }: GapRoutesDeps): readonly ConsoleRoute[] {
  return [
    defineRoute({
      method: "GET",
      path: "/gaps",
      action: "content.read",
      handle: async ({ by, query }) => {
        const language = query("language");
        if (language !== null && !LANGUAGE.test(language)) throw noSuchFilter();
        const groups = await gaps.list(readDays(query("days")), language);
        return json({ gaps: groups.map((group) => gapView(group, by.staff, titleOf)) });
      },
    }),
    defineRoute({
      method: "POST",
      path: "/gaps/:id/settle",
      action: "content.edit",
      body: settlement,
      handle: async ({ by, param, body: { seen: before, ...decided } }) => {
        // The content belongs to no centre.
        if (!permits(by.staff, "content.edit", null)) {
          throw new AppError("forbidden", "Your role does not allow this.");
        }
        const result = await gaps.settle(by.staff.id, param("id") as GapGroupId, decided, before);
        if (result.kind === "refused") {
          if (result.why === "revision") return refuse("revision");
          throw result.why === "not_found"
            ? new AppError("not_found", "There are no such questions.")
            : new AppError("bad_request", "There is no such article to be read.");
        }
        const { group } = result;
        return json({ gap: group === null ? null : gapView(group, by.staff, titleOf) });
      },
    }),
  ];
}

/** @throws AppError `bad_request` no number of days, or more than are kept */
function readDays(text: string | null): number {
  if (text === null) return DAYS.usual;
  const days = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (days < 1 || days > DAYS.most) throw noSuchFilter();
  return days;
}

function noSuchFilter(): AppError {
  return new AppError("bad_request", "A filter has no such value.");
}

/** What single people wrote is for those alone who look after the content; the counts are for all. */
function gapView(group: CountedGroup, staff: Staff, titleOf: GapRoutesDeps["titleOf"]) {
  const { language } = staff;
  const mayRead = permits(staff, "content.edit", null);
  const { id, size, languages, examples, nearest, first, last, wishes, state } = group;
  const { settledAt, answeredAt } = group;
  return {
    id,
    size,
    languages: Object.fromEntries(languages),
    examples: mayRead ? examples.map((each) => ({ ...each, at: each.at.toISOString() })) : [],
    nearest,
    nearestTitle: nearest === null ? null : titleOf(nearest, language),
    article: group.article,
    first: first.toISOString(),
    last: last.toISOString(),
    wishes,
    state,
    settledAt: settledAt?.toISOString() ?? null,
    answeredAt: answeredAt?.toISOString() ?? null,
  };
}
