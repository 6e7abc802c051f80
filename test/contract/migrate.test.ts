import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inProject } from "../../src/app/paths.ts";
import { secrets } from "../../src/app/secrets.ts";
import { runService } from "../../src/app/start.ts";
import { readDocumentFiles } from "../../src/content/document-files.ts";
import { createContentStore } from "../../src/store/content.ts";
import { lookAtTables, migrateDatabase, openDatabase } from "../../src/store/open-database.ts";
import { migrationsOf } from "../../src/store/schema.ts";
import { yizhan } from "../helpers/cli.ts";
import { giveRoles, type DatabaseRoles } from "../helpers/database-roles.ts";
import { postgresEngine, type TestEngine } from "../helpers/engines.ts";
import { withoutMarks, type Button, type Seen } from "../helpers/hand-over/drivers.ts";
import { Desk, staffAtDesk } from "../helpers/hand-over/desk.ts";
import { webPerson } from "../helpers/hand-over/web-person.ts";
import { shippedTexts } from "../helpers/page-texts.ts";
import { tell } from "../helpers/postgres.ts";
import { smallDocuments } from "../helpers/small-content.ts";
import { tempFolder } from "../helpers/temp-folder.ts";
import { testSettings } from "../helpers/test-model.ts";
import { waitFor } from "../helpers/wait-for.ts";

const ALL = Object.keys(
  migrationsOf({ name: "postgres", types: { serial: "bigserial", integer: "bigint" } }),
);
const LAST = ALL.at(-1) ?? "";
const STORY_MS = 120_000;
const clock = { now: () => new Date() };

let engine: TestEngine;
beforeAll(async () => {
  engine = await postgresEngine();
});
afterAll(() => engine.end());

describe("the tables of a PostgreSQL", () => {
  it("are changed by their owner, and by no start of a user who may not", async () => {
    const { owner, service } = await giveRoles(await engine.fresh());
    const refused = openDatabase(service, "server");
    await expect(refused).rejects.toThrow(
      /^The database lacks migrations, and its user may not change the tables: run yizhan migrate .*\.$/,
    );
    expect(await lookAtTables(owner)).toEqual({ state: "none", missing: ALL });
    await expect(openDatabase(owner, "server", { migrates: false })).rejects.toThrow(
      /^The database has no tables .*\(DATABASE_MIGRATE\), so run yizhan migrate .*\.$/,
    );
    expect(await migrateDatabase(owner)).toEqual(ALL);
    expect(await migrateDatabase(owner)).toEqual([]);

    const started = await openDatabase(service, "server", { migrates: false });
    for (const change of [sql`create table mine (a text)`, sql`alter table answer add mine text`]) {
      await expect(change.execute(started.db)).rejects.toMatchObject({ code: "42501" });
    }
    await started.close();

    // As after a new version was brought in place.
    await tell(owner, [`delete from kysely_migration where name = '${LAST}'`]);
    await expect(openDatabase(service, "server")).rejects.toThrow(/may not change .* migrate/);
    await expect(openDatabase(service, "server", { migrates: false })).rejects.toThrow(
      /^The tables of the database are older .* run yizhan migrate .*\.$/,
    );
    expect(await lookAtTables(service)).toEqual({ state: "behind", missing: [LAST] });
  });

  it("are made once when many processes start at once on an empty database", async () => {
    const address = await engine.fresh();
    const opened = await Promise.all(
      Array.from({ length: 5 }, () => openDatabase(address, "server")),
    );
    const [first] = opened;
    const { rows } = await sql<{
      name: string;
    }>`select name from kysely_migration order by name`.execute(first?.db as never);
    expect(rows.map(({ name }) => name)).toEqual(ALL);
    await Promise.all(opened.map((database) => database.close()));
  });

  it("are left as they were when one of many migrations fails", async () => {
    const address = await engine.fresh();
    // In the way of the last but one.
    await tell(address, ["create table content_verification (a text)"]);
    await expect(migrateDatabase(address)).rejects.toThrow(/cannot be reached or brought up/);
    expect(await lookAtTables(address)).toEqual({ state: "none", missing: ALL });
    await tell(address, ["drop table content_verification"]);
    expect(await migrateDatabase(address)).toEqual(ALL);
  });
});

