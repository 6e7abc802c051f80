/** What a way of asking asks for from now on: claims, none for the subject as a whole, `null` where nobody has said; or it goes. */
export type WayChange =
  | { readonly kind: "moved"; readonly wanted: readonly string[] | null }
  | { readonly kind: "removed" };

/** As the service takes them. */
export function changesOf(changed: ReadonlyMap<string, WayChange>) {
  const moved = [...changed].flatMap(([question, change]) =>
    change.kind === "moved" ? [{ question, wanted: change.wanted }] : [],
  );
  const removed = [...changed].flatMap(([question, change]) =>
    change.kind === "removed" ? [question] : [],
  );
  return { moved, removed };
}

/** Values of a field for what is asked for; no claim is called so. */
export const GENERAL = "*";
export const UNSORTED = "-";

/** What a way asks for as the value of a field. */
export function valueOf(wanted: readonly string[] | null): string {
  if (wanted === null) return UNSORTED;
  return wanted.length === 0 ? GENERAL : wanted.join(" ");
}

export function wantedOf(value: string): readonly string[] | null {
  if (value === UNSORTED) return null;
  return value === GENERAL ? [] : value.split(" ");
}

/** Below what a way stands in the list: of several claims, below the first. */
export function placeOf(wanted: readonly string[] | null): string {
  return wanted === null ? UNSORTED : (wanted[0] ?? GENERAL);
}
