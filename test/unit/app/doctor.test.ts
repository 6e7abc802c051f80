import { randomBytes } from "node:crypto";
import { readdirSync } from "node:fs";
import path from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { doctorText } from "../../../src/app/commands/doctor.ts";
import { examineSettings } from "../../../src/app/commands/doctor-settings.ts";
import type { Finding } from "../../../src/app/commands/finding.ts";
import { createDesk } from "../../../src/app/console.ts";
import { MAIN_CENTRE, readCentreHours } from "../../../src/domain/centre.ts";
import type { Database } from "../../../src/store/database.ts";
import { openDatabase } from "../../../src/store/open-database.ts";
import { openTestDesk, SOUTH, type TestDesk } from "../../helpers/desk.ts";
import { FakeTime } from "../../helpers/fake-time.ts";
import { tempFolder } from "../../helpers/temp-folder.ts";

async function finding(
  what: string,
  environment: Record<string, string>,
): Promise<Finding | undefined> {
  const folder = tempFolder({});
  const findings = await examineSettings({
    DATABASE_URL: `sqlite:${folder}/none.db`,
    ...environment,
  });
  return findings.find((each) => each.what === what);
}

describe("doctor, on the settings", () => {
  it("names the mode of a model that is gone", async () => {
    expect(await finding("settings", { ANSWER_MODE: "compose" })).toEqual({
      what: "settings",
      state: "broken",
      note: expect.stringMatching(/^The mode compose is gone .*: remove ANSWER_MODE\.$/u) as string,
    });
  });
});

