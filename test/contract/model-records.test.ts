import { afterEach, describe, expect, it, vi } from "vitest";
import { openAsk, type Asking, type RecordOptions } from "../../src/app/commands/asking.ts";
import type { AskResult } from "../../src/app/commands/ask.ts";
import { TODAY } from "../helpers/assisted-world.ts";
import { projectCore } from "../helpers/core.ts";
import { faithfulModel } from "../helpers/faithful-model.ts";
import { startScriptedModel } from "../helpers/scripted-model.ts";
import { tempFolder } from "../helpers/temp-folder.ts";

const core = projectCore();
const QUESTIONS = ["How do I get a work permit?", "Как продлить вид на жительство?", "你好"];

afterEach(() => {
  vi.unstubAllEnvs();
});

const open = (options: RecordOptions & { readonly promptsDir?: string }): Promise<Asking> =>
  openAsk({ core, asOf: TODAY, offline: false, ...options });

async function answersOf({ ask }: Asking): Promise<readonly AskResult[]> {
  const results: AskResult[] = [];
  for (const [id, text] of QUESTIONS.entries()) results.push(await ask({ id, text }));
  return results.map((result) => ({ ...result, latencyMs: 0 }));
}

describe("a run of questions whose model’s answers are kept", () => {
  it("is replayed with the same replies where no model is set up", async () => {
    const folder = tempFolder({});
    const model = await startScriptedModel();
    model.otherwise = faithfulModel();
    vi.stubEnv("OPENAI_API_KEY", "a key");
    vi.stubEnv("OPENAI_MODEL", "a-model");
    vi.stubEnv("OPENAI_BASE_URL", model.baseUrl);
    const first = await answersOf(await open({ record: folder }));
    const asked = model.requests.length;
    expect(asked).toBeGreaterThan(1);

    vi.unstubAllEnvs();
    vi.stubEnv("OPENAI_API_KEY", undefined);
    vi.stubEnv("OPENAI_MODEL", undefined);
    const again = await open({ replay: folder });
    expect(await answersOf(again)).toEqual(first);
    expect(model.requests).toHaveLength(asked);
    expect(again.how).toContain("a-model, replayed from");
    expect(again.replayed()).toEqual({ replayed: asked, stale: 0, missing: 0 });
  });

  it("is not kept and replayed at once, nor without the model", async () => {
    for (const both of [
      { record: "a", replay: "b" },
      { record: "a", offline: true },
    ]) {
      await expect(openAsk({ core, asOf: TODAY, offline: false, ...both })).rejects.toMatchObject({
        code: "usage",
        message: "--record, --replay and --offline exclude each other.",
      });
    }
  });

  it("is not begun where no model is set up", async () => {
    vi.stubEnv("OPENAI_API_KEY", undefined);
    vi.stubEnv("OPENAI_MODEL", undefined);
    await expect(open({ record: tempFolder({}) })).rejects.toMatchObject({
      code: "settings_invalid",
    });
  });
});
