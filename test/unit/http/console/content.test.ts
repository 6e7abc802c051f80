import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { DocumentPath } from "../../../../src/domain/document.ts";
import { LONGEST_DOCUMENT } from "../../../../src/domain/document.ts";
import { createContentStore } from "../../../../src/store/content.ts";
import { contentOf, seedContent } from "../../../helpers/console-content.ts";
import { startConsole, type TestConsole, type Visitor } from "../../../helpers/console.ts";
import {
  changedText,
  docPath,
  FACTS,
  FEES_EN,
  FEES_RU,
  FREE_EN,
  smallDocuments,
} from "../../../helpers/small-content.ts";

let desk: TestConsole;
let anna: Visitor;
let ben: Visitor;
beforeEach(async () => {
  desk = await startConsole({
    more: (own, database, time) => contentOf(own, database, time).routes,
  });
  await seedContent(desk.database, desk.time);
  const signedIn = async (name: string): Promise<Visitor> =>
    desk.signIn(await desk.account({ role: "editor", name, centres: "all" }));
  anna = await signedIn("Anna");
  ben = await signedIn("Ben");
});
afterEach(() => desk.stop());

async function get<Body>(path: string, who = anna, status = 200): Promise<Body> {
  const answer = await desk.get(path, who);
  expect([path, answer.status]).toEqual([path, status]);
  return answer.body as Body;
}

async function post<Body>(path: string, body: object, status = 200, who = anna): Promise<Body> {
  const answer = await desk.post(path, body, who);
  expect([path, answer.status, answer.status === status ? null : answer.body]).toEqual([
    path,
    status,
    null,
  ]);
  return answer.body as Body;
}

interface Head {
  readonly id: string;
  readonly version: number;
}

async function draftWith(
  edits: readonly { path: string; text: string | null; base: number | null }[],
): Promise<Head> {
  const { draft } = await post<{ draft: Head }>(
    "/content/drafts",
    { title: "Fees", nature: "correction" },
    201,
  );
  const saved = await post<{ draft: Head }>(`/content/drafts/${draft.id}`, { version: 1, edits });
  return saved.draft;
}

async function baseOf(path: string): Promise<number> {
  const { revision } = await get<{ revision: number }>(`/content/documents?path=${path}`);
  return revision;
}

async function settled(id: string): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const { gate } = await get<{ gate: { state: string } }>(`/content/drafts/${id}/gate`);
    if (gate.state !== "running") return;
  }
}

/** A correction of Anna’s that Ben publishes. */
async function published(
  edits: readonly { path: string; text: string; base: number }[],
): Promise<void> {
  const { id, version } = await draftWith(edits);
  const { draft } = await post<{ draft: Head }>(`/content/drafts/${id}/submit`, {
    version,
    reason: "It is so.",
  });
  await settled(id);
  await post(`/content/drafts/${id}/publish`, { version: draft.version }, 201, ben);
}

const CHEAPER = changedText(FACTS, "400 CNY", "350 CNY");