describe("doctor, on the database", () => {
  it("says that a file is not there yet, and makes none", async () => {
    const folder = tempFolder({});
    const file = path.join(folder, "data", "yizhan.db");
    expect(await finding("database", { DATABASE_URL: `sqlite:${file}` })).toEqual({
      what: "database",
      state: "off",
      note: `There is no database in ${file} yet; start makes it.`,
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  it("says how much waits in one that is in use, and leaves nothing beside it", async () => {
    const folder = tempFolder({});
    const url = `sqlite:${folder}/yizhan.db`;
    await (await openDatabase(url, "server")).close();
    const before = readdirSync(folder);
    expect(await finding("database", { DATABASE_URL: url })).toEqual({
      what: "database",
      state: "fine",
      note: "SQLite answers and is up to date. Waiting: 0 messages and 0 deliveries; given up: 0 messages and 0 deliveries.",
    });
    expect(readdirSync(folder)).toEqual(before);
  });

  it("says that an empty file has no tables, and gives it none", async () => {
    const folder = tempFolder({ "yizhan.db": "" });
    for (let look = 0; look < 2; look += 1) {
      const found = await finding("database", { DATABASE_URL: `sqlite:${folder}/yizhan.db` });
      expect(found).toMatchObject({ state: "off" });
      expect(found?.note).toContain("no tables yet");
    }
  });

  it("says that a file is something else", async () => {
    const folder = tempFolder({ "yizhan.db": "this is a letter, not a database. ".repeat(50) });
    expect(await finding("database", { DATABASE_URL: `sqlite:${folder}/yizhan.db` })).toMatchObject(
      { state: "broken", note: "The database file cannot be opened." },
    );
  });

  it("names the command that makes the tables, where a start is told not to", async () => {
    const folder = tempFolder({ "yizhan.db": "" });
    const environment = { DATABASE_URL: `sqlite:${folder}/yizhan.db`, DATABASE_MIGRATE: "false" };
    expect((await finding("database", environment))?.note).toMatch(/, migrate makes them\.$/);
  });

  it("says of the way to one elsewhere what is missing, what was allowed, and nothing where all is well", async () => {
    // An address that is nobody’s.
    const url = "postgres://somebody:hunter2@192.0.2.1/yizhan";
    expect(await finding("settings", { DATABASE_URL: url })).toMatchObject({
      state: "broken",
      note: expect.stringContaining("add ?sslmode=verify-full") as string,
    });
    const way = (end: string) =>
      finding("database way", { DATABASE_URL: url + end, DATABASE_ALLOW_PLAIN: "true" });
    expect(await way("")).toMatchObject({
      state: "warning",
      note: expect.stringContaining("DATABASE_ALLOW_PLAIN") as string,
    });
    expect(await way("?sslmode=no-verify")).toMatchObject({
      state: "warning",
      note: expect.stringContaining("sslmode=verify-full") as string,
    });
    expect(await way("?sslmode=verify-full")).toBeUndefined();
    expect(await finding("database way", {})).toBeUndefined();
  });

  it("says that a server is not reached, and not with which password", async () => {
    const found = await finding("database", {
      DATABASE_URL: "postgres://somebody:hunter2@127.0.0.1:1/yizhan",
    });
    expect(found).toEqual({
      what: "database",
      state: "broken",
      note: "The database cannot be reached or read.",
    });
  });
});

describe("doctor, on the settings", () => {
  const METRICS_TOKEN = "a-token-of-metrics-nobody-may-see";
  const WEB_ALLOWED_ORIGINS = "https://centre.example";

  it("says what is off", async () => {
    expect(await finding("metrics", {})).toMatchObject({ state: "off" });
    expect(await finding("frames", {})).toMatchObject({ state: "off" });
  });

  it("says what is set, and never to what", async () => {
    const environment = { METRICS_TOKEN, WEB_ALLOWED_ORIGINS };
    const metrics = await finding("metrics", environment);
    const frames = await finding("frames", environment);
    expect([metrics?.state, frames?.state]).toEqual(["fine", "fine"]);
    const words = JSON.stringify([metrics, frames]);
    expect(words).not.toContain(METRICS_TOKEN);
    expect(words).not.toContain("centre.example");
  });

  it("warns where a password alone opens the accounts that may do the most", async () => {
    expect(await finding("second factor", { SECOND_FACTOR: "off" })).toMatchObject({
      state: "warning",
      note: expect.stringContaining("SECOND_FACTOR") as string,
    });
    expect(await finding("second factor", {})).toBeUndefined();
  });

  it("says whether the secrets of second factors are encrypted, and never with what", async () => {
    const [key, other] = [randomBytes(32).toString("base64"), randomBytes(32).toString("base64")];
    expect(await finding("second factor key", {})).toMatchObject({
      state: "off",
      note: expect.stringMatching(/^SECOND_FACTOR_KEY is not set: .* unencrypted/u) as string,
    });
    const url = `sqlite:${tempFolder({})}/yizhan.db`;
    const database = await openDatabase(url, "server");
    const desk = await openTestDesk(database, new FakeTime());
    const { id } = await desk.account({ role: "lead" });
    const factor = { secret: "KEY", pending: null, lastStep: 0, confirmedAt: new Date(0) };
    await desk.store.change((change) => change.saveSecondFactor(id, factor));
    const { accounts } = createDesk(database, new FakeTime(), {
      secondFactorKeys: { present: Buffer.from(key, "base64"), before: null },
    });
    await accounts.factorKeys.sealAll();
    await database.close();
    const asked = { DATABASE_URL: url, SECOND_FACTOR_KEY: key };
    const fine = await finding("second factor key", asked);
    expect(fine).toMatchObject({ state: "fine" });
    const wrong = await finding("second factor key", { ...asked, SECOND_FACTOR_KEY: other });
    expect(wrong).toMatchObject({
      state: "broken",
      note: expect.stringContaining("no key opens that of one account") as string,
    });
    for (const secret of [key, other]) expect(JSON.stringify([fine, wrong])).not.toContain(secret);
  });

  it("warns of a proxy in front that is not trusted, and of none that is, or is not there", async () => {
    const PUBLIC_URL = "https://yizhan.example";
    expect(await finding("proxy", { PUBLIC_URL })).toMatchObject({
      state: "warning",
      note: expect.stringContaining("Set TRUST_PROXY=true") as string,
    });
    expect(await finding("proxy", { PUBLIC_URL, TRUST_PROXY: "true" })).toBeUndefined();
    expect(await finding("proxy", { PUBLIC_URL: "http://127.0.0.1:3000" })).toBeUndefined();
    expect(await finding("proxy", {})).toBeUndefined();
  });

  it("warns of an address that others reach without TLS, by its name", async () => {
    expect(await finding("open address", { HOST: "0.0.0.0" })).toMatchObject({
      state: "warning",
      note: expect.stringMatching(/^HOST is 0\.0\.0\.0, .* Set HOST=127\.0\.0\.1/) as string,
    });
    expect(await finding("open address", {})).toBeUndefined();
  });

  it("names one that cannot be used, and looks no further at what rests on it", async () => {
    const findings = await examineSettings({ METRICS_TOKEN: "short" });
    const settings = findings.find(({ what }) => what === "settings");
    expect(settings).toMatchObject({ state: "broken" });
    expect(settings?.note).toContain("METRICS_TOKEN");
    expect(findings).toHaveLength(1);
  });
});

describe("doctor, on the centres", () => {
  let database: Database;
  let url: string;
  let desk: TestDesk;
  beforeEach(async () => {
    url = `sqlite:${tempFolder({})}/yizhan.db`;
    database = await openDatabase(url, "server");
    desk = await openTestDesk(database, new FakeTime());
  });
  const look = async (...what: readonly string[]): Promise<readonly Finding[]> => {
    await database.close();
    const findings = await examineSettings({ DATABASE_URL: url });
    return findings.filter((each) => what.includes(each.what));
  };

  it("warns while nobody may work on cases, and says whether there is a channel at least", async () => {
    await desk.account({ role: "staff", centres: "all", state: "disabled" });
    await desk.account({ role: "lead", centres: "all", state: "invited" });
    await desk.account({ role: "editor", centres: "all" });
    const destinations = [{ platform: "slack", channel: "C1" }] as const;
    await desk.centres.edit("command line", SOUTH, null, { destinations });
    const findings = await look("centre main staff", "centre south staff");
    expect(findings).toMatchObject([
      { state: "warning", note: expect.stringContaining("and it has no channel, so") as string },
      {
        state: "warning",
        note: expect.stringMatching(/^Nobody may work on its cases, so/u) as string,
      },
    ]);
    expect(doctorText(findings)).toMatch(/^! centre main staff +Nobody may .* user invite/u);
  });

  it("is content with somebody who may, at the centre of whom it is", async () => {
    await desk.account({ role: "staff", centres: [SOUTH] });
    expect(await look("centre main staff", "centre south staff")).toMatchObject([
      { state: "warning" },
      { state: "fine", note: "Accounts that may work on its cases: 1." },
    ]);
  });

  it("warns while nobody has confirmed when a centre is open", async () => {
    const span = [{ from: "09:00", until: "17:00" }];
    const days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    const hours = readCentreHours({ week: Object.fromEntries(days.map((day) => [day, span])) });
    if (hours === null || typeof hours === "string") throw new Error("these are no hours");
    await desk.centres.edit("command line", SOUTH, null, { hours });
    expect(await look("centre main hours", "centre south hours")).toMatchObject([
      { state: "warning", note: expect.stringContaining("centre set main --hours") as string },
      { state: "fine" },
    ]);
  });

  it("says nothing of centres before there is a database", async () => {
    await database.close();
    const findings = await examineSettings({ DATABASE_URL: `sqlite:${tempFolder({})}/none.db` });
    expect(findings.filter(({ what }) => what.startsWith("centre"))).toEqual([]);
  });
});

describe("doctor, on the channels of the staff", () => {
  it("asks about each channel of a centre, by the centre’s name", async () => {
    const folder = tempFolder({});
    const url = `sqlite:${folder}/yizhan.db`;
    const database = await openDatabase(url, "server");
    const destinations = [{ platform: "telegram", channel: "-1001" }] as const;
    await createDesk(database, { now: () => new Date("2026-11-26T08:00:00Z") }).centres.edit(
      "command line",
      MAIN_CENTRE,
      null,
      { destinations },
    );
    await database.close();
    const findings = await examineSettings({
      DATABASE_URL: url,
      TELEGRAM_BOT_TOKEN: "123456:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
      TELEGRAM_API_ROOT: "http://127.0.0.1:9",
    });
    const channel = findings.filter(({ what }) => what.startsWith("telegram main"));
    expect(channel.length).toBeGreaterThan(0);
    expect(channel.every(({ state }) => state === "broken")).toBe(true);
  });
});
