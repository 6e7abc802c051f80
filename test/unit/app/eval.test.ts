import { describe, expect, it } from "vitest";
import type { AskLine, AskResult } from "../../../src/app/commands/ask.ts";
import { evaluate, evaluationText, readQuestions } from "../../../src/app/commands/eval.ts";
import { AppError } from "../../../src/domain/errors.ts";
import { shareOf, writtenShare } from "../../../src/domain/share.ts";
import { tempFolder } from "../../helpers/temp-folder.ts";

const ask =
  (outcome: string, ...ids: string[]) =>
  (line: AskLine): AskResult => ({
    id: line.id,
    text: line.text,
    language: "en",
    detected: { tag: "en", script: "Latn", confidence: 1 },
    outcome,
    validity: null,
    asOf: "2026-11-25",
    articles: ids.map((id) => ({ id, score: 1 })),
    confidence: 0,
    reply: "",
    sources: [],
    unverified: false,
    numbers: "none",
    claims: [],
    actions: [],
    latencyMs: 0,
  });

const question = (kind: "answerable" | "near" | "far", ...accept: string[]) => ({
  id: 1,
  lang: "en",
  text: "q",
  accept,
  kind,
});

describe("an evaluation", () => {
  it("counts a wrong article as an answer, but not as help", async () => {
    const [result] = await evaluate(
      [question("answerable", "a/right")],
      ask("answer", "a/wrong", "a/right"),
    );
    expect(result).toMatchObject({
      answered: { hits: 1, of: 1 },
      precision: { hits: 0, of: 1 },
      firstHit: { hits: 0, of: 1 },
      helped: { hits: 0, of: 1 },
    });
  });

  it("counts what may not be exactly what was asked apart from an answer", async () => {
    const told = ask("answer", "a/right");
    const [result] = await evaluate(
      [question("answerable", "a/right"), question("near")],
      (line) => ({
        ...told(line),
        held: "article",
      }),
    );
    expect(result).toMatchObject({
      answered: { hits: 0, of: 1 },
      doubted: { hits: 1, of: 1 },
      precision: { of: 0 },
      helped: { hits: 1, of: 1 },
      nearAnswered: { hits: 0, of: 1 },
    });
  });

  it("counts the right article among three choices as help", async () => {
    const choices = ["a/1", "a/2", "a/right", "a/4"];
    const asked = [question("answerable", "a/right"), question("answerable", "a/4")];
    const [result] = await evaluate(asked, ask("clarify", ...choices));
    expect(result).toMatchObject({
      helped: { hits: 1, of: 2 },
      clarified: { hits: 2, of: 2 },
      precision: { of: 0 },
    });
  });

  it("counts what should not have been answered, near and far apart", async () => {
    const [result] = await evaluate(
      [question("near"), question("far"), question("far")],
      ask("answer", "a/x"),
    );
    expect(result).toMatchObject({
      nearAnswered: { hits: 1, of: 1 },
      farAnswered: { hits: 2, of: 2 },
    });
    expect(evaluationText(result === undefined ? [] : [result])).toContain("100.0 (20.7-100.0)");
  });

  it("names the line that is no question", () => {
    const dir = tempFolder({
      "q.jsonl": '{"id":1,"lang":"en","text":"q","accept":[],"kind":"far"}\n{"id":2}\n',
    });
    expect(() => readQuestions(`${dir}/q.jsonl`)).toThrow(/Line 2 of/);
    expect(() => readQuestions(`${dir}/none.jsonl`)).toThrow(AppError);
  });
});

describe("a share", () => {
  it("has the Wilson bounds of the statistics books", () => {
    const { low, high } = shareOf(8, 10);
    expect(low).toBeCloseTo(0.4902, 4);
    expect(high).toBeCloseTo(0.9433, 4);
  });

  it("of nothing says nothing", () => {
    expect(shareOf(0, 0)).toMatchObject({ low: 0, high: 1 });
    expect(writtenShare(shareOf(0, 0))).toBe("-");
  });
});
