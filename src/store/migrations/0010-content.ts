import { sql, type Kysely } from "kysely";
import type { Migration } from "kysely/migration";
import type { EngineTypes } from "../database.ts";

/** Revisions of the content and what is done with them; which claims were told to whom, and who is told again. */
export function content({ serial, integer }: EngineTypes): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await releases(db, serial, integer);
      await drafts(db, integer);
      await db.schema
        .createTable("content_withdrawal")
        .addColumn("seq", serial, (c) => c.primaryKey())
        .addColumn("id", "text", (c) => c.notNull().unique())
        .addColumn("article", "text", (c) => c.notNull())
        .addColumn("claim", "text")
        .addColumn("at", integer, (c) => c.notNull())
        .addColumn("made_by", "text", (c) => c.notNull())
        .addColumn("reason", "text", (c) => c.notNull())
        .addColumn("lifted_at", integer)
        .addColumn("lifted_by", "text")
        .addColumn("lift_reason", "text")
        .execute();
      await db.schema
        .createIndex("content_withdrawal_in_force")
        .on("content_withdrawal")
        .column("seq")
        .where(sql.ref("lifted_at"), "is", null)
        .execute();
      await db.schema
        .createTable("content_seed")
        .addColumn("path", "text", (c) => c.primaryKey())
        .addColumn("hash", "text", (c) => c.notNull())
        .execute();
      await toldClaims(db, integer);
      await notices(db, serial, integer);
    },
  };
}

