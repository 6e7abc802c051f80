import type { FactValue } from "../domain/fact.ts";
import type { Edited, EditRefusal, ValueEdit, WrittenFact } from "../ports/document-editing.ts";
import { factEntrySchema } from "./schemas.ts";
import {
  appendItem,
  intoList,
  parseYaml,
  removeKey,
  renameKey,
  setKey,
  spliceYaml,
  valueOf,
  type ReadYaml,
  type YamlStep,
} from "./yaml-splice.ts";

/** Facts of a document; those that cannot be read are left out. */
export function factsIn(text: string): readonly WrittenFact[] {
  const yaml = parseYaml(text);
  return Object.entries(mappingOf(yaml)).flatMap(([name, raw]) => {
    const values = entriesOf(raw).flatMap((entry) => {
      const read = factEntrySchema.safeParse(entry);
      if (!read.success) return [];
      const { value, period, sources } = read.data;
      return [{ value, written: writtenOf(entry), period, sources }];
    });
    return values.length === entriesOf(raw).length && values.length > 0 ? [{ name, values }] : [];
  });
}

/** One value of a fact, changed or added. */
export function withValue(text: string, edit: ValueEdit): Edited {
  const yaml = parseYaml(text);
  if (yaml === null) return refused("unreadable");
  const facts = mappingOf(yaml);
  const raw = facts[edit.name];
  const [first] = entriesOf(raw);
  const type = first?.["type"];
  if (!Object.hasOwn(facts, edit.name) || first === undefined || !isFactType(type)) {
    return refused("not_there");
  }
  const value = readWritten(type, edit.value);
  const wanted = { type, value, ...periodOf(edit), ...sourcedBy(edit.sources) };
  const { from, until } = edit.period;
  const isBackwards = from !== null && until !== null && until < from;
  if (value === null || isBackwards || !factEntrySchema.safeParse(wanted).success) {
    return refused("value_invalid");
  }
  const change =
    edit.entry === null
      ? addition(edit, raw, wanted)
      : changeOfEntry(edit, raw, { ...wanted, value });
  if (change === null) return refused("not_there");
  const changed = spliceYaml(text, change.steps, { ...facts, [edit.name]: change.expected });
  return changed === null ? refused("unreadable") : { kind: "edited", text: changed };
}

interface Change {
  readonly steps: readonly YamlStep[];
  readonly expected: unknown;
}

type Entry = Readonly<Record<string, unknown>>;

function addition({ name }: ValueEdit, raw: unknown, wanted: Entry): Change {
  const { type } = wanted;
  const written = `{ ${Object.entries(wanted)
    .map(([key, each]) => `${key}: ${writtenScalar(key, String(type), each)}`)
    .join(", ")} }`;
  const steps = Array.isArray(raw) ? [appendItem([name], written)] : intoList(name, written);
  return { steps, expected: [...entriesOf(raw), wanted] };
}

/** `null` when there is no such entry. */
function changeOfEntry(edit: ValueEdit, raw: unknown, wanted: Entry): Change | null {
  const { name, entry } = edit;
  const entries = entriesOf(raw);
  const before = entry === null ? undefined : entries[entry];
  if (entry === null || before === undefined) return null;
  const path = Array.isArray(raw) ? [name, entry] : [name];
  const steps: YamlStep[] = [];
  const after: Record<string, unknown> = { ...before };
  const set = (key: string, value: unknown, afterKeys: readonly string[]): void => {
    if (JSON.stringify(after[key]) === JSON.stringify(value)) return;
    after[key] = value;
    steps.push(setKey(path, key, writtenScalar(key, String(wanted["type"]), value), afterKeys));
  };
  const remove = (key: string): void => {
    if (!Object.hasOwn(after, key)) return;
    Reflect.deleteProperty(after, key);
    steps.push(removeKey(path, key));
  };
  set("value", wanted["value"], ["type"]);
  for (const key of ["from", "until"] as const) {
    const day = edit.period[key];
    if (day === null) remove(key);
    else set(key, day, ["from", "value"]);
  }
  const { source, sources, ...rest } = after;
  const sourcing = changeOfSources(path, { source, sources }, edit.sources);
  const changed = { ...rest, ...sourcing.sourced };
  const all = entries.map((each, index) => (index === entry ? changed : each));
  return {
    steps: [...steps, ...sourcing.steps],
    expected: Array.isArray(raw) ? all : changed,
  };
}

