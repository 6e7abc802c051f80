import { readFileSync } from "node:fs";
import SQLite from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { WebMessage } from "../../adapters/web/events.ts";
import { inProject } from "../../src/app/paths.ts";
import { secrets } from "../../src/app/secrets.ts";
import { runService, type RunningService } from "../../src/app/start.ts";
import { readDocumentFiles } from "../../src/content/document-files.ts";
import { createContentStore } from "../../src/store/content.ts";
import type { DocumentPath } from "../../src/domain/document.ts";
import { openDatabase } from "../../src/store/open-database.ts";
import { ChatClient } from "../helpers/chat-client.ts";
import { DataFolder } from "../helpers/data-folder.ts";
import { docPath } from "../helpers/small-content.ts";
import { testSettings } from "../helpers/test-model.ts";

const clock = { now: () => new Date("2026-11-26T08:00:00Z") };

/** What the version of 2026-11-30 answered from that database. */
interface Told {
  readonly asked: string;
  readonly locale: string;
  readonly outcome: string;
  readonly validity: string | null;
  readonly language: string;
  readonly text: string;
  readonly sources: readonly string[];
}

/** What it asks for first was withdrawn; that version held a sentence beside it likelier. */
const LED_BY_WITHDRAWN = "question free number iii";
/** That version took it for something far from all articles. */
const HALF_KNOWN = "question сборы number iii";
const TOLD = JSON.parse(fixture("answers.json")) as readonly Told[];

function fixture(name: string): string {
  return readFileSync(new URL(`../fixtures/content-2026-11-30/${name}`, import.meta.url), "utf8");
}

const FORMS: readonly (readonly [form: string, prepare: (address: string) => Promise<void>])[] = [
  ["as it is", () => Promise.resolve()],
  [
    "with the ways of asking of one article moved out, and of another moved out and taken back",
    movedOut,
  ],
];

const WHAT = "a database of an earlier version, with releases of edits, a draft and a withdrawal";

describe.each(FORMS)(`${WHAT}, %s`, (_form, prepare) => {
  const data = new DataFolder();
  const address = `sqlite:${data.path}/yizhan.db`;
  let service: RunningService;

  beforeAll(async () => {
    const old = new SQLite(`${data.path}/yizhan.db`);
    old.exec(fixture("database.sql"));
    old.close();
    await knowsFiles(address);
    await prepare(address);
    const settings = testSettings({
      PORT: "0",
      LOG_LEVEL: "silent",
      DATABASE_URL: address,
      SEARCH_FOLDER: `${data.path}/search`,
    });
    service = await runService(settings, clock);
  });
  afterAll(async () => {
    await service.stop();
    data.remove();
  });

  it.each(TOLD.filter(({ asked }) => asked !== HALF_KNOWN))(
    "answers as it did: $asked",
    async ({ asked, locale, text, ...told }) => {
      const url = `http://127.0.0.1:${String(service.port)}`;
      const reply = await replyTo(url, asked, locale);
      const { outcome, validity, language, sources } = reply;
      expect({
        outcome,
        validity,
        language,
        sources: sources.map(({ title }) => title),
      }).toEqual(asked === LED_BY_WITHDRAWN ? { ...told, validity: "under_review" } : told);
      // What stands in place of a withdrawn sentence may stand elsewhere, and name its subject.
      const said = sentencesOf(text).filter((sentence) => !WORDED_ANEW.test(sentence));
      for (const sentence of said) expect(reply.text).toContain(sentence);
      expect(reply.text).not.toContain("not work");
    },
  );

  it("has no answer where half of the words are those of a way of asking", async () => {
    const url = `http://127.0.0.1:${String(service.port)}`;
    expect(await replyTo(url, HALF_KNOWN, "ru")).toMatchObject({
      ...{ outcome: "no_answer", language: "en", sources: [] },
    });
  });

  it("leaves nothing out, and is warned of what newer rules speak against", () => {
    const { leftOut, faults, warnings } = service.heldBack();
    expect(leftOut.size).toBe(0);
    expect(faults).toEqual([]);
    expect(warnings.map(({ path, message }) => [path, message])).toEqual([
      ["knowledge/visas/fees/en.md", expect.stringContaining("the heading has 106 characters")],
    ]);
  });
});

/**
 * A later version has no title above an answer, says in fewer words where to confirm, and leaves it to the page to say that it is
 * automatic.
 */
const WORDED_ANEW =
  /^\*\*.*\*\*$|^(Please confirm|I am an automatic|This conversation is kept|Write \/privacy)/u;

function sentencesOf(markdown: string): readonly string[] {
  return markdown
    .split(/(?<=[.!?]) |\n+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== "");
}

/** The files of the project are no matter of this content: they are not offered to it. */
async function knowsFiles(address: string): Promise<void> {
  const database = await openDatabase(address, "server");
  const files = [...readDocumentFiles(inProject("."))];
  const hashes = new Map(files.map(([path, text]) => [path, secrets.hashOf(text)]));
  await createContentStore(database).offerSeed(hashes, []);
  await database.close();
}

/** As files of this version bring it, an article at a time: one stays in the old form beside it. */
async function movedOut(address: string): Promise<void> {
  const database = await openDatabase(address, "server");
  const store = createContentStore(database);
  const put = async (texts: readonly (readonly [DocumentPath, string | null])[]): Promise<void> => {
    const state = await store.state();
    const changes = texts.map(([path, text]) => ({
      path,
      text,
      seen: state?.documents.get(path)?.id ?? null,
    }));
    const at = clock.now();
    const said = { title: "", reason: "", corrected: [], rewritten: [], override: null };
    const release = {
      ...({ number: (state?.release ?? 0) + 1, kind: "restore", nature: "wording" } as const),
      ...({ at, by: "command line", author: null, ...said } as const),
    };
    const entry = { at, actor: "command line", action: "content.restored", target: "" } as const;
    const result = await store.restore(changes, release, { ...entry, details: {} });
    if (result.kind !== "published") throw new Error(result.kind);
  };
  const before = (await store.state())?.documents ?? new Map<DocumentPath, { text: string }>();
  const apart = (article: string, tag: string): readonly (readonly [DocumentPath, string])[] => {
    const path = docPath(`knowledge/${article}/${tag}.md`);
    const text = before.get(path)?.text ?? "";
    const [whole = "", ways = ""] = /^questions:\n((?: {2}- .*\n)+)/m.exec(text) ?? [];
    return [
      [path, text.replace(whole, "")],
      [docPath(`knowledge/${article}/${tag}.asked.yaml`), `unsorted:\n${ways}`],
    ];
  };
  await put([...apart("visas/fees", "en"), ...apart("visas/fees", "ru")]);
  const free = apart("visas/free", "en");
  await put(free);
  await put(free.map(([path]) => [path, before.get(path)?.text ?? null]));
  await database.close();
}

async function replyTo(url: string, text: string, locale: string): Promise<WebMessage> {
  const client = new ChatClient(url);
  const credentials = await client.open({ locale });
  await client.send(credentials, { id: "m1", text });
  const stream = await client.listen(credentials);
  const [, reply] = await stream.messages(2);
  stream.close();
  if (reply === undefined) throw new Error("there is no reply");
  return reply;
}
