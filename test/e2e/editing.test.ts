import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runService, type RunningService } from "../../src/app/start.ts";
import { systemClock } from "../../src/app/system-clock.ts";
import { ChatClient, type Credentials } from "../helpers/chat-client.ts";
import { Desk } from "../helpers/hand-over/desk.ts";
import { shippedTexts } from "../helpers/page-texts.ts";
import { testSettings } from "../helpers/test-model.ts";
import { waitFor } from "../helpers/wait-for.ts";

const SETTINGS = { PORT: "0", LOG_LEVEL: "silent", DATABASE_URL: "sqlite::memory:" };
const TITLE = "Visa-free entry: China’s own list";
const UNILATERAL = "visas/visa-free-unilateral";
/** For the machine to do what nobody waits for: content is read, learned and measured meanwhile. */
const LONG = 300_000;
const texts = shippedTexts();

let service: RunningService;
let url: string;
let editor: Desk;
let second: Desk;

beforeAll(async () => {
  service = await runService(testSettings(SETTINGS), systemClock);
  url = `http://127.0.0.1:${String(service.port)}`;
  const first = await service.desk.accounts.tickets.firstAdmin();
  if (first === null) throw new Error("there is an administrator already");
  editor = await new Desk(url).join(first, { email: "li@example.org", name: "Li Wei" });
  second = await new Desk(url).join(await invited("wang@example.org"), { name: "Wang Fang" });
}, LONG);
afterAll(async () => {
  await service.stop();
});

interface Drafted {
  readonly draft: { readonly id: string; readonly version: number; readonly state: string };
}
interface Checked {
  readonly problems: readonly { readonly path: string; readonly message: string }[];
  readonly effects: {
    readonly sentences: readonly {
      readonly article: string;
      readonly claim: string;
      readonly language: string;
      readonly before: string | null;
      readonly after: string | null;
    }[];
  } | null;
}
interface Gated {
  readonly gate: {
    readonly state: string;
    readonly progress: number;
    readonly result: { readonly refusals: readonly { readonly why: string }[] } | null;
  };
}

describe("a figure that was wrong", () => {
  it(
    "is corrected by one, published by another, answered with at once, and those who were told are told again",
    async () => {
      const asked = await person("en");
      expect(await asked.article(UNILATERAL)).toContain("30 days");
      const since = new Date(Date.now() - 3_600_000).toISOString();

      const { draft } = (await editor.post("/content/drafts", {
        title: "The stay is 15 days",
        nature: "correction",
      })) as Drafted;
      const changed = (await editor.post(`/content/drafts/${draft.id}/fact`, {
        version: draft.version,
        name: "exemptionStay",
        value: "15 days",
        source: "entry-cnto-london-2025",
        entry: 0,
      })) as Drafted;
      const checked = (await editor.post(`/content/drafts/${draft.id}/check`, {})) as Checked;
      expect(checked.problems).toEqual([]);
      const altered = checked.effects?.sentences ?? [];
      const main = altered.filter(
        ({ article, claim }) => article === UNILATERAL && claim === "exemption",
      );
      expect([...new Set(main.map(({ language }) => language))].sort()).toEqual([
        "ar",
        "en",
        "es",
        "fr",
        "ru",
        "zh",
      ]);
      for (const { before, after } of main) {
        expect(before).toMatch(/30/);
        expect(after).toMatch(/15/);
      }

      const submitted = (await editor.post(`/content/drafts/${draft.id}/submit`, {
        version: changed.draft.version,
        reason: "The list says so since today.",
      })) as Drafted;
      expect(submitted.draft.state).toBe("submitted");
      await gated(draft.id);
      const { version } = submitted.draft;
      await expect(editor.post(`/content/drafts/${draft.id}/publish`, { version })).rejects.toThrow(
        /403/,
      );
      const published = (await second.post(`/content/drafts/${draft.id}/publish`, { version })) as {
        release: { number: number; corrected: number };
      };
      expect(published.release.number).toBe(2);

      await waitFor(async () => (await asked.article(UNILATERAL)).includes("15 days"), 10_000);
      expect(await asked.article(UNILATERAL)).not.toContain("30 days");

      const about = { release: 2, since };
      expect(await second.post("/content/notices/count", about)).toMatchObject({ people: 1 });
      await second.post("/content/notices", about);
      await waitFor(() => Promise.resolve(asked.has(/has been corrected since/)), 20_000);
      await second.post("/content/notices", about).catch(() => undefined);
      expect(asked.count(/has been corrected since/)).toBe(1);
    },
    LONG,
  );

  it(
    "comes back when the release is restored",
    async () => {
      const asked = await person("ru");
      await second.post("/content/releases/2/restore", { reason: "It was right before." });
      await waitFor(async () => (await asked.article(UNILATERAL)).includes("30 дней"), 10_000);
    },
    LONG,
  );
});

describe("what is withdrawn", () => {
  it(
    "is told to nobody seconds later, in any language, until it is lifted",
    async () => {
      const people = await Promise.all(
        ["en", "zh", "ar"].map(async (tag) => [tag, await person(tag)] as const),
      );
      const { withdrawal } = (await editor.post("/content/withdrawals", {
        article: UNILATERAL,
        claim: null,
        reason: "The list is not in force any more.",
      })) as { withdrawal: { id: string } };
      for (const [tag, asked] of people) {
        const words = texts.say("validity.withdrawn", tag, { date: "—" }).split("—")[0] ?? "";
        await waitFor(async () => (await asked.article(UNILATERAL)).includes(words.trim()), 5_000);
      }
      const overview = (await editor.get("/content")) as {
        articles: readonly { id: string; withdrawn: string }[];
      };
      expect(overview.articles.find(({ id }) => id === UNILATERAL)?.withdrawn).toBe("whole");
      await second.post(`/content/withdrawals/${withdrawal.id}/lift`, {
        reason: "It is in force.",
      });
      const asked = await person("en");
      await waitFor(async () => (await asked.article(UNILATERAL)).includes("30 days"), 5_000);
    },
    LONG,
  );
});

