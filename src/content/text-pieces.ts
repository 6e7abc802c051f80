import remarkDirective from "remark-directive";
import remarkParse from "remark-parse";
import { unified } from "unified";
import type { PhrasingContent, RootContent } from "mdast";
import type { WaysDocuments, WrittenWay } from "../ports/document-editing.ts";
import type { PieceWording, TextPiece, TextPieces } from "../ports/text-pieces.ts";
import { fitWords } from "./fit-words.ts";
import { Problems } from "./problem.ts";
import { waysIn, withWay } from "./edit-ways.ts";
import { FRONT_MATTER, readArticleText } from "./read-article-text.ts";
import { parseYaml, valueOf } from "./yaml-splice.ts";

/** Other than for reading, the places of words in the text are needed. */
const parser = unified().use(remarkParse).use(remarkDirective);

/** So many ways of asking are enough for an article to be found; people add others. */
const MOST_QUESTIONS = 20;
const MISSING = /not drafted: ([a-z]+)/;

/** Cuts texts of articles into pieces, and puts them together again. */
export const textPieces: TextPieces = {
  cut: (english) => {
    const parts = partsOf(english);
    if (parts === null) return null;
    const { title, summary, body } = parts;
    return {
      title,
      pieces: [
        { id: "title", kind: "title", text: title },
        ...runsOf(summary).map(({ text }, at) => piece("summary", at, text)),
        ...runsOf(body).map(({ text }, at) => piece("body", at, text)),
      ],
    };
  },
  cutWays: (english) => {
    const parts = partsOf(english.text);
    if (parts === null) return null;
    const pieces = firstWays(english).map(({ question }, at) => piece("question", at, question));
    return { title: parts.title, pieces };
  },
  allowedNames: (document) => {
    const yaml = parseYaml(document);
    const names = yaml === null ? null : valueOf(yaml.document);
    return Array.isArray(names) ? names.filter((name) => typeof name === "string") : [];
  },
  fit: fitWords,
  write: (english, words, questions) => {
    const parts = partsOf(english);
    if (parts === null) return "";
    const { summary, body } = parts;
    const title = words.get("title");
    return [
      "---",
      title?.kind === "made" ? `title: ${quoted(title.text)}` : `title: "" # ${signOf(title)}`,
      `translatedFrom: "${parts.hash}"`,
      "unread: model",
      ...(questions.length === 0 ? [] : ["questions:"]),
      ...questions.map((each) => `  - ${quoted(each)}`),
      `summary: ${quoted(filled(summary, "summary", words))}`,
      `---\n${filled(body, "body", words)}`,
    ].join("\n");
  },
  writeWays: (english, words, own) =>
    firstWays(english).reduce((document, { wanted }, at) => {
      const made = words.get(piece("question", at, "").id);
      if (made?.kind !== "made") return document;
      const edited = withWay(document, { question: made.text, wanted });
      return edited.kind === "edited" ? edited : document;
    }, own).asked ?? "",
  missing: (text) =>
    text
      .split("\n")
      .flatMap((line, at) =>
        [...line.matchAll(new RegExp(MISSING, "g"))].map(([, why = ""]) => ({ line: at + 1, why })),
      ),
};

/** Spread over all that they ask for. */
function firstWays(english: WaysDocuments): readonly WrittenWay[] {
  const ways = waysIn(english);
  const step = Math.max(1, ways.length / MOST_QUESTIONS);
  return ways.filter((_way, at) => Math.floor(at / step) !== Math.floor((at - 1) / step));
}

function piece(kind: TextPiece["kind"], at: number, text: string): TextPiece {
  return { id: `${kind}${String(at + 1)}`, kind, text };
}

interface Parts {
  readonly title: string;
  readonly summary: string;
  /** With all that stands after the head. */
  readonly body: string;
  readonly hash: string;
}

function partsOf(english: string): Parts | null {
  const match = FRONT_MATTER.exec(english);
  const yaml = match === null ? null : parseYaml(match[1] ?? "");
  const read = readArticleText({ text: english, asked: null }, "en.md", "en", [], new Problems());
  if (match === null || yaml === null || read === null) return null;
  const { summary = "" } = valueOf(yaml.document) as { readonly summary?: string };
  const { title, hash } = read;
  return { title, summary, body: english.slice(match[0].length), hash };
}

/** Words that stand together, and where. */
interface Run {
  readonly from: number;
  readonly until: number;
  readonly text: string;
}

/** What has no letter, such as a full stop after a claim, stays as it stands. */
const SAYS_SOMETHING = /[\p{L}{]/u;

function runsOf(markdown: string): readonly Run[] {
  return parser.parse(markdown).children.flatMap((node) => runsIn(node, markdown));
}

function runsIn(node: RootContent, markdown: string): readonly Run[] {
  switch (node.type) {
    case "paragraph":
    case "heading":
      return inlineRuns(node.children, markdown);
    case "list":
    case "listItem":
    case "containerDirective":
      return node.children.flatMap((child) => runsIn(child, markdown));
    default:
      return [];
  }
}

/** A claim begins a run of its own, and so does what stands after a break of the line. */
function inlineRuns(nodes: readonly PhrasingContent[], markdown: string): readonly Run[] {
  const runs: Run[] = [];
  let open: PhrasingContent[] = [];
  const close = (): void => {
    const from = open[0]?.position?.start.offset;
    const until = open.at(-1)?.position?.end.offset;
    open = [];
    if (from === undefined || until === undefined) return;
    const slice = markdown.slice(from, until);
    const start = from + slice.length - slice.trimStart().length;
    const text = slice.trim();
    if (!SAYS_SOMETHING.test(text)) return;
    runs.push({ from: start, until: start + text.length, text: text.replaceAll(/\s*\n\s*/g, " ") });
  };
  for (const node of nodes) {
    if (node.type === "textDirective") {
      close();
      runs.push(...inlineRuns(node.children, markdown));
    } else if (node.type === "break") close();
    else open.push(node);
  }
  close();
  return runs;
}

/** The same Markdown with other words in its runs. */
function filled(
  markdown: string,
  kind: TextPiece["kind"],
  words: ReadonlyMap<string, PieceWording>,
): string {
  let text = "";
  let end = 0;
  for (const [at, { from, until }] of runsOf(markdown).entries()) {
    const made = words.get(piece(kind, at, "").id);
    text += markdown.slice(end, from);
    text += made?.kind === "made" ? made.text : `<!-- ${signOf(made)} -->`;
    end = until;
  }
  return text + markdown.slice(end);
}

function signOf(wording: PieceWording | undefined): string {
  return `not drafted: ${wording?.kind === "missing" ? wording.why : "unavailable"}`;
}

/** As YAML takes it, whatever it contains. */
function quoted(text: string): string {
  return JSON.stringify(text);
}
