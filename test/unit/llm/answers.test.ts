import { describe, expect, it } from "vitest";
import { answerForms } from "../../../src/llm/answers.ts";
import type { AnswerForm } from "../../../src/ports/answer-forms.ts";
import { PROMPT_VARIABLES } from "../../../src/domain/prompt.ts";

const { understand, select } = answerForms;
const ALL: readonly AnswerForm<unknown>[] = [understand, select];

const UNDERSTOOD = {
  standalone: "Сколько стоит виза?",
  english: "How much is a visa?",
  language: "ru",
  kind: "question",
};
const SELECTED = {
  verdict: "answer",
  picks: ["s1"],
  followUps: ["visas/fees"],
  which: [],
};

describe("the forms of answers", () => {
  it("exist for every prompt", () => {
    expect(Object.keys(answerForms).sort()).toEqual(Object.keys(PROMPT_VARIABLES).sort());
  });

  it("give back what is of their form", () => {
    expect(understand.parse(UNDERSTOOD)).toEqual(UNDERSTOOD);
    expect(select.parse(SELECTED)).toEqual(SELECTED);
  });

  it("leave out what was not asked for", () => {
    expect(select.parse({ ...SELECTED, reasoning: "because" })).toEqual(SELECTED);
    // As a published prompt of an earlier version asks for.
    expect(select.parse({ ...SELECTED, lead: "Here is what applies." })).toEqual(SELECTED);
  });

  it.each([null, undefined, 7, "answer", [], {}, [SELECTED]])("refuse %j", (value) => {
    for (const form of ALL) expect(form.parse(value)).toBeNull();
  });

  it.each([
    { standalone: " " },
    { english: "x".repeat(4_001) },
    { language: "no language" },
    { language: null },
    { kind: "complaint" },
  ])("refuse an understanding with %j", (change) => {
    expect(understand.parse({ ...UNDERSTOOD, ...change })).toBeNull();
  });

  it("take any tag for its bare language", () => {
    const read = (language: string): unknown => understand.parse({ ...UNDERSTOOD, language });
    expect(read("zh-Hans-CN")).toMatchObject({ language: "zh" });
    expect(read("pt_BR")).toMatchObject({ language: "pt" });
  });

  it.each([
    { verdict: "yes" },
    { picks: "s1" },
    { picks: [1] },
    { picks: [] },
    { picks: Array.from({ length: 101 }, (_, at) => `s${String(at)}`) },
    { followUps: ["fees"] },
    { which: ["../x/y"] },
  ])("refuse a selection with %j", (change) => {
    expect(select.parse({ ...SELECTED, ...change })).toBeNull();
  });

  it("cut lists off at their longest, and name nothing twice", () => {
    const picks = ["a", "a", "b", "c", "d", "e", "f", "g", "h", "i"];
    const articles = ["a/b", "a/b", "c/d", "e/f", "g/h"];
    expect(
      select.parse({ ...SELECTED, picks, followUps: articles, which: articles }),
    ).toMatchObject({
      picks: ["a", "b", "c", "d", "e", "f", "g", "h"],
      followUps: ["a/b", "c/d"],
      which: ["a/b", "c/d", "e/f"],
    });
  });

  it("need nothing picked where nothing is answered", () => {
    const nothing = { verdict: "none", followUps: [], which: [] };
    expect(select.parse({ ...nothing, picks: [] })).not.toBeNull();
  });
});

/** All schemas within a schema. */
function* inner(schema: unknown): Generator<Record<string, unknown>> {
  if (typeof schema !== "object" || schema === null) return;
  if ("type" in schema) yield { ...schema };
  for (const value of Object.values(schema)) yield* inner(value);
}

describe("the JSON Schemas", () => {
  it.each(Object.entries(answerForms))("of %s can be enforced strictly", (_, { schema }) => {
    expect(schema).toMatchObject({ type: "object", additionalProperties: false });
    const known = ["type", "properties", "required", "additionalProperties", "items", "enum"];
    for (const part of inner(schema)) {
      expect(Object.keys(part).filter((key) => !known.includes(key))).toEqual([]);
      if (part["type"] !== "object") continue;
      expect(part["additionalProperties"]).toBe(false);
      expect(part["required"]).toEqual(Object.keys(part["properties"] as object));
    }
  });

  it("name every part of an answer", () => {
    const parts = (form: keyof typeof answerForms): string[] =>
      Object.keys(answerForms[form].schema["properties"] as object);
    expect(parts("understand")).toEqual(Object.keys(UNDERSTOOD));
    expect(parts("select")).toEqual(Object.keys(SELECTED));
  });
});