describe("a correction from one desk to the next", () => {
  it("is written, checked, submitted, measured and published by another", async () => {
    const base = await baseOf(FACTS);
    const draft = await draftWith([{ path: FACTS, text: CHEAPER, base }]);
    const view = await get<object>(`/content/drafts/${draft.id}`);
    expect(view).toMatchObject({
      draft: {
        author: { name: "Anna" },
        editors: [{ name: "Anna" }],
        state: "open",
        paths: [FACTS],
        release: null,
        edits: [
          {
            path: FACTS,
            kind: "facts",
            text: CHEAPER,
            base,
            current: { revision: base, text: smallDocuments().get(FACTS) },
            stale: false,
          },
        ],
      },
      mayPublish: false,
      whyNot: "not_submitted",
    });
    const checked = await post<object>(`/content/drafts/${draft.id}/check`, {});
    expect(checked).toMatchObject({
      problems: [],
      effects: { corrected: [{ article: "visas/fees", claim: "fee" }], rewritten: [] },
      pulled: [],
    });
    const reason = "The ministry lowered it.";
    const submit = { version: draft.version, reason };
    const submitted = await post<{ draft: Head }>(`/content/drafts/${draft.id}/submit`, submit);
    await settled(draft.id);
    const { version } = submitted.draft;
    const own = await desk.post(`/content/drafts/${draft.id}/publish`, { version }, anna);
    expect([own.status, own.body]).toMatchObject([403, { error: { reason: "second_person" } }]);
    const { release } = await post<{ release: object }>(
      `/content/drafts/${draft.id}/publish`,
      { version },
      201,
      ben,
    );
    expect(release).toMatchObject({
      number: 2,
      kind: "publish",
      nature: "correction",
      by: { name: "Ben" },
      author: { name: "Anna" },
      reason,
      paths: [FACTS],
      override: null,
      corrected: 1,
    });
    const { releases, next } = await get<{ releases: object[]; next: null }>("/content/releases");
    expect([releases.length, next]).toEqual([2, null]);
    expect(releases[1]).toMatchObject({ kind: "seed", by: { id: "files", name: "files" } });
    const one = await get<object>("/content/releases/2");
    expect(one).toMatchObject({
      changes: [{ path: FACTS, change: "changed" }],
    });
    expect(JSON.stringify(one)).not.toContain("350 CNY");
    expect(await get<object>(`/content/releases/2/change?path=${FACTS}`)).toEqual({
      path: FACTS,
      before: smallDocuments().get(FACTS),
      after: CHEAPER,
    });
    const [added] = (await get<{ changes: object[] }>("/content/releases/1")).changes;
    expect(added).toMatchObject({ change: "added" });
    for (const unknown of [
      `/content/releases/2/change?path=${FEES_EN}`,
      "/content/releases/2/change?path=../package.json",
      "/content/releases/2/change",
      `/content/releases/99/change?path=${FACTS}`,
    ]) {
      expect((await desk.get(unknown, anna)).status).toBe(404);
    }
    const { facts } = await get<{ facts: { name: string; values: object[] }[] }>("/content/facts");
    expect(facts.find(({ name }) => name === "fee")?.values).toEqual([
      { shown: "RMB 350", value: "350 CNY", from: null, until: null, sources: ["law"] },
    ]);
    await post("/content/releases/2/restore", { reason: "No." }, 201, ben);
    const { text, history } = await get<{ text: string; history: object[] }>(
      `/content/documents?path=${FACTS}`,
    );
    expect(text).toBe(smallDocuments().get(FACTS));
    expect(history).toMatchObject([
      { release: 3, by: { name: "Ben" }, reason: "No.", removed: false },
      { release: 2, title: "Fees" },
      { release: 1 },
    ]);
    const revision = await get<{ text: string }>(`/content/revisions/${String(base)}`);
    expect(revision.text).toBe(smallDocuments().get(FACTS));
  });

  it("says which documents are stale, and which faults there are", async () => {
    const base = await baseOf(FACTS);
    const stale = await draftWith([{ path: FACTS, text: CHEAPER, base: base + 100 }]);
    const { version } = (
      await post<{ draft: Head }>(`/content/drafts/${stale.id}/submit`, { version: 2, reason: "x" })
    ).draft;
    await settled(stale.id);
    const refused = await desk.post(`/content/drafts/${stale.id}/publish`, { version }, ben);
    expect([refused.status, refused.body]).toMatchObject([
      409,
      { error: { code: "conflict", reason: "stale" }, paths: [FACTS] },
    ]);
    const unseen = await desk.post(
      `/content/drafts/${stale.id}`,
      { version, rebase: [{ path: FACTS, seen: base + 100 }] },
      anna,
    );
    expect([unseen.status, unseen.body]).toMatchObject([
      409,
      { error: { reason: "stale" }, paths: [FACTS] },
    ]);
    const rebased = await post<{ draft: Head }>(`/content/drafts/${stale.id}`, {
      version,
      rebase: [{ path: FACTS, seen: base }],
    });
    const view = await get<{ draft: { edits: object[] } }>(`/content/drafts/${stale.id}`);
    expect(view.draft.edits).toMatchObject([{ base, stale: false }]);
    expect(rebased.draft.version).toBe(version + 1);
    const broken = await draftWith([{ path: FEES_EN, text: "no head", base: null }]);
    const faulty = await desk.post(
      `/content/drafts/${broken.id}/submit`,
      { version: 2, reason: "x" },
      anna,
    );
    expect([faulty.status, faulty.body]).toMatchObject([409, { error: { reason: "problems" } }]);
    expect((faulty.body as { problems: object[] }).problems).toContainEqual({
      path: FEES_EN,
      line: 1,
      message: "the text begins with front matter between two lines of ---",
    });
  });

  it("says which claims keep it from being a wording, and from taking away what is withdrawn", async () => {
    const edits = [{ path: FACTS, text: CHEAPER, base: await baseOf(FACTS) }];
    const { id } = await draftWith(edits);
    await post(`/content/drafts/${id}`, { version: 2, nature: "wording" });
    const submit = { version: 3, reason: "x" };
    const figures = await desk.post(`/content/drafts/${id}/submit`, submit, anna);
    const fee = { article: "visas/fees", claim: "fee" };
    expect([figures.status, figures.body]).toMatchObject([
      409,
      { error: { code: "conflict", reason: "needs_correction" }, claims: [fee] },
    ]);
    await post("/content/withdrawals", { ...fee, reason: "x" }, 201);
    const renamed = (path: typeof FEES_EN, from: string, to: string) =>
      baseOf(path).then((base) => ({
        path,
        text: (smallDocuments().get(path) ?? "").replaceAll(from, to),
        base,
      }));
    const article = docPath("knowledge/visas/fees/article.yaml");
    const other = await draftWith([
      await renamed(article, "  fee:", "  cost:"),
      await renamed(FEES_EN, "{id=fee}", "{id=cost}"),
      await renamed(FEES_RU, "{id=fee}", "{id=cost}"),
    ]);
    const taken = await desk.post(
      `/content/drafts/${other.id}/submit`,
      { version: 2, reason: "x" },
      anna,
    );
    expect([taken.status, taken.body]).toMatchObject([
      409,
      { error: { code: "conflict", reason: "under_withdrawal" }, claims: [fee] },
    ]);
  });

  it("tells what it held before somebody else took it out, and is read like the draft", async () => {
    const base = await baseOf(FACTS);
    const { id, version } = await draftWith([{ path: FACTS, text: CHEAPER, base }]);
    const address = `/content/drafts/${id}/earlier`;
    expect(await get(address)).toEqual({ earlier: [] });
    await post(`/content/drafts/${id}`, { version, drop: [FACTS] }, 200, ben);
    const reader = await desk.signIn(await desk.account({ role: "reader", centres: "all" }));
    const { earlier } = await get<{ earlier: { id: number }[] }>(address, reader);
    const head = {
      id: expect.any(Number) as number,
      path: FACTS,
      base,
      by: { name: "Anna" },
      endedBy: { name: "Ben" },
    };
    expect(earlier).toMatchObject([head]);
    expect(JSON.stringify(earlier)).not.toContain("350 CNY");
    const words = `${address}/${String(earlier[0]?.id)}`;
    expect(await get(words, reader)).toMatchObject({ ...head, text: CHEAPER });
    const other = await draftWith([]);
    for (const none of ["0", "x", "99999", "%00"]) await get(`${address}/${none}`, anna, 404);
    await get(words.replace(id, other.id), anna, 404);
  });

  it("says that somebody else changed the draft, in words of its own", async () => {
    const draft = await draftWith([]);
    const late = await desk.post(`/content/drafts/${draft.id}`, { version: 1, title: "x" }, ben);
    expect([late.status, late.body]).toEqual([
      409,
      {
        error: {
          code: "conflict",
          message: "Somebody else changed this meanwhile; look again.",
          reason: "changed",
        },
      },
    ]);
  });
});

