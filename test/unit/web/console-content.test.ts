import fc from "fast-check";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { documentFolder } from "../../../src/content/document-folder.ts";
import { readIcu } from "../../../src/content/icu.ts";
import { readKnowledge } from "../../../src/content/load.ts";
import { formatProblem, Problems } from "../../../src/content/problem.ts";
import { readArticleText } from "../../../src/content/read-article-text.ts";
import { placeholdersOf } from "../../../src/domain/template.ts";
import {
  articleOf,
  documentKind,
  languageOf,
  readDocumentPath,
  type DocumentPath,
} from "../../../src/domain/document.ts";
import type { CalendarItem } from "../../../web/console/src/api/calendar-types.ts";
import type { ArticleRow } from "../../../web/console/src/api/article-types.ts";
import type { DraftEdit, SentenceChange } from "../../../web/console/src/api/draft-types.ts";
import { dueRows, rowName } from "../../../web/console/src/calendar/rows.ts";
import { inView, weeksOf, type CalendarView } from "../../../web/console/src/calendar/weeks.ts";
import {
  isLeftOut,
  isShown,
  needsOf,
  type ArticleFilter,
} from "../../../web/console/src/content/attention.ts";
import {
  articlePath,
  OTHER_DOCUMENTS,
  PROMPTS,
  promptPath,
  readPath,
  textPath,
} from "../../../web/console/src/content/document-path.ts";
import {
  isSlug,
  newArticle,
  newTranslation,
  slugOf,
  type NewArticle,
} from "../../../web/console/src/content/new-article.ts";
import { groupEffects } from "../../../web/console/src/draft/group-effects.ts";
import { signatureOf } from "../../../web/console/src/draft/signature.ts";
import {
  hashOfEnglish,
  translatedFrom,
  withTranslatedFrom,
} from "../../../web/console/src/content/translated-from.ts";

const SOURCES = `a-source:
  title: "A page"
  publisher: An office
  seenOn: 2026-11-24
  confidence: high
`;

const ARTICLE: NewArticle = {
  topic: "visas",
  slug: "dog-visa",
  title: 'Bringing a "dog": what to do',
  owner: "entry-and-stay",
  reviewBy: "2027-03-31",
  source: "a-source",
  questions: ["can i bring my dog?", "- dog: yes or no", "# dogs"],
};

/** What the check of the service finds fault with, of these documents and one source. */
function faultsOf(
  documents: readonly { readonly path: string; readonly text: string }[],
): string[] {
  const all = new Map<DocumentPath, string>([
    ["knowledge/sources.yaml" as DocumentPath, SOURCES],
    ["knowledge/allowed-names.yaml" as DocumentPath, "[]\n"],
    ...documents.map(({ path, text }): [DocumentPath, string] => [path as DocumentPath, text]),
  ]);
  const result = readKnowledge(documentFolder(all, "knowledge"));
  return result.ok ? [] : result.problems.map(formatProblem);
}

