import { describe, expect, it } from "vitest";
import { loadKnowledge } from "../../../src/content/load.ts";
import type { Reply } from "../../../src/domain/answer.ts";
import type { Knowledge } from "../../../src/domain/knowledge.ts";
import type { PlainDate } from "../../../src/domain/plain-date.ts";
import { createArticleReplies } from "../../../src/services/article-replies.ts";
import { citationsInTurn, citationsOf } from "../../../src/services/citing.ts";
import { shippedTexts } from "../../helpers/page-texts.ts";
import { SMALL_KNOWLEDGE } from "../../helpers/small-knowledge.ts";
import { tempFolder } from "../../helpers/temp-folder.ts";

const texts = shippedTexts();
const TODAY = "2026-11-25" as PlainDate;

const source = (id: string, publisher: string, citing?: string): string =>
  `${id}:\n  title: "About ${id}"\n  publisher: ${publisher}\n${citing === undefined ? "" : `  citing: ${citing}\n`}  seenOn: 2026-11-20\n  confidence: high\n`;

const SOURCES = [
  source("law", "The state"),
  source("paper", "The paper"),
  source("blog", "A blog"),
  source("mirror", "A mirror", "The state"),
  source("both", "A mirror", "The state and The police"),
  source("half", "A mirror", "The state and somebody"),
].join("");

const PUBLISHERS = `state:
  as: [The state]
  names: { en: The State, zh: 国家 }
police:
  as: [The police]
  names: { en: The Police, zh: 警察 }
paper:
  as: [The paper]
  authority: false
  names: { en: The Paper, zh: 报纸 }
`;

function knowledgeWith(files: Readonly<Record<string, string>> = {}): Knowledge {
  const loaded = loadKnowledge(
    tempFolder({
      ...SMALL_KNOWLEDGE,
      "sources.yaml": SOURCES,
      "publishers.yaml": PUBLISHERS,
      ...files,
    }),
  );
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  return loaded.knowledge;
}

const cited = (ids: readonly string[], language = "en"): string[] =>
  citationsOf(knowledgeWith(), ids, null, language, texts).map(({ publisher }) => publisher);

describe("the sources of an answer", () => {
  it("name an authority before a page that cites one, and that before all others", () => {
    expect(cited(["paper", "mirror", "law"])).toEqual([
      "The State",
      "The State (A mirror)",
      "The Paper",
    ]);
  });

  it("are named in the reader’s language, and as they are where no name is known in it", () => {
    expect(cited(["law", "mirror", "paper", "blog"], "zh")).toEqual([
      "国家",
      "国家（A mirror）",
      "报纸",
      "A blog",
    ]);
    expect(cited(["law"], "ru")).toEqual(["The state"]);
  });

  it("name two authorities that are cited together, and neither where one has no name", () => {
    expect(cited(["both", "half"], "zh")).toEqual([
      "国家和警察（A mirror）",
      "The state and somebody（A mirror）",
    ]);
  });

  it("keep that of the main claim among those that a message shows", () => {
    const [, , third] = cited(["blog", "law", "mirror", "both", "half"]);
    expect(third).toBe("A blog");
  });

  it("take turns where several things are said at once, and name each once", () => {
    const [a, b, c] = citationsOf(knowledgeWith(), ["law", "paper", "blog"], null, "en", texts);
    if (a === undefined || b === undefined || c === undefined) throw new Error("none");
    expect(
      citationsInTurn([
        [a, b],
        [a, c],
      ]),
    ).toEqual([a, b, c]);
  });
});

function feesWithManySources() {
  const knowledge = knowledgeWith({
    "visas/fees/article.yaml": `confirmAt: [hotline]
claims:
  fee: { sources: [law, paper, blog] }
  second: { sources: [mirror, both] }
`,
    "visas/fees/en.md": (SMALL_KNOWLEDGE["visas/fees/en.md"] ?? "").replace(
      '{id=fee}"',
      '{id=fee} :claim[It is paid once.]{id=second}"',
    ),
  });
  const article = knowledge.articles.get("visas/fees");
  if (article === undefined) throw new Error("the test’s own content has faults");
  return { article, replies: createArticleReplies(knowledge, texts) };
}

describe("a message", () => {
  const context = { language: "en", today: TODAY };
  const titles = ({ citations }: Reply): string[] => citations.map(({ title }) => title);

  it("shows three sources at most, and says on which page all of them stand", () => {
    const { article, replies } = feesWithManySources();
    const reply = replies.chosen(article, context);
    expect(titles(reply)).toHaveLength(3);
    expect(reply.allSources).toBe("visas/fees");
    expect(titles(replies.body(article, context))).toHaveLength(3);
  });

  it("leaves none out of the article’s page", () => {
    const { article, replies } = feesWithManySources();
    const page = replies.page(article, context);
    expect(titles(page).toSorted()).toEqual(
      ["About blog", "About both", "About law", "About mirror", "About paper"].toSorted(),
    );
    expect(page.allSources).toBeUndefined();
  });

  it("says that nobody has verified its article, unless somebody has", () => {
    const { article, replies } = feesWithManySources();
    expect(replies.chosen(article, context).unverified).toBe(true);
    const verified = { ...article, verifiedOn: TODAY };
    expect(replies.chosen(verified, context).unverified).toBeUndefined();
  });
});

describe("the table of publishers", () => {
  it("is at fault where one name stands for two", () => {
    const twice = `${PUBLISHERS}other:\n  as: [The paper]\n  names: { en: Other }\n`;
    const loaded = loadKnowledge(tempFolder({ ...SMALL_KNOWLEDGE, "publishers.yaml": twice }));
    expect(loaded).toMatchObject({
      ok: false,
      problems: [{ file: "publishers.yaml", message: "“The paper” is named twice" }],
    });
  });
});
