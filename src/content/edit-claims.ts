import type { ClaimId, SourceId } from "../domain/ids.ts";
import type { Edited } from "../ports/document-editing.ts";
import { articleIn } from "./edit-texts.ts";
import { claimSchema } from "./schemas.ts";
import { setKey, spliceYaml } from "./yaml-splice.ts";

/** What each claim of an article’s document rests on; claims that cannot be read are left out. */
export function claimSourcesIn(text: string): ReadonlyMap<ClaimId, readonly SourceId[]> {
  return new Map(
    Object.entries(claimsOf(articleIn(text))).flatMap(([id, raw]) => {
      const read = claimSchema.safeParse(raw);
      return read.success ? [[id, read.data.sources] as const] : [];
    }),
  );
}

export function withClaimSources(
  text: string,
  sources: ReadonlyMap<ClaimId, readonly SourceId[]>,
): Edited {
  const article = articleIn(text);
  const claims = claimsOf(article);
  if (article === null) return { kind: "refused", why: "unreadable" };
  if ([...sources.keys()].some((id) => !Object.hasOwn(claims, id))) {
    return { kind: "refused", why: "not_there" };
  }
  const after = [...sources].map(([id, own]): [ClaimId, unknown] => [
    id,
    { ...(claims[id] as object), sources: own },
  ]);
  const steps = [...sources].map(([id, own]) =>
    setKey(["claims", id], "sources", `[${own.join(", ")}]`),
  );
  const expected = { ...article, claims: { ...claims, ...Object.fromEntries(after) } };
  const changed = spliceYaml(text, steps, expected);
  return changed === null
    ? { kind: "refused", why: "unreadable" }
    : { kind: "edited", text: changed };
}

function claimsOf(article: Readonly<Record<string, unknown>> | null): Record<string, unknown> {
  const claims = article?.["claims"];
  return typeof claims === "object" && claims !== null && !Array.isArray(claims)
    ? (claims as Record<string, unknown>)
    : {};
}
