import {
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  parseDocument,
  stringify,
  type Document,
  type Node,
  type YAMLMap,
} from "yaml";

/** A place in a text and what stands there instead. */
interface Splice {
  readonly from: number;
  readonly until: number;
  readonly text: string;
}

/** One change to a text that was read; `null` when it cannot be made without touching anything else. */
export type YamlStep = (yaml: ReadYaml) => Splice | null;

/** YAML with the text that it was read from. */
export interface ReadYaml {
  readonly text: string;
  readonly document: Document;
}

/** `null` for what has faults, or is written with anchors. */
export function parseYaml(text: string): ReadYaml | null {
  const document = parseDocument(text, { prettyErrors: false, uniqueKeys: true });
  if (document.errors.length > 0 || valueOf(document) === undefined) return null;
  return { text, document };
}

/** What it says; `undefined` where that cannot be told. */
export function valueOf(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 }) as unknown;
  } catch {
    return undefined;
  }
}

/**
 * Makes changes one after another in the text itself.
 *
 * @param expected what it has to say then; a text that would say anything else is not given
 */
export function spliceYaml(
  text: string,
  steps: readonly YamlStep[],
  expected: unknown,
): string | null {
  let changed = text;
  for (const step of steps) {
    const yaml = parseYaml(changed);
    const splice = yaml === null ? null : step(yaml);
    if (splice === null) return null;
    changed = changed.slice(0, splice.from) + splice.text + changed.slice(splice.until);
  }
  const read = parseYaml(changed);
  return read !== null && written(valueOf(read.document)) === written(expected) ? changed : null;
}

/** Makes changes that have nothing to do with each other, all in the text as it stands: far faster where there are many. */
export function spliceYamlAtOnce(
  text: string,
  steps: readonly YamlStep[],
  expected: unknown,
): string | null {
  const yaml = parseYaml(text);
  if (yaml === null) return null;
  let changed = text;
  let rest = text.length;
  const splices = steps.map((step) => step(yaml));
  const backwards = splices.toSorted((a, b) => (b?.from ?? 0) - (a?.from ?? 0));
  for (const splice of backwards) {
    if (splice === null || splice.until > rest) return null;
    changed = changed.slice(0, splice.from) + splice.text + changed.slice(splice.until);
    rest = splice.from;
  }
  return spliceYaml(changed, [], expected);
}

/** The same for values that say the same, in whichever order their keys stand. */
function written(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) =>
    typeof each === "object" && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}

export function nodeAt(document: Document, path: readonly (string | number)[]): Node | null {
  const node: unknown = document.getIn(path, true);
  return isNode(node) ? node : null;
}

/** Sets one key of a mapping, after the first of `after` that is there, or as the last. */
export function setKey(
  path: readonly (string | number)[],
  key: string,
  written: string,
  after: readonly string[] = [],
): YamlStep {
  return ({ text, document }) => {
    const map = path.length === 0 ? document.contents : nodeAt(document, path);
    if (!isMap(map)) return null;
    const value = pairValue(map, key);
    if (value !== null) return { from: startOf(value), until: endOf(value), text: written };
    const anchor = after.map((name) => pairValue(map, name)).find((node) => node !== null);
    const last = anchor ?? lastValue(map);
    // What begins on a line of its own leaves no blank behind the colon.
    const pair = written.startsWith("\n") ? `${key}:${written}` : `${key}: ${written}`;
    return last === null ? null : inserted(text, map, last, pair);
  };
}

/** Calls one key of a mapping otherwise; its value stays. */
export function renameKey(path: readonly (string | number)[], key: string, to: string): YamlStep {
  return ({ document }) => {
    const map = nodeAt(document, path);
    const pair = isMap(map)
      ? map.items.find((item) => isScalar(item.key) && item.key.value === key)
      : undefined;
    return pair === undefined || !isNode(pair.key)
      ? null
      : { from: startOf(pair.key), until: endOf(pair.key), text: to };
  };
}

/** Takes one key out of a mapping, with the line on which it stands. */
export function removeKey(path: readonly (string | number)[], key: string): YamlStep {
  return ({ text, document }) => {
    const map = nodeAt(document, path);
    if (!isMap(map)) return null;
    const index = map.items.findIndex((item) => isScalar(item.key) && item.key.value === key);
    const own = keyAndValue(map, index);
    if (own === null) return null;
    const next = keyAndValue(map, index + 1);
    const before = keyAndValue(map, index - 1);
    if (map.flow === true && before !== null) return { from: before.end, until: own.end, text: "" };
    if (map.flow !== true && before !== null) {
      return { from: lineStart(text, own.start), until: lineEnd(text, own.end) + 1, text: "" };
    }
    if (next === null) return null;
    // What stands between the first two may be a comment, which must stay.
    const between = text.slice(own.end, next.start);
    return /^[\s,]*$/.test(between) ? { from: own.start, until: next.start, text: "" } : null;
  };
}

