import type { Case, CaseId } from "./case.ts";

const BEGINNING = "case";
/** Begins the key of every delivery to the person of any case. */
export const IN_CASE = `${BEGINNING}/`;

/** The key of a delivery to the person of a case. It follows from what is said, so that an act done twice is said once. */
export function caseDeliveryKey(id: CaseId, ...what: readonly string[]): string {
  return [BEGINNING, id, ...what].map(encodeURIComponent).join("/");
}

/** What the person is told of their case beside the answers of staff. */
export const CASE_NOTICES = ["taken", "freed", "moved", "resolved", "reopened"] as const;
export type CaseNotice = (typeof CASE_NOTICES)[number];

/** Names a notice in its key: each of a case is given once. */
export function caseNoticeName(notice: CaseNotice, { revision }: Pick<Case, "revision">): string {
  return `${notice}-${String(revision)}`;
}

/** The notice that a delivery of a case is; `null` for an answer. */
export function caseNoticeOf(key: string): CaseNotice | null {
  const [, , name = ""] = key.split("/");
  const [, kind] = /^([a-z]+)-\d+$/.exec(name) ?? [];
  return CASE_NOTICES.find((notice) => notice === kind) ?? null;
}

/** The case of which a delivery is; `null` for one of none. */
export function caseOfDelivery(key: string): CaseId | null {
  const [beginning, id, ...what] = key.split("/");
  if (beginning !== BEGINNING || id === undefined || what.length === 0) return null;
  return decodeURIComponent(id) as CaseId;
}
