import type { WordForm } from "../country-words.ts";

/**
 * What a country is to the asker.
 *
 * `nationality`: said outright; `origin`: "from there", or named without more, which counts as nationality when nothing
 * else does; `residence`: lives there; `elsewhere`: a place on the way, an institution, a language; `denied`: "not India", which says
 * nothing of a country named beside it.
 */
export type Role = "nationality" | "origin" | "residence" | "elsewhere" | "denied";

/** Holds for a mention when everything that it names does. */
export interface RoleRule {
  readonly role: Role;
  /** Any, when left out. */
  readonly forms?: readonly WordForm[];
  readonly before?: RegExp;
  readonly after?: RegExp;
}

/** Whole words right before a mention. */
export function before(...phrases: readonly string[]): RegExp {
  return new RegExp(`(?:^| )(?:${phrases.join("|")})$`, "u");
}

/** Whole words right after a mention. */
export function after(...phrases: readonly string[]): RegExp {
  return new RegExp(`^(?:${phrases.join("|")})(?: |$)`, "u");
}

/** An ending of the mention's own word, with or without further words. */
export function ending(...endings: readonly string[]): RegExp {
  return new RegExp(`^\\+(?:${endings.join("|")})(?: |$)`, "u");
}
