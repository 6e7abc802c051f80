import { faithfulModel, summaryOf } from "./faithful-model.ts";
import { startScriptedModel } from "./scripted-model.ts";
import { TEST_MODEL_URL, testModel } from "./test-model.ts";

/** "Visa" and "And for three months?" can be meant in many ways, in whichever language. */
const MOST_WORDS_OF_A_HINT = 4;

function isHint(question: string): boolean {
  const words = question.match(/\p{Script=Han}{1,2}|[\p{L}\p{N}]+/gu) ?? [];
  return words.length <= MOST_WORDS_OF_A_HINT;
}

/** Starts the model of `YIZHAN_TEST_MODEL=present` once for the whole run; it picks what would be said without it. */
export default async function startModelForAll(): Promise<(() => Promise<void>) | undefined> {
  if (testModel() !== "present") return undefined;
  const model = await startScriptedModel(faithfulModel({ picks: summaryOf, asksBack: isHint }));
  process.env[TEST_MODEL_URL] = model.baseUrl;
  return async () => {
    process.stdout.write(`The model was asked ${String(model.requests.length)} times.\n`);
    await model.close();
  };
}
