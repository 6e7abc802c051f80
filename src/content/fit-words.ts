import remarkDirective from "remark-directive";
import remarkParse from "remark-parse";
import { unified } from "unified";
import type { PhrasingContent } from "mdast";
import type { LanguageTag } from "../domain/locale.ts";
import { placeholdersOf, type Template } from "../domain/template.ts";
import type { FitWords, PieceFault, TextPiece } from "../ports/text-pieces.ts";
import { readIcu } from "./icu.ts";
import { forbiddenFigure } from "./word-rules.ts";

const parser = unified().use(remarkParse).use(remarkDirective);

/** How words are built: what must be the same in every language. */
interface Build {
  /** Names of placeholders, as often as they stand there; those within a block of forms count with it. */
  readonly facts: readonly string[];
  readonly links: readonly string[];
  /** Emphasis and code, in no order: languages put their words otherwise. */
  readonly markup: readonly string[];
  readonly templates: readonly Template[];
  /** Words and placeholders in order; `null` for markup that no piece may have. */
  readonly plain: readonly (string | { readonly name: string })[];
}

/** Tells whether words can stand for a piece, and how they read. */
export function fitWords(
  piece: TextPiece,
  words: string,
  language: LanguageTag,
  allowedNames: readonly string[],
): FitWords | PieceFault {
  const text = words.trim().replaceAll("'", "’");
  // A line of its own could begin a list, a heading or a claim.
  if (text === "" || /[\n\r\u2028\u2029]/u.test(text)) return "markup";
  const isPlain = piece.kind === "title" || piece.kind === "question";
  const [own, original] = isPlain
    ? [simple(text), simple(piece.text)]
    : [built(text), built(piece.text)];
  if (original === null || own === null) return "markup";
  if (own === "facts" || original === "facts") return "facts";
  if (!isSame(own.facts, original.facts)) return "facts";
  if (!isSame(own.links, original.links)) return "links";
  if (!isSame(own.markup, original.markup)) return "markup";
  // Ways of asking may name figures, as people do.
  const isFree = piece.kind === "question";
  const writesFigure = own.templates.some(
    (each) => forbiddenFigure(each, language, allowedNames) !== null,
  );
  if (writesFigure && !isFree) return "figures";
  const names = [...new Set(original.facts)].sort();
  return { text, plain: labelled(own, names), original: labelled(original, names) };
}

/** Words that are read as they are. */
function simple(text: string): Build | null {
  if (/[{}]/.test(text)) return null;
  return { facts: [], links: [], markup: [], templates: [[text]], plain: [text] };
}

interface Gathered {
  readonly facts: string[];
  readonly links: string[];
  readonly markup: string[];
  readonly templates: Template[];
  readonly plain: (string | { readonly name: string })[];
  isFaulty: "facts" | "markup" | null;
}

/** `null` for words that would change what stands around them. */
function built(text: string): Build | "facts" | null {
  const [block, ...others] = parser.parse(text).children;
  if (block?.type !== "paragraph" || others.length > 0) return null;
  // Brackets that nobody closed would end the claim in which the words may stand.
  const [within, ...more] = parser.parse(`:claim[${text}]{id=x}`).children;
  const claim = within?.type === "paragraph" ? within.children : [];
  const [directive] = claim;
  const isWhole = more.length === 0 && claim.length === 1 && directive?.type === "textDirective";
  if (!isWhole || directive.name !== "claim" || directive.attributes?.["id"] !== "x") return null;
  const gathered: Gathered = {
    facts: [],
    links: [],
    markup: [],
    templates: [],
    plain: [],
    isFaulty: null,
  };
  gather(directive.children, gathered);
  if (gathered.isFaulty === "markup") return null;
  return gathered.isFaulty ?? gathered;
}

function gather(nodes: readonly PhrasingContent[], into: Gathered): void {
  for (const node of nodes) {
    switch (node.type) {
      case "text":
        gatherTemplate(node.value, into);
        break;
      case "inlineCode":
        into.markup.push(`code ${node.value}`);
        gatherTemplate(node.value, into);
        break;
      case "strong":
      case "emphasis":
        into.markup.push(node.type);
        gather(node.children, into);
        break;
      case "link":
        into.links.push(`${node.url} ${node.title ?? ""}`);
        gather(node.children, into);
        break;
      default:
        into.isFaulty = "markup";
    }
  }
}

function gatherTemplate(text: string, into: Gathered): void {
  const read = readIcu(text);
  if (!read.ok) {
    into.isFaulty ??= "facts";
    return;
  }
  into.templates.push(read.template);
  for (const part of read.template) {
    if (typeof part === "string") into.plain.push(part);
    else if (part.kind !== "pluralNumber") {
      const names = placeholdersOf([part]);
      into.facts.push(...names);
      into.plain.push(...names.map((name) => ({ name })));
    }
  }
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return JSON.stringify([...some].sort()) === JSON.stringify([...others].sort());
}

/** A label is held to like a figure that was hidden, and is no word of either language. */
function labelled({ plain }: Build, names: readonly string[]): string {
  return plain
    .map((part) =>
      typeof part === "string" ? part : ` [document ${String(names.indexOf(part.name) + 1)}] `,
    )
    .join("")
    .replaceAll(/\s+/g, " ")
    .trim();
}
