import type { CaseId } from "./case.ts";

const BEGINNING = "case";

/** The key of a delivery to the person of a case. It follows from what is said, so that an act done twice is said once. */
export function caseDeliveryKey(id: CaseId, ...what: readonly string[]): string {
  return [BEGINNING, id, ...what].map(encodeURIComponent).join("/");
}

/** The case of which a delivery is; `null` for one of none. */
export function caseOfDelivery(key: string): CaseId | null {
  const [beginning, id, ...what] = key.split("/");
  if (beginning !== BEGINNING || id === undefined || what.length === 0) return null;
  return decodeURIComponent(id) as CaseId;
}
