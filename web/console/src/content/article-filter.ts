import { NEEDS, type ArticleFilter } from "./attention.ts";

/** What an address says; what it leaves out narrows nothing. */
export function readArticleFilter(params: URLSearchParams): ArticleFilter {
  const need = params.get("need") ?? "all";
  return {
    text: params.get("text") ?? "",
    topic: params.get("topic") ?? "",
    language: params.get("language") ?? "",
    need: (["any", ...NEEDS] as const).find((known) => known === need) ?? "all",
  };
}

export function writeArticleFilter({
  text,
  topic,
  language,
  need,
}: ArticleFilter): URLSearchParams {
  const kept = { text, topic, language, need: need === "all" ? "" : need };
  return new URLSearchParams(Object.entries(kept).filter(([, value]) => value !== ""));
}
