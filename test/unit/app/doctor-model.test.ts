import { describe, expect, it } from "vitest";
import { examineModel } from "../../../src/app/commands/doctor-model.ts";
import type { Finding } from "../../../src/app/commands/finding.ts";
import { readSettings } from "../../../src/app/config.ts";
import {
  startScriptedModel,
  type ModelStep,
  type ScriptedModel,
} from "../../helpers/scripted-model.ts";

const picked = (...picks: readonly string[]): ModelStep => ({
  does: "value",
  value: { verdict: "answer", picks, followUps: [], which: [] },
});

async function look(model: ScriptedModel, more: Record<string, string> = {}): Promise<Finding[]> {
  const set = { OPENAI_API_KEY: "sk-secret", OPENAI_MODEL: "a-model", ...more };
  return examineModel(readSettings({ OPENAI_BASE_URL: model.baseUrl, ...set }));
}

describe("doctor, on the model", () => {
  it("says that there is none", async () => {
    const none = { OPENAI_API_KEY: "", OPENAI_MODEL: "", OPENAI_BASE_URL: "" };
    expect(await examineModel(readSettings(none))).toMatchObject([{ what: "model", state: "off" }]);
  });

  it("asks it a question by the prompt of the answers, and says that it answered rightly", async () => {
    const model = await startScriptedModel();
    model.script(picked("A1.2", "A1.1"));
    expect(await look(model)).toEqual([
      {
        what: "model",
        state: "fine",
        note: expect.stringMatching(
          /^a-model answered a test question in \d+\.\d s, and rightly\.$/,
        ) as string,
      },
    ]);
    expect(model.requests.map(({ prompt }) => prompt)).toEqual(["select"]);
  });

  it.each([
    [picked("A1.3"), /but wrongly \(answer A1\.3 instead of answer A1\.1 A1\.2\): try a larger/],
    [picked("A1.1", "A1.2", "A1.3"), /but wrongly \(answer A1\.1 A1\.2 A1\.3 instead of/],
    [{ does: "fail", status: 401 }, /refuses the key \(OPENAI_API_KEY\)\. Answers are made/],
    [{ does: "fail", status: 404 }, /did not answer a test question: .*OPENAI_/],
    [{ does: "say", content: "Until five." }, /not of the form asked for: try another model/],
  ] satisfies readonly (readonly [ModelStep, RegExp])[])(
    "warns, and names the remedy, where it does %o",
    async (step, note) => {
      const model = await startScriptedModel();
      model.otherwise = () => step;
      const [finding] = await look(model);
      expect(finding).toEqual({
        what: "model",
        state: "warning",
        note: expect.stringMatching(note) as string,
      });
      expect(finding?.note).not.toContain("sk-secret");
    },
  );

  it("asks for a vector where vectors are set up", async () => {
    const model = await startScriptedModel();
    model.script(picked("A1.1", "A1.2"));
    const [, vectors] = await look(model, { OPENAI_EMBEDDING_MODEL: "vectors-1" });
    expect(vectors).toMatchObject({ what: "vectors", state: "fine" });
    expect(vectors?.note).toMatch(/^vectors-1 gave a vector of [1-9]\d* figures\.$/);
  });
});
