import { z } from "zod";
import { AppError } from "../../domain/errors.ts";
import type { ArticleId } from "../../domain/ids.ts";
import type { Knowledge } from "../../domain/knowledge.ts";
import type { PlainDate } from "../../domain/plain-date.ts";
import { CALENDAR_DAYS } from "../../domain/review-calendar.ts";
import type { DeskLanguage, Staff, StaffId } from "../../domain/staff.ts";
import type { NameEditor } from "../../services/content/editors.ts";
import type { GiveResult, ReviewDesk, ReviewItem } from "../../services/insight/calendar.ts";
import { sourceView } from "./content/views.ts";
import { defineRoute, json, refuse, type Answer, type ConsoleRoute } from "./route.ts";

export interface CalendarRoutesDeps {
  readonly reviews: ReviewDesk;
  /** An article’s title for who reads the desk in a language; `null` when there is no such article. */
  readonly titleOf: (id: ArticleId, language: DeskLanguage) => string | null;
  /** As it is served now. */
  readonly knowledge: () => Knowledge;
  readonly today: () => PlainDate;
  /** Who verified, by name. */
  readonly names: () => Promise<NameEditor>;
}

const staffId = z
  .string()
  .min(1)
  .max(100)
  .transform((id) => id as StaffId);
const key = z.string().min(1).max(1_000);
const owner = z.string().min(1).max(200);

/** What of the content ends or is to be read again, and who sees to it. */
export function calendarRoutes(deps: CalendarRoutesDeps): readonly ConsoleRoute[] {
  const { reviews } = deps;
  return [
    defineRoute({
      method: "GET",
      path: "/calendar",
      action: "content.read",
      handle: async ({ by: { staff } }) => {
        const { items, owners, colleagues } = await reviews.list(staff);
        const view = { language: staff.language, nameOf: await deps.names() };
        return json({
          days: CALENDAR_DAYS,
          today: deps.today(),
          items: items.map((item) => itemView(deps, item, view)),
          owners: owners.map((each) => ({ ...each, staff: each.staff.map(named) })),
          colleagues: colleagues.map(named),
        });
      },
    }),
    defineRoute({
      method: "GET",
      path: "/calendar/due",
      action: "content.read",
      handle: async ({ by }) => json(await reviews.due(by.staff)),
    }),
    defineRoute({
      method: "POST",
      path: "/calendar/task",
      action: "content.edit",
      body: z.strictObject({ key, to: staffId.nullable(), seen: staffId.nullable() }),
      handle: async ({ by, body }) =>
        given(await reviews.give(by.staff, body.key, body.to, body.seen)),
    }),
    defineRoute({
      method: "POST",
      path: "/calendar/owner",
      action: "content.edit",
      body: z.strictObject({ owner, mine: z.boolean() }),
      handle: async ({ by, body }) => {
        const isNamed = await reviews.lookAfter(by.staff, body.owner, body.mine);
        if (!isNamed) throw new AppError("not_found", "No article names this owner.");
        return json({});
      },
    }),
  ];
}

/** @throws AppError what was asked for is not there, or may not be given to them */
function given(result: GiveResult): Answer {
  switch (result) {
    case "given":
      return json({});
    case "taken":
      return refuse("revision");
    case "gone":
      throw new AppError("not_found", "This is done, or ends on another day.");
    case "unable":
      throw new AppError("bad_request", "They may not edit the content.");
  }
}

interface ItemReader {
  readonly language: DeskLanguage;
  readonly nameOf: NameEditor;
}

function itemView(
  { titleOf, knowledge }: CalendarRoutesDeps,
  { task, isMine, group, rows, ...item }: ReviewItem,
  { language, nameOf }: ItemReader,
) {
  const { sources } = knowledge();
  return {
    ...item,
    title: (item.article === null ? null : titleOf(item.article, language)) ?? "",
    mine: isMine,
    sources: (group?.sources ?? []).flatMap((id) => {
      const source = sources.get(id);
      return source === undefined ? [] : [sourceView(source)];
    }),
    rows: rows.map(({ id, claim, isDue, verifiedOn, verification }) => ({
      id,
      claim,
      due: isDue,
      verifiedOn,
      verifiedBy: verification === null ? null : nameOf(verification.by),
    })),
    task:
      task === null
        ? null
        : {
            assignee: nameOf(task.assignee),
            by: nameOf(task.by),
            since: task.since.toISOString(),
          },
  };
}

function named({ id, name }: Staff) {
  return { id, name };
}
