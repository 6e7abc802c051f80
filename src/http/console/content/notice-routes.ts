import { z } from "zod";
import type { WithdrawalId } from "../../../domain/editing.ts";
import type { NoticeSubject } from "../../../domain/notice.ts";
import type { NameEditor } from "../../../services/content/editors.ts";
import type { Notices, NoticeView } from "../../../services/content/notices.ts";
import { defineRoute, json, refuse, type ConsoleRoute } from "../route.ts";
import { numberIn } from "./reading-routes.ts";

export interface NoticeRoutesDeps {
  readonly notices: Notices;
  readonly names: () => Promise<NameEditor>;
}

const since = z.iso.datetime().transform((text) => new Date(text));
const withdrawal = z.strictObject({ withdrawal: z.string().min(1).max(100), since });
const release = z.strictObject({ release: z.int().min(1), since });
const subject = z.union([withdrawal, release]);
const telling = z.union([
  withdrawal,
  release.extend({ althoughWithdrawn: z.boolean().default(false) }),
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
      body: telling,
      handle: async ({ by, body }) => {
        const knowingly = "release" in body && body.althoughWithdrawn;
        const done = await notices.begin(by.staff, subjectOf(body), body.since, knowingly);
        switch (done.kind) {
          case "begun":
            return json({ notice: viewOf(await names(), done.view) }, 202);
          case "running":
            return refuse("notice_running");
          case "withdrawn": {
            const claims = done.withdrawals.map(({ article, claim }) => ({ article, claim }));
            return refuse("notice_withdrawn", undefined, { claims });
          }
        }
      },
    }),
    defineRoute({
      method: "GET",
      path: "/content/releases/:number/withdrawn",
      action: "content.read",
      handle: async ({ param }) => {
        const number = numberIn(param("number"));
        const withdrawals = await notices.stillWithdrawn({ kind: "release", number });
        return json({ withdrawals: withdrawals.map(({ id }) => id) });
      },
    }),
  ];
}

function subjectOf(body: z.infer<typeof subject>): NoticeSubject {
  return "release" in body
    ? { kind: "release", number: body.release }
    : { kind: "withdrawal", id: body.withdrawal as WithdrawalId };
}
