import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Draft } from "../../../../src/domain/editing.ts";
import { contentOf, openDraft, seedContent } from "../../../helpers/console-content.ts";
import { startConsole, type TestConsole, type Visitor } from "../../../helpers/console.ts";
import { draftingWorld, translatesBy } from "../../../helpers/drafting-world.ts";
import { FACTS, FEES_EN, FEES_RU } from "../../../helpers/small-content.ts";
import { waitFor } from "../../../helpers/wait-for.ts";

let drafting: Awaited<ReturnType<typeof draftingWorld>>;
let desk: TestConsole;
let anna: Visitor;
let draft: Draft;
beforeEach(async () => {
  drafting = await draftingWorld();
  desk = await startConsole({
    more: (own, database, time) =>
      contentOf(own, database, time, () => drafting.assistance.drafter()).routes,
  });
  await seedContent(desk.database, desk.time);
  anna = await desk.signIn(await desk.account({ role: "editor", name: "Anna", centres: "all" }));
  draft = await openDraft(desk.database);
});
afterEach(() => desk.stop());

const WORDS = {
  Fees: "Сборы",
  "The fee is {fee}.": "Сбор составляет {fee}.",
  "Pay at [this page]({page}).": "Оплатите на [этой странице]({page}).",
};

function translate(body: object, signal: AbortSignal | null = null): Promise<Response> {
  return fetch(`${desk.url}/console/api/content/drafts/${draft.id}/translate`, {
    method: "POST",
    headers: {
      Cookie: anna.cookie ?? "",
      "X-CSRF-Token": anna.csrf ?? "",
      "Content-Type": "application/json",
    },
    body: JSON.stringify(body),
    signal,
  });
}

async function linesOf(response: Response): Promise<unknown[]> {
  const text = await response.text();
  return text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as unknown);
}

describe("a draft of a translation", () => {
  it("comes in lines: how far it is, and then its text, which is saved nowhere", async () => {
    drafting.model.otherwise = translatesBy(WORDS);
    const response = await translate({ path: FEES_RU, text: "" });
    expect(response.headers.get("content-type")).toContain("application/x-ndjson");
    const lines = await linesOf(response);
    expect(lines.slice(0, 2)).toEqual([
      { done: 0, of: 3 },
      { done: 3, of: 3 },
    ]);
    expect(lines).toHaveLength(3);
    expect(lines[2]).toMatchObject({
      draft: {
        text: expect.stringContaining("\nunread: model\n") as string,
        drafted: 3,
        of: 3,
        missing: [],
        stopped: null,
      },
    });
    const { body } = await desk.get(`/content/drafts/${draft.id}`, anna);
    expect(body).toMatchObject({ draft: { version: 1, paths: [] } });
  });

  it("says why there is none", async () => {
    drafting.model.otherwise = () => ({ does: "hangUp" });
    const lines = await linesOf(await translate({ path: FEES_RU, text: "" }));
    expect(lines).toEqual([{ done: 0, of: 3 }, { failed: "unavailable" }]);
  });

  it("is given up when the browser goes away: nothing more is asked of the model", async () => {
    drafting.model.otherwise = translatesBy({});
    const headings = Array.from(
      { length: 480 },
      (_, at) => `## Part ${String.fromCodePoint(0x4e00 + at)}`,
    );
    const text = `---\ntitle: "Fees"\nsummary: ""\n---\n\n${headings.join("\n\n")}\n`;
    draft = await openDraft(desk.database, { edits: [{ path: FEES_EN, text, base: 1 }] });
    const gone = new AbortController();
    const response = await translate({ path: FEES_RU, text: "" }, gone.signal);
    await response.body?.getReader().read();
    gone.abort();
    let seen = -1;
    await waitFor(async () => {
      const isQuiet = seen === drafting.model.requests.length;
      seen = drafting.model.requests.length;
      await pause(200);
      return isQuiet;
    });
    expect(seen).toBeLessThan(40);
  });

  it.each([
    ["of the English text", FEES_EN],
    ["of what is no text", FACTS],
    ["of an article that is not there", "knowledge/visas/nothing/ru.md"],
  ])("is not begun %s", async (_name, path) => {
    const response = await translate({ path, text: "" });
    expect([response.status, await response.json()]).toMatchObject([
      409,
      { error: { reason: "not_there" } },
    ]);
    expect(drafting.model.requests).toEqual([]);
  });

  it("is not begun in a draft that is over", async () => {
    draft = await openDraft(desk.database, { state: "discarded" });
    const response = await translate({ path: FEES_RU, text: "" });
    expect([response.status, await response.json()]).toMatchObject([
      409,
      { error: { reason: "draft_over" } },
    ]);
  });
});
