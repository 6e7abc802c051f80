import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { secrets } from "../../../../src/app/secrets.ts";
import type { DocumentPath } from "../../../../src/domain/document.ts";
import type { Draft } from "../../../../src/domain/editing.ts";
import type { Documents } from "../../../../src/ports/content-examiner.ts";
import type { ContentStore } from "../../../../src/ports/content-store.ts";
import { offerFiles } from "../../../../src/services/content/seeds.ts";
import { createContentStore } from "../../../../src/store/content.ts";
import type { Database } from "../../../../src/store/database.ts";
import { FakeTime } from "../../../helpers/fake-time.ts";
import { docPath } from "../../../helpers/small-content.ts";
import { newDatabase } from "../../../helpers/new-database.ts";
import { runs } from "../../../helpers/runs.ts";

const [A, B, C] = ["a", "b", "c"].map((name) => docPath(`knowledge/facts/${name}.yaml`)) as [
  DocumentPath,
  DocumentPath,
  DocumentPath,
];

let database: Database;
let store: ContentStore;
beforeEach(async () => {
  database = await newDatabase();
  store = createContentStore(database);
});
afterEach(() => database.close());

const files = (texts: Readonly<Record<string, string>>): Documents =>
  new Map(Object.entries(texts) as [DocumentPath, string][]);
const offer = (texts: Readonly<Record<string, string>>, over = store) =>
  offerFiles({ store: over, clock: new FakeTime(), secrets }, files(texts));

async function draftsOf(texts: Readonly<Record<string, string>>): Promise<readonly Draft[]> {
  const result = await offer(texts);
  if (result.kind !== "proposed") throw new Error(result.kind);
  const drafts = await Promise.all(result.drafts.map((id) => store.draft(id)));
  return drafts.filter((draft) => draft !== null);
}

async function proposed(texts: Readonly<Record<string, string>>): Promise<Draft> {
  const [draft, ...others] = await draftsOf(texts);
  if (draft === undefined || others.length > 0) throw new Error("there is not one draft");
  return draft;
}

/** Somebody changes a document at the web desk. */
async function edited(path: DocumentPath, text: string | null): Promise<void> {
  const state = await store.state();
  const entry = {
    at: new Date(0),
    actor: "command line",
    action: "content.restored",
    target: "",
    details: {},
  } as const;
  const release = {
    number: (state?.release ?? 0) + 1,
    kind: "restore",
    nature: "wording",
    at: new Date(0),
    by: "command line",
    author: null,
    title: "",
    reason: "",
    corrected: [],
    rewritten: [],
    override: null,
  } as const;
  const seen = state?.documents.get(path)?.id ?? null;
  const result = await store.restore([{ path, text, seen }], release, entry);
  if (result.kind !== "published") throw new Error(result.kind);
}

async function publish({ id, version }: Draft) {
  const state = await store.state();
  const at = new Date(0);
  return store.publish(
    { id, version },
    {
      number: (state?.release ?? 0) + 1,
      kind: "publish",
      nature: "correction",
      at,
      by: "command line",
      author: "files",
      title: "",
      reason: "",
      corrected: [],
      rewritten: [],
      override: null,
    },
    { at, actor: "command line", action: "content.published", target: id, details: {} },
  );
}

const idOf = async (path: DocumentPath): Promise<number | null> =>
  (await store.state())?.documents.get(path)?.id ?? null;

