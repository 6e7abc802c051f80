import { load } from "js-yaml";
import {
  isMap,
  isNode,
  isPair,
  isScalar,
  LineCounter,
  parseDocument,
  visit,
  type Document,
} from "yaml";
import type { z } from "zod";
import type { Problems } from "./problem.ts";

/** Tells the line on which a value of a YAML text stands. */
export type LineOf = (path: readonly PropertyKey[]) => number;

export interface YamlFile {
  readonly value: unknown;
  /** Looks into the text again when it is first asked, which takes ten times as long as the value did. */
  readonly lineOf: LineOf;
}

/**
 * Reads YAML 1.2; syntax faults and repeated keys become problems and `null`. Values are read by a parser that keeps no places,
 * and faults are told by one that does.
 *
 * @param firstLine the line of the file on which the text begins
 */
export function readYaml(
  text: string,
  file: string,
  problems: Problems,
  firstLine = 1,
): YamlFile | null {
  const lineOf = linesIn(text, firstLine);
  const read = valueOf(text);
  if (read !== null) return { value: read.value, lineOf };
  const { document, lineAt } = parsed(text, firstLine);
  for (const error of document.errors) {
    const [sentence] = error.message.split("\n");
    problems.add(file, lineAt(error.pos[0]), `the YAML cannot be read: ${sentence ?? error.code}`);
  }
  const alias = firstAlias(document);
  if (alias !== null) problems.add(file, lineAt(alias), "an alias has no place here; write it out");
  if (document.errors.length > 0 || alias !== null) return null;
  return { value: document.toJS() as unknown, lineOf };
}

/** Where it stands: aliases may unfold to anything. */
function firstAlias(document: Document): number | null {
  let at: number | null = null;
  visit(document, {
    Alias: (_key, { range }) => {
      at = range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  return at;
}

/** In an object, since the value itself may be `null`; `null` for what this parser does not read, aliases included. */
function valueOf(text: string): { readonly value: unknown } | null {
  try {
    return { value: load(text, { maxAliases: 0 }) };
  } catch {
    return null;
  }
}

interface Parsed {
  readonly document: Document;
  readonly lineAt: (offset: number) => number;
}

function parsed(text: string, firstLine: number): Parsed {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: true,
  });
  return {
    document,
    lineAt: (offset) => Math.max(1, lines.linePos(offset).line) + firstLine - 1,
  };
}

/** How to find the lines of a text that holds no fault. */
export function linesIn(text: string, firstLine: number): LineOf {
  let again: Parsed | null = null;
  return (path) => {
    const [key] = path;
    // A key of the outermost map stands at the beginning of its line, and nothing within another key’s value does.
    const at = path.length === 1 ? lineBeginning(text, `${String(key)}:`) : null;
    if (at !== null) return at + firstLine;
    again ??= parsed(text, firstLine);
    return again.lineAt(offsetOf(again.document, path));
  };
}

/** How many lines stand before the first that begins so; `null` when none does. */
function lineBeginning(text: string, words: string): number | null {
  const at = text.startsWith(words) ? 0 : text.indexOf(`\n${words}`) + 1;
  if (at === 0 && !text.startsWith(words)) return null;
  return text.slice(0, at).split("\n").length - 1;
}

/** Checks a value against a schema; every issue becomes a problem on the line it stands on. */
export function validate<T>(
  yaml: YamlFile,
  schema: z.ZodType<T>,
  file: string,
  problems: Problems,
  path: readonly PropertyKey[] = [],
): T | null {
  const value = path.reduce<unknown>(
    (inner, key) =>
      typeof inner === "object" && inner !== null ? Reflect.get(inner, key) : undefined,
    yaml.value,
  );
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    const where = [...path, ...issue.path];
    const name = where.map(String).join(".");
    const line =
      issue.code === "unrecognized_keys"
        ? yaml.lineOf([...where, ...issue.keys.slice(0, 1)])
        : yaml.lineOf(where);
    problems.add(file, line, name === "" ? issue.message : `${name}: ${issue.message}`);
  }
  return null;
}

function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  let offset = 0;
  let node: unknown = document.contents;
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find(
        (item) => isScalar(item.key) && String(item.key.value) === String(key),
      );
      if (pair === undefined) break;
      if (isPair(pair) && isNode(pair.key) && pair.key.range) offset = pair.key.range[0];
      node = pair.value;
    } else if (isNode(node) && "items" in node && Array.isArray(node.items)) {
      const item: unknown = node.items[Number(key)];
      if (isNode(item) && item.range) offset = item.range[0];
      node = item;
    } else break;
  }
  return offset;
}