describe("a bad edit", () => {
  it(
    "is refused with the reason: a figure without a source, and ways of asking that are gone",
    async () => {
      const { draft } = (await editor.post("/content/drafts", {
        title: "Bad",
        nature: "wording",
      })) as Drafted;
      const facts = (await editor.get(
        `/content/documents?path=${encodeURIComponent("knowledge/facts/visas.yaml")}`,
      )) as { text: string; revision: number };
      const noSource = await save(draft.id, draft.version, [
        {
          path: "knowledge/facts/visas.yaml",
          text: facts.text.replace(
            /^exemptionStay: .*$/m,
            "exemptionStay: { type: duration, value: 15 days }",
          ),
          base: facts.revision,
        },
      ]);
      const checked = (await editor.post(`/content/drafts/${draft.id}/check`, {})) as Checked;
      expect(checked.problems.map((each) => each.path)).toContain("knowledge/facts/visas.yaml");
      await expect(
        editor.post(`/content/drafts/${draft.id}/submit`, {
          version: noSource.draft.version,
          reason: "None.",
        }),
      ).rejects.toThrow(/409.*problems/);

      const path = `knowledge/${UNILATERAL}/en.md`;
      const text = (await editor.get(`/content/documents?path=${encodeURIComponent(path)}`)) as {
        text: string;
        revision: number;
      };
      const dropped = (await editor.post(`/content/drafts/${draft.id}`, {
        version: noSource.draft.version,
        drop: ["knowledge/facts/visas.yaml"],
        edits: [{ path, text: fewerVariants(text.text), base: text.revision }],
      })) as Drafted;
      const submitted = (await editor.post(`/content/drafts/${draft.id}/submit`, {
        version: dropped.draft.version,
        reason: "Fewer.",
      })) as Drafted;
      const { result } = await gated(draft.id);
      expect(result?.refusals).not.toEqual([]);
      await expect(
        second.post(`/content/drafts/${draft.id}/publish`, { version: submitted.draft.version }),
      ).rejects.toThrow(/409.*gate_refused/);
    },
    LONG,
  );

  it("tells the second of two editors what the first one changed", async () => {
    const { draft } = (await editor.post("/content/drafts", {
      title: "Two of us",
      nature: "wording",
    })) as Drafted;
    await save(draft.id, draft.version, []);
    await expect(save(draft.id, draft.version, [], second)).rejects.toThrow(/409.*changed/);
  });
});

describe("the audit trail", () => {
  it("shows who did what, without the words of a document", async () => {
    const { entries } = (await editor.get("/audit")) as {
      entries: readonly { action: string; details: object }[];
    };
    const actions = entries.map(({ action }) => action);
    for (const action of [
      "content.draft_added",
      "content.published",
      "content.restored",
      "content.withdrawn",
      "content.lifted",
      "notice.begun",
    ]) {
      expect(actions).toContain(action);
    }
    expect(JSON.stringify(entries)).not.toContain(TITLE);
  });
});

function save(
  id: string,
  version: number,
  edits: readonly object[],
  by: Desk = editor,
): Promise<Drafted> {
  return by.post(`/content/drafts/${id}`, {
    version,
    edits,
    title: "Two of us",
  }) as Promise<Drafted>;
}

/** Leaves eight ways of asking that hardly anybody uses. */
function fewerVariants(text: string): string {
  const few = Array.from({ length: 8 }, (_, n) => `  - zebra crossing number ${"i".repeat(n + 1)}`);
  return text.replace(/^questions:\n(?: {2}- .*\n)+/m, `questions:\n${few.join("\n")}\n`);
}

async function gated(draft: string): Promise<Gated["gate"]> {
  await second.post(`/content/drafts/${draft}/gate`, {});
  const look = async () => ((await second.get(`/content/drafts/${draft}/gate`)) as Gated).gate;
  await waitFor(async () => (await look()).state !== "running", LONG);
  const gate = await look();
  expect(gate).toMatchObject({ state: "done", progress: 1 });
  return gate;
}

async function invited(email: string): Promise<string> {
  const { link } = (await editor.post("/staff", {
    email,
    name: "Wang Fang",
    role: "admin",
    centres: "all",
  })) as { link: string };
  return link.split("#")[1] ?? "";
}

/** Somebody at the chat page, with all that is said to them. */
async function person(locale: string) {
  const chat = new ChatClient(url);
  const credentials: Credentials = await chat.open({ locale });
  const stream = await chat.listen(credentials);
  const said: string[] = [];
  void (async () => {
    for (;;) {
      const [message] = await stream.messages(1);
      if (message?.from === "bot") said.push(message.text);
    }
  })().catch(() => undefined);
  const press = async (action: string): Promise<string> => {
    const before = said.length;
    await chat.send(credentials, { id: randomUUID(), action });
    await waitFor(() => Promise.resolve(said.length > before), 20_000);
    return said.at(-1) ?? "";
  };
  if (locale !== "en") await press(`language:${locale}`);
  return {
    article: (id: string) => press(`article:${id}`),
    has: (words: RegExp) => said.some((each) => words.test(each)),
    count: (words: RegExp) => said.filter((each) => words.test(each)).length,
  };
}