async function releases(
  db: Kysely<unknown>,
  serial: EngineTypes["serial"],
  integer: EngineTypes["integer"],
): Promise<void> {
  await db.schema
    .createTable("content_state")
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("release", "integer", (c) => c.notNull())
    .execute();
  await sql`insert into content_state (version, release) values (0, 0)`.execute(db);
  await db.schema
    .createTable("content_release")
    .addColumn("number", "integer", (c) => c.primaryKey())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("nature", "text", (c) => c.notNull())
    .addColumn("at", integer, (c) => c.notNull())
    .addColumn("made_by", "text", (c) => c.notNull())
    .addColumn("author", "text")
    .addColumn("title", "text", (c) => c.notNull())
    .addColumn("reason", "text", (c) => c.notNull())
    .addColumn("corrected", "text", (c) => c.notNull())
    .addColumn("rewritten", "text", (c) => c.notNull())
    .addColumn("override_reason", "text")
    .execute();
  await db.schema
    .createTable("content_revision")
    .addColumn("id", serial, (c) => c.primaryKey())
    .addColumn("path", "text", (c) => c.notNull())
    .addColumn("release", "integer", (c) => c.notNull().references("content_release.number"))
    .addColumn("text", "text")
    .addUniqueConstraint("content_revision_of", ["path", "release"])
    .execute();
  await db.schema
    .createIndex("content_revision_release")
    .on("content_revision")
    .column("release")
    .execute();
  // However long its history is, what is in force of a document is one row away.
  await db.schema
    .createTable("content_document")
    .addColumn("path", "text", (c) => c.primaryKey())
    .addColumn("revision", integer, (c) => c.notNull().references("content_revision.id"))
    .execute();
  await db.schema
    .createTable("content_correction")
    .addColumn("article", "text", (c) => c.notNull())
    .addColumn("claim", "text", (c) => c.notNull())
    .addColumn("release", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("content_correction_key", ["article", "claim"])
    .execute();
}

async function drafts(db: Kysely<unknown>, integer: EngineTypes["integer"]): Promise<void> {
  await db.schema
    .createTable("content_draft")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("title", "text", (c) => c.notNull())
    .addColumn("author", "text", (c) => c.notNull())
    .addColumn("editors", "text", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("nature", "text", (c) => c.notNull())
    .addColumn("reason", "text", (c) => c.notNull())
    .addColumn("created_at", integer, (c) => c.notNull())
    .addColumn("changed_at", integer, (c) => c.notNull())
    .addColumn("release", "integer")
    .execute();
  await db.schema
    .createIndex("content_draft_state")
    .on("content_draft")
    .columns(["state", "changed_at"])
    .execute();
  await db.schema
    .createTable("content_draft_edit")
    .addColumn("draft", "text", (c) => c.notNull().references("content_draft.id"))
    .addColumn("path", "text", (c) => c.notNull())
    .addColumn("text", "text")
    .addColumn("base", integer)
    .addPrimaryKeyConstraint("content_draft_edit_key", ["draft", "path"])
    .execute();
  await db.schema
    .createTable("content_gate")
    .addColumn("draft", "text", (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("release", "integer", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("progress", "double precision", (c) => c.notNull())
    .addColumn("result", "text")
    .addColumn("token", "text", (c) => c.notNull())
    .addColumn("started_at", integer, (c) => c.notNull())
    .addColumn("beat_at", integer, (c) => c.notNull())
    .addPrimaryKeyConstraint("content_gate_key", ["draft", "version"])
    .execute();
}

async function toldClaims(db: Kysely<unknown>, integer: EngineTypes["integer"]): Promise<void> {
  // `null` for what was said before the content had releases.
  await db.schema.alterTable("answer").addColumn("release", "integer").execute();
  await db.schema
    .createTable("answer_claim")
    .addColumn("answer", "text", (c) => c.notNull().references("answer.id").onDelete("cascade"))
    .addColumn("article", "text", (c) => c.notNull())
    .addColumn("claim", "text", (c) => c.notNull())
    .addColumn("platform", "text", (c) => c.notNull())
    .addColumn("lane", "text", (c) => c.notNull())
    .addColumn("person", "text", (c) => c.notNull())
    .addColumn("release", "integer")
    .addColumn("created_at", integer, (c) => c.notNull())
    .addPrimaryKeyConstraint("answer_claim_key", ["answer", "article", "claim"])
    .execute();
  await rememberEarlier(db);
  // It holds all that is asked of very many at once.
  await db.schema
    .createIndex("answer_claim_told")
    .on("answer_claim")
    .columns(["article", "claim", "lane", "created_at", "release", "platform", "person"])
    .execute();
}

/** Answers read at once, and rows written at once: far below what an engine takes as values of one statement. */
const ROWS_AT_ONCE = 500;

interface EarlierAnswer {
  readonly id: string;
  readonly platform: string;
  readonly lane: string;
  readonly person: string;
  readonly asserted: string;
  readonly created_at: number;
}

/** What was told before can be corrected, too. */
async function rememberEarlier(db: Kysely<unknown>): Promise<void> {
  for (let after = ""; ;) {
    const { rows } =
      await sql<EarlierAnswer>`select id, platform, lane, person, asserted, created_at
      from answer where id > ${after} order by id limit ${ROWS_AT_ONCE}`.execute(db);
    const told = rows.flatMap(({ id, platform, lane, person, asserted, created_at }) =>
      claimsIn(asserted).map(
        ({ article, claim }) =>
          sql`(${id}, ${article}, ${claim}, ${platform}, ${lane}, ${person}, ${created_at})`,
      ),
    );
    for (let from = 0; from < told.length; from += ROWS_AT_ONCE) {
      const some = sql.join(told.slice(from, from + ROWS_AT_ONCE));
      await sql`insert into answer_claim (answer, article, claim, platform, lane, person, created_at)
        values ${some} on conflict do nothing`.execute(db);
    }
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.id;
  }
}

/** What cannot be read keeps no database from being brought up to date. */
function claimsIn(
  asserted: string,
): readonly { readonly article: string; readonly claim: string }[] {
  try {
    const claims: unknown = JSON.parse(asserted);
    return Array.isArray(claims) ? claims.filter(isClaim) : [];
  } catch {
    return [];
  }
}

function isClaim(claim: unknown): claim is { readonly article: string; readonly claim: string } {
  if (typeof claim !== "object" || claim === null) return false;
  const parts = claim as Partial<Record<string, unknown>>;
  return typeof parts["article"] === "string" && typeof parts["claim"] === "string";
}

async function notices(
  db: Kysely<unknown>,
  serial: EngineTypes["serial"],
  integer: EngineTypes["integer"],
): Promise<void> {
  await db.schema
    .createTable("notice")
    .addColumn("seq", serial, (c) => c.primaryKey())
    .addColumn("id", "text", (c) => c.notNull().unique())
    .addColumn("about", "text", (c) => c.notNull())
    .addColumn("claims", "text", (c) => c.notNull())
    .addColumn("since", integer, (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("made_by", "text", (c) => c.notNull())
    .addColumn("at", integer, (c) => c.notNull())
    .addColumn("told", "integer", (c) => c.notNull())
    .addColumn("opted_out", "integer")
    .execute();
  // Of one subject only one tells at a time, whoever begins another at the same moment.
  await db.schema
    .createIndex("notice_running")
    .unique()
    .on("notice")
    .column("about")
    .where(sql<boolean>`state = 'running'`)
    .execute();
  await db.schema
    .createTable("notice_told")
    .addColumn("about", "text", (c) => c.notNull())
    .addColumn("lane", "text", (c) => c.notNull())
    .addColumn("notice", "text", (c) => c.notNull())
    .addColumn("platform", "text", (c) => c.notNull())
    .addColumn("person", "text", (c) => c.notNull())
    .addColumn("delivery_key", "text", (c) => c.notNull())
    .addColumn("at", integer, (c) => c.notNull())
    .addPrimaryKeyConstraint("notice_told_key", ["about", "lane"])
    .execute();
  const toldIndex = (name: string) =>
    db.schema.createIndex(`notice_told_${name}`).on("notice_told");
  await toldIndex("person").columns(["platform", "person"]).execute();
  await toldIndex("notice").column("notice").execute();
  await toldIndex("age").column("at").execute();
  await db.schema
    .createTable("notice_opt_out")
    .addColumn("platform", "text", (c) => c.notNull())
    .addColumn("person", "text", (c) => c.notNull())
    .addColumn("at", integer, (c) => c.notNull())
    .addPrimaryKeyConstraint("notice_opt_out_key", ["platform", "person"])
    .execute();
}
