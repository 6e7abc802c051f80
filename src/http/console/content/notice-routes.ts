import { z } from "zod";
import type { WithdrawalId } from "../../../domain/editing.ts";
import type { NoticeSubject } from "../../../domain/notice.ts";
import type { NameEditor } from "../../../services/content/editors.ts";
import type { Notices, NoticeView } from "../../../services/content/notices.ts";
import { defineRoute, json, refuse, type ConsoleRoute } from "../route.ts";

export interface NoticeRoutesDeps {
  readonly notices: Notices;
  readonly names: () => Promise<NameEditor>;
}

const since = z.iso.datetime().transform((text) => new Date(text));
const subject = z.union([
  z.strictObject({ withdrawal: z.string().min(1).max(100), since }),
  z.strictObject({ release: z.int().min(1), since }),
]);

/** Telling those who were told something that it was corrected or withdrawn. */
export function noticeRoutes({ notices, names }: NoticeRoutesDeps): readonly ConsoleRoute[] {
  const viewOf = (nameOf: NameEditor, { notice, told, failed, optedOut }: NoticeView) => ({
    id: notice.id,
    about:
      notice.about.kind === "release"
        ? { release: notice.about.number }
        : { withdrawal: notice.about.id },
    since: notice.since.toISOString(),
    state: notice.state,
    told,
    failed,
    optedOut,
    at: notice.at.toISOString(),
    by: nameOf(notice.by),
  });
  return [
    defineRoute({
      method: "GET",
      path: "/content/notices",
      action: "content.read",
      handle: async () => {
        const nameOf = await names();
        return json({ notices: (await notices.list()).map((each) => viewOf(nameOf, each)) });
      },
    }),
    defineRoute({
      method: "POST",
      path: "/content/notices/count",
      action: "content.edit",
      body: subject,
      handle: async ({ by, body }) =>
        json({ people: await notices.count(by.staff, subjectOf(body), body.since) }),
    }),
    defineRoute({
      method: "POST",
      path: "/content/notices",
      action: "content.publish",
      body: subject,
      handle: async ({ by, body }) => {
        const begun = await notices.begin(by.staff, subjectOf(body), body.since);
        return begun === null
          ? refuse("notice_running")
          : json({ notice: viewOf(await names(), begun) }, 202);
      },
    }),
  ];
}

function subjectOf(body: z.infer<typeof subject>): NoticeSubject {
  return "release" in body
    ? { kind: "release", number: body.release }
    : { kind: "withdrawal", id: body.withdrawal as WithdrawalId };
}
