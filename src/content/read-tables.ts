import { z } from "zod";
import type { EntryRule, StayWindow } from "../domain/entry-rule.ts";
import type {
  Contact,
  ContactId,
  Fact,
  FactEntry,
  FactName,
  Negatives,
  Source,
  SourceId,
} from "../domain/knowledge.ts";
import { bareLanguage } from "../domain/locale.ts";
import { intersect, parsePlainDate, type Period, type PlainDate } from "../domain/plain-date.ts";
import type { Folder } from "./folder.ts";
import type { Line, Problems } from "./problem.ts";
import {
  contactSchema,
  entryRowSchema,
  entryTableSchema,
  factEntrySchema,
  factNameSchema,
  idSchema,
  negativesSchema,
  sourceSchema,
} from "./schemas.ts";
import { readYaml, validate, type YamlFile } from "./yaml-file.ts";

const MAPPING = z.record(z.string(), z.unknown(), "this file holds one mapping");

/** `knowledge/sources.yaml` */
export function readSources(folder: Folder, problems: Problems): Map<SourceId, Source> {
  const sources = new Map<SourceId, Source>();
  eachEntry(folder, "sources.yaml", problems, (yaml, file, id) => {
    const row = namedEntry(yaml, file, id, sourceSchema, problems);
    if (row === null) return;
    sources.set(id, { ...row, id, citing: row.citing ?? null, url: row.url ?? null });
  });
  return sources;
}

/** `knowledge/facts/*.yaml` */
export function readFacts(
  folder: Folder,
  sources: ReadonlyMap<SourceId, Source>,
  problems: Problems,
): Map<FactName, Fact> {
  const facts = new Map<FactName, Fact>();
  const homes = new Map<FactName, string>();
  for (const name of folder.files("facts")) {
    eachEntry(folder, `facts/${name}`, problems, (yaml, file, factName) => {
      if (!checkName(yaml, file, factName, factNameSchema, problems)) return;
      const home = homes.get(factName);
      if (home !== undefined) {
        problems.add(
          file,
          yaml.lineOf([factName]),
          `${factName} stands in ${home} already; a fact is written once`,
        );
        return;
      }
      homes.set(factName, file);
      const values = readEntries(yaml, file, factName, sources, problems);
      if (values.length > 0) facts.set(factName, { name: factName, values });
    });
  }
  return facts;
}

function readEntries(
  yaml: YamlFile,
  file: string,
  name: FactName,
  sources: ReadonlyMap<SourceId, Source>,
  problems: Problems,
): FactEntry[] {
  const raw = (yaml.value as Record<string, unknown>)[name];
  const paths = Array.isArray(raw) ? raw.map((_, index) => [name, index]) : [[name]];
  const entries: { entry: FactEntry; line: Line }[] = [];
  for (const path of paths) {
    const entry = validate<FactEntry>(yaml, factEntrySchema, file, problems, path);
    if (entry === null) continue;
    const line = (): number => yaml.lineOf(path);
    checkPeriod(entry.period, file, line, problems);
    checkSources(entry.sources, sources, file, line, problems);
    entries.push({ entry, line });
  }
  entries.sort((a, b) =>
    (a.entry.period.from ?? "").localeCompare(b.entry.period.from ?? "", "en"),
  );
  for (const [index, { entry, line }] of entries.entries()) {
    const previous = entries[index - 1];
    if (previous !== undefined && overlap(previous.entry.period, entry.period)) {
      problems.add(file, line, `${name} has two values on the same day; periods may not overlap`);
    }
    if (previous !== undefined && previous.entry.value.type !== entry.value.type) {
      problems.add(
        file,
        line,
        `${name} changes its type from ${previous.entry.value.type} to ${entry.value.type}`,
      );
    }
  }
  return entries.map(({ entry }) => entry);
}

/** `knowledge/tables/contacts.yaml` */
export function readContacts(
  folder: Folder,
  sources: ReadonlyMap<SourceId, Source>,
  facts: ReadonlyMap<FactName, Fact>,
  problems: Problems,
): Map<ContactId, Contact> {
  const contacts = new Map<ContactId, Contact>();
  eachEntry(folder, "tables/contacts.yaml", problems, (yaml, file, id) => {
    const row = namedEntry(yaml, file, id, contactSchema, problems);
    if (row === null) return;
    checkSources(row.sources, sources, file, () => yaml.lineOf([id, "sources"]), problems);
    const valueOf = (key: "phone" | "url"): string | null => {
      const name = row[key];
      if (name === undefined) return null;
      const value = facts.get(name)?.values.at(-1)?.value;
      if (value?.type === key) return value.value;
      problems.add(file, yaml.lineOf([id, key]), `${name} is not a fact of type ${key}`);
      return null;
    };
    contacts.set(id, {
      id,
      names: new Map(Object.entries(row.names)),
      phone: valueOf("phone"),
      url: valueOf("url"),
      sources: row.sources,
    });
  });
  return contacts;
}

