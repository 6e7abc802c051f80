import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ContentStore } from "../../src/ports/content-store.ts";
import { createContentStore } from "../../src/store/content.ts";
import type { Database } from "../../src/store/database.ts";
import { openDatabase } from "../../src/store/open-database.ts";
import { yizhan, type CliRun } from "../helpers/cli.ts";
import { openTestDesk, type TestDesk } from "../helpers/desk.ts";
import { FakeTime } from "../helpers/fake-time.ts";
import { changedText, FACTS, FEES_EN, FREE_EN, smallDocuments } from "../helpers/small-content.ts";

/** Each command is a process of its own. */
const LONG_MS = 240_000;

/** The fee is told by two articles. */
const DOCUMENTS = smallDocuments({
  "visas/free/en.md": changedText(FREE_EN, "may not work.", "may not work for {fee}."),
});

/** The database of a server that runs while the commands are used. */
let database: Database;
let store: ContentStore;
let desk: TestDesk;
let folder: string;
let url: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "yizhan-content-"));
  url = `sqlite:${path.join(folder, "yizhan.db")}`;
  database = await openDatabase(url, "server");
  store = createContentStore(database);
  desk = await openTestDesk(database, new FakeTime());
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

function run(...args: readonly string[]): CliRun {
  return yizhan(["content", ...args], "", { DATABASE_URL: url });
}

function json(...args: readonly string[]): unknown {
  const { status, stdout, stderr } = run(...args, "--json");
  expect([status, stderr]).toEqual([0, ""]);
  return JSON.parse(stdout);
}

