import { foldPhrase } from "../text.ts";
import type { CueBook } from "./cue-book.ts";
import { unifyVariants, withoutPrefixes } from "./variants.ts";

/** A word of a pattern; with `prefix`, the beginning of one. */
export interface PatternWord {
  readonly text: string;
  readonly prefix: boolean;
}

export interface Pattern {
  /** Finds it in the spaced words of a sentence; global. */
  readonly regex: RegExp;
  /** One of these occurs wherever the pattern does; empty when none is certain. */
  readonly anchors: readonly PatternWord[];
  readonly words: readonly PatternWord[];
}

type Item =
  | { readonly kind: "word"; readonly word: PatternWord }
  | { readonly kind: "gap"; readonly wide: boolean }
  | { readonly kind: "edge"; readonly start: boolean }
  | { readonly kind: "choice"; readonly options: readonly Item[][]; readonly optional: boolean }
  | { readonly kind: "unless"; readonly options: readonly Item[][] };

export type PatternRules = Pick<CueBook, "unit" | "groups" | "prefixes" | "variants">;

const PART = /\(!?|[)|?^$,]|__?|<\w+>|[^\s()|?<>_^$,]+/gu;

const ASCII = /^[!-~]*$/;

/**
 * Reads a pattern of a cue book.
 *
 * Gaps are bounded, so matching takes time linear in the text.
 *
 * @throws Error the pattern is malformed or names no group
 */
export function readPattern(source: string, rules: PatternRules): Pattern {
  const [first = "", second] = source.split(/\s~\s/u);
  const options =
    second === undefined
      ? parse(source, rules)
      : [...parse(`(${first}) _ (${second})`, rules), ...parse(`(${second}) _ (${first})`, rules)];
  const [only] = options;
  const items = options.length === 1 && only !== undefined ? only : [choice(options, false)];
  const writer =
    rules.unit === "words" ? wordWriter(stopsOf(rules)) : characterWriter(stopsOf(rules));
  return {
    regex: new RegExp(writer.start + items.map((item) => written(item, writer)).join(""), "gu"),
    anchors: anchorsOf(items),
    words: items.flatMap(wordsOf),
  };
}

function parse(source: string, rules: PatternRules): Item[][] {
  const parts = source.match(PART) ?? [];
  let at = 0;
  const readOptions = (): Item[][] => {
    const options: Item[][] = [[]];
    for (; at < parts.length && parts[at] !== ")"; at += 1) {
      const part = parts[at] ?? "";
      if (part === "|") options.push([]);
      else addItem(options.at(-1) ?? [], part);
    }
    if (options.some((items) => items.length === 0)) throw new Error(`empty choice in "${source}"`);
    return options;
  };
  const addItem = (items: Item[], part: string): void => {
    if (part === "?") {
      const last = items.pop();
      if (last === undefined) throw new Error(`nothing before "?" in "${source}"`);
      items.push(...madeOptional(last, rules));
    } else if (part === "(" || part === "(!") {
      at += 1;
      const options = readOptions();
      items.push(part === "(" ? choice(options, false) : { kind: "unless", options });
      if (parts[at] !== ")") throw new Error(`"(" is not closed in "${source}"`);
    } else items.push(simpleItem(part, rules));
  };
  const options = readOptions();
  if (at < parts.length) throw new Error(`")" without "(" in "${source}"`);
  return options;
}

function simpleItem(part: string, rules: PatternRules): Item {
  if (part === "_" || part === "__") return { kind: "gap", wide: part === "__" };
  if (part === "^" || part === "$") return { kind: "edge", start: part === "^" };
  if (part.startsWith("<")) {
    const name = part.slice(1, -1);
    return groupItem(name, rules);
  }
  const prefix = part.endsWith("*");
  return { kind: "word", word: { text: folded(prefix ? part.slice(0, -1) : part, rules), prefix } };
}

const READ_GROUPS = new WeakMap<PatternRules["groups"], Map<string, Item>>();

