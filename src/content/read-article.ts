import type { z } from "zod";
import type {
  Article,
  ArticleId,
  ArticleText,
  Claim,
  ClaimId,
  Confidence,
  Contact,
  Fact,
  FactName,
  Place,
  Source,
} from "../domain/knowledge.ts";
import { literalWords } from "../domain/claim-nodes.ts";
import type { FactValue } from "../domain/fact.ts";
import { BEST_FIRST } from "../domain/ids.ts";
import { SOURCE_LANGUAGE, bareLanguage, type LanguageTag } from "../domain/locale.ts";
import type { PlainDate } from "../domain/plain-date.ts";
import type { Template } from "../domain/template.ts";
import type { Folder } from "./folder.ts";
import type { Problems } from "./problem.ts";
import type { RawText } from "./raw-text.ts";
import { askedFileOf, readArticleText } from "./read-article-text.ts";
import { checkPeriod, checkSources, resolveDay } from "./read-tables.ts";
import { articleSchema, type claimSchema } from "./schemas.ts";
import { readYaml, validate, type LineOf } from "./yaml-file.ts";

/** What an article is held against while it is read. */
export interface Shelf {
  readonly sources: ReadonlyMap<string, Source>;
  readonly facts: ReadonlyMap<FactName, Fact>;
  readonly contacts: ReadonlyMap<string, Contact>;
  readonly places: ReadonlyMap<string, Place>;
  readonly allowedNames: readonly string[];
}

/** An article together with what its author may be told about it. */
export interface ReadArticle {
  readonly article: Article;
  readonly file: string;
  readonly lineOf: LineOf;
  readonly texts: readonly RawText[];
}

/** Fewest question variants of an article of the topic `conversation` and of any other. */
const MIN_QUESTIONS = 8;

/** Reads `topic/slug`; `null` when there is nothing to make an article of. All faults are reported. */
export function readArticle(
  folder: Folder,
  topic: string,
  slug: string,
  shelf: Shelf,
  problems: Problems,
): ReadArticle | null {
  const id: ArticleId = `${topic}/${slug}`;
  const file = `${id}/article.yaml`;
  const content = folder.read(file);
  if (content === null) {
    problems.add(file, 1, "the article has no article.yaml");
    return null;
  }
  const yaml = readYaml(content, file, problems);
  const meta = yaml === null ? null : validate(yaml, articleSchema, file, problems);
  if (yaml === null || meta === null) return null;

  const texts = readTexts(folder, id, shelf, problems);
  const english = texts.find((text) => text.language === SOURCE_LANGUAGE);
  if (english === undefined) {
    problems.add(
      `${id}/${SOURCE_LANGUAGE}.md`,
      1,
      "the article has no English text, the source of all others",
    );
    return null;
  }
  const claims = readClaims(meta.claims, english, shelf, { file, lineOf: yaml.lineOf }, problems);
  checkMeta(meta, claims, shelf, { file, lineOf: yaml.lineOf }, problems);
  checkUnused(claims, english, { file, lineOf: yaml.lineOf }, problems);
  for (const text of texts) {
    checkText(text, meta, claims, shelf, problems);
    if (text !== english) checkTranslation(text, english, problems);
  }
  const article: Article = {
    id,
    topic,
    outcome: meta.outcome,
    repliesTo: meta.repliesTo,
    owner: meta.owner ?? null,
    verifiedOn: meta.verifiedOn,
    reviewBy: meta.reviewBy,
    confirmAt: meta.confirmAt,
    claims,
    related: meta.related,
    table: meta.table,
    besideTable: meta.besideTable,
    texts: new Map(texts.map((text) => [text.language, toArticleText(text, english)])),
  };
  return { article, file, lineOf: yaml.lineOf, texts };
}

interface Where {
  readonly file: string;
  readonly lineOf: LineOf;
}

function readTexts(folder: Folder, id: ArticleId, shelf: Shelf, problems: Problems): RawText[] {
  return folder.files(id).flatMap((name) => {
    if (name === "article.yaml") return [];
    const file = `${id}/${name}`;
    const language = languageOfFile(name);
    if (language === null) {
      checkAskedFile(folder, file, problems);
      return [];
    }
    const written = { text: folder.read(file) ?? "", asked: folder.read(askedFileOf(file)) };
    const text = readArticleText(written, file, language, shelf.allowedNames, problems);
    return text === null ? [] : [text];
  });
}

/** Ways of asking are read with their text. */
function checkAskedFile(folder: Folder, file: string, problems: Problems): void {
  const text = file.replace(/\.asked\.yaml$/, ".md");
  if (text === file || languageOfFile(text.slice(text.lastIndexOf("/") + 1)) === null) {
    problems.add(file, 1, "a text is named by its language, like en.md or en.asked.yaml");
  } else if (folder.read(text) === null) {
    problems.add(file, 1, `there is no text ${text} that people could be asking for`);
  }
}