describe("a withdrawal", () => {
  it("is made by an editor and lifted by whoever may publish", async () => {
    const { withdrawal } = await post<{ withdrawal: { id: string } }>(
      "/content/withdrawals",
      { article: "visas/fees", claim: "fee", reason: "It is wrong." },
      201,
    );
    expect(withdrawal).toMatchObject({
      title: "Fees",
      by: { name: "Anna" },
      reason: "It is wrong.",
      liftedAt: null,
      liftedBy: null,
      liftReason: null,
    });
    await post("/content/withdrawals", { article: "visas/fees", claim: "fee", reason: "x" }, 409);
    await post(`/content/withdrawals/${withdrawal.id}/lift`, { reason: "It is right." }, 200, ben);
    const { withdrawals } = await get<{ withdrawals: object[] }>("/content/withdrawals");
    expect(withdrawals).toMatchObject([{ liftedBy: { name: "Ben" }, liftReason: "It is right." }]);
    await post(`/content/withdrawals/${withdrawal.id}/lift`, { reason: "x" }, 409, ben);
  });

  it("tells where else a figure of it is told, takes that with it, and is joined by another", async () => {
    const text = changedText(FREE_EN, "may not work.", "may not work for {fee}.");
    const state = createContentStore(desk.database);
    const [{ id } = { id: 0 }] = await state.history(FREE_EN, null, 1);
    await published([{ path: FREE_EN, text, base: id }]);
    const fee = { article: "visas/fees", claim: "fee" };
    const noWork = { article: "visas/free", claim: "noWork" };
    const where = "/content/withdrawals/elsewhere?article=visas/fees";
    const figures = [{ name: "fee", shown: "RMB 400", claims: [noWork], tables: [] }];
    expect(await get(`${where}&claim=fee`)).toMatchObject({ figures });
    expect(await get(where)).toMatchObject({ figures });
    for (const wrong of ["", "&claim=%3Cscript", "&claim="]) {
      const path = wrong === "" ? "/content/withdrawals/elsewhere" : where + wrong;
      await get(path, anna, 404);
    }
    const body = { ...fee, reason: "It is wrong.", figures: ["fee"] };
    await post("/content/withdrawals", { ...body, figures: ["none"] }, 404);
    expect(await post("/content/withdrawals", body, 201)).toMatchObject({
      withdrawal: fee,
      isJoined: false,
      also: [noWork],
    });
    const joined = { ...fee, reason: "Indeed." };
    expect(await post("/content/withdrawals", joined, 201, ben)).toMatchObject({ isJoined: true });
    const { withdrawals } = await get<{ withdrawals: object[] }>("/content/withdrawals");
    expect(withdrawals).toMatchObject([
      { ...noWork, joined: [], elsewhere: 0 },
      { ...fee, joined: [{ by: { name: "Ben" }, reason: "Indeed." }], elsewhere: 0 },
    ]);
  });
});

