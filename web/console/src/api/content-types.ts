/** Words that all of the content shares. */

/** Somebody of the staff; `command line` and `files` have themselves as id and name. */
export interface Editor {
  readonly id: string;
  readonly name: string;
}

export type Nature = "wording" | "correction";
export const NATURES: readonly Nature[] = ["wording", "correction"];

export const CONFIDENCES = ["high", "medium", "low-medium", "low"] as const;
export type Confidence = (typeof CONFIDENCES)[number];

export type DocumentKind = "article" | "text" | "asked" | "facts" | "table" | "list" | "prompt";

export interface ClaimName {
  readonly article: string;
  readonly claim: string;
}

export interface Problem {
  readonly path: string;
  readonly line: number;
  readonly message: string;
}