/** `en.md` → `en`; `null` when the name is not that of a text. */
export function languageOfFile(name: string): LanguageTag | null {
  const [, tag] = /^([a-z]{2,3}(?:-[A-Za-z0-9]+)*)\.md$/.exec(name) ?? [];
  return tag === undefined ? null : bareLanguage(tag);
}

function readClaims(
  raw: Readonly<Record<ClaimId, z.infer<typeof claimSchema>>>,
  english: RawText,
  shelf: Shelf,
  where: Where,
  problems: Problems,
): Map<ClaimId, Claim> {
  const claims = new Map<ClaimId, Claim>();
  for (const [id, claim] of Object.entries(raw)) {
    const at = (key: string) => (): number => where.lineOf(["claims", id, key]);
    const day = (key: "from" | "until"): PlainDate | null => {
      const text = claim[key];
      if (text === undefined) return null;
      const resolved = resolveDay(text, shelf.facts);
      if (resolved === null) {
        problems.add(where.file, at(key), `“${text}” is neither a day nor the name of a date fact`);
      }
      return resolved;
    };
    const period = { from: day("from"), until: day("until") };
    checkPeriod(period, where.file, at("until"), problems);
    checkSources(claim.sources, shelf.sources, where.file, at("sources"), problems);
    const confidence = claim.confidence ?? bestOf(claim.sources, shelf);
    if (confidence === "low") {
      problems.add(
        where.file,
        at("sources"),
        `the claim “${id}” rests on low confidence alone; leave it out`,
      );
    }
    for (const name of claim.for?.place ?? []) {
      if (!shelf.places.has(name)) {
        problems.add(where.file, at("for"), `“${name}” is not in tables/places.yaml`);
      }
    }
    const audience = claim.for === undefined ? {} : { for: claim.for };
    const after = claim.after === undefined ? {} : { after: claim.after };
    if (claim.after === id || (claim.after !== undefined && raw[claim.after] === undefined)) {
      problems.add(where.file, at("after"), `the article has no other claim “${claim.after}”`);
    }
    const facts = [...(english.claims.get(id) ?? [])];
    const isNamed = claim.until !== undefined && claim.until !== period.until;
    const end = isNamed ? { endFact: claim.until } : {};
    const { sources } = claim;
    claims.set(id, { id, period, ...end, ...audience, ...after, sources, confidence, facts });
  }
  return claims;
}

/** Several sources back each other, so the best one counts. */
function bestOf(ids: readonly string[], shelf: Shelf): Confidence {
  const levels = ids.map((id) => shelf.sources.get(id)?.confidence ?? "high");
  return BEST_FIRST.find((level) => levels.includes(level)) ?? "low";
}

function checkMeta(
  meta: z.infer<typeof articleSchema>,
  claims: ReadonlyMap<ClaimId, Claim>,
  shelf: Shelf,
  { file, lineOf }: Where,
  problems: Problems,
): void {
  if (meta.outcome === "answer" && claims.size === 0) {
    problems.add(file, 1, "an article that answers has at least one claim");
  }
  for (const [index, contact] of meta.confirmAt.entries()) {
    if (!shelf.contacts.has(contact)) {
      problems.add(
        file,
        lineOf(["confirmAt", index]),
        `“${contact}” is not in tables/contacts.yaml`,
      );
    }
  }
  for (const [index, claim] of meta.besideTable.entries()) {
    if (!claims.has(claim)) {
      problems.add(file, lineOf(["besideTable", index]), `the article has no claim “${claim}”`);
    }
  }
}

function checkUnused(
  claims: ReadonlyMap<ClaimId, Claim>,
  english: RawText,
  { file, lineOf }: Where,
  problems: Problems,
): void {
  for (const id of claims.keys()) {
    if (!english.claims.has(id)) {
      problems.add(
        file,
        lineOf(["claims", id]),
        `no words of the English text stand in the claim “${id}”`,
      );
    }
  }
}

