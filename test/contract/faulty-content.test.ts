import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { inProject } from "../../src/app/paths.ts";
import { secrets } from "../../src/app/secrets.ts";
import { runService, type RunningService } from "../../src/app/start.ts";
import { readDocumentFiles } from "../../src/content/document-files.ts";
import { createContentStore } from "../../src/store/content.ts";
import { openDatabase } from "../../src/store/open-database.ts";
import type { WebMessage } from "../../adapters/web/events.ts";
import { ChatClient } from "../helpers/chat-client.ts";
import { ENGINES, type TestEngine } from "../helpers/engines.ts";
import { Desk } from "../helpers/hand-over/desk.ts";
import { changedText, docPath, FEES_EN, smallDocuments } from "../helpers/small-content.ts";
import { someQuestions } from "../helpers/some-questions.ts";
import { tempFolder } from "../helpers/temp-folder.ts";
import { testSettings } from "../helpers/test-model.ts";
import { waitFor } from "../helpers/wait-for.ts";

const clock = { now: () => new Date("2026-11-26T08:00:00Z") };
/** The examination begins in a thread of its own, and measures. */
const STORY_MS = 240_000;
/** With what it takes to look. */
const SOON_MS = 3_000;

const FAULTY = new Map([
  ...smallDocuments(),
  [FEES_EN, changedText(FEES_EN, "The fee is", "Within 7 days the fee is")] as const,
]);
const OF_FEES = "question fees number iii";
const OF_ANOTHER = "question free number iii";

interface Overview {
  readonly faults: readonly { readonly path: string; readonly message: string }[];
  readonly articles: readonly {
    readonly id: string;
    readonly withdrawn: string;
    readonly texts: Readonly<Record<string, string>>;
  }[];
}

interface DraftAnswer {
  readonly draft: { readonly id: string; readonly version: number };
}

describe.each(Object.entries(ENGINES))(
  "a service over content with a fault, on %s",
  (name, open) => {
    let engine: TestEngine;
    let address: string;
    const running: RunningService[] = [];
    beforeAll(async () => {
      engine = await open();
    });
    afterAll(() => engine.end());
    beforeEach(async () => {
      address = await engine.migrated();
      await seed(address);
    });
    afterEach(async () => {
      for (const service of running.splice(0)) await service.stop();
    });

    const start = async (folder: string): Promise<string> => {
      const settings = testSettings({
        PORT: "0",
        LOG_LEVEL: "silent",
        DATABASE_URL: address,
        SEARCH_FOLDER: folder,
        QUESTIONS_FOLDER: someQuestions(tempFolder({})),
      });
      const service = await runService(settings, clock);
      running.push(service);
      return `http://127.0.0.1:${String(service.port)}`;
    };
    const staff = async (url: string): Promise<{ writer: Desk; reader: Desk }> => {
      const token = await running[0]?.desk.accounts.tickets.firstAdmin();
      const named = { email: "li@example.org", name: "Li Wei" };
      const writer = await new Desk(url).join(token ?? "there is an administrator", named);
      const invited = { email: "wang@example.org", name: "Wang Fang", role: "lead" };
      const made = await writer.post("/staff", { ...invited, centres: "all" });
      const { link } = made as { link: string };
      const reader = await new Desk(url).join(link.split("#")[1] ?? "");
      return { writer, reader };
    };

    it(
      "is ready, knows nothing of that article, answers all else, and answers from it once it is mended",
      async () => {
        const folder = tempFolder({});
        const url = await start(folder);
        expect((await fetch(`${url}/health/ready`)).status).toBe(200);
        expect(await asked(url, OF_FEES)).toMatchObject({ outcome: "no_answer", sources: [] });
        expect(await asked(url, OF_ANOTHER)).toMatchObject({ outcome: "answer" });

        const { writer, reader } = await staff(url);
        const overview = (await reader.get("/content")) as Overview;
        expect(overview.faults).toMatchObject([{ path: FEES_EN }]);
        expect(overview.articles.find(({ id }) => id === "visas/fees")?.texts).toEqual({
          en: "left_out",
          ru: "left_out",
        });

        // A file belongs to one process alone.
        const all = name === "sqlite" ? [url] : [url, await start(folder)];
        for (const each of all) {
          const words = await pageOf(each);
          expect(words).toContain("I will not guess");
          expect(words).not.toMatch(/7 days|400/);
        }
        await mend(writer, reader);
        await Promise.all(
          all.map((each) => waitFor(async () => (await pageOf(each)).includes("RMB 400"), SOON_MS)),
        );
        expect(((await reader.get("/content")) as Overview).faults).toEqual([]);
        // What one process answers, pages at another show later.
        if (all.length > 1) await running.pop()?.stop();
        const answer = await asked(url, OF_FEES);
        expect([answer.outcome, answer.text]).toEqual(["answer", expect.stringContaining("400")]);
      },
      STORY_MS,
    );

    it(
      "withdraws that article, which stays withdrawn when it is mended",
      async () => {
        const url = await start(tempFolder({}));
        const { writer, reader } = await staff(url);
        const withdrawal = { article: "visas/fees", claim: null, reason: "It is wrong." };
        await writer.post("/content/withdrawals", withdrawal);
        expect((await asked(url, OF_FEES)).outcome).toBe("no_answer");
        await mend(writer, reader);
        const { articles, faults } = (await reader.get("/content")) as Overview;
        expect(faults).toEqual([]);
        expect(articles.find(({ id }) => id === "visas/fees")?.withdrawn).toBe("whole");
        const { outcome, text } = await asked(url, OF_FEES);
        expect([outcome, text]).toEqual(["no_answer", expect.stringContaining("withdrawn")]);
      },
      STORY_MS,
    );

    it(
      "starts over a draft of another article, and shows it, but lets nothing but the mend come into force",
      async () => {
        const url = await start(tempFolder({}));
        const { writer } = await staff(url);
        const free = FAULTY.get(docPathOf("free")) ?? "";
        const { draft } = await drafted(writer, "free", free.replace("not work", "not work here"));
        const checked = (await writer.post(`/content/drafts/${draft.id}/check`, {})) as {
          readonly problems: readonly { readonly path: string }[];
        };
        expect(checked.problems).toMatchObject([{ path: FEES_EN }]);
        const shown = (await writer.post("/content/preview", {
          path: docPathOf("free"),
          text: free,
        })) as { readonly web: string };
        expect(shown.web).toContain("30 days");
      },
      STORY_MS,
    );
  },
);

