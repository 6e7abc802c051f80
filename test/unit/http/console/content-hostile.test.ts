import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import type { DocumentPath } from "../../../../src/domain/document.ts";
import { LONGEST_DOCUMENT } from "../../../../src/domain/document.ts";
import { createContentStore } from "../../../../src/store/content.ts";
import type { TestConsole, Visitor } from "../../../helpers/console.ts";
import { changedText, docPath, FEES_EN, smallDocuments } from "../../../helpers/small-content.ts";
import { contentDesk, type Head } from "../../../helpers/content-desk.ts";
import { runs } from "../../../helpers/runs.ts";

const { get, post, draftWith, baseOf, visits } = contentDesk();
let desk: TestConsole;
let anna: Visitor;
beforeEach(() => {
  ({ desk, anna } = visits());
});

describe("strange requests", () => {
  it.each([
    ["knowledge/../prompts/select.md"],
    ["knowledge/visas/fees/../../../.env"],
    ["/etc/passwd"],
    ["knowledge/visas/fees/en.html"],
    ["locales/en.json"],
    ["knowledge\\visas\\fees\\en.md"],
    ["x".repeat(5_000)],
  ])("reach no other file: %s", async (path) => {
    const query = encodeURIComponent(path);
    await get(`/content/documents?path=${query}`, anna, 404);
    const { draft } = await post<{ draft: Head }>(
      "/content/drafts",
      { title: "x", nature: "wording" },
      201,
    );
    const edits = [{ path, text: "x", base: null }];
    const answer = await desk.post(`/content/drafts/${draft.id}`, { version: 1, edits }, anna);
    expect(answer.status).toBe(400);
    expect(JSON.stringify(answer.body)).not.toContain("passwd");
    await post("/content/preview", { path, text: "x" }, 400);
  });

  it("hold no more than there is room for", async () => {
    const { id } = await draftWith([]);
    const edits = (text: string) => ({ version: 2, edits: [{ path: FEES_EN, text, base: null }] });
    await post(`/content/drafts/${id}`, edits("x".repeat(LONGEST_DOCUMENT + 1)), 400);
    await post(`/content/drafts/${id}`, edits("x".repeat(1_100_000)), 413);
    await post(`/content/drafts/${id}`, edits("\u0000"), 400);
    await post(`/content/drafts/${id}`, edits("é".repeat(LONGEST_DOCUMENT)), 200);
    await post("/content/drafts", { title: "x".repeat(501), nature: "wording" }, 400);
    await post("/content/drafts", { title: "x".repeat(70_000), nature: "wording" }, 413);
    await post("/content/drafts", { title: " ", nature: "wording" }, 400);
    await post("/content/drafts", { title: "x", nature: "law" }, 400);
  });

  it("find nothing where there is nothing", async () => {
    for (const path of [
      "/content/articles/visas/none",
      "/content/articles/visas/..%2F..%2Fetc",
      "/content/documents",
      "/content/revisions/0",
      "/content/revisions/9999999",
      "/content/revisions/1e3",
      "/content/revisions/99999999999999999999",
      "/content/releases/0",
      "/content/releases/99",
      "/content/drafts/none",
      "/content/drafts/none/gate",
    ]) {
      await get(path, anna, 404);
    }
    await get("/content/releases?before=x", anna, 400);
    await get("/content/releases?before=-1", anna, 400);
    await post("/content/drafts/none/check", {}, 404);
    await post("/content/releases/99/restore", { reason: "x" }, 404);
  });

  it("put nothing into a line but what fits into one", async () => {
    const { id } = await draftWith([]);
    const sources = [{ id: "law", seenOn: "2026-11-24" }];
    const fact = { version: 2, name: "fee", value: "350 CNY", sources, entry: 0 };
    for (const wrong of [
      { value: "350 CNY\nx: 1" },
      { value: "x".repeat(2_001) },
      { from: "2026-02-30" },
      { from: "soon" },
      { entry: -1 },
      { entry: 0.5 },
      { name: "fee\u2028x" },
      { surprise: 1 },
    ]) {
      await post(`/content/drafts/${id}/fact`, { ...fact, ...wrong }, 400);
    }
    await post(`/content/drafts/${id}/fact`, { ...fact, sources: [{ id: "none" }] }, 400);
    await post(`/content/drafts/${id}/fact`, { ...fact, until: "2027-01-01" }, 200);
    const variant = { version: 3, article: "visas/fees", language: "en", question: "x" };
    for (const wrong of [
      { question: "a\u0007b" },
      { question: "x".repeat(301) },
      { language: "../x" },
    ]) {
      await post(`/content/drafts/${id}/variant`, { ...variant, ...wrong }, 400);
    }
    // What people wrote on several lines is one line as a way of asking.
    const question = "May I pay\n  the fee - x: 1?";
    await post(`/content/drafts/${id}/variant`, { ...variant, question }, 200);
    expect(JSON.stringify(await get(`/content/drafts/${id}`))).toContain(
      "May I pay the fee - x: 1?",
    );
  });
});

