import { createHash } from "node:crypto";
import { sql, type RawBuilder } from "kysely";
import type { BucketStore, Draw } from "../ports/bucket-store.ts";
import type { Database, Db, Engine, Tx } from "./database.ts";
import { createKnownWaits } from "./known-waits.ts";
import { removeInPieces } from "./pieces.ts";
import { reading } from "./reading.ts";

/** Buckets over one open database. */
export function createBucketStore(database: Database): BucketStore {
  const { engine, db, write } = database;
  const known = createKnownWaits();
  return {
    take: async (draws, now) => {
      const knownMs = known.waitMs(draws, now);
      if (knownMs > 0) return knownMs;
      const asked = draws.map((draw) => askedOf(draw, now));
      // One statement is whole in itself, and one round trip.
      const lack = await (engine.locksRows
        ? reading(engine, () => takeAtOnce(db, engine, asked))
        : write((tx) => takeInTurn(tx, engine, asked), "light"));
      if (lack === null) return 0;
      known.note(lack.draw, lack.waitMs, now);
      return lack.waitMs;
    },
    knownWait: (draws, now) => known.waitMs(draws, now),
    expire: (now) =>
      removeInPieces(database, [(tx, most) => removeFull(tx, engine, now.getTime(), most)]),
  };
}

/** A draw in the terms of its row. */
interface Asked {
  readonly draw: Draw;
  readonly name: string;
  readonly at: number;
  /** By how much later the bucket is full for what is taken, in milliseconds. */
  readonly cost: number;
  /** When one that is empty now is full. */
  readonly fullWhenEmpty: number;
}

/** The draw that was refused. */
interface Lack {
  readonly draw: Draw;
  readonly waitMs: number;
}

interface Taken {
  readonly place: number;
  readonly full_at: number;
  readonly taken: number;
}

function askedOf(draw: Draw, now: Date): Asked {
  const { most, perMs } = draw.size;
  const at = now.getTime();
  return {
    draw,
    name: createHash("sha256")
      .update(JSON.stringify([draw.kind, draw.name]))
      .digest("base64url"),
    at,
    cost: Math.ceil((draw.count ?? 1) * perMs),
    fullWhenEmpty: at + Math.ceil(most * perMs),
  };
}

/** Each part of the statement takes only where the one before it did. */
async function takeAtOnce(db: Db, engine: Engine, asked: readonly Asked[]): Promise<Lack | null> {
  const parts = asked.map((one, place) => {
    const before = sql`from ${partName(place - 1)} where ${partName(place - 1)}.taken = 1`;
    return sql`${partName(place)} as (${takeOne(engine, one, place === 0 ? sql`where true` : before)})`;
  });
  const results = asked.map((_one, place) => {
    const part = partName(place);
    return sql`select cast(${place} as integer) as place, full_at, taken from ${part}`;
  });
  const statement = sql<Taken>`with ${sql.join(parts)} ${sql.join(results, sql` union all `)}`;
  const { rows } = await statement.execute(db);
  return lackIn(asked, rows);
}

function partName(place: number): RawBuilder<unknown> {
  return sql.ref(`draw_${String(place)}`);
}

/** For an engine with one writer at a time, which cannot change rows in a part of a statement. */
async function takeInTurn(tx: Tx, engine: Engine, asked: readonly Asked[]): Promise<Lack | null> {
  for (const [place, one] of asked.entries()) {
    const { rows } = await takeOne(engine, one, sql`where true`).execute(tx);
    const lack = lackIn(
      asked,
      rows.map((row) => ({ ...row, place })),
    );
    if (lack !== null) return lack;
  }
  return null;
}

/**
 * Takes from one bucket, or leaves it as it is, and says which. What is kept is the instant at which it is full again: however
 * the clocks of processes differ, none adds to it what another added already.
 *
 * @param source where its values come from: of nothing nothing is taken
 */
function takeOne(
  engine: Engine,
  { name, at, cost, fullWhenEmpty }: Asked,
  source: RawBuilder<unknown>,
): RawBuilder<Omit<Taken, "place">> {
  const [least, greatest] = engine.name === "sqlite" ? ["min", "max"] : ["least", "greatest"];
  const latest = fullWhenEmpty - cost;
  const isThere = at <= latest;
  // One that is full later than an empty one would be was written by a clock that was ahead.
  const kept = sql`${sql.raw(least)}(bucket.full_at, ${whole(fullWhenEmpty)})`;
  const fullAt = sql`${sql.raw(greatest)}(${whole(at)}, ${kept})`;
  return sql`insert into bucket (name, full_at, taken)
    select cast(${name} as text), ${whole(isThere ? at + cost : at)}, ${whole(isThere ? 1 : 0)} ${source}
    on conflict (name) do update set
      full_at = ${fullAt} + case when ${fullAt} <= ${whole(latest)} then ${whole(cost)} else 0 end,
      taken = case when ${fullAt} <= ${whole(latest)} then 1 else 0 end
    returning full_at, taken`;
}

/** Without its type a value in a list of results counts as text. */
function whole(value: number): RawBuilder<number> {
  return sql`cast(${value} as bigint)`;
}

function lackIn(asked: readonly Asked[], rows: readonly Taken[]): Lack | null {
  for (const { place, full_at, taken } of rows) {
    const one = asked[place];
    if (one === undefined || taken === 1) continue;
    return { draw: one.draw, waitMs: full_at + one.cost - one.fullWhenEmpty };
  }
  return null;
}

async function removeFull(tx: Tx, engine: Engine, at: number, most: number): Promise<number> {
  let full = tx.selectFrom("bucket").select("name").where("full_at", "<=", at).limit(most);
  // One that takes from several holds a row while it waits for the next; this waits for none of them.
  if (engine.locksRows) full = full.forUpdate().skipLocked();
  const { numDeletedRows } = await tx
    .deleteFrom("bucket")
    .where("name", "in", full)
    .where("full_at", "<=", at)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