/** The small content with its fault is in force, and the files of the project are not proposed in its place. */
async function seed(url: string): Promise<void> {
  const database = await openDatabase(url, "server");
  const store = createContentStore(database);
  await store.seed(FAULTY, clock.now());
  const files = [...readDocumentFiles(inProject("."))];
  await store.offerSeed(new Map(files.map(([path, text]) => [path, secrets.hashOf(text)])), []);
  await database.close();
}

async function pageOf(url: string): Promise<string> {
  const page = await fetch(`${url}/a/visas/fees?lang=en`);
  expect(page.status).toBe(200);
  return page.text();
}

async function asked(url: string, text: string): Promise<WebMessage> {
  const client = new ChatClient(url);
  const credentials = await client.open({ locale: "en" });
  await client.send(credentials, { id: "m1", text });
  const stream = await client.listen(credentials);
  const [, reply] = await stream.messages(2);
  stream.close();
  if (reply === undefined) throw new Error("there is no reply");
  return reply;
}

/** The usual way: a draft with the document as it should be, which a second person publishes once it was measured. */
async function mend(writer: Desk, reader: Desk): Promise<void> {
  const { draft } = await drafted(writer, "fees", smallDocuments().get(FEES_EN) ?? "");
  const path = `/content/drafts/${draft.id}`;
  const checked = await writer.post(`${path}/check`, {});
  expect(checked).toMatchObject({
    problems: [],
    effects: { corrected: [{ article: "visas/fees", claim: "fee" }] },
  });
  const submitted = await writer.post(`${path}/submit`, {
    version: draft.version,
    reason: "It has a fault.",
  });
  await waitFor(async () => {
    const { gate } = (await reader.get(`${path}/gate`)) as { gate: { state: string } };
    return gate.state === "done";
  }, STORY_MS);
  const { version } = (submitted as DraftAnswer).draft;
  // In so small a content an article that is back is drawn to some measured questions that nothing should answer.
  await reader.post(`${path}/publish`, { version, override: "It was in force before." });
}

async function drafted(writer: Desk, slug: string, text: string): Promise<DraftAnswer> {
  const path = docPathOf(slug);
  const named = { title: "A change", nature: "correction" };
  const { draft } = (await writer.post("/content/drafts", named)) as DraftAnswer;
  const query = `/content/documents?path=${encodeURIComponent(path)}`;
  const { revision: base } = (await writer.get(query)) as { revision: number };
  const change = { version: draft.version, edits: [{ path, text, base }] };
  return (await writer.post(`/content/drafts/${draft.id}`, change)) as DraftAnswer;
}

function docPathOf(slug: string) {
  return docPath(`knowledge/visas/${slug}/en.md`);
}