describe("a new article", () => {
  it("is in order but for its words, and cannot come into force without them", () => {
    const faults = faultsOf(newArticle(ARTICLE));
    expect(faults.join("\n")).toMatch(/the article has no summary/);
    expect(faults.join("\n")).toMatch(/the article has 3 questions; at least 8/);
    expect(faults.join("\n")).toMatch(/the summary asserts something/);
    expect(faults).toHaveLength(3);
  });

  it("passes the check when summary and questions are written", () => {
    const questions = Array.from(
      { length: 8 },
      (_, index) => `question number ${"x".repeat(index + 1)}`,
    );
    const documents = newArticle({ ...ARTICLE, questions }).map(({ path, text }) => ({
      path,
      text: text
        .replace('summary: ""', 'summary: ":claim[Dogs may come.]{id=main}"')
        .replace(":::claim{id=main}\n\n", ":::claim{id=main}\nDogs may come.\n"),
    }));
    expect(faultsOf(documents)).toEqual([]);
  });

  it("keeps what people asked, whatever they wrote", () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 4 }), fc.string(), (questions, title) => {
        const faults = faultsOf(newArticle({ ...ARTICLE, questions, title }));
        expect(faults.filter((fault) => fault.includes("cannot be read"))).toEqual([]);
      }),
    );
  });

  it("takes a short name from its title", () => {
    expect(slugOf("Züge & Flüge: what’s 1st?")).toBe("zuge-fluge-what-s-1st");
    expect(slugOf("签证")).toBe("");
    expect(slugOf("a very long title that goes on and on until nobody reads it")).toBe(
      "a-very-long-title-that-goes-on-and-on",
    );
    expect(["visas", "a-1", "", "A", "a--b", "a/b", "-a"].map(isSlug)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});

describe("a translation", () => {
  const english = `---
title: "Dogs: what to do"
questions:
  - can i bring my dog
  - dog visa
summary: ":claim[Dogs may come.]{id=main} "
---

:::claim{id=main}
Dogs may come.
:::
`;

  it("bears the mark of the English text as the service counts it", async () => {
    const read = readArticleText({ text: english, asked: null }, "en.md", "en", [], new Problems());
    expect(await hashOfEnglish(english)).toBe(read?.hash);
    expect(await hashOfEnglish("no front matter")).toBeNull();
    expect(await hashOfEnglish("---\ntitle: [\n---\n")).toBeNull();
  });

  it("begins with the English words and questions of its own", () => {
    const begun = newTranslation(withTranslatedFrom(english, "0123456789ab"));
    expect(begun).toContain("questions: []\nsummary:");
    expect(begun).not.toContain("translatedFrom");
    expect(begun).toContain("Dogs may come.\n:::");
  });

  it("is marked anew without another change", () => {
    const once = withTranslatedFrom(english, "0123456789ab");
    expect(translatedFrom(english)).toBeNull();
    expect(translatedFrom(once)).toBe("0123456789ab");
    expect(once.replace('translatedFrom: "0123456789ab"\n', "")).toBe(english);
    const twice = withTranslatedFrom(once, "ba9876543210");
    expect(translatedFrom(twice)).toBe("ba9876543210");
    expect(withTranslatedFrom("no front matter", "ba9876543210")).toBe("no front matter");
  });
});

describe("the path of a document", () => {
  it("is read as the service reads it", () => {
    const paths = [
      "prompts/select.md",
      "knowledge/facts/visas.yaml",
      "knowledge/negatives/ru.yaml",
      ...OTHER_DOCUMENTS,
      ...PROMPTS.map(promptPath),
      textPath("visas/r-visa", "ar"),
      articlePath("visas/r-visa"),
    ];
    for (const path of paths) {
      const known = readDocumentPath(path);
      if (known === null) throw new Error(`${path} is no document`);
      expect(readPath(path)).toEqual({
        kind: documentKind(known),
        article: articleOf(known),
        language: languageOf(known),
      });
    }
  });
});

describe("what an article needs", () => {
  const article: ArticleRow = {
    id: "visas/r-visa",
    topic: "visas",
    title: "R visa",
    owner: "entry-and-stay",
    verifiedOn: null,
    reviewBy: "2026-11-24",
    soonestEnd: null,
    withdrawn: "no",
    texts: { en: "current", ru: "outdated", ar: "suspended" },
    drafts: [],
  };
  const all: ArticleFilter = { text: "", topic: "", language: "", need: "all" };

  it("is nothing as long as all is well, and the last day of its review is well", () => {
    const texts = { en: "current" } as const;
    expect(needsOf({ ...article, texts }, "2026-11-24", null)).toEqual([]);
    expect(needsOf({ ...article, texts, reviewBy: null }, "2026-11-24", null)).toEqual([]);
    expect(needsOf({ ...article, texts }, "2026-11-25", null)).toEqual(["review"]);
  });

  it("is what any of its texts needs, or the texts of the languages asked for", () => {
    expect(needsOf(article, "2026-01-01", null)).toEqual(["outdated", "suspended"]);
    expect(needsOf(article, "2026-01-01", ["ru"])).toEqual(["outdated"]);
    expect(needsOf(article, "2026-01-01", ["en"])).toEqual([]);
  });

  it("is said before something ends, and after it was withdrawn", () => {
    const ending = { ...article, texts: {}, soonestEnd: "2026-02-01" };
    expect(needsOf(ending, "2026-01-02", null)).toEqual(["ends"]);
    expect(needsOf(ending, "2026-01-01", null)).toEqual([]);
    expect(needsOf({ ...ending, withdrawn: "part" }, "2026-01-01", null)).toEqual(["withdrawn"]);
  });

  it("is the mend of one that is left out, in whichever language it is written", () => {
    const leftOut = {
      ...article,
      reviewBy: null,
      texts: { en: "left_out", ru: "missing" },
    } as const;
    expect(needsOf(leftOut, "2026-01-01", ["en"])).toEqual(["left_out"]);
    expect(needsOf(leftOut, "2026-01-01", ["ru"])).toEqual(["missing"]);
    expect([isLeftOut(leftOut), isLeftOut(article)]).toEqual([true, false]);
  });

  it("finds it by title, short name, owner and need", () => {
    const shown = (some: Partial<ArticleFilter>): boolean =>
      isShown(article, { ...all, ...some }, "2026-01-01");
    expect(["r VISA", "visas/r", "entry-and", ""].map((text) => shown({ text }))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(shown({ text: "work" })).toBe(false);
    expect(shown({ topic: "work" })).toBe(false);
    expect(shown({ need: "any" })).toBe(true);
    expect(shown({ need: "any", language: "en" })).toBe(false);
    expect(shown({ need: "missing" })).toBe(false);
    expect(shown({ need: "suspended", language: "ar" })).toBe(true);
  });
});

describe("the calendar", () => {
  it("tells by week, first what is overdue", () => {
    const item = (on: string) => ({ on, title: on }) as CalendarItem;
    const items = ["2026-12-01", "2026-11-29", "2026-11-20", "2026-11-26"].map(item);
    expect(
      weeksOf(items, "2026-11-26").map(({ monday, items: own }) => [
        monday,
        own.map(({ on }) => on),
      ]),
    ).toEqual([
      [null, ["2026-11-20"]],
      ["2026-11-23", ["2026-11-26", "2026-11-29"]],
      ["2026-11-30", ["2026-12-01"]],
    ]);
  });

  it("tells what is the reader's, and what nobody sees to", () => {
    const task = {} as NonNullable<CalendarItem["task"]>;
    const items = [
      { mine: true, task: null, owner: "looked after" },
      { mine: true, task, owner: null },
      { mine: false, task, owner: "forgotten" },
      { mine: false, task: null, owner: "forgotten" },
      { mine: false, task: null, owner: null },
    ];
    const shown = (view: CalendarView): boolean[] =>
      items.map((item) => inView(item, view, new Set(["looked after"])));
    expect(shown("all")).toEqual([true, true, true, true, true]);
    expect(shown("mine")).toEqual([true, true, false, false, false]);
    expect(shown("nobodys")).toEqual([false, false, false, true, true]);
  });
});

describe("rows of a table in the calendar", () => {
  it("are called by their country in the reader's language, else by what they are told as", () => {
    expect(rowName("row:visa-free:unilateral:DE", "en")).toBe("Germany");
    expect(rowName("row:visa-free:unilateral:DE", "zh")).toBe("德国");
    expect(rowName("row:holidays:newYear:2027", "en")).toBe("holidays:newYear:2027");
  });

  it("are ticked to be verified where they are still to be looked at", () => {
    const row = (id: string, due: boolean) => ({ id, due }) as CalendarItem["rows"][number];
    expect(dueRows({ rows: [row("a", true), row("b", false)] })).toEqual(["a"]);
  });
});

describe("the effects of a draft", () => {
  it("are looked at again when its words or those in force are others, and only then", () => {
    const edit = (text: string | null, revision: number): DraftEdit => ({
      path: "knowledge/a/b/en.md",
      kind: "text",
      text,
      base: 1,
      current: { revision, text: "in force" },
      stale: false,
    });
    const all = [edit("a b", 1), edit("b a", 1), edit("a b", 2), edit(null, 1), edit("", 1)];
    expect(new Set(all.map((each) => signatureOf([each]))).size).toBe(all.length);
    expect(signatureOf([{ ...edit("a b", 1), stale: true }])).toBe(signatureOf([edit("a b", 1)]));
    expect(signatureOf([{ ...edit("a", 1), current: null }])).not.toBe(signatureOf([edit("a", 1)]));
  });

  it("stand by article and claim, English first", () => {
    const change = (article: string, claim: string, language: string) =>
      ({ article, claim, language, before: "a", after: "b" }) as SentenceChange;
    const groups = groupEffects([
      change("a/b", "one", "ru"),
      change("a/b", "two", "en"),
      change("c/d", "one", "ar"),
      change("a/b", "one", "ar"),
      change("a/b", "one", "en"),
    ]);
    expect(
      groups.map(({ article, claims }) => [
        article,
        claims.map(({ claim, changes }) => [claim, ...changes.map(({ language }) => language)]),
      ]),
    ).toEqual([
      [
        "a/b",
        [
          ["one", "en", "ar", "ru"],
          ["two", "en"],
        ],
      ],
      ["c/d", [["one", "ar"]]],
    ]);
  });
});

describe("the sentences of the web desk", () => {
  it("are the same in both languages, with the same places to fill in", () => {
    const texts = (["en", "zh"] as const).map((tag) => {
      const file = new URL(`../../../locales/desk/${tag}.json`, import.meta.url);
      return JSON.parse(readFileSync(file, "utf8")) as Readonly<Record<string, string>>;
    });
    const [english = {}, chinese = {}] = texts;
    expect(Object.keys(chinese)).toEqual(Object.keys(english));
    const places = (text: string): readonly string[] => {
      const read = readIcu(text);
      return read.ok ? [...new Set(placeholdersOf(read.template))].sort() : ["cannot be read"];
    };
    for (const [key, text] of Object.entries(english)) {
      expect([key, places(chinese[key] ?? "")]).toEqual([key, places(text)]);
    }
  });
});
