import { useState } from "react";
import type { CaseView } from "../api/types.ts";
import { directionOf } from "../texts/direction.ts";
import { maskedWords } from "../texts/mask-words.ts";
import { useTexts } from "../texts/texts.tsx";
import { isSmallScreen } from "./screen-size.ts";
import { Translation } from "./translation.tsx";
import { Words } from "./words.tsx";

/** What was asked, and the bot’s answer that did not help; folded once somebody holds the case and so has read it. */
export function Question({ shown }: { readonly shown: CaseView }) {
  const texts = useTexts();
  const { say, maybe } = texts;
  const { question, language, failedAnswer, answeredAt, holder, topic } = shown.case;
  const [isOpen, setOpen] = useState(answeredAt === null && holder === null);
  const [isHeld, setHeld] = useState(holder !== null);
  if (isHeld !== (holder !== null)) {
    setHeld(holder !== null);
    if (holder !== null && isSmallScreen()) setOpen(false);
  }
  const dir = directionOf(language);
  return (
    <details
      className="question"
      open={isOpen}
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
      }}
    >
      <summary>
        <span className="label">{say("console.question.title")}</span>
        {!isOpen && (
          <span className="peek" lang={language} dir={dir}>
            {maskedWords(question, texts)}
          </span>
        )}
        {isOpen && topic !== null && <span className="faint">{texts.topicName(topic)}</span>}
      </summary>
      <Words className="asked" text={question} language={language} dir={dir} />
      {shown.question.translation !== null && (
        <Translation of={shown.question.translation} kind="told" />
      )}
      <h3>
        {failedAnswer === null
          ? say("console.outcome.human")
          : (maybe(`console.outcome.${failedAnswer.outcome}`) ?? failedAnswer.outcome)}
      </h3>
      {failedAnswer !== null && failedAnswer.text !== "" && (
        <Words className="failed" text={failedAnswer.text} language={language} dir={dir} />
      )}
    </details>
  );
}