export interface EntryTable {
  readonly rules: readonly EntryRule[];
  readonly elsewhere: z.infer<typeof entryTableSchema>["elsewhere"];
  /** Where a fault of `elsewhere` is reported. */
  readonly lineOf: (purpose: string) => number;
}

export const ENTRY_TABLE_FILE = "tables/visa-free.yaml";

/** `knowledge/tables/visa-free.yaml` */
export function readEntryTable(
  folder: Folder,
  sources: ReadonlyMap<SourceId, Source>,
  facts: ReadonlyMap<FactName, Fact>,
  problems: Problems,
): EntryTable {
  const none: EntryTable = { rules: [], elsewhere: {}, lineOf: () => 1 };
  const file = ENTRY_TABLE_FILE;
  const text = folder.read(file);
  const yaml = text === null ? null : readYaml(text, file, problems);
  if (yaml === null) return none;
  const table = validate(yaml, entryTableSchema, file, problems);
  if (table === null) return none;
  const rules: EntryRule[] = [];
  for (const index of table.rows.keys()) {
    const row = validate(yaml, entryRowSchema, file, problems, ["rows", index]);
    if (row === null) continue;
    const line = (): number => yaml.lineOf(["rows", index]);
    if (!isCountry(row.country))
      problems.add(file, line, `${row.country} is not a country known to CLDR`);
    const end = endOf(row, facts);
    if (end === null) {
      problems.add(file, yaml.lineOf(["rows", index, "until"]), notOneDay(row.until ?? "", facts));
      continue;
    }
    const rule = toEntryRule(row, end);
    checkPeriod(rule.period, file, line, problems);
    checkSources(rule.sources, sources, file, line, problems);
    const twin = rules.find((other) => contradicts(other, rule));
    if (twin !== undefined) {
      problems.add(
        file,
        line,
        `${row.country} has two rows (${twin.scheme}, ${row.scheme}) for the same days`,
      );
    }
    rules.push(rule);
  }
  return {
    rules,
    elsewhere: table.elsewhere,
    lineOf: (purpose) => yaml.lineOf(["elsewhere", purpose]),
  };
}

/** Two rows that cannot both hold on a day: the same scheme twice, or an exemption beside "none". */
function contradicts(a: EntryRule, b: EntryRule): boolean {
  if (a.country !== b.country || !overlap(a.period, b.period)) return false;
  const exempts = (rule: EntryRule): boolean =>
    rule.scheme === "unilateral" || rule.scheme === "mutual";
  return (
    a.scheme === b.scheme ||
    (exempts(a) && b.scheme === "none") ||
    (a.scheme === "none" && exempts(b)) ||
    (exempts(a) && exempts(b))
  );
}

type RowEnd = Pick<EntryRule, "endFact"> & { readonly until: PlainDate | null };

/** `null` where the fact that it names holds no day, or not one day for all time: then nobody could say when the row ends. */
function endOf(
  { until }: z.infer<typeof entryRowSchema>,
  facts: ReadonlyMap<FactName, Fact>,
): RowEnd | null {
  if (until === undefined) return { until: null };
  const day = parsePlainDate(until);
  if (day !== null) return { until: day };
  const values = facts.get(until)?.values ?? [];
  const isBounded = values.some(({ period }) => period.from !== null || period.until !== null);
  const named = isBounded ? null : resolveDay(until, facts);
  return named === null ? null : { until: named, endFact: until };
}

function notOneDay(name: FactName, facts: ReadonlyMap<FactName, Fact>): string {
  const [first] = facts.get(name)?.values ?? [];
  return first?.value.type === "date"
    ? `${name} has values for certain days only; a row ends on one day: change the value of the fact, without days of its own`
    : `“${name}” is neither a day nor the name of a date fact`;
}