describe("yizhan content", () => {
  it(
    "takes the content out as files, and proposes what came back",
    async () => {
      const files = path.join(folder, "files");
      expect(run("export", files)).toMatchObject({
        status: 1,
        stderr: "There is no content yet.\n",
      });
      await store.seed(DOCUMENTS, new Date());
      const count = DOCUMENTS.size;
      expect(run("export", files).stdout).toBe(
        `Release 1: ${String(count)} of ${String(count)} documents were others.\n`,
      );
      expect(readFileSync(path.join(files, FACTS), "utf8")).toBe(smallDocuments().get(FACTS));
      expect(json("export", files)).toEqual({ release: 1, written: [], left: [] });
      const li = await desk.account({ role: "editor", centres: "all" });
      const reader = await desk.account({ role: "reader", centres: "all" });
      const bring = ["import", files, "--by", li.email];
      expect(run("import", files)).toMatchObject({
        status: 2,
        stderr: expect.stringContaining("--by") as string,
      });
      expect(run("import", files, "--by", reader.email)).toMatchObject({
        status: 1,
        stderr: "Your role does not allow this.\n",
      });
      expect(run("import", files, "--by", "nobody@centre.example").status).toBe(1);
      expect(run(...bring).stdout).toBe(
        "The files say what is in force; there is nothing to propose.\n",
      );

      writeFileSync(path.join(files, FACTS), changedText(FACTS, "400 CNY", "350 CNY"));
      const { draft, paths } = json(...bring, "--since", "1", "--reason", "New law") as {
        draft: string;
        paths: string[];
      };
      expect(paths).toEqual([FACTS]);
      expect(await store.draft(draft as never)).toMatchObject({
        author: li.id,
        editors: [li.id],
        state: "submitted",
        reason: "New law",
        nature: "correction",
      });
      expect((await store.state())?.release).toBe(1);
      expect(run(...bring, "--nature", "wording").stdout).toBe(
        [
          "1 documents wait at the web desk as the draft “Imported files”.",
          "They change figures or dates, so that it is a correction:",
          "  visas/fees fee",
          "  visas/free noWork",
          "",
        ].join("\n"),
      );

      writeFileSync(path.join(files, FEES_EN), "no head");
      const faulty = run(...bring);
      expect([faulty.status, faulty.stdout]).toEqual([1, ""]);
      expect(faulty.stderr).toContain("The content would have faults.\n");
      expect(faulty.stderr).toContain(`  ${FEES_EN}:1: the text begins with front matter`);
      symlinkSync("/etc/passwd", path.join(files, "knowledge/facts/passwd.yaml"));
      expect(run(...bring)).toMatchObject({
        status: 1,
        stderr:
          '"knowledge/facts/passwd.yaml" is a link, which is not followed; nothing was imported.\n',
      });
      expect(run("import", path.join(files, FACTS), "--by", li.email).status).toBe(1);
      expect(run(...bring, "--nature", "law").status).toBe(2);
      expect(run(...bring, "--since", "0").status).toBe(2);
      expect(run("import").status).toBe(2);
      expect(await store.drafts(["submitted", "open"], 10)).toMatchObject([
        { nature: "correction" },
        { nature: "correction" },
      ]);
    },
    LONG_MS,
  );

  it(
    "withdraws and lifts, for whoever holds the machine or in somebody’s name",
    async () => {
      await store.seed(DOCUMENTS, new Date());
      const withdraw = ["withdraw", "visas/fees", "--reason", "It is wrong"];
      const { withdrawal } = json(...withdraw, "--claim", "fee") as { withdrawal: string };
      expect((await store.state())?.withdrawals).toMatchObject([
        { article: "visas/fees", claim: "fee", by: "command line", reason: "It is wrong" },
      ]);
      expect(run(...withdraw, "--claim", "fee")).toMatchObject({
        status: 1,
        stderr: "It is withdrawn already.\n",
      });
      expect(run("withdraw", "visas/none", "--reason", "x")).toMatchObject({
        status: 1,
        stderr: "There is no such article or claim.\n",
      });
      expect(run("withdrawals").stdout).toMatch(/visas\/fees +fee +\d{4}-\S+ +in force/);
      const email = "anna@centre.example";
      const anna = await desk.account({ role: "editor", centres: "all", email });
      const reader = await desk.account({ role: "reader", centres: "all" });
      const lift = ["lift", withdrawal, "--reason", "It is right", "--by"];
      expect(run(...lift, reader.email)).toMatchObject({
        status: 1,
        stderr: "Your role does not allow this.\n",
      });
      expect(run(...lift, "nobody@centre.example").status).toBe(1);
      expect(run(...lift, email).stdout).toBe("The withdrawal of visas/fees is over.\n");
      expect((await store.withdrawals(1))[0]).toMatchObject({
        liftedBy: anna.id,
        liftReason: "It is right",
      });
      const [entry] = await desk.trail.page(null, 1);
      expect(entry).toMatchObject({ actor: anna.id, action: "content.lifted" });
      expect(run("withdraw", "visas/fees").status).toBe(2);
      expect(run("withdraw", "../fees", "--reason", "x").status).toBe(2);
      expect(run("withdraw", "--help").status).toBe(0);
    },
    LONG_MS,
  );

  it(
    "tells where else a withdrawn figure is told, and withdraws that as well, for another who joins too",
    async () => {
      await store.seed(DOCUMENTS, new Date());
      const withdraw = ["withdraw", "visas/fees", "--claim", "fee", "--reason", "It is wrong"];
      const { stdout } = run(...withdraw);
      expect(stdout).toContain(
        [
          "fee (RMB 400) is still told by",
          "  visas/free noWork: You may not work for RMB 400.",
          "--everywhere withdraws these claims as well.",
        ].join("\n"),
      );
      const ben = await desk.account({ role: "editor", centres: "all" });
      expect(run(...withdraw, "--everywhere", "stay")).toMatchObject({
        status: 1,
        stderr: "It names no figure stay.\n",
      });
      const joined = run(...withdraw, "--by", ben.email, "--everywhere").stdout;
      expect(joined).toMatch(/^The claim fee of visas\/fees was withdrawn before; your reason/);
      expect(joined).toMatch(
        /\nThe claim noWork of visas\/free is withdrawn too; content lift \S+ ends that\.\n$/,
      );
      expect((await store.state())?.withdrawals).toMatchObject([
        { article: "visas/free", claim: "noWork", by: ben.id },
        { article: "visas/fees", claim: "fee", by: "command line" },
      ]);
      expect((await store.withdrawals(2))[1]).toMatchObject({ joined: [{ by: ben.id }] });
    },
    LONG_MS,
  );
});
