import { plainText } from "../text.ts";

/** A stretch of a plain text, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The plain text; Arabic and Chinese write their words right beside the letters and figures of others. */
export function spacedText(text: string): string {
  return plainText(text).replace(/(?<=[\p{Script=Arabic}\p{Script=Han}])(?=[A-Za-z\d])/gu, " ");
}