function toEntryRule(row: z.infer<typeof entryRowSchema>, { until, endFact }: RowEnd): EntryRule {
  return {
    country: row.country,
    scheme: row.scheme,
    days: row.days ?? null,
    window: row.window === undefined ? null : toWindow(row.window),
    period: { from: row.from ?? null, until },
    ...(endFact === undefined ? {} : { endFact }),
    sources: row.sources,
    confidence: row.confidence,
    doubt:
      row.doubt === undefined ? null : { kind: row.doubt, plannedDays: row.plannedDays ?? null },
    verifiedOn: row.verifiedOn ?? null,
  };
}

function toWindow(text: string): StayWindow {
  const [days, per] = text.split("/");
  return { days: Number(days), per: per === "year" ? "calendarYear" : "rolling180" };
}

/** `knowledge/negatives/*.yaml` */
export function readNegatives(folder: Folder, problems: Problems): Negatives[] {
  return folder.files("negatives").flatMap((name) => {
    const file = `negatives/${name}`;
    const language = bareLanguage(name.replace(/\.yaml$/, ""));
    if (language === null || !name.endsWith(".yaml")) {
      problems.add(file, 1, "a file of negatives is named by its language, like en.yaml");
      return [];
    }
    const yaml = readYaml(folder.read(file) ?? "", file, problems);
    const row = yaml === null ? null : validate(yaml, negativesSchema, file, problems);
    return row === null ? [] : [{ language, ...row }];
  });
}

/** `knowledge/allowed-names.yaml`: what may stand in words though it looks like a figure. */
export function readAllowedNames(folder: Folder, problems: Problems): string[] {
  const file = "allowed-names.yaml";
  const text = folder.read(file);
  const yaml = text === null ? null : readYaml(text, file, problems);
  if (yaml === null) return [];
  return validate(yaml, z.array(z.string().min(1)), file, problems) ?? [];
}

/** Reports each source that does not exist, and claims or facts that rest on low confidence alone. */
export function checkSources(
  ids: readonly SourceId[],
  sources: ReadonlyMap<SourceId, Source>,
  file: string,
  line: Line,
  problems: Problems,
): void {
  for (const id of ids) {
    if (!sources.has(id)) problems.add(file, line, `the source “${id}” is not in sources.yaml`);
  }
}

/** A day, or the day that a date fact of one value holds; `null` when it is neither. */
export function resolveDay(text: string, facts: ReadonlyMap<FactName, Fact>): PlainDate | null {
  const day = parsePlainDate(text);
  if (day !== null) return day;
  const values = facts.get(text)?.values ?? [];
  const [only] = values;
  return values.length === 1 && only?.value.type === "date" ? only.value.value : null;
}

export function checkPeriod(period: Period, file: string, line: Line, problems: Problems): void {
  if (period.from !== null && period.until !== null && period.until < period.from) {
    problems.add(file, line, `the period ends (${period.until}) before it begins (${period.from})`);
  }
}

function overlap(a: Period, b: Period): boolean {
  const both = intersect(a, b);
  return both.from === null || both.until === null || both.from <= both.until;
}

function isCountry(code: string): boolean {
  return new Intl.DisplayNames(["en"], { type: "region", fallback: "none" }).of(code) !== undefined;
}

/** One entry of such a file; `null` where its name or content is at fault, which is reported. */
export function namedEntry<T>(
  yaml: YamlFile,
  file: string,
  id: string,
  schema: z.ZodType<T>,
  problems: Problems,
): T | null {
  return checkName(yaml, file, id, idSchema, problems)
    ? validate(yaml, schema, file, problems, [id])
    : null;
}

function checkName(
  yaml: YamlFile,
  file: string,
  name: string,
  schema: z.ZodType<string>,
  problems: Problems,
): boolean {
  const result = schema.safeParse(name);
  if (result.success) return true;
  problems.add(
    file,
    yaml.lineOf([name]),
    `“${name}”: ${result.error.issues[0]?.message ?? "not a name"}`,
  );
  return false;
}

/** Calls back for each key of a file that holds one mapping; a file that does not exist holds none. */
export function eachEntry(
  folder: Folder,
  file: string,
  problems: Problems,
  read: (yaml: YamlFile, file: string, name: string) => void,
): void {
  const text = folder.read(file);
  const yaml = text === null ? null : readYaml(text, file, problems);
  if (yaml === null) return;
  const mapping = yaml.value === null ? {} : validate(yaml, MAPPING, file, problems);
  for (const name of Object.keys(mapping ?? {})) read(yaml, file, name);
}
