import { createHash } from "node:crypto";
import type { ArticleBlock, ArticleInline } from "../domain/article-text.ts";
import type { ClaimId, FactName } from "../domain/knowledge.ts";
import type { LanguageTag } from "../domain/locale.ts";
import { placeholdersOf } from "../domain/template.ts";
import { readBody, readSummary, type Words } from "./markdown.ts";
import { Problems } from "./problem.ts";
import type { RawText, WrittenText } from "./raw-text.ts";
import { keyOfText, recallText, rememberText, type RememberedText } from "./remembered-texts.ts";
import { foreignFrontMatterSchema, frontMatterSchema } from "./schemas.ts";
import { readAsked, readWay, wordsAlone, type WayOfAsking } from "./ways.ts";
import { countWords, forbiddenFigure } from "./word-rules.ts";
import { linesIn, readYaml, validate, type LineOf } from "./yaml-file.ts";

/** Longest summary, in words as the language counts them; Chinese words are about two characters. */
const MAX_SUMMARY_WORDS = 60;
const MAX_SUMMARY_WORDS_ZH = 80;

/** Front matter begins below a line of ---. */
const FRONT_MATTER_LINE = 2;

export const FRONT_MATTER = /^---\n([\s\S]*?)\n---(?:\n|$)/;

/** The name of the document with the ways of asking, by that of the text. */
export function askedFileOf(file: string): string {
  return file.replace(/\.md$/, ".asked.yaml");
}

/**
 * Reads what is written of an article in one language; `null` when its text has no readable front matter. What was read without a
 * fault is remembered, and is not read again.
 */
export function readArticleText(
  written: WrittenText,
  file: string,
  language: LanguageTag,
  allowedNames: readonly string[],
  problems: Problems,
): RawText | null {
  const text = recalled(written, file, language, allowedNames, problems);
  if (text === null) return null;
  const lineOf = linesOfFrontMatter(written.text);
  return { ...text, file, lineOf, placeOfWay: placesOfWays(written, file, lineOf) };
}

function recalled(
  written: WrittenText,
  file: string,
  language: LanguageTag,
  allowedNames: readonly string[],
  problems: Problems,
): RememberedText | null {
  const key = keyOfText(written, language, allowedNames);
  const known = recallText(key);
  if (known !== null) return known;
  const faults = new Problems();
  const text = readText(written, file, language, allowedNames, faults);
  if (text !== null && faults.none) rememberText(key, text);
  problems.addAll(faults.all());
  return text;
}

function linesOfFrontMatter(raw: string): LineOf {
  const [, frontMatter = ""] = FRONT_MATTER.exec(raw) ?? [];
  return linesIn(frontMatter, FRONT_MATTER_LINE);
}

/** Both documents are read once more for it: nobody asks for a place unless there is a fault. */
function placesOfWays(
  { text, asked }: WrittenText,
  file: string,
  lineOf: LineOf,
): RawText["placeOfWay"] {
  return (way) => {
    const words = wordsAlone(way.text);
    const apart = asked === null ? null : readAsked(asked, "", new Problems());
    const at = apart?.ways.findLastIndex((each) => wordsAlone(each.text) === words) ?? -1;
    if (apart !== null && at >= 0) return { file: askedFileOf(file), line: apart.lineOfWay(at) };
    const [, head = ""] = FRONT_MATTER.exec(text) ?? [];
    const { value } = readYaml(head, "", new Problems()) ?? { value: null };
    const front = frontMatterSchema.safeParse(value);
    const own = front.success ? front.data.questions : [];
    const index = own.findLastIndex((each) => wordsAlone(readWay(each).text) === words);
    return { file, line: lineOf(index < 0 ? ["questions"] : ["questions", index]) };
  };
}

function readText(
  { text: raw, asked }: WrittenText,
  file: string,
  language: LanguageTag,
  allowedNames: readonly string[],
  problems: Problems,
): RememberedText | null {
  const parts = split(raw, file, problems);
  if (parts === null) return null;
  const yaml = readYaml(parts.frontMatter, file, problems, FRONT_MATTER_LINE);
  const front = yaml === null ? null : validate(yaml, frontMatterSchema, file, problems);
  if (yaml === null || front === null) return null;

  const words: Words[] = [];
  const report = (line: number, message: string): void => {
    problems.add(file, line, message);
  };
  const onWords = (run: Words): void => {
    words.push(run);
  };
  const summaryLine = yaml.lineOf(["summary"]);
  const summary = readSummary(front.summary, {
    firstLine: summaryLine,
    strict: true,
    // A summary is one YAML value: its faults stand where it begins.
    report: (_line, message) => {
      report(summaryLine, message);
    },
    onWords: (run) => {
      onWords({ ...run, line: summaryLine });
    },
  });
  const body = readBody(parts.body, { firstLine: parts.bodyLine, strict: true, report, onWords });
  const text: RememberedText = {
    language,
    title: front.title,
    ways: waysOf(
      front.questions.map(readWay),
      asked === null ? [] : (readAsked(asked, askedFileOf(file), problems)?.ways ?? []),
    ),
    summary,
    body,
    translatedFrom: front.translatedFrom ?? null,
    unread: front.unread !== undefined,
    hash: hashOf(front.title, front.summary, parts.body),
    claims: claimsOf(summary, body, words),
    words,
    summaryLine,
  };
  checkWords(text, { file, lineOf: yaml.lineOf }, allowedNames, problems);
  return text;
}