/** What an entry rests on, written as one source or as a list, as it was as long as that holds it. */
function changeOfSources(
  path: readonly (string | number)[],
  before: { readonly source: unknown; readonly sources: unknown },
  wanted: ValueEdit["sources"],
): { readonly steps: readonly YamlStep[]; readonly sourced: Entry } {
  const [first, ...more] = wanted;
  const [isOne, isList] = [before.source !== undefined, before.sources !== undefined];
  if (JSON.stringify(sourcesOf(before)) === JSON.stringify(wanted)) {
    const kept = Object.entries(before).filter(([, value]) => value !== undefined);
    return { steps: [], sourced: Object.fromEntries(kept) };
  }
  if (!isList && more.length === 0) {
    return { steps: [setKey(path, "source", String(first))], sourced: { source: first } };
  }
  const list = setKey(path, "sources", `[${wanted.join(", ")}]`);
  if (!isList)
    return { steps: [renameKey(path, "source", "sources"), list], sourced: { sources: wanted } };
  return {
    steps: isOne ? [removeKey(path, "source"), list] : [list],
    sourced: { sources: wanted },
  };
}

function periodOf({ period: { from, until } }: ValueEdit): Entry {
  return { ...(from === null ? {} : { from }), ...(until === null ? {} : { until }) };
}

function sourcedBy(sources: ValueEdit["sources"]): Entry {
  return sources.length === 1 ? { source: sources[0] } : { sources };
}

function sourcesOf(entry: Entry): readonly unknown[] {
  const { source, sources } = entry;
  return [
    ...(source === undefined ? [] : [source]),
    ...(Array.isArray(sources) ? (sources as unknown[]) : []),
  ];
}

function mappingOf(yaml: ReadYaml | null): Entry {
  const value = yaml === null ? null : valueOf(yaml.document);
  return isRecord(value) ? value : {};
}

function entriesOf(raw: unknown): readonly Entry[] {
  return (Array.isArray(raw) ? raw : [raw]).filter(isRecord);
}

function isRecord(value: unknown): value is Entry {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const TYPES: Readonly<Record<FactValue["type"], true>> = {
  count: true,
  date: true,
  duration: true,
  money: true,
  percent: true,
  phone: true,
  identifier: true,
  url: true,
  range: true,
  countries: true,
};

function isFactType(type: unknown): type is FactValue["type"] {
  return typeof type === "string" && Object.hasOwn(TYPES, type);
}

/** As it stands in the file, on one line. */
function writtenOf({ value }: Entry): string {
  return Array.isArray(value) ? value.join(", ") : String(value);
}

/** What YAML reads where somebody wrote so; `null` for what is no value of the type. */
function readWritten(type: FactValue["type"], text: string): unknown {
  const written = text.trim();
  switch (type) {
    case "count":
    case "percent":
      return /^\d{1,15}(?:\.\d{1,6})?$/.test(written) ? Number(written) : null;
    case "countries":
      return written.split(/[\s,]+/).filter((code) => code !== "");
    case "date":
    case "duration":
    case "money":
    case "phone":
    case "identifier":
    case "url":
    case "range":
      return /[\r\n]/.test(written) ? null : written;
  }
}

/** Within braces; what could be read as something else stands in quotes. */
function writtenScalar(key: string, type: string, value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map((item) => (item === "NO" ? '"NO"' : String(item))).join(", ")}]`;
  }
  if (typeof value === "number") return String(value);
  const text = String(value);
  const isPlain = key !== "value" || ["date", "duration", "money", "range"].includes(type);
  return isPlain ? text : JSON.stringify(text);
}

function refused(why: EditRefusal): Edited {
  return { kind: "refused", why };
}
