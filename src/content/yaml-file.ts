import { isMap, isNode, isPair, isScalar, LineCounter, parseDocument, type Document } from "yaml";
import type { z } from "zod";
import type { Problems } from "./problem.ts";

/** Tells the line on which a value of a YAML text stands. */
export type LineOf = (path: readonly PropertyKey[]) => number;

export interface YamlFile {
  readonly value: unknown;
  /** Holds on to the parsed document: for as long as its file is being read. */
  readonly lineOf: LineOf;
  /**
   * The same from the text alone, which it parses anew when it is first asked. For what is kept until all files are
   * read: their documents together would take more memory than all that is served.
   */
  readonly lineOfLater: LineOf;
}

/**
 * Reads YAML 1.2 and keeps the lines; syntax faults and repeated keys become problems and `null`.
 *
 * @param firstLine the line of the file on which the text begins
 */
export function readYaml(
  text: string,
  file: string,
  problems: Problems,
  firstLine = 1,
): YamlFile | null {
  const { document, lineAt } = parsed(text, firstLine);
  for (const error of document.errors) {
    const [sentence] = error.message.split("\n");
    problems.add(file, lineAt(error.pos[0]), `the YAML cannot be read: ${sentence ?? error.code}`);
  }
  if (document.errors.length > 0) return null;
  return {
    value: document.toJS({ maxAliasCount: 0 }) as unknown,
    lineOf: (path) => lineAt(offsetOf(document, path)),
    lineOfLater: laterLines(text, firstLine),
  };
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

function laterLines(text: string, firstLine: number): LineOf {
  let again: Parsed | null = null;
  return (path) => {
    again ??= parsed(text, firstLine);
    return again.lineAt(offsetOf(again.document, path));
  };
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