function checkText(
  text: RawText,
  meta: z.infer<typeof articleSchema>,
  claims: ReadonlyMap<ClaimId, Claim>,
  shelf: Shelf,
  problems: Problems,
): void {
  const { summaryLine } = text;
  if (text.summary.length === 0) problems.add(text.file, summaryLine, "the article has no summary");
  if (text.ways.length < MIN_QUESTIONS) {
    const last = text.ways.at(-1);
    const { file, line } =
      last === undefined
        ? { file: text.file, line: text.lineOf(["questions"]) }
        : text.placeOfWay(last);
    problems.add(
      file,
      line,
      `the article has ${String(text.ways.length)} questions; at least ${String(MIN_QUESTIONS)}`,
    );
  }
  for (const way of text.ways) {
    const unknown = way.wanted?.find((id) => !text.claims.has(id));
    if (unknown === undefined) continue;
    const { file, line } = text.placeOfWay(way);
    problems.add(
      file,
      line,
      `a question asks for the claim “${unknown}”, and none of that name stands in the text`,
    );
  }
  if (meta.outcome === "answer" && !text.summary.some((node) => node.type === "claim")) {
    problems.add(text.file, summaryLine, "the summary asserts something, so it stands in claims");
  }
  checkHeadings(text, problems);
  for (const [id, facts] of text.claims) {
    if (!claims.has(id)) {
      problems.add(text.file, lineOfClaim(text, id), `article.yaml has no claim “${id}”`);
    }
    for (const name of facts) {
      if (!shelf.facts.has(name)) {
        problems.add(text.file, lineOfFact(text, name), `no fact is named {${name}}`);
      }
    }
  }
  for (const run of text.words) {
    for (const name of pluralsIn(run.text)) {
      const value = shelf.facts.get(name)?.values[0]?.value;
      if (value !== undefined && !COUNTED.has(value.type)) {
        problems.add(text.file, run.line, `{${name}} is no number by which a plural is chosen`);
      }
    }
    const [part] = run.text;
    if (run.use !== "url" || typeof part !== "object" || part.kind !== "value") continue;
    const value = shelf.facts.get(part.name)?.values[0]?.value;
    if (value !== undefined && value.type !== "url") {
      problems.add(text.file, run.line, `{${part.name}} is not a fact of type url`);
    }
  }
}

/** A heading names what is no longer said below it; it has to fit into a line before a sentence. */
const LONGEST_HEADING = 80;

/** A rule that came when articles were in force already. */
function checkHeadings(text: RawText, problems: Problems): void {
  for (const block of text.body) {
    if (block.type !== "heading") continue;
    const words = literalWords(block.children) ?? "";
    const length = Array.from(words).length;
    if (length <= LONGEST_HEADING) continue;
    const message = `the heading has ${String(length)} characters; at most ${String(LONGEST_HEADING)}`;
    const begins = ([first]: Template): boolean =>
      typeof first === "string" && first.trim() !== "" && words.startsWith(first.trim());
    const line = text.words.find((run) => begins(run.text))?.line ?? text.summaryLine;
    problems.warn(text.file, line, message);
  }
}

const COUNTED: ReadonlySet<FactValue["type"]> = new Set([
  "count",
  "percent",
  "duration",
  "money",
  "range",
  "countries",
]);

/** The placeholders by which a plural is chosen. */
function pluralsIn(template: Template): FactName[] {
  return template.flatMap((part) => {
    if (typeof part === "string" || !("options" in part)) return [];
    const within = [...part.options.values()].flatMap(pluralsIn);
    return part.kind === "plural" ? [part.name, ...within] : within;
  });
}

function checkTranslation(text: RawText, english: RawText, problems: Problems): void {
  const { file } = text;
  if (text.translatedFrom === null) {
    problems.add(file, 1, `translatedFrom is missing; the English text has ${english.hash}`);
  }
  // An outdated translation may differ from an English text that it was not made from.
  if (text.translatedFrom !== english.hash) return;
  for (const [id, facts] of english.claims) {
    const own = text.claims.get(id);
    if (own === undefined) {
      problems.add(file, 1, `the claim “${id}” of the English text has no words here`);
      continue;
    }
    for (const name of facts) {
      if (!own.has(name)) {
        problems.add(
          file,
          lineOfClaim(text, id),
          `the claim “${id}” lacks {${name}} of the English text`,
        );
      }
    }
  }
  for (const [id, facts] of text.claims) {
    for (const name of facts) {
      if (english.claims.get(id)?.has(name) !== true) {
        problems.add(
          file,
          lineOfFact(text, name),
          `{${name}} is not in the claim “${id}” of the English text`,
        );
      }
    }
  }
}

function lineOfClaim(text: RawText, id: ClaimId): number {
  return text.words.find((run) => run.claim === id)?.line ?? text.summaryLine;
}

function lineOfFact(text: RawText, name: FactName): number {
  const mentions = (parts: RawText["words"][number]["text"]): boolean =>
    parts.some((part) => typeof part === "object" && "name" in part && part.name === name);
  return text.words.find((run) => mentions(run.text))?.line ?? text.summaryLine;
}

function toArticleText(text: RawText, english: RawText): ArticleText {
  return {
    language: text.language,
    title: text.title,
    questions: text.ways.map((way) => way.text),
    wanted: text.ways.map((way) => way.wanted),
    summary: text.summary,
    body: text.body,
    outdated: text !== english && text.translatedFrom !== english.hash,
  };
}
