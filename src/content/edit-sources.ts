import type { SourceId } from "../domain/ids.ts";
import { parsePlainDate, type PlainDate } from "../domain/plain-date.ts";
import type { Edited, SourceEdit } from "../ports/document-editing.ts";
import { idSchema, sourceSchema } from "./schemas.ts";
import {
  isFlowAt,
  parseYaml,
  removeKey,
  setKey,
  spliceYaml,
  valueOf,
  writtenText,
  type YamlStep,
} from "./yaml-splice.ts";

type Source = Readonly<Record<string, unknown>>;

/** The day on which each source was seen. */
export function sourceDaysIn(text: string): ReadonlyMap<SourceId, PlainDate | null> {
  return new Map(
    Object.entries(sourcesOf(text) ?? {}).map(([id, { seenOn }]) => [
      id,
      typeof seenOn === "string" ? parsePlainDate(seenOn) : null,
    ]),
  );
}

/** The day on which a source was seen, in place of the one that stands there. */
export function withSeenOn(text: string, id: SourceId, on: PlainDate): Edited {
  const sources = sourcesOf(text);
  if (sources === null) return { kind: "refused", why: "unreadable" };
  const source = Object.hasOwn(sources, id) ? sources[id] : undefined;
  if (source === undefined) return { kind: "refused", why: "not_there" };
  const step = setKey([id], "seenOn", on, ["url", "citing", "publisher"]);
  const changed = spliceYaml(text, [step], { ...sources, [id]: { ...source, seenOn: on } });
  return changed === null
    ? { kind: "refused", why: "unreadable" }
    : { kind: "edited", text: changed };
}

/** Adds a source at the end, or changes the one of that id. */
export function withSource(text: string, { id, ...fields }: SourceEdit): Edited {
  const sources = sourcesOf(text);
  const yaml = parseYaml(text);
  if (sources === null || yaml === null) return { kind: "refused", why: "unreadable" };
  const { url, ...others } = fields;
  const wanted = url === null ? others : { ...others, url };
  if (!idSchema.safeParse(id).success || !sourceSchema.safeParse(wanted).success) {
    return { kind: "refused", why: "value_invalid" };
  }
  const before = Object.hasOwn(sources, id) ? sources[id] : undefined;
  const changed =
    before === undefined
      ? added(text, id, wanted, sources)
      : changedSource(text, { id, isFlow: isFlowAt(yaml.document, [id]) }, before, wanted, sources);
  return changed === null
    ? { kind: "refused", why: "unreadable" }
    : { kind: "edited", text: changed };
}

function added(
  text: string,
  id: string,
  wanted: Source,
  sources: Readonly<Record<string, Source>>,
): string | null {
  const lines = FIELDS.flatMap((key) => {
    const value = wanted[key];
    return typeof value === "string" ? [`  ${key}: ${written(key, value, false)}\n`] : [];
  });
  const before = text === "" || text.endsWith("\n") ? text : `${text}\n`;
  const changed = `${before}${id}:\n${lines.join("")}`;
  return spliceYaml(changed, [], { ...sources, [id]: wanted });
}

const FIELDS = ["title", "publisher", "url", "seenOn", "confidence"] as const;

function changedSource(
  text: string,
  { id, isFlow }: { readonly id: string; readonly isFlow: boolean },
  before: Source,
  wanted: Source,
  sources: Readonly<Record<string, Source>>,
): string | null {
  const after: Record<string, unknown> = { ...before };
  const steps: YamlStep[] = [];
  for (const key of FIELDS) {
    const value = wanted[key];
    if (value === before[key]) continue;
    if (typeof value === "string") {
      after[key] = value;
      steps.push(setKey([id], key, written(key, value, isFlow), ["citing", "publisher"]));
    } else {
      Reflect.deleteProperty(after, key);
      steps.push(removeKey([id], key));
    }
  }
  return spliceYaml(text, steps, { ...sources, [id]: after });
}

function written(key: (typeof FIELDS)[number], value: string, isFlow: boolean): string {
  return key === "title" ? JSON.stringify(value) : writtenText(value, isFlow);
}

/** `null` when it holds anything but sources. */
function sourcesOf(text: string): Readonly<Record<string, Source>> | null {
  const yaml = parseYaml(text);
  if (yaml === null) return null;
  // An empty document lists none.
  const value = valueOf(yaml.document) ?? {};
  if (typeof value !== "object" || Array.isArray(value)) return null;
  const all: unknown[] = Object.values(value);
  const areSources = all.every((each) => typeof each === "object" && each !== null);
  return areSources ? (value as Record<string, Source>) : null;
}