/** Adds an item as the last of a list. */
export function appendItem(path: readonly (string | number)[], written: string): YamlStep {
  return ({ text, document }) => {
    const list = nodeAt(document, path);
    if (!isSeq(list)) return null;
    const last = list.items.at(-1);
    if (!isNode(last)) {
      return { from: startOf(list), until: endOf(list), text: `\n  - ${written}` };
    }
    if (list.flow === true) return insertedAt(endOf(last), `, ${written}`);
    const dash = text.lastIndexOf("-", startOf(last) - 1);
    const indent = dash - lineStart(text, dash);
    return insertedAt(lineEnd(text, endOf(last)), `\n${" ".repeat(indent)}- ${written}`);
  };
}

/** Takes an item out of a list that has another one, with the lines on which it stands. */
export function removeItem(path: readonly (string | number)[], at: number): YamlStep {
  return ({ text, document }) => {
    const list = nodeAt(document, path);
    const item = isSeq(list) ? list.items[at] : undefined;
    if (!isSeq(list) || !isNode(item) || list.items.length < 2) return null;
    if (list.flow !== true) {
      const dash = text.lastIndexOf("-", startOf(item) - 1);
      return { from: lineStart(text, dash), until: lineEnd(text, endOf(item)) + 1, text: "" };
    }
    const [before, next] = [list.items[at - 1], list.items[at + 1]];
    if (isNode(before)) return { from: endOf(before), until: endOf(item), text: "" };
    return isNode(next) ? { from: startOf(item), until: startOf(next), text: "" } : null;
  };
}

/** Makes the value of a key the first of a list, with another after it. */
export function intoList(key: string, written: string): readonly YamlStep[] {
  const wrap: YamlStep = ({ text, document }) => {
    const value = nodeAt(document, [key]);
    if (!isMap(value)) return null;
    const start = startOf(value);
    if (value.flow !== true) {
      const from = lineStart(text, start);
      const until = lineEnd(text, endOf(value));
      const [first = "", ...rest] = text.slice(from, until).split("\n");
      const indented = rest.map((line) => (line === "" ? line : `  ${line}`));
      const dashed = first.replace(/^( *)/, "$1- ");
      return { from, until, text: [dashed, ...indented].join("\n") };
    }
    const colon = text.lastIndexOf(":", start);
    return { from: colon + 1, until: start, text: "\n  - " };
  };
  return [wrap, appendItem([key], written)];
}

/** A text as one value on one line. */
export function writtenText(value: string, isFlow: boolean): string {
  return isFlow ? JSON.stringify(value) : stringify(value, { lineWidth: 0 }).trimEnd();
}

export function isFlowAt(document: Document, path: readonly (string | number)[]): boolean {
  const node = nodeAt(document, path);
  return (isMap(node) || isSeq(node)) && node.flow === true;
}

function inserted(text: string, map: YAMLMap, last: Node, pair: string): Splice {
  if (map.flow === true) return insertedAt(endOf(last), `, ${pair}`);
  const first = keyAndValue(map, 0);
  const column = first === null ? 0 : first.start - lineStart(text, first.start);
  return insertedAt(lineEnd(text, endOf(last)), `\n${" ".repeat(column)}${pair}`);
}

function insertedAt(place: number, text: string): Splice {
  return { from: place, until: place, text };
}

function pairValue(map: YAMLMap, key: string): Node | null {
  const node: unknown = map.get(key, true);
  return isNode(node) ? node : null;
}

function lastValue(map: YAMLMap): Node | null {
  const value: unknown = map.items.at(-1)?.value;
  return isNode(value) ? value : null;
}

function keyAndValue(map: YAMLMap, index: number): { start: number; end: number } | null {
  const pair = index < 0 ? undefined : map.items[index];
  if (pair === undefined || !isNode(pair.key) || !isNode(pair.value)) return null;
  return { start: startOf(pair.key), end: endOf(pair.value) };
}

function startOf(node: Node): number {
  return node.range?.[0] ?? 0;
}

/** Where the last of it ends; collections in lines of their own reach further, over what follows them. */
function endOf(node: Node): number {
  if ((isMap(node) || isSeq(node)) && node.flow !== true) {
    const last = node.items.at(-1);
    const inner: unknown = isPair(last) ? (last.value ?? last.key) : last;
    if (isNode(inner)) return endOf(inner);
  }
  return node.range?.[1] ?? 0;
}

function lineStart(text: string, place: number): number {
  return text.lastIndexOf("\n", place - 1) + 1;
}

/** Of the line break, or of the text. */
function lineEnd(text: string, place: number): number {
  const end = text.indexOf("\n", place);
  return end < 0 ? text.length : end;
}
