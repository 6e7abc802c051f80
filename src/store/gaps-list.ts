import { sql } from "kysely";
import type { LanguageTag } from "../domain/locale.ts";
import type { CountedGroup, GapExample, GapFilter } from "../ports/gap-store.ts";
import type { Db } from "./database.ts";
import { readGroup } from "./gaps-groups.ts";

/** Questions shown of each language. */
const MOST_SHOWN = 3;

interface Counted {
  readonly group: string;
  readonly language: LanguageTag;
  readonly size: number;
  readonly first: number;
  readonly last: number;
}

export async function listGroups(db: Db, filter: GapFilter, most: number): Promise<CountedGroup[]> {
  const counted = Map.groupBy(await counts(db, filter), ({ group }) => group);
  const { language } = filter;
  const ids = [...counted]
    .filter(([, own]) => language === null || own.some((each) => each.language === language))
    .map(([id]) => id);
  const groups = await groupsOf(db, ids);
  const sized = groups
    .map((group) => ({ ...group, ...figuresOf(counted.get(group.id) ?? []) }))
    .sort(
      (a, b) =>
        Number(a.state !== "open") - Number(b.state !== "open") ||
        b.size - a.size ||
        b.last.getTime() - a.last.getTime() ||
        (a.id < b.id ? -1 : 1),
    )
    .slice(0, most);
  const shown = sized.map(({ id }) => id);
  const examples = await examplesOf(db, filter.since, shown);
  const waiting = await waitingIn(db, shown);
  return sized.map((group) => ({
    ...group,
    examples: byLanguage(examples.get(group.id) ?? [], group.languages),
    wishes: waiting.get(group.id) ?? 0,
  }));
}

/** The languages as they stand, each with its own in their order. */
function byLanguage(
  examples: readonly GapExample[],
  languages: CountedGroup["languages"],
): GapExample[] {
  return [...languages.keys()].flatMap((tag) =>
    examples.filter(({ language }) => language === tag),
  );
}

/** Conversations in which somebody waits to be told, by group: one message goes to each. */
async function waitingIn(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string | null, number>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("gap")
    .select("group_id")
    .select(({ fn }) => fn.count<number | string>("lane").distinct().as("waiting"))
    .where("group_id", "in", ids)
    .where("wished_at", "is not", null)
    .where("told_at", "is", null)
    .groupBy("group_id")
    .execute();
  return new Map(rows.map(({ group_id, waiting }) => [group_id, Number(waiting)]));
}

async function counts(db: Db, { since, group }: GapFilter): Promise<Counted[]> {
  const rows = await db
    .selectFrom("gap")
    .select(({ fn }) => [
      "group_id",
      "language",
      fn.countAll<number | string>().as("size"),
      fn.min("created_at").as("first"),
      fn.max("created_at").as("last"),
    ])
    .where("group_id", "is not", null)
    .where("created_at", ">=", since.getTime())
    .$if(group !== null, (query) => query.where("group_id", "=", group))
    .groupBy(["group_id", "language"])
    .execute();
  return rows.map(({ group_id, language, size, first, last }) => ({
    group: group_id ?? "",
    language,
    size: Number(size),
    first,
    last,
  }));
}

/** Databases take so many values at once. */
const TOGETHER = 5_000;

async function groupsOf(db: Db, ids: readonly string[]) {
  const groups = [];
  for (let at = 0; at < ids.length; at += TOGETHER) {
    const rows = await db
      .selectFrom("gap_group")
      .selectAll()
      .where("id", "in", ids.slice(at, at + TOGETHER))
      .execute();
    groups.push(...rows.map(readGroup));
  }
  return groups;
}

function figuresOf(
  counted: readonly Counted[],
): Pick<CountedGroup, "size" | "languages" | "first" | "last"> {
  const biggest = counted.toSorted((a, b) => b.size - a.size || (a.language < b.language ? -1 : 1));
  return {
    size: counted.reduce((sum, { size }) => sum + size, 0),
    languages: new Map(biggest.map(({ language, size }) => [language, size])),
    first: new Date(Math.min(...counted.map(({ first }) => first))),
    last: new Date(Math.max(...counted.map(({ last }) => last))),
  };
}

async function examplesOf(
  db: Db,
  since: Date,
  ids: readonly string[],
): Promise<ReadonlyMap<string, GapExample[]>> {
  if (ids.length === 0) return new Map();
  // Chosen by what an index holds: the words are read of those alone that are shown.
  const placed = db
    .selectFrom("gap")
    .select("id")
    .select(
      sql<number>`row_number() over (partition by group_id, language order by created_at desc, id desc)`.as(
        "place",
      ),
    )
    .where("group_id", "in", ids)
    .where("created_at", ">=", since.getTime());
  const rows = await db
    .selectFrom(placed.as("placed"))
    .innerJoin("gap", "gap.id", "placed.id")
    .select(["group_id", "language", "question", "created_at"])
    .where("place", "<=", MOST_SHOWN)
    .orderBy("created_at", "desc")
    .orderBy("gap.id", "desc")
    .execute();
  const examples = new Map<string, GapExample[]>();
  for (const { group_id, language, question, created_at } of rows) {
    const own = examples.get(group_id ?? "") ?? [];
    examples.set(group_id ?? "", own);
    own.push({ language, question, at: new Date(created_at) });
  }
  return examples;
}
