import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { jsonLines, yizhan } from "../helpers/cli.ts";
import { fewArticles } from "../helpers/few-articles.ts";
import { tempFolder } from "../helpers/temp-folder.ts";

describe("yizhan ask", () => {
  it("answers a person at a terminal with words, dated sources and what may be asked next", () => {
    const { status, stdout, stderr } = yizhan([
      "ask",
      "--as-of",
      "2026-11-25",
      "Do Germans need a visa for two weeks?",
    ]);
    expect(stderr).toBe("");
    expect(status).toBe(0);
    expect(stdout).toContain("Germany");
    expect(stdout).toMatch(/source seen on \d+ \w+ 202\d/);
  });

  it("answers without the model where nobody listens at its address", () => {
    const question = "How do I register my address after arrival?";
    const { status, stdout } = yizhan(["ask", "--json", question], "", {
      OPENAI_API_KEY: "a key",
      OPENAI_MODEL: "a-model",
      OPENAI_BASE_URL: "http://127.0.0.1:9/v1",
    });
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ outcome: "answer", language: "en" });
  });

  it("answers JSON lines in order, and goes on after a bad one", () => {
    const lines = [
      '{"id":"a","text":"Do Germans need a visa for two weeks?","asOf":"2026-12-15"}',
      "this is no JSON",
      '{"id":"c"}',
      '{"id":"d","text":"hello","asOf":"2026-02-30"}',
      "",
      '{"id":"e","text":"我要给伊朗的博士后办签证,先办什么?","localeHint":null,"context":null}',
    ];
    const { status, stdout } = yizhan(["ask", "--jsonl"], lines.join("\n"));
    expect(status).toBe(0);
    const replies = jsonLines(stdout);
    expect(replies.map(({ id }) => id)).toEqual(["a", null, "c", "d", "e"]);
    expect(replies[1]).toEqual({ id: null, error: "this line is not JSON" });
    expect(replies[2]).toEqual({ id: "c", error: "text: each line has a text" });
    expect(replies[3]?.["error"]).toContain("is not a day");
    expect(replies[0]).toMatchObject({
      language: "en",
      outcome: "answer",
      validity: "current",
      asOf: "2026-12-15",
      detected: { tag: "en", script: "Latn" },
    });
    expect(replies[4]).toMatchObject({
      language: "zh",
      outcome: "answer",
      held: expect.stringMatching(/^(?:exact|article)$/u) as string,
      detected: { tag: "zh", script: "Hans" },
    });
    for (const reply of [replies[0], replies[4]]) {
      // A table decides the first; the other is made of claims, and says how near they are.
      const keys = Object.keys(reply ?? {}).filter((key) => key !== "held");
      expect(keys.sort()).toEqual([
        "actions",
        "articles",
        "asOf",
        "claims",
        "confidence",
        "detected",
        "id",
        "language",
        "latencyMs",
        "numbers",
        "outcome",
        "reply",
        "sources",
        "text",
        "unverified",
        "validity",
      ]);
    }
  });

  it("reads another folder of articles in which a title is enough", () => {
    const dir = tempFolder({
      "library/hours/en.md":
        "---\ntitle: Opening hours of the library\n---\nThe library opens at nine in the morning.\n",
      "library/cards/en.md":
        "---\ntitle: How to get a library card\n---\nBring your passport to the desk.\n",
    });
    const { status, stdout } = yizhan([
      "ask",
      "--json",
      "--knowledge",
      dir,
      "opening hours of the library",
    ]);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      outcome: "answer",
      articles: [{ id: "library/hours" }, {}],
    });
    expect(readdirSync(dir)).toEqual(["library"]);
  });

  it.each([
    [["ask"], 2, /needs a question/],
    [["ask", "--as-of", "soon", "hello"], 2, /YYYY-MM-DD/],
    [["nonsense"], 2, /unknown command/],
    [["ask", "--colour"], 2, /unknown option/],
    [["ask", "--knowledge", "/nonexistent", "hello"], 1, /no folder with articles/],
    [["search"], 2, /--jsonl/],
  ])("says in one sentence why %j does not work", (args, status, message) => {
    const run = yizhan(args);
    expect(run.status).toBe(status);
    expect(run.stderr).toMatch(message);
    expect(run.stderr).not.toMatch(/\n\s+at /);
    expect(run.stdout).toBe("");
  });
});

describe("yizhan search and identify", () => {
  it("rank articles of the language named", () => {
    // No index without conversation is stored, so it is learned: of few articles that is soon done.
    const dir = tempFolder(Object.fromEntries(fewArticles()));
    const { stdout } = yizhan(
      ["search", "--jsonl", "--top", "2", "--knowledge", `${dir}/knowledge`],
      '{"id":1,"text":"where do I register my address","lang":"en"}\n',
    );
    const [line] = jsonLines(stdout);
    expect(line).toMatchObject({
      id: 1,
      hits: [{ id: "residence/temporary-residence-registration" }, {}],
    });
  });

  it("rank the project’s own articles where no others are named, and nothing in a language without any", () => {
    const { status, stdout } = yizhan(
      ["search", "--jsonl"],
      '{"id":1,"text":"halal food in the canteen","lang":"pt"}\n',
    );
    expect(status).toBe(0);
    expect(jsonLines(stdout)).toMatchObject([{ id: 1, hits: [] }]);
  });

  it("tell language and script", () => {
    const { stdout } = yizhan(
      ["identify", "--jsonl"],
      '{"id":1,"text":"Нужна ли виза для поездки на конференцию?"}\n{"id":2,"text":"Nuzhna li viza dlya poezdki na konferentsiyu?"}\n',
    );
    expect(jsonLines(stdout)).toMatchObject([
      { id: 1, tag: "ru", script: "Cyrl" },
      { id: 2, tag: "ru", script: "Latn" },
    ]);
  });
});

describe("yizhan content and doctor", () => {
  it("find the content in order", () => {
    const check = yizhan(["content", "check"]);
    expect(check.status).toBe(0);
    expect(check.stdout).toMatch(/^The content is in order: \d+ articles in (?:[a-z]+, )+zh\.\n$/);
    const status = JSON.parse(yizhan(["content", "status", "--json"]).stdout) as {
      languages: string[];
      articles: unknown[];
    };
    expect(status.languages).toEqual(expect.arrayContaining(["en", "zh"]));
    expect(status.articles.length).toBeGreaterThanOrEqual(28);
  });

  it("name the faults of a folder and exit with 1", () => {
    const dir = tempFolder({ "sources.yaml": "law: 1\n", "visas/free/en.md": "no front matter" });
    const { status, stdout, stderr } = yizhan(["content", "check", dir]);
    expect(status).toBe(1);
    expect(stdout).toContain(`${dir}/sources.yaml:1: `);
    expect(stderr).toMatch(/has \d+ faults/);
  });

  it("tell which setting cannot be used", () => {
    const { status, stdout } = yizhan(["doctor"], "", { PORT: "soon" });
    expect(status).toBe(1);
    expect(stdout).toContain("The setting PORT cannot be used");
    expect(yizhan(["doctor"]).status).toBe(0);
  });
});