/** Groups are long and named in many patterns: each is read once. */
function groupItem(name: string, rules: PatternRules): Item {
  const read = READ_GROUPS.get(rules.groups) ?? new Map<string, Item>();
  READ_GROUPS.set(rules.groups, read);
  const group = rules.groups[name];
  if (group === undefined) throw new Error(`no group "${name}"`);
  const item = read.get(name) ?? choice(parse(group, rules), false);
  read.set(name, item);
  return item;
}

function folded(word: string, rules: PatternRules): string {
  if (ASCII.test(word)) return word;
  return withoutPrefixes(unifyVariants(foldPhrase(word, false).join(""), rules), rules);
}

/** Without spaces between words, what may be missing is one character. */
function madeOptional(item: Item, { unit }: PatternRules): Item[] {
  if (unit === "words" || item.kind !== "word") return [choice([[item]], true)];
  const characters = Array.from(item.word.text, (text): Item => {
    return { kind: "word", word: { text, prefix: false } };
  });
  const last = characters.splice(-1);
  return [...characters, choice([last], true)];
}

function choice(options: readonly Item[][], optional: boolean): Item {
  return { kind: "choice", options, optional };
}

interface Writer {
  readonly start: string;
  readonly word: (word: PatternWord) => string;
  readonly gap: string;
  readonly wideGap: string;
  readonly edges: readonly [start: string, end: string];
}

function wordWriter(stops: string): Writer {
  return {
    start: "(?<= )",
    word: ({ text, prefix }) => `${literal(text)}${prefix ? "[^ ]*" : ""} `,
    gap: `(?:(?!(?:${stops}) )[^ ,]+ ){0,3}?`,
    wideGap: `(?:(?!(?:${stops}) )[^ ]+ ){0,8}?`,
    edges: ["(?<=^ )", "(?:, )*$"],
  };
}

function characterWriter(stops: string): Writer {
  return {
    start: "",
    word: ({ text }) => literal(text),
    gap: `(?:(?!${stops})[^,]){0,6}?`,
    wideGap: `(?:(?!${stops}).){0,16}?`,
    edges: ["(?<=^,*)", ",*$"],
  };
}

function written(item: Item, writer: Writer): string {
  switch (item.kind) {
    case "word":
      return writer.word(item.word);
    case "gap":
      return item.wide ? writer.wideGap : writer.gap;
    case "edge":
      return writer.edges[item.start ? 0 : 1];
    case "choice":
      return `(?:${writtenOptions(item.options, writer)})${item.optional ? "?" : ""}`;
    case "unless":
      return `(?!${writtenOptions(item.options, writer)})`;
  }
}

function writtenOptions(options: readonly Item[][], writer: Writer): string {
  return options.map((items) => items.map((item) => written(item, writer)).join("")).join("|");
}

function literal(word: string): string {
  return word.replaceAll("#", "\\d");
}

/** A regular expression of what no gap skips. */
function stopsOf({ groups }: PatternRules): string {
  return groups["stop"]?.replace(/\s*\|\s*/gu, "|").trim() ?? "(?!)";
}

/** Of the parts that must be there, the one that a text has least often by chance. */
function anchorsOf(items: readonly Item[]): readonly PatternWord[] {
  const candidates = items.map(anchorsOfItem).filter((words) => words.length > 0);
  return candidates.sort((a, b) => commonness(a) - commonness(b))[0] ?? [];
}

/** Short words are common ones. */
function commonness(words: readonly PatternWord[]): number {
  return words.reduce((sum, { text }) => sum + 1 / text.length ** 3, 0);
}

function anchorsOfItem(item: Item): readonly PatternWord[] {
  if (item.kind === "word") return item.word.text.includes("#") ? [] : [item.word];
  if (item.kind !== "choice" || item.optional) return [];
  const options = item.options.map(anchorsOf);
  return options.some((words) => words.length === 0) ? [] : options.flat();
}

function wordsOf(item: Item): PatternWord[] {
  if (item.kind === "word") return [item.word];
  return item.kind === "choice" ? item.options.flat().flatMap(wordsOf) : [];
}
