import path from "node:path";
import { describe, expect, it } from "vitest";
import { requireQuestions } from "../../../src/app/measured-questions.ts";
import { MEASURED_QUESTIONS } from "../../../src/app/paths.ts";
import { tempFolder } from "../../helpers/temp-folder.ts";

describe("a folder of questions that somebody sets up", () => {
  it.each([
    ["that is not there", () => path.join(tempFolder({}), "nowhere"), "it cannot be read"],
    ["without a question", () => tempFolder({ "notes.txt": "x" }), "no question stands in it"],
    ["with a broken line", () => tempFolder({ "en.jsonl": "{" }), "en.jsonl"],
  ])("is refused %s, in one sentence", (_, folder, reason) => {
    expect(() => {
      requireQuestions(folder());
    }).toThrow(
      expect.objectContaining({
        code: "settings_invalid",
        message: expect.stringMatching(
          new RegExp(`^The setting QUESTIONS_FOLDER cannot be used: .*${reason}.*\\.$`),
        ) as string,
      }) as Error,
    );
  });

  it("is taken where questions stand in it", () => {
    requireQuestions(MEASURED_QUESTIONS);
  });
});
