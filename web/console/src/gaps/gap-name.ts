import type { Gap } from "../api/gap-types.ts";

type Say = (
  key: "console.gaps.some" | "console.gaps.near",
  values: Readonly<Record<string, string | number>>,
) => string;

/** A question, for who may read the words of questions; else what they are near to, or how many. Never an id, which tells nobody anything. */
export function gapName(
  { examples, nearestTitle, size }: Pick<Gap, "examples" | "nearestTitle" | "size">,
  say: Say,
): string {
  const [asked] = examples;
  if (asked !== undefined) return asked.question;
  return nearestTitle === null
    ? say("console.gaps.some", { count: size })
    : say("console.gaps.near", { title: nearestTitle });
}
