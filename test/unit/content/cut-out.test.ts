import { describe, expect, it } from "vitest";
import { cutOut, readableKnowledge, type CutResult } from "../../../src/content/cut-out.ts";
import type { DocumentPath } from "../../../src/domain/document.ts";
import type { ArticleId } from "../../../src/domain/knowledge.ts";
import type { Documents } from "../../../src/ports/content-examiner.ts";
import {
  changedText,
  docPath,
  FACTS,
  FEES_EN,
  FEES_RU,
  FREE_EN,
  knowledgeOf,
  smallDocuments,
} from "../../helpers/small-content.ts";

const FREE = docPath("knowledge/visas/free/article.yaml");
const FEES = docPath("knowledge/visas/fees/article.yaml");
const TRANSLATE = docPath("prompts/translate.md");

describe("a content with faults", () => {
  it("is left as it is where there are none", () => {
    const { knowledge } = whole(cut(smallDocuments()));
    expect(knowledge).toEqual(knowledgeOf(smallDocuments()));
  });

  it("leaves an article out in all languages for a fault in one of them, and tells the others", () => {
    const { knowledge } = whole(cut(changed([FEES_RU, "{fee}", "{free}"])));
    expect([...knowledge.heldBack.leftOut]).toEqual(["visas/fees"]);
    expect(new Set(knowledge.heldBack.faults.map(({ path }) => path))).toEqual(new Set([FEES_RU]));
    expect(knowledge.heldBack.faults.map(({ message }) => message)).toContain(
      "no fact is named {free}",
    );
    const { outcome, texts, claims } = article(knowledge, "visas/fees");
    expect(outcome).toBe("no_answer");
    expect([...texts.values()].flatMap(({ summary, body }) => [...summary, ...body])).toEqual([]);
    expect([...claims.keys()]).toEqual(["fee"]);
    expect([...knowledge.articles.keys()]).toEqual([
      ...knowledgeOf(smallDocuments()).articles.keys(),
    ]);
    expect(article(knowledge, "visas/free").outcome).toBe("answer");
  });

  it("knows what is left out by its title and ways of asking, so that no neighbour answers for it", () => {
    const { knowledge } = whole(cut(changed([FEES_EN, "{fee}.", "400."])));
    const text = article(knowledge, "visas/fees").texts.get("en");
    expect([text?.title, text?.questions.length]).toEqual(["Fees", 8]);
    expect(knowledge.programmes.find(({ id }) => id === "fund")?.article).toBe("visas/fees");
  });

  it("keeps an article that points to one that is left out", () => {
    const { knowledge } = whole(cut(changed([FEES, "fee:", "fees:"])));
    expect([...knowledge.heldBack.leftOut]).toEqual(["visas/fees"]);
    expect(article(knowledge, "visas/free").related).toEqual(["visas/fees"]);
  });

  it("leaves out both of two articles that refer to each other", () => {
    const both = changed(
      [FEES_EN, "Pay at", "See [free](article:visas/free) or 7 pages, and pay at"],
      [FREE_EN, "You may not work.", "You may not work for 8 days."],
    );
    const { knowledge } = whole(cut(both));
    expect([...knowledge.heldBack.leftOut].sort()).toEqual(["visas/fees", "visas/free"]);
  });

  it("leaves out the later of two articles with one way of asking, and names its fault", () => {
    const { knowledge } = whole(
      cut(changed([FREE_EN, "question free number i\n", "question fees number i\n"])),
    );
    expect([...knowledge.heldBack.leftOut]).toEqual(["visas/free"]);
    expect(knowledge.heldBack.faults).toMatchObject([
      { path: FREE_EN, message: expect.stringContaining("stands in visas/fees/en.md") as string },
    ]);
  });

  it("sends no purpose to an article that is left out, and keeps its table silent", () => {
    const { knowledge } = whole(cut(changed([FREE_EN, "You may not work.", "Not for 8 days."])));
    expect(knowledge.articleForPurpose.size).toBe(0);
    const { table, besideTable } = article(knowledge, "visas/free");
    expect(table).toEqual({ name: "visa-free", scheme: "unilateral" });
    expect(besideTable).toEqual(["noWork"]);
    expect(knowledge.entryRules).not.toEqual([]);
  });

  it("is read no further than its documents can be, whatever is in them", () => {
    for (const text of [
      "",
      "no front matter",
      "---\n[\n---\n",
      "---\n- a list\n---\n",
      "---\ntitle: 3\n---\n",
    ]) {
      const { knowledge } = whole(cut(new Map([...smallDocuments(), [FEES_EN, text]])));
      expect([...knowledge.heldBack.leftOut]).toEqual(["visas/fees"]);
    }
    const { knowledge } = whole(cut(new Map([...smallDocuments(), [FEES, "claims: ["]])));
    expect(article(knowledge, "visas/fees").claims.size).toBe(0);
  });

  it("refuses an article of which nobody can read for which table it speaks", () => {
    const unknown = changed([FREE, "scheme: unilateral", "scheme: elsewhere"]);
    expect(failed(cut(unknown)).because).toContain("visas/free");
    const broken = changed([FREE, "table: {", "table: {{"]);
    expect(failed(cut(broken)).because).toContain("visas/free");
  });

  it.each([
    ["a fact", FACTS, "400 CNY", "much"],
    ["a place", docPath("knowledge/tables/places.yaml"), "aliases: [Peking]", "aliases: Peking"],
    ["a holiday", docPath("knowledge/tables/holidays.yaml"), "holiday: newYear", "holiday: none"],
    [
      "a table that points to no article",
      docPath("knowledge/tables/programmes.yaml"),
      "visas/fees",
      "visas/none",
    ],
    [
      "a table that sends to no article",
      docPath("knowledge/tables/visa-free.yaml"),
      "work: visas/free",
      "work: visas/none",
    ],
  ])("refuses a fault of %s, and names it before those of articles", (_what, path, from, to) => {
    const { problems, because } = failed(
      cut(changed([path, from, to], [FEES_EN, "Pay at", "Pay 7 at"])),
    );
    expect(because).toBeNull();
    expect(problems[0]?.file).toBe(path);
    expect(problems.map(({ file }) => file)).toContain(FEES_EN);
  });

  it("refuses when more than half of the articles have faults", () => {
    const half = ["visas/fees", "visas/free", "culture/holidays"];
    const documents = new Map(smallDocuments());
    for (const id of half) documents.set(docPath(`knowledge/${id}/en.md`), "nothing");
    const { problems, because } = failed(cut(documents));
    expect(because).toBe("3 of 4 articles have faults, which are too many to be left out.");
    expect(new Set(problems.map(({ file }) => file)).size).toBeGreaterThanOrEqual(3);
  });

  it("refuses when nothing that answers is left", () => {
    const talk = ["hello", "thanks"].flatMap((slug): [DocumentPath, string][] => [
      [docPath(`knowledge/conversation/${slug}/article.yaml`), "outcome: smalltalk\n"],
      [
        docPath(`knowledge/conversation/${slug}/en.md`),
        changedText(FEES_EN, "Fees", "Talk")
          .replaceAll("fees", slug)
          .replace(/summary:.*\n---[^]*$/, 'summary: "Good day."\n---\n'),
      ],
    ]);
    const documents = new Map(
      [...smallDocuments(), ...talk].filter(([path]) => !/culture|visas\/free\//.test(path)),
    );
    documents.set(docPath("knowledge/tables/visa-free.yaml"), "rows: []\n");
    expect(cut(documents).ok).toBe(true);
    documents.set(FEES_EN, "nothing");
    expect(failed(cut(documents)).because).toContain("1 of 3 articles");
  });

  it("refuses to go without an article that is needed", () => {
    const needed = new Set<ArticleId>(["visas/fees"]);
    expect(failed(cut(changed([FEES_EN, "Pay at", "Pay 7 at"]), needed)).because).toContain(
      "visas/fees",
    );
    expect(cut(changed([FREE_EN, "not work", "not work 7 days"]), needed).ok).toBe(true);
  });

  it("puts the shipped prompt in the place of one with a fault, and of one that no program knows", () => {
    const own = smallDocuments();
    const older = docPath("prompts/older.md");
    const edited = new Map([...own, [TRANSLATE, "no front matter"], [older, "whatever"]] as const);
    const { prompts, knowledge } = whole(cut(edited));
    expect(prompts).toEqual(whole(cut(own)).prompts);
    expect(knowledge.heldBack.leftOut.size).toBe(0);
    expect(knowledge.heldBack.faults.map(({ path }) => path)).toEqual([older, TRANSLATE]);
  });
});

describe("what can be read of a content, whatever its faults", () => {
  it("is all of it but for the articles with faults, of which the names are known", () => {
    const { heldBack, articles, facts } = readableKnowledge(
      changed([FEES_EN, "Pay at", "Pay 7 at"]),
    );
    expect([...heldBack.leftOut]).toEqual(["visas/fees"]);
    expect([...(articles.get("visas/fees")?.claims.keys() ?? [])]).toEqual(["fee"]);
    expect(articles.get("visas/free")?.outcome).toBe("answer");
    expect(facts.has("fee")).toBe(true);
  });

  it("is as much where more articles have faults than can be left out of a service", () => {
    const documents = new Map(smallDocuments());
    for (const id of ["visas/fees", "culture/centres", "culture/holidays"]) {
      documents.set(docPath(`knowledge/${id}/en.md`), "nothing");
    }
    const { heldBack, articles } = readableKnowledge(documents);
    expect(heldBack.leftOut.size).toBe(3);
    expect(articles.get("visas/free")?.outcome).toBe("answer");
  });

  it("is the names of all articles and claims where a fact has a fault", () => {
    const { heldBack, articles } = readableKnowledge(changed([FACTS, "400 CNY", "much"]));
    expect([...heldBack.leftOut]).toEqual([...knowledgeOf(smallDocuments()).articles.keys()]);
    expect([...(articles.get("visas/free")?.claims.keys() ?? [])]).toEqual(["exemption", "noWork"]);
  });
});

function cut(documents: Documents, needed: ReadonlySet<ArticleId> = new Set()): CutResult {
  const shippedPrompts = new Map(
    [...smallDocuments()].filter(([path]) => path.startsWith("prompts/")),
  );
  return cutOut({ documents, shippedPrompts, needed });
}

function changed(
  ...changes: readonly (readonly [path: DocumentPath, from: string, to: string])[]
): Documents {
  const documents = new Map(smallDocuments());
  for (const [path, from, to] of changes) documents.set(path, changedText(path, from, to));
  return documents;
}

function whole(result: CutResult): Extract<CutResult, { ok: true }> {
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result;
}

function failed(result: CutResult): Extract<CutResult, { ok: false }> {
  if (result.ok) throw new Error("nothing stood in the way");
  return result;
}

function article(knowledge: Extract<CutResult, { ok: true }>["knowledge"], id: ArticleId) {
  const found = knowledge.articles.get(id);
  if (found === undefined) throw new Error(`there is no ${id}`);
  return found;
}
