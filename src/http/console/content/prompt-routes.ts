import { z } from "zod";
import type { DraftId } from "../../../domain/editing.ts";
import { modelOff, type PromptTrials } from "../../../services/content/prompt-trial.ts";
import { defineRoute, json, type ConsoleRoute } from "../route.ts";

const MOST_QUESTIONS = 5;
/** As long as what people may ask. */
const LONGEST_QUESTION = 4_000;

const body = z.strictObject({
  draft: z.string().min(1).max(100),
  questions: z
    .array(z.strictObject({ text: z.string().trim().min(1).max(LONGEST_QUESTION) }))
    .min(1)
    .max(MOST_QUESTIONS),
});

/** Trying prompts before anybody is answered with them. */
export function promptRoutes(trials: PromptTrials): readonly ConsoleRoute[] {
  return [
    defineRoute({
      method: "POST",
      path: "/prompts/try",
      action: "content.edit",
      body,
      handle: async ({ by, body: { draft, questions } }) => {
        const texts = questions.map(({ text }) => text);
        const answers = await trials.ask(by.staff, draft as DraftId, texts);
        if (answers === null) throw modelOff();
        return json({ answers });
      },
    }),
  ];
}
