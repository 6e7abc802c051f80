import type { ClaimId, FactName } from "../domain/ids.ts";
import { SOURCE_LANGUAGE } from "../domain/locale.ts";
import { parsePlainDate, type PlainDate } from "../domain/plain-date.ts";
import type { Edited, ReviewDays } from "../ports/document-editing.ts";
import { Problems } from "./problem.ts";
import { FRONT_MATTER, readArticleText } from "./read-article-text.ts";
import { parseYaml, setKey, spliceYaml, valueOf, type ReadYaml } from "./yaml-splice.ts";

/** The head of a text, which is YAML, and where it stands. */
export interface Head extends ReadYaml {
  readonly value: Readonly<Record<string, unknown>>;
}

const HEAD_STARTS = "---\n".length;

/** The table of an article’s document; `null` where it names none, or cannot be read. */
export function tableIn(text: string): string | null {
  const table = articleIn(text)?.["table"];
  const name = typeof table === "object" && table !== null && "name" in table ? table.name : null;
  return typeof name === "string" ? name : null;
}

/** The facts that a claim names, or all claims for `null`; none where the text cannot be read. */
export function factsNamedIn(text: string, claim: ClaimId | null): ReadonlySet<FactName> {
  const claims = readArticleText(
    { text, asked: null },
    "",
    SOURCE_LANGUAGE,
    [],
    new Problems(),
  )?.claims;
  if (claims === undefined) return new Set();
  const named = claim === null ? [...claims.values()] : [claims.get(claim) ?? []];
  return new Set(named.flatMap((names) => [...names]));
}

/** The days of an article’s document, as far as it can be read. */
export function reviewDaysIn(text: string): ReviewDays {
  const value = articleIn(text);
  const dayOf = (key: string): PlainDate | null => {
    const day = value?.[key];
    return typeof day === "string" ? parsePlainDate(day) : null;
  };
  return { verifiedOn: dayOf("verifiedOn"), reviewBy: dayOf("reviewBy") };
}

/** The day on which somebody verified an article, and by when it is to be read the next time. */
export function withVerified(text: string, on: PlainDate, reviewBy?: PlainDate): Edited {
  const verified = withDay(text, "verifiedOn", on, ["outcome", "owner", "audience"]);
  if (verified.kind === "refused" || reviewBy === undefined) return verified;
  return withDay(verified.text, "reviewBy", reviewBy, ["verifiedOn"]);
}

function withDay(
  text: string,
  key: "verifiedOn" | "reviewBy",
  day: PlainDate,
  after: readonly string[],
): Edited {
  const value = articleIn(text);
  if (value === null) return { kind: "refused", why: "unreadable" };
  const changed = spliceYaml(text, [setKey([], key, day, after)], { ...value, [key]: day });
  return changed === null
    ? { kind: "refused", why: "unreadable" }
    : { kind: "edited", text: changed };
}

/** The document of an article without words; `null` where it cannot be read. */
export function articleIn(text: string): Readonly<Record<string, unknown>> | null {
  const yaml = parseYaml(text);
  const value = yaml === null ? null : valueOf(yaml.document);
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : null;
}

/** `null` where it cannot be read. */
export function headOf(text: string): Head | null {
  const match = FRONT_MATTER.exec(text);
  if (match === null) return null;
  const [, front = ""] = match;
  const yaml = parseYaml(front);
  const value = yaml === null ? null : valueOf(yaml.document);
  if (yaml === null || typeof value !== "object" || value === null || Array.isArray(value)) {
    return null;
  }
  return { ...yaml, value: value as Head["value"] };
}

export function withHead(text: string, head: Head, changed: string): string {
  return text.slice(0, HEAD_STARTS) + changed + text.slice(HEAD_STARTS + head.text.length);
}
