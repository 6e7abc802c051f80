import { Kysely, sql } from "kysely";
import { expect, it, onTestFinished } from "vitest";
import { readGroup } from "../../src/store/gaps-groups.ts";
import { messages } from "../../src/store/migrations/0001-messages.ts";
import { staff } from "../../src/store/migrations/0003-staff.ts";
import { cases } from "../../src/store/migrations/0004-cases.ts";
import { insight } from "../../src/store/migrations/0011-insight.ts";
import { gapVariants } from "../../src/store/migrations/0016-gap-variants.ts";
import { engineOf } from "../../src/store/open-database.ts";
import type { Tables } from "../../src/store/tables.ts";
import { describeOnEachEngine } from "../helpers/each-engine.ts";

describeOnEachEngine("groups of questions that an earlier version settled", (on) => {
  it("stay as they are, with no way of asking that is waited for", async () => {
    const engine = await engineOf(await on.engine.fresh(), "server");
    const db = new Kysely<Tables>({ dialect: engine.dialect });
    onTestFinished(async () => {
      await db.destroy();
      await engine.close();
    });
    const before = db as Kysely<unknown>;
    for (const migration of [messages, staff, cases, insight]) {
      await migration(engine.types).up(before);
    }
    await sql`insert into gap_group (id, nearest, state, article, answered_at, settled_by,
      settled_at, since_settled, begun_at, changed_at)
      values ('g', 'visas/free', 'variant', 'visas/fees', null, 'li', 20, 2, 10, 30)`.execute(db);
    await gapVariants().up(before);
    const rows = await db.selectFrom("gap_group").selectAll().execute();
    expect(rows.map(readGroup)).toEqual([
      {
        id: "g",
        nearest: "visas/free",
        state: "variant",
        article: "visas/fees",
        variants: [],
        settledAt: new Date(20),
        answeredAt: null,
      },
    ]);
  });
});
