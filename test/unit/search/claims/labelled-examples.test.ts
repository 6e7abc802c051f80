import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { indexJobs } from "../../../../src/app/search-index.ts";
import { examplesOf } from "../../../../scripts/claim-network/examples.ts";
import {
  conversationsIn,
  questionsIn,
} from "../../../../scripts/message-models/labelled-messages.ts";
import { trainedLanguages } from "../../../../scripts/message-models/sentences.ts";
import { networkTerms } from "../../../../src/search/text/terms.ts";
import { projectContent } from "../../../helpers/content.ts";

const TABLES = new URL("../../../../knowledge/tables/", import.meta.url);
const { knowledge } = projectContent();
const languages = trainedLanguages();
describe("labelled messages that the network learns from", () => {
  it("name articles, claims and tables that there are", () => {
    const known = new Set<string>();
    for (const [id, article] of knowledge.articles) {
      known.add(id);
      for (const [claim] of article.claims) known.add(`${id}#${claim}`);
    }
    for (const file of readdirSync(TABLES)) known.add(`table:${file.replace(/\.yaml$/u, "")}`);
    const unknown = languages.flatMap((language) =>
      [...questionsIn(language), ...conversationsIn(language).flat()].flatMap(
        ({ subject, holds }) =>
          [...(subject === null ? [] : [subject]), ...holds.flat()].filter(
            (one) => !known.has(one),
          ),
      ),
    );
    expect([...new Set(unknown)]).toEqual([]);
  });

  it("are there in every language", () => {
    for (const language of languages) {
      expect(questionsIn(language).length, language).toBeGreaterThan(1000);
      expect(conversationsIn(language).length, language).toBeGreaterThan(50);
    }
  });

  it("teach questions by themselves, and turns with what was said before", () => {
    const [job] = indexJobs(knowledge, { bare: false }).filter(({ language }) => language === "zh");
    if (job === undefined) throw new Error("no Chinese articles");
    const examples = examplesOf(job);
    const befores = examples.flatMap(({ kind, before }) => (kind === "turn" ? [before ?? []] : []));
    expect(befores.length).toBeGreaterThan(200);
    expect(befores.some((before) => before.length > 0)).toBe(true);
    expect(befores.every((before) => before.length <= 3)).toBe(true);
    const labelled = examples.filter(({ weight, kind }) => kind === "question" && weight > 1);
    expect(labelled.length).toBeGreaterThan(1000);
    expect(labelled.some(({ needs }) => needs.length > 1)).toBe(true);
    expect(labelled.some(({ needs }) => needs.some((classes) => classes.length > 1))).toBe(true);
  });

  it("teach a detail by itself, and beside the question that it completes", () => {
    const [job] = indexJobs(knowledge, { bare: false }).filter(({ language }) => language === "zh");
    if (job === undefined) throw new Error("no Chinese articles");
    const read = (text: string): string => [...networkTerms(text, "zh")].sort().join();
    const turns = examplesOf(job).filter(({ kind }) => kind === "turn");
    const completed = conversationsIn("zh").filter(
      ([first, second]) =>
        first?.kind === "question" && second?.kind === "detail" && second.holds.length > 0,
    );
    expect(completed.length).toBeGreaterThan(20);
    const readings = new Set(
      turns.map(({ terms, before = [] }) =>
        [terms, ...before].map((one) => [...one].sort().join()).join("|"),
      ),
    );
    for (const [question, detail] of completed) {
      const [own, other] = [read(detail?.text ?? ""), read(question?.text ?? "")];
      expect(readings).toContain(`${own}|${other}`);
      expect(readings).toContain(`${other}|${own}`);
    }
  });
});
