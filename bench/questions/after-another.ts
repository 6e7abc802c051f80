import type { PlainDate } from "../../src/domain/plain-date.ts";
import type { LabelledQuestion } from "../../src/app/commands/eval.ts";
import type { Answering } from "../../src/services/answering.ts";

/** Other questions that each is asked after. */
const BEFORE = 4;

/**
 * What an unrelated question does to the one after it. Measured questions stand alone, so that each should become the same after
 * another one: one that is none of ours must not be answered from the article of before.
 */
export function afterAnother(
  questions: readonly LabelledQuestion[],
  answering: Answering,
  today: PlainDate,
): string {
  const lines = [...Map.groupBy(questions, ({ lang }) => lang)].map(([lang, own]) => {
    const firsts = own.filter(({ kind }) => kind === "answerable");
    const counts = { asked: 0, strangers: 0, wrong: 0, gained: 0, lost: 0 };
    for (const [place, question] of own.entries()) {
      const found = (earlier: readonly string[]): Became => {
        const language = { localeHint: lang, conversationLanguage: lang, languageChosen: false };
        const asked = { text: question.text, earlier, ...language, today, now: today };
        return became(question, answering.answer(asked).reply);
      };
      const alone = found([]);
      for (let each = 0; each < BEFORE; each += 1) {
        const first = firsts[(place * 7 + each * 31) % firsts.length];
        if (first === undefined || first === question) continue;
        const after = found([first.text]);
        counts.asked += 1;
        if (alone === after) continue;
        if (after === "wrong") counts[question.kind === "answerable" ? "wrong" : "strangers"] += 1;
        if (after === "right") counts.gained += 1;
        if (alone === "right") counts.lost += 1;
      }
    }
    const { asked, strangers, wrong, gained, lost } = counts;
    return `${lang}: of ${String(asked)} pairs, answered though none of ours ${String(strangers)}, answered wrongly ${String(wrong)}, right by it ${String(gained)}, no longer right ${String(lost)}`;
  });
  return lines.join("\n");
}

type Became = "right" | "wrong" | "open";

function became(
  { accept }: LabelledQuestion,
  { outcome, articles: [first] }: ReturnType<Answering["answer"]>["reply"],
): Became {
  if (outcome !== "answer" || first === undefined) return "open";
  return accept.includes(first.id) ? "right" : "wrong";
}