describe("the files of the program", () => {
  it("come into force where there is no content, and mean nothing more as long as they are the same", async () => {
    expect(await offer({ [A]: "1" })).toEqual({ kind: "first" });
    expect((await store.state())?.documents.get(A)?.text).toBe("1");
    expect(await offer({ [A]: "1" })).toEqual({ kind: "unchanged" });
    expect(await store.drafts(["open", "submitted"], 10)).toEqual([]);
  });

  it("become a draft that waits, resting on what is in force of what nobody edited", async () => {
    await offer({ [A]: "1", [B]: "1" });
    const draft = await proposed({ [A]: "2", [C]: "1" });
    expect(draft).toMatchObject({
      author: "files",
      editors: ["files"],
      state: "submitted",
      nature: "correction",
    });
    expect(draft.edits).toEqual([
      { path: A, text: "2", base: await idOf(A) },
      { path: B, text: null, base: await idOf(B) },
      { path: C, text: "1", base: null },
    ]);
    expect((await store.state())?.documents.get(A)?.text).toBe("1");
    expect(await publish(draft)).toMatchObject({ kind: "published" });
    expect([...((await store.state())?.documents.keys() ?? [])]).toEqual([A, C]);
  });

  it("do not take the place of what somebody edited before somebody has decided", async () => {
    await offer({ [A]: "1", [B]: "1" });
    const first = await idOf(A);
    await edited(A, "by hand");
    const draft = await proposed({ [A]: "2", [B]: "2" });
    expect(draft.edits).toEqual([
      { path: A, text: "2", base: first },
      { path: B, text: "2", base: await idOf(B) },
    ]);
    expect(await publish(draft)).toEqual({ kind: "stale", paths: [A] });
    expect((await store.state())?.documents.get(A)?.text).toBe("by hand");
  });

  it("come by themselves for each article that somebody edited, so that it holds up no other", async () => {
    const [FEES, FREE, WORK] = ["visas/fees", "visas/free", "work/permit"] as const;
    const of = (article: string, words: string) => ({
      [`knowledge/${article}/article.yaml`]: words,
      [`knowledge/${article}/en.md`]: words,
    });
    await offer({ [A]: "1", ...of(FEES, "1"), ...of(FREE, "1"), ...of(WORK, "1") });
    await edited(docPath(`knowledge/${FEES}/en.md`), "by hand");
    await edited(docPath(`knowledge/${WORK}/en.md`), "by hand");
    const asked = { [`knowledge/${FEES}/en.asked.yaml`]: "2" };
    const next = { [A]: "2", ...of(FEES, "2"), ...asked, ...of(FREE, "2"), ...of(WORK, "2") };
    const drafts = await draftsOf(next);
    expect(drafts.map(({ title, edits }) => [title, edits.map(({ path }) => path)])).toEqual([
      [
        "Files of a new version of the program",
        [A, `knowledge/${FREE}/article.yaml`, `knowledge/${FREE}/en.md`],
      ],
      [
        `Files of a new version of the program: ${FEES}`,
        ["article.yaml", "en.asked.yaml", "en.md"].map((name) => `knowledge/${FEES}/${name}`),
      ],
      [
        `Files of a new version of the program: ${WORK}`,
        ["article.yaml", "en.md"].map((name) => `knowledge/${WORK}/${name}`),
      ],
    ]);
    const [rest, fees, work] = drafts as [Draft, Draft, Draft];
    expect(await publish(rest)).toMatchObject({ kind: "published" });
    const stale = { kind: "stale", paths: [`knowledge/${FEES}/en.md`] };
    expect(await publish(fees)).toEqual(stale);
    expect(await publish(work)).toMatchObject({ kind: "stale" });
    expect(await offer(next)).toEqual({ kind: "unchanged" });
  });

  it("do not bring back what somebody removed, or remove what somebody wrote, on their own", async () => {
    await offer({ [A]: "1", [B]: "1" });
    await edited(A, null);
    await edited(B, "by hand");
    const draft = await proposed({ [A]: "2" });
    expect(await publish(draft)).toEqual({ kind: "stale", paths: [A, B] });
  });

  it("are not proposed where the content says the same already", async () => {
    await offer({ [A]: "1", [B]: "1" });
    await edited(A, "2");
    expect(await offer({ [A]: "2", [B]: "1" })).toEqual({ kind: "unchanged" });
    await edited(A, "3");
    // What was offered once is known, and is not offered again.
    expect(await offer({ [A]: "2", [B]: "1" })).toEqual({ kind: "unchanged" });
  });

  it("are proposed once by several processes, and anew by the next version", async () => {
    await offer({ [A]: "1" });
    const both = await Promise.all([offer({ [A]: "2" }), offer({ [A]: "2" })]);
    expect(both).toContainEqual(expect.objectContaining({ kind: "proposed" }));
    expect(await store.drafts(["submitted"], 10)).toHaveLength(1);
    expect(await offer({ [A]: "2" })).toEqual({ kind: "unchanged" });
    const next = await proposed({ [A]: "3" });
    // The draft of the version before is still there, so that this one rests on nothing in force.
    expect(next.edits).toEqual([{ path: A, text: "3", base: null }]);
    expect(await store.drafts(["submitted"], 10)).toHaveLength(2);
  });

  it("are known after a crash between the first release and what is noted of it", async () => {
    await store.seed(files({ [A]: "1" }), new Date(0));
    expect(await offer({ [A]: "1" })).toEqual({ kind: "unchanged" });
    const draft = await proposed({ [A]: "2" });
    expect(draft.edits).toEqual([{ path: A, text: "2", base: await idOf(A) }]);
  });

  it("are offered again after a crash before they were noted", async () => {
    await offer({ [A]: "1" });
    const crashing: ContentStore = {
      ...store,
      offerSeed: () => Promise.reject(new Error("crash")),
    };
    await expect(offer({ [A]: "2" }, crashing)).rejects.toThrow("crash");
    expect(await proposed({ [A]: "2" })).toMatchObject({ edits: [{ path: A, text: "2" }] });
  });

  it("never change what is in force, whatever anybody edits and whichever files come", async () => {
    const words = fc.constantFrom("1", "2", "3");
    const step = fc.oneof(
      fc.record({
        kind: fc.constant("files" as const),
        texts: fc.dictionary(fc.constantFrom(A, B, C), words, { noNullPrototype: true }),
      }),
      fc.record({
        kind: fc.constant("edit" as const),
        path: fc.constantFrom(A, B, C),
        text: fc.option(words),
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        const own = await newDatabase();
        store = createContentStore(own);
        try {
          await offer({ [A]: "1", [B]: "1", [C]: "1" });
          for (const each of steps) {
            const before = await store.state();
            if (each.kind === "edit") {
              await edited(each.path, each.text);
              continue;
            }
            const result = await offer(each.texts);
            const after = await store.state();
            expect(after?.documents).toEqual(before?.documents);
            if (result.kind !== "proposed") continue;
            // Whatever is published of it had nobody else's words in its place.
            const drafts = await Promise.all(result.drafts.map((id) => store.draft(id)));
            for (const { path, base } of drafts.flatMap((draft) => draft?.edits ?? [])) {
              const now = after?.documents.get(path);
              if (base === null || base !== now?.id) continue;
              const seeded = ["1", "2", "3"].some((word) => word === now.text);
              expect(seeded).toBe(true);
            }
          }
        } finally {
          await own.close();
        }
      }),
      { numRuns: runs(20) },
    );
  });
});
