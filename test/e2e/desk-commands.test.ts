import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { StaffId } from "../../src/domain/staff.ts";
import type { Database } from "../../src/store/database.ts";
import { openDatabase } from "../../src/store/open-database.ts";
import { yizhan, type CliRun } from "../helpers/cli.ts";
import { openTestDesk, type TestDesk } from "../helpers/desk.ts";
import { FakeTime } from "../helpers/fake-time.ts";

/** Each command is a process of its own. */
const LONG_MS = 180_000;
const EMAIL = "li@centre.example";

/** The database of a server that runs while the commands are used. */
let database: Database;
let desk: TestDesk;
let folder: string;
let url: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "yizhan-desk-"));
  url = `sqlite:${path.join(folder, "yizhan.db")}`;
  database = await openDatabase(url, "server");
  desk = await openTestDesk(database, new FakeTime());
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

function run(...args: readonly string[]): CliRun {
  return yizhan(args, "", { DATABASE_URL: url, PUBLIC_URL: "https://desk.example" });
}

function json(...args: readonly string[]): unknown {
  const { status, stdout, stderr } = run(...args, "--json");
  expect([status, stderr]).toEqual([0, ""]);
  return JSON.parse(stdout);
}

describe("yizhan user", () => {
  it(
    "invites, lists, changes, disables, enables and resets",
    async () => {
      expect(run("user", "list").stdout).toBe("There is no account yet.\n");
      const invite = ["user", "invite", EMAIL, "--name", "Li Wei", "--role", "lead"];
      const invited = json(...invite, "--centres", "main,south") as {
        staff: { id: StaffId };
        link: string;
      };
      expect(invited.staff).toMatchObject({ state: "invited", centres: ["main", "south"] });
      expect(invited.link).toMatch(/^https:\/\/desk\.example\/console\/ticket#[\w-]{43}$/);
      const token = invited.link.split("#")[1] ?? "";
      expect(await desk.accounts.tickets.look(token)).toMatchObject({ email: EMAIL });
      expect(run("user", "list").stdout).toMatch(/li@centre\.example +Li Wei +lead +main,south/);
      expect(run("user", "role", "LI@centre.example", "staff").stdout).toContain("role staff");
      expect(run("user", "disable", EMAIL).stdout).toBe(`${EMAIL} is disabled.\n`);
      // As under a key that this command does not have.
      const factor = { secret: "sealed:1:AAAA", pending: null, lastStep: 0, confirmedAt: null };
      const { id } = invited.staff;
      await desk.store.change((change) => change.saveSecondFactor(id, factor));
      expect(json("user", "reset-second-factor", EMAIL)).toEqual({ reset: true });
      expect(await desk.store.secondFactorOf(id)).toBeNull();
      const refused = run("user", "reset", EMAIL);
      expect([refused.status, refused.stdout, refused.stderr]).toEqual([
        1,
        "",
        "The account is disabled; enable it first.\n",
      ]);
      expect(json("user", "enable", EMAIL)).toMatchObject({ staff: { state: "invited" } });
      expect(run("user", "reset", EMAIL).stdout).toContain("https://desk.example/console/ticket#");
      expect(json("user", "list")).toMatchObject({ staff: [{ email: EMAIL, role: "staff" }] });
      const [newest] = await desk.trail.page(null, 1);
      expect(newest).toMatchObject({ actor: "command line", action: "staff.link" });
    },
    LONG_MS,
  );

  it(
    "says in one sentence what cannot be done, and tells wrong usage apart",
    () => {
      const nobody = run("user", "disable", "nobody@centre.example");
      expect([nobody.status, nobody.stderr]).toEqual([
        1,
        "There is no account of nobody@centre.example.\n",
      ]);
      const invite = ["user", "invite", "x@centre.example", "--name", "X", "--role"];
      expect(run(...invite, "staff", "--centres", "nowhere")).toMatchObject({
        status: 1,
        stderr: "There is no such centre.\n",
      });
      expect(run(...invite, "boss", "--centres", "all").status).toBe(2);
      expect(run(...invite, "staff").status).toBe(2);
      expect(run("user", "reset", "nobody").status).toBe(2);
      expect(run("user", "--help").status).toBe(0);
    },
    LONG_MS,
  );
});

describe("yizhan centre", () => {
  it(
    "lists the centres and changes what is named",
    async () => {
      expect(run("centre", "list").stdout).toMatch(
        /main +Service centre +Asia\/Shanghai +not conf/,
      );
      const week = {
        monday: [{ from: "09:00", until: "17:00" }],
        tuesday: [],
        wednesday: [],
        thursday: [],
        friday: [],
        saturday: [],
        sunday: [],
      };
      const set = ["centre", "set", "south", "--name-zh", "南方中心", "--promise-days", "2"];
      expect(json(...set, "--hours", JSON.stringify({ week }))).toMatchObject({
        centre: { names: { en: "South", zh: "南方中心" }, promiseDays: 2, hours: { week } },
      });
      expect(json("centre", "set", "south", "--hours", "none")).toMatchObject({
        centre: { hours: null, promiseDays: 2, revision: 3 },
      });
      expect(await desk.centres.list("command line")).toHaveLength(2);
    },
    LONG_MS,
  );

  it(
    "says what is wrong",
    () => {
      expect(run("centre", "set", "nowhere", "--promise-days", "2")).toMatchObject({
        status: 1,
        stderr: "There is no centre nowhere.\n",
      });
      expect(run("centre", "set", "south", "--topics", "visas,fishing")).toMatchObject({
        status: 1,
        stderr: expect.stringMatching(
          /^There is no topic “fishing”; there are visas, .*\.\n$/u,
        ) as string,
      });
      expect(run("centre", "set", "south").status).toBe(2);
      expect(run("centre", "set", "south", "--hours", "{}").status).toBe(2);
      expect(run("centre", "set", "south", "--time-zone", "+08:00").status).toBe(2);
    },
    LONG_MS,
  );
});