describe("yizhan migrate", { timeout: STORY_MS }, () => {
  it("says what is missing, does it, and says that nothing is left to do", () => {
    const url = `sqlite:${tempFolder({})}/yizhan.db`;
    const run = (...words: readonly string[]) =>
      yizhan(["migrate", ...words], "", { DATABASE_URL: url });
    expect(run("--check")).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("no database") as string,
    });
    expect(run().stdout).toBe(`Applied ${String(ALL.length)} migrations:\n${ALL.join("\n")}\n`);
    expect(run()).toMatchObject({
      status: 0,
      stdout: "There was nothing to do: all migrations are applied.\n",
    });
    expect(run("--check", "--json")).toMatchObject({ status: 0, stdout: '{"missing":[]}\n' });
  });

  it("lists for PostgreSQL what is missing, and changes nothing", async () => {
    const { owner } = await giveRoles(await engine.fresh());
    const checked = yizhan(["migrate", "--check"], "", { DATABASE_URL: owner });
    expect(checked).toEqual({
      status: 1,
      stdout: `Not applied: ${String(ALL.length)} migrations:\n${ALL.join("\n")}\n`,
      stderr: "The tables are not up to date; run migrate.\n",
    });
    expect((await lookAtTables(owner)).state).toBe("none");
  });
});

describe(
  "a service whose user of the database may only read and write rows",
  { timeout: STORY_MS },
  () => {
    it("answers at the chat page, and brings a case to the staff and their reply back", async () => {
      const roles = await giveRoles(await engine.fresh());
      await migrateDatabase(roles.owner);
      const service = await startOn(roles);
      const url = `http://127.0.0.1:${String(service.port)}`;
      const person = await webPerson(url, "en");
      const told = async (holds: (message: Seen) => boolean): Promise<Seen> => {
        await waitFor(() => person.told().some(holds), STORY_MS / 4);
        const found = person.told().find(holds);
        if (found === undefined) throw new Error("it was told a moment ago");
        return found;
      };
      const agree = withoutMarks(shippedTexts().say("handover.action.agree", "en"));
      const agrees = ({ label }: Button): boolean => withoutMarks(label) === agree;
      try {
        // Nobody is asked to consent while nobody could work on the case.
        const ticket = await service.desk.accounts.tickets.firstAdmin();
        const named = { name: "Mei Lin", email: "mei@centre.example" };
        const desk = await new Desk(url).join(ticket ?? "", named);
        await person.say("question free number iii");
        await told(({ words }) => words.includes("30 days"));
        await person.say("/human");
        const consent = await told(({ buttons }) => buttons.some(agrees));
        const button = consent.buttons.find(agrees);
        if (button === undefined) throw new Error("there is no such button");
        await person.press(consent, button);
        const receipt = await told(({ words }) => /YZ-\d{4}-\d{4}/.test(words));
        const reference = /YZ-\d{4}-\d{4,}/.exec(receipt.words)?.[0] ?? "";

        const staff = staffAtDesk(desk, reference);
        await staff.found();
        await staff.take();
        await staff.reply("You may come on Monday.");
        await told(({ words }) => words.includes("You may come on Monday."));
      } finally {
        person.stop();
        await service.stop();
      }
    });
  },
);

/** Over a small content that is in force already. */
async function startOn({ service }: DatabaseRoles): ReturnType<typeof runService> {
  const database = await openDatabase(service, "server");
  const store = createContentStore(database);
  await store.seed(smallDocuments(), clock.now());
  const files = [...readDocumentFiles(inProject("."))];
  await store.offerSeed(new Map(files.map(([name, text]) => [name, secrets.hashOf(text)])), []);
  await database.close();
  const settings = testSettings({
    PORT: "0",
    LOG_LEVEL: "silent",
    DATABASE_URL: service,
    DATABASE_MIGRATE: "false",
    SEARCH_FOLDER: `${tempFolder({})}/search`,
  });
  return runService(settings, clock);
}
