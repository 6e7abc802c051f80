import { cpSync } from "node:fs";
import path from "node:path";
import { keepKnowledge, recallKnowledge } from "../../src/app/kept-knowledge.ts";
import { keepTexts } from "../../src/app/kept-texts.ts";
import { inProject } from "../../src/app/paths.ts";
import { openSearch } from "../../src/app/search-index.ts";
import { documentFolder } from "../../src/content/document-folder.ts";
import { readDocumentFiles } from "../../src/content/document-files.ts";
import { readKnowledge } from "../../src/content/load.ts";
import { forgetTexts } from "../../src/content/remembered-texts.ts";
import type { DocumentPath } from "../../src/domain/document.ts";
import { keptLog } from "./fakes.ts";
import { seedContent } from "./seed-content.ts";
import { someQuestions } from "./some-questions.ts";

/** Shipped articles whose words point to no others; neighbours that are left out are taken from their lists. */
const ARTICLES = [
  "green-channels/what-green-channel-is",
  "residence/temporary-residence-registration",
  "visas/k-young-talent-visa",
  "visas/overstay-penalties",
  "visas/transit-240h",
  "visas/visa-fees-processing",
  "visas/visa-free-mutual",
  "visas/visa-free-unilateral",
  "visas/z-work-visa",
  "work/work-permit-process",
];
/** It points to articles of all subjects. */
const TOO_WIDE = "conversation/what-can-you-do";

/**
 * Ten of the shipped articles in all languages, with the talk around them and a few ways of asking each: what is learned of
 * them, and measured, takes seconds where the whole takes minutes.
 */
export function fewArticles(): ReadonlyMap<DocumentPath, string> {
  const few = [...readDocumentFiles(inProject("."))].filter(([path]) => isKept(path));
  return new Map(few.map(([path, text]) => [path, shortened(path, text)]));
}

function isKept(path: DocumentPath): boolean {
  const [, topic = "", name = "", document] = path.split("/");
  if (!path.startsWith("knowledge/") || document === undefined) {
    return path !== "knowledge/tables/programmes.yaml";
  }
  const id = `${topic}/${name}`;
  return ARTICLES.includes(id) || (topic === "conversation" && id !== TOO_WIDE);
}

function shortened(path: DocumentPath, text: string): string {
  if (path.startsWith("knowledge/negatives/")) {
    return text.replace(/^((?:near|far):\n(?: {2}- .*\n){20})(?: {2}- .*\n)+/gm, "$1");
  }
  if (path.endsWith("/article.yaml")) {
    return text.replace(/^ {2}- ([a-z-]+\/[a-z0-9-]+)\n/gm, (line, id: string) =>
      ARTICLES.includes(id) || id.startsWith("conversation/") ? line : "",
    );
  }
  return path.endsWith(".asked.yaml") ? fewWays(text) : text;
}

/** Twelve, in turn for each thing that is asked for. */
function fewWays(text: string): string {
  const groups = [...text.matchAll(/^(\S.*):\n((?: {2}- .*\n)+)/gm)].map(
    ([, name = "", ways = ""]) => ({
      name,
      ways: ways.split("\n").filter((way) => way !== ""),
    }),
  );
  const kept = new Set(
    groups
      .flatMap(({ ways }, group) => ways.map((way, at) => ({ way, group, at })))
      .toSorted((a, b) => a.at - b.at || a.group - b.group)
      .slice(0, 12)
      .map(({ way }) => way),
  );
  return groups
    .map(({ name, ways }) => ({ name, own: ways.filter((way) => kept.has(way)) }))
    .filter(({ own }) => own.length > 0)
    .map(({ name, own }) => [`${name}:`, ...own, ""].join("\n"))
    .join("");
}

/** Where what is learned of them is kept between runs. */
export const LEARNED = inProject("build", "search-of-few");

/** Reads and learns them once for the whole run. */
export async function learnFewArticles(): Promise<void> {
  const folder = documentFolder(fewArticles(), "knowledge");
  // Only their own are kept, since each test takes a copy.
  forgetTexts();
  const read = readKnowledge(folder);
  keepTexts(keptLog(), LEARNED);
  if (!read.ok) throw new Error("the few articles have faults");
  if (recallKnowledge(folder, LEARNED) === null) {
    keepKnowledge(folder, read.knowledge, keptLog(), LEARNED);
  }
  await openSearch(read.knowledge, { bare: false }, keptLog(), LEARNED);
}

/** A copy of what was learned of them. */
export function learnedOfFewArticles(below: string): string {
  const folder = path.join(below, "search");
  cpSync(LEARNED, folder, { recursive: true });
  return folder;
}

/** They are in force in a new database, and the files of the project are not proposed in their place. */
export function seedFewArticles(url: string, now: Date): Promise<void> {
  return seedContent(url, fewArticles(), now);
}

/** A ninth of the measured questions that they answer, and a few that they do not, in a folder of their own. */
export function questionsOnFewArticles(below: string): string {
  return someQuestions(below, (accept) => (accept.some((id) => ARTICLES.includes(id)) ? 9 : 72));
}
