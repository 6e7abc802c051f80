import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Database } from "../../src/store/database.ts";
import { createCaseStore } from "../../src/store/cases.ts";
import { openDatabase } from "../../src/store/open-database.ts";
import { aCase, anEntry, later, opening } from "../helpers/case-steps.ts";
import { yizhan } from "../helpers/cli.ts";

/** Each command is a process of its own. */
const LONG_MS = 180_000;
const HOSTILE = "How do I\nrenew \u001b[2J\u001b]0;owned\u0007\u202emy permit?";
const STEERS = /(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

/** The database of a server that runs while the commands are used. */
let database: Database;
let folder: string;
let url: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "yizhan-cases-"));
  url = `sqlite:${path.join(folder, "yizhan.db")}`;
  database = await openDatabase(url, "server");
  const store = createCaseStore(database);
  for (const number of [1, 2]) {
    const entry = anEntry(String(number), { text: HOSTILE });
    const opened = opening(aCase(number, { question: HOSTILE }), [entry]);
    expect(await store.change(opened, [], later(0))).toBe(true);
  }
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

function printed(...args: readonly string[]): string {
  const { status, stdout, stderr } = yizhan(["case", ...args], "", { DATABASE_URL: url });
  expect([status, stderr]).toEqual([0, ""]);
  return stdout;
}

it(
  "the list has one line a case, and says when there are more than it shows",
  () => {
    const all = printed("list");
    const [, first, second, ...rest] = all.split("\n");
    expect(first).toMatch(/^YZ-2026-0001 .*How do I renew \[2J\]0;ownedmy permit\?$/u);
    expect(second).toMatch(/^YZ-2026-0002 /u);
    expect(rest).toEqual([""]);
    const one = printed("list", "--most", "1");
    expect(one.split("\n").slice(2)).toEqual(["… and more; use --most", ""]);
    expect(all + one).not.toMatch(STEERS);
  },
  LONG_MS,
);

it(
  "programs are told of more as well, and get the words as they were written",
  () => {
    const shown = printed("list", "--most", "1", "--json");
    expect(shown).not.toMatch(STEERS);
    expect(JSON.parse(shown)).toMatchObject({ cases: [{ question: HOSTILE }], more: true });
    expect(JSON.parse(printed("list", "--json"))).toMatchObject({ more: false });
  },
  LONG_MS,
);

it(
  "nothing that a person wrote steers the terminal of whoever reads the case",
  () => {
    for (const command of ["show", "export"]) {
      const text = printed(command, "YZ-2026-0001");
      expect(text).not.toMatch(STEERS);
      expect(text).toContain("    How do I\n    renew [2J]0;ownedmy permit?\n");
    }
  },
  LONG_MS,
);