const PIECES = [
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "[a](javascript:alert(1))",
  "</textarea><svg onload=alert(1)>",
  "{{name}} ${name}",
  "' or '1'='1",
  "__proto__",
  "\u202e",
  "驿站😀",
];
const hostile = fc
  .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 4 })
  .map((pieces) => `a${pieces.join(" ")}z`);

describe("words that want to be something else", () => {
  it("are told literally, whichever field they were written into", async () => {
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        const checked = (
          answer: { headers: Headers; status: number; body: unknown },
          status: number,
        ) => {
          expect(answer.status).toBe(status);
          expect(answer.headers.get("content-type")).toBe("application/json; charset=utf-8");
          expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
          return answer.body;
        };
        const asked = async (path: string, body: object, status = 200) =>
          checked(await desk.post(path, body, anna), status) as { draft: Head };
        const { draft } = await asked("/content/drafts", { title: text, nature: "wording" }, 201);
        const edits = [{ path: "knowledge/new/thing/en.md", text, base: null }];
        const path = `/content/drafts/${draft.id}`;
        await asked(path, { version: 1, edits });
        const source = { id: "notice", title: text, publisher: text, url: null };
        await asked(`${path}/source`, {
          version: 2,
          ...source,
          seenOn: "2026-11-24",
          confidence: "high",
        });
        await asked(`${path}/variant`, {
          version: 3,
          article: "visas/fees",
          language: "en",
          question: text,
        });
        const view = checked(await desk.get(path, anna), 200) as {
          draft: { title: string; edits: { path: string; text: string }[] };
        };
        expect(view.draft.title).toBe(text);
        expect(view.draft.edits.find((each) => each.path === edits[0]?.path)?.text).toBe(text);
        const refused = checked(
          await desk.post(`${path}/submit`, { version: 4, reason: text }, anna),
          409,
        );
        expect(JSON.stringify(refused)).not.toContain("<script");
        const preview = await desk.post(
          "/content/preview",
          {
            path: FEES_EN,
            text: changedText(FEES_EN, 'title: "Fees"', `title: ${JSON.stringify(text)}`),
          },
          anna,
        );
        const drawn = checked(preview, 200) as { web: string; telegram: string; slack: string };
        for (const each of [drawn.telegram, drawn.slack])
          expect(each).not.toMatch(/<(?:script|img|svg)/);
        expect(drawn.web).not.toMatch(/(?<!\\)<(?:script|img|svg)/);
        expect(drawn.telegram + drawn.slack).not.toContain('href="javascript');
        await asked(`${path}/discard`, { version: 4 });
      }),
      { numRuns: runs(12) },
    );
  });

  it("are no names of documents, claims or articles", async () => {
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        const answers = [
          await desk.post(
            "/content/withdrawals",
            { article: text, claim: null, reason: "x" },
            anna,
          ),
          await desk.post(
            "/content/withdrawals",
            { article: "visas/fees", claim: text, reason: "x" },
            anna,
          ),
          await desk.post("/content/preview", { path: text, text: "" }, anna),
          await desk.get(`/content/documents?path=${encodeURIComponent(text)}`, anna),
          await desk.get(`/content/drafts/${encodeURIComponent(text)}`, anna),
          await desk.get(`/content/revisions/${encodeURIComponent(text)}`, anna),
        ];
        expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 404, 404, 404]);
        for (const { body } of answers) expect(JSON.stringify(body)).not.toContain("alert");
      }),
      { numRuns: runs(20) },
    );
  });

  it("change nothing that is in force", async () => {
    const text = PIECES.join(" ");
    const { id, version } = await draftWith([
      { path: FEES_EN, text, base: await baseOf(FEES_EN) },
      { path: docPath("knowledge/new/thing/en.md"), text, base: null },
    ]);
    const variant = { version, article: "visas/free", language: "en", question: text };
    await post(`/content/drafts/${id}/variant`, variant);
    await post("/content/preview", { path: FEES_EN, text });
    await post("/content/withdrawals", { article: "visas/fees", claim: text, reason: text }, 400);
    const state = await createContentStore(desk.database).state();
    expect([...(state?.documents.keys() ?? [])].sort()).toEqual(
      [...smallDocuments().keys()].sort() satisfies DocumentPath[],
    );
    const texts = [...(state?.documents ?? [])].map(([path, each]) => [path, each.text] as const);
    expect(new Map(texts)).toEqual(new Map(smallDocuments()));
    expect(state?.withdrawals).toEqual([]);
  });
});
