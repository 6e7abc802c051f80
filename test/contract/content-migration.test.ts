import { Kysely, sql } from "kysely";
import { expect, it, onTestFinished } from "vitest";
import { createContentStore } from "../../src/store/content.ts";
import { messages } from "../../src/store/migrations/0001-messages.ts";
import { content } from "../../src/store/migrations/0010-content.ts";
import { engineOf } from "../../src/store/open-database.ts";
import type { Tables } from "../../src/store/tables.ts";
import { describeOnEachEngine } from "../helpers/each-engine.ts";

describeOnEachEngine("the tables of the content", (on) => {
  const before = async (answers: readonly string[]): Promise<Kysely<Tables>> => {
    const engine = await engineOf(await on.engine.fresh(), "server");
    const db = new Kysely<Tables>({ dialect: engine.dialect });
    onTestFinished(async () => {
      await db.destroy();
      await engine.close();
    });
    await messages(engine.types).up(db as Kysely<unknown>);
    const rows = answers.map((asserted, index) => {
      const name = String(index).padStart(4, "0");
      return sql`(${`answer ${name}`}, 'web', ${`lane ${String(index)}`}, 'p', 'en', 'answer', '2026-11-26',
        '[]', ${asserted}, ${1_000_000_000_000 + index})`;
    });
    await sql`insert into answer (id, platform, lane, person, language, outcome, as_of, articles,
      asserted, created_at) values ${sql.join(rows)}`.execute(db);
    await content(engine.types).up(db as Kysely<unknown>);
    return db;
  };
  const claim = (name: string): string => `{"article":"visas/r-visa","claim":"${name}"}`;

  it("know what was told before, so that it can be corrected too", async () => {
    const db = await before([
      `[${claim("fee")},${claim("rule")},${claim("fee")}]`,
      "[]",
      `[${claim("fee")}]`,
    ]);
    const rows = await db
      .selectFrom("answer_claim")
      .selectAll()
      .orderBy("lane")
      .orderBy("claim")
      .execute();
    const told = { article: "visas/r-visa", platform: "web", person: "p", release: null };
    const row = { ...told, lane: "lane 0" };
    expect(rows).toEqual([
      { ...row, answer: "answer 0000", claim: "fee", created_at: 1_000_000_000_000 },
      { ...row, answer: "answer 0000", claim: "rule", created_at: 1_000_000_000_000 },
      {
        ...row,
        answer: "answer 0002",
        claim: "fee",
        lane: "lane 2",
        created_at: 1_000_000_000_002,
      },
    ]);
    const releases = await db.selectFrom("answer").select("release").distinct().execute();
    expect(releases).toEqual([{ release: null }]);
  });

  it("are made whatever earlier answers hold", async () => {
    const damaged = ["", "{", "7", "null", '["x", null, {"article": 1}]', '{"article":"a/b"}'];
    const db = await before([...damaged, `[${claim("fee")}, 7]`]);
    const rows = await db.selectFrom("answer_claim").select("claim").execute();
    expect(rows).toEqual([{ claim: "fee" }]);
  });

  it("know of every answer, however many there are", async () => {
    const db = await before(Array.from({ length: 1_201 }, () => `[${claim("fee")}]`));
    const rows = await db.selectFrom("answer_claim").select("answer").execute();
    expect(new Set(rows.map(({ answer }) => answer)).size).toBe(1_201);
  });

  it("begin without a release", async () => {
    expect(await createContentStore(on.database).version()).toBeNull();
  });
});
