import { beforeEach, describe, expect, it } from "vitest";
import { createContentStore } from "../../../../src/store/content.ts";
import type { TestConsole, Visitor } from "../../../helpers/console.ts";
import {
  changedText,
  docPath,
  FACTS,
  FEES_EN,
  FEES_RU,
  FREE_EN,
  smallDocuments,
} from "../../../helpers/small-content.ts";
import { contentDesk, type Head } from "../../../helpers/content-desk.ts";

const { get, post, draftWith, baseOf, settled, published, visits } = contentDesk();
let desk: TestConsole;
let anna: Visitor;
let ben: Visitor;
beforeEach(() => {
  ({ desk, anna, ben } = visits());
});

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