/** Those of the head stand first; one that stands apart as well is told from there. */
function waysOf(own: readonly WayOfAsking[], apart: readonly WayOfAsking[]): WayOfAsking[] {
  const known = new Set(apart.map(({ text }) => wordsAlone(text)));
  return [...own.filter(({ text }) => !known.has(wordsAlone(text))), ...apart];
}

/** Reads an article that was not written for Yizhan: only a title is asked for, and braces are literal. */
export function readForeignText(
  raw: string,
  file: string,
  language: LanguageTag,
  problems: Problems,
): RawText | null {
  const parts = split(raw, file, problems);
  if (parts === null) return null;
  const yaml = readYaml(parts.frontMatter, file, problems, FRONT_MATTER_LINE);
  const front = yaml === null ? null : validate(yaml, foreignFrontMatterSchema, file, problems);
  if (yaml === null || front === null) return null;
  const options = { firstLine: parts.bodyLine, strict: false, report: () => undefined };
  return {
    file,
    language,
    title: front.title,
    ways: (front.questions ?? []).map(readWay).filter(({ text }) => text.trim() !== ""),
    summary: readSummary(front.summary ?? "", options),
    body: readBody(parts.body, options),
    translatedFrom: null,
    unread: false,
    hash: hashOf(front.title, front.summary ?? "", parts.body),
    claims: new Map(),
    words: [],
    summaryLine: 1,
    lineOf: yaml.lineOf,
    placeOfWay: () => ({ file, line: yaml.lineOf(["questions"]) }),
  };
}

function split(
  raw: string,
  file: string,
  problems: Problems,
): { frontMatter: string; body: string; bodyLine: number } | null {
  const match = FRONT_MATTER.exec(raw);
  if (match === null) {
    problems.add(file, 1, "the text begins with front matter between two lines of ---");
    return null;
  }
  const [whole, frontMatter = ""] = match;
  return { frontMatter, body: raw.slice(whole.length), bodyLine: whole.split("\n").length };
}

function hashOf(title: string, summary: string, body: string): string {
  return createHash("sha256")
    .update(JSON.stringify([title, summary.trim(), body.trim()]))
    .digest("hex")
    .slice(0, 12);
}

function claimsOf(
  summary: readonly ArticleInline[],
  body: readonly ArticleBlock[],
  words: readonly Words[],
): Map<ClaimId, Set<FactName>> {
  const claims = new Map<ClaimId, Set<FactName>>();
  const visit = (nodes: readonly (ArticleBlock | ArticleInline)[]): void => {
    for (const node of nodes) {
      if (node.type === "claim" && !claims.has(node.id)) claims.set(node.id, new Set());
      if (node.type === "list") node.items.forEach(visit);
      else if ("children" in node) visit(node.children);
    }
  };
  visit(summary);
  visit(body);
  for (const run of words) {
    if (run.claim === null) continue;
    for (const name of placeholdersOf(run.text)) claims.get(run.claim)?.add(name);
  }
  return claims;
}

function checkWords(
  text: RememberedText,
  { file, lineOf }: Pick<RawText, "file" | "lineOf">,
  allowedNames: readonly string[],
  problems: Problems,
): void {
  const { language } = text;
  const titleFault = forbiddenFigure([text.title], language, allowedNames);
  if (titleFault !== null) problems.add(file, lineOf(["title"]), titleFault);
  for (const run of text.words) {
    if (run.use === "url") {
      checkUrl(run, file, problems);
    } else {
      const fault = forbiddenFigure(run.text, language, allowedNames);
      if (fault !== null) problems.add(file, run.line, fault);
    }
    const [loose] = run.claim === null ? placeholdersOf(run.text) : [];
    if (loose !== undefined) {
      problems.add(
        file,
        run.line,
        `{${loose}} stands outside a claim, so nothing says when it holds`,
      );
    }
  }
  const limit = language === "zh" ? MAX_SUMMARY_WORDS_ZH : MAX_SUMMARY_WORDS;
  const length = countWords(summaryWords(text.summary), language);
  if (length > limit) {
    problems.add(file, text.summaryLine, `the summary has ${length} words; at most ${limit}`);
  }
}

function checkUrl(run: Words, file: string, problems: Problems): void {
  const literal = run.text.filter((part) => typeof part === "string").join("");
  if (
    /^article:[a-z0-9-]+\/[a-z0-9-]+$/.test(literal) ||
    (literal === "" && run.text.length === 1)
  ) {
    return;
  }
  problems.add(file, run.line, "a link leads to {aFactOfTypeUrl} or to article:topic/slug");
}

function summaryWords(nodes: readonly ArticleInline[]): string {
  return nodes
    .map((node) => {
      if (node.type === "text" || node.type === "code") {
        return node.text.map((part) => (typeof part === "string" ? part : " x ")).join("");
      }
      return "children" in node ? summaryWords(node.children) : " ";
    })
    .join("");
}
