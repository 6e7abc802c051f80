import { describe, expect, it, onTestFinished } from "vitest";
import type { ContentStore } from "../../src/ports/content-store.ts";
import { createContentStore } from "../../src/store/content.ts";
import { openDatabase } from "../../src/store/open-database.ts";
import { yizhan, type CliRun } from "../helpers/cli.ts";
import { changedText, docPath, FACTS, FEES_EN, smallDocuments } from "../helpers/small-content.ts";
import { tempFolder } from "../helpers/temp-folder.ts";

/** Each command is a process of its own. */
const LONG_MS = 120_000;

/** The database of a server that may be running. */
interface Served {
  readonly store: ContentStore;
  readonly run: (...args: readonly string[]) => CliRun;
}

async function served(documents: ReturnType<typeof smallDocuments>): Promise<Served> {
  const url = `sqlite:${tempFolder({})}/yizhan.db`;
  const database = await openDatabase(url, "server");
  onTestFinished(() => database.close());
  const store = createContentStore(database);
  await store.seed(documents, new Date());
  const run = (...args: readonly string[]): CliRun =>
    yizhan(["content", ...args], "", { DATABASE_URL: url });
  return { store, run };
}

describe("content withdraw, over content with faults", () => {
  it(
    "withdraws and lifts what is sound and what is left out, and says what is left out",
    async () => {
      const { run, store } = await served(
        smallDocuments({
          "visas/fees/en.md": changedText(FEES_EN, "Pay at", "Pay within 7 days at"),
        }),
      );
      const reason = ["--reason", "It is wrong"];
      const sound = run("withdraw", "visas/free", "--claim", "noWork", ...reason);
      expect([sound.status, sound.stderr]).toEqual([0, ""]);
      expect(sound.stdout).toContain("The claim noWork of visas/free is withdrawn;");
      expect(sound.stdout.trimEnd().split("\n").at(-1)).toBe(
        "Articles left out for faults, in which no figures were looked for: visas/fees.",
      );
      const own = run("withdraw", "visas/fees", "--claim", "fee", ...reason, "--json");
      const told = JSON.parse(own.stdout) as { withdrawal: string; leftOut: string[] };
      expect(told.leftOut).toEqual(["visas/fees"]);
      expect((await store.state())?.withdrawals).toMatchObject([
        { article: "visas/fees", claim: "fee" },
        { article: "visas/free", claim: "noWork" },
      ]);
      expect(run("lift", told.withdrawal, "--reason", "It is right").stdout).toBe(
        "The withdrawal of visas/fees is over.\n",
      );
    },
    LONG_MS,
  );

  it(
    "withdraws by names alone where this version can read no article, and says of which it cannot read them",
    async () => {
      const { run, store } = await served(
        new Map([
          ...smallDocuments(),
          [FACTS, changedText(FACTS, "400 CNY", "much")],
          [docPath("knowledge/visas/fees/article.yaml"), "claims: ["],
        ]),
      );
      const reason = ["--reason", "It is wrong"];
      const claim = run("withdraw", "visas/fees", "--claim", "fee", ...reason);
      expect([claim.status, claim.stderr]).toEqual([
        1,
        "It has faults, so that its claims or figures cannot be read: withdraw all of it, and what else tells its figures by itself.\n",
      ]);
      expect((await store.state())?.withdrawals).toEqual([]);
      expect(run("withdraw", "visas/fees", ...reason).stdout).toMatch(
        /^visas\/fees is withdrawn;.*\nArticles left out .*: all of them\.\n$/u,
      );
      expect(run("withdraw", "visas/free", "--claim", "noWork", ...reason).status).toBe(0);
      expect(run("withdraw", "visas/none", ...reason).stderr).toBe(
        "There is no such article or claim.\n",
      );
      expect((await store.state())?.withdrawals).toHaveLength(2);
    },
    LONG_MS,
  );
});
