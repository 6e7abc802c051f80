import type { Insertable, Selectable } from "kysely";
import type { CorrectedClaim, Editor, WithdrawalId } from "../domain/editing.ts";
import type { Notice, NoticeId, NoticeSubject } from "../domain/notice.ts";
import type { NoticeTable } from "./tables-content.ts";

/** One name for each subject. */
export function nameOf(about: NoticeSubject): string {
  return about.kind === "release" ? `release/${String(about.number)}` : `withdrawal/${about.id}`;
}

function subjectOf(name: string): NoticeSubject {
  const [kind, rest] = [name.slice(0, name.indexOf("/")), name.slice(name.indexOf("/") + 1)];
  return kind === "release"
    ? { kind, number: Number(rest) }
    : { kind: "withdrawal", id: rest as WithdrawalId };
}

export function writeNotice(notice: Notice): Insertable<NoticeTable> {
  return {
    id: notice.id,
    about: nameOf(notice.about),
    claims: JSON.stringify(notice.claims),
    since: notice.since.getTime(),
    state: notice.state,
    made_by: notice.by,
    at: notice.at.getTime(),
    told: 0,
    opted_out: null,
  };
}

export function readNotice(row: Selectable<NoticeTable>): Notice {
  return {
    id: row.id as NoticeId,
    about: subjectOf(row.about),
    claims: JSON.parse(row.claims) as readonly CorrectedClaim[],
    since: new Date(row.since),
    state: row.state,
    by: row.made_by as Editor,
    at: new Date(row.at),
  };
}
