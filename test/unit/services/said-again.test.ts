import { describe, expect, it } from "vitest";
import { plainText } from "../../../src/domain/block.ts";
import type { PlainDate } from "../../../src/domain/plain-date.ts";
import type { Answered } from "../../../src/services/answering.ts";
import { projectContent } from "../../helpers/content.ts";
import { projectCore } from "../../helpers/core.ts";

const TODAY = "2026-11-30" as PlainDate;
const { texts } = projectContent();

/** What a person writes, with what the replies before told. */
function conversation(): (text: string) => Answered {
  const { answering } = projectCore();
  const earlier: string[] = [];
  const told = new Set<string>();
  let conversationLanguage: string | null = null;
  return (text) => {
    const answered = answering.answer({
      text,
      earlier: [...earlier],
      told: new Set(told),
      localeHint: null,
      conversationLanguage,
      languageChosen: false,
      today: TODAY,
      now: TODAY,
    });
    earlier.push(text);
    conversationLanguage = answered.reply.language;
    for (const { article, claim } of answered.reply.asserted) told.add(`${article}#${claim}`);
    return answered;
  };
}

describe("a detail that changes nothing of what was told", () => {
  it.each([
    ["es", "me pasé de los días de la visa", "son 9 días, estudiante en Shijiazhuang"],
    ["fr", "j’ai dépassé mon visa de 9 jours", "étudiant à Shijiazhuang, haïtien"],
  ])(
    "has what was not told yet in its answer, not the same words again, in %s",
    (tag, asks, adds) => {
      const says = conversation();
      const first = says(asks).reply;
      const second = says(adds).reply;
      const known = new Set(first.asserted.map(({ article, claim }) => `${article}#${claim}`));
      expect(first.outcome).toBe("answer");
      expect(plainText(second.blocks)).toContain(texts.say("reply.maybeToo", tag));
      expect(second.asserted.some(({ article, claim }) => !known.has(`${article}#${claim}`))).toBe(
        true,
      );
    },
  );
});
