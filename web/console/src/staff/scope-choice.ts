import type { Scope } from "../api/types.ts";

/** The box that stands for all centres; no centre is called so. */
export const ALL = "*";

/** The boxes that are ticked for a scope: all of them where it is all centres. */
export function boxesOf(scope: Scope, known: readonly string[]): string[] {
  return scope === "all" ? [ALL, ...known] : [...scope];
}

/** The scope that ticked boxes stand for. Whoever gives up all centres names those that are left one by one. */
export function scopeOf(boxes: readonly string[], before: Scope): Scope {
  const hasAll = boxes.includes(ALL);
  if (before === "all") return hasAll ? "all" : [];
  return hasAll ? "all" : boxes;
}