describe("what may be done", () => {
  it("is told with the overview, by role and scope", async () => {
    const rights = async (who: Visitor) => {
      const { canEdit, canPublish, canOverride, onePerson, model } = await get<
        Record<string, boolean>
      >("/content", who);
      return { canEdit, canPublish, canOverride, onePerson, model };
    };
    const common = { onePerson: false, model: false };
    expect(await rights(anna)).toEqual({
      canEdit: true,
      canPublish: true,
      canOverride: false,
      ...common,
    });
    const lead = await desk.signIn(await desk.account({ role: "lead" }));
    expect(await rights(lead)).toEqual({
      canEdit: false,
      canPublish: false,
      canOverride: false,
      ...common,
    });
    const whole = await desk.signIn(await desk.account({ role: "lead", centres: "all" }));
    expect(await rights(whole)).toEqual({
      canEdit: true,
      canPublish: true,
      canOverride: true,
      ...common,
    });
  });
});

describe("a preview", () => {
  it("is drawn for each platform, with the links that each follows", async () => {
    const text = changedText(FEES_EN, "Pay at", "Pay *here* & now at");
    const preview = await post<Record<string, string>>("/content/preview", { path: FEES_EN, text });
    expect(preview["problems"]).toEqual([]);
    expect(preview["web"]).toContain("**Fees**");
    expect(preview["web"]).toContain("Pay _here_ & now at [this page](https://law.example/form)");
    expect(preview["telegram"]).toContain("<b>Fees</b>");
    expect(preview["telegram"]).toContain(
      'Pay <i>here</i> &amp; now at <a href="https://law.example/form">this page</a>',
    );
    expect(preview["slack"]).toContain(
      "Pay _here_ &amp; now at <https://law.example/form|this page>",
    );
    expect(preview["teams"]).toContain("Pay _here_");
  });

  it("is empty where the text has faults, and refused for what is no text", async () => {
    const none = await post<object>("/content/preview", {
      path: FEES_EN,
      text: "no head",
      draft: "",
    });
    expect(none).toMatchObject({ web: "", telegram: "", slack: "", teams: "", problems: [{}, {}] });
    await post("/content/preview", { path: FACTS, text: "a: 1" }, 400);
    await post("/content/preview", { path: FEES_EN, text: "x", draft: "none" }, 404);
  });
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
    const variant = { version: 3, article: "visas/fees", language: "en", question: "a\nb" };
    await post(`/content/drafts/${id}/variant`, variant, 400);
    await post(
      `/content/drafts/${id}/variant`,
      { ...variant, question: "x", language: "../x" },
      400,
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
      { numRuns: 12 },
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
      { numRuns: 20 },
    );
  });

  it("change nothing that is in force", async () => {
    const state = await createContentStore(desk.database).state();
    expect([...(state?.documents.keys() ?? [])].sort()).toEqual(
      [...smallDocuments().keys()].sort() satisfies DocumentPath[],
    );
  });
});
