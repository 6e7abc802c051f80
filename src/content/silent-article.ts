import { SOURCE_LANGUAGE, type LanguageTag } from "../domain/locale.ts";
import type { Article, ArticleId, ArticleText, Claim } from "../domain/knowledge.ts";
import type { PlainDate } from "../domain/plain-date.ts";
import type { Folder } from "./folder.ts";
import { Problems } from "./problem.ts";
import { askedFileOf, FRONT_MATTER } from "./read-article-text.ts";
import { languageOfFile } from "./read-article.ts";
import { articleSchema } from "./schemas.ts";
import { readWay } from "./ways.ts";
import { readYaml } from "./yaml-file.ts";

/** An article of which nothing may be said, by what can be read of its documents. */
export interface SilentArticle {
  readonly article: Article;
  /** Whether it can be told that it speaks for no table, or for which one: rows may not be told without it. */
  readonly isTableKnown: boolean;
}

/** Claims of which nobody can read when they hold: whichever days they are given later are others. */
const NO_DAY = "9999-12-31" as PlainDate;

/** Its words are empty: titles and ways of asking alone tell questions that mean it from others. */
export function silentArticle(folder: Folder, id: ArticleId): SilentArticle {
  const [topic = ""] = id.split("/");
  const text = folder.read(`${id}/article.yaml`) ?? "";
  const written = mappingIn(text);
  const table = articleSchema.shape.table.safeParse(written?.["table"]);
  const owner = written?.["owner"];
  const article: Article = {
    id,
    topic,
    outcome: "no_answer",
    repliesTo: null,
    owner: typeof owner === "string" ? owner : null,
    verifiedOn: null,
    reviewBy: null,
    confirmAt: [],
    claims: new Map(namesIn(written?.["claims"]).map((claim) => [claim, silentClaim(claim)])),
    related: [],
    table: table.success ? table.data : null,
    besideTable: stringsIn(written?.["besideTable"]),
    texts: textsOf(folder, id),
  };
  const isTableKnown = written === null ? !/\btable\b/.test(text) : table.success;
  return { article, isTableKnown };
}

/** It stays known by its name, by which it is withdrawn, and was told. */
function silentClaim(id: string): Claim {
  const period = { from: NO_DAY, until: null };
  return { id, period, sources: [], confidence: "low", facts: [] };
}

function textsOf(folder: Folder, id: ArticleId): ReadonlyMap<LanguageTag, ArticleText> {
  const heads = new Map(
    folder.files(id).flatMap((name) => {
      const language = languageOfFile(name);
      if (language === null) return [];
      const [, head = ""] = FRONT_MATTER.exec(folder.read(`${id}/${name}`) ?? "") ?? [];
      const asked = mappingIn(folder.read(`${id}/${askedFileOf(name)}`) ?? "");
      return [[language, { head: mappingIn(head), asked }]];
    }),
  );
  const titleIn = (language: LanguageTag): string | null => {
    const title = heads.get(language)?.head?.["title"];
    return typeof title === "string" && title.trim() !== "" ? title : null;
  };
  return new Map(
    [...heads].map(([language, { head, asked }]) => {
      const title = titleIn(language) ?? titleIn(SOURCE_LANGUAGE) ?? id;
      const own = stringsIn(head?.["questions"]).map((written) => readWay(written).text);
      const questions = [...new Set([...own, ...Object.values(asked ?? {}).flatMap(stringsIn)])];
      const wanted = questions.map(() => null);
      return [
        language,
        { language, title, questions, wanted, summary: [], body: [], outdated: false },
      ];
    }),
  );
}

type Mapping = Readonly<Record<string, unknown>>;

/** `null` for what is no mapping, or cannot be read. */
function mappingIn(text: string): Mapping | null {
  const value = readYaml(text, "", new Problems())?.value;
  return isMapping(value) ? value : null;
}

function isMapping(value: unknown): value is Mapping {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function namesIn(value: unknown): string[] {
  return isMapping(value) ? Object.keys(value) : [];
}

function stringsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
}
