import { useState } from "react";
import type { CaseDetail, CaseView } from "../api/types.ts";
import { directionOf } from "../texts/direction.ts";
import { maskedWords } from "../texts/mask-words.ts";
import { useTexts, type Texts } from "../texts/texts.tsx";
import { isSmallScreen } from "./screen-size.ts";
import { Translation } from "./translation.tsx";
import { Words } from "./words.tsx";

/** What was asked, and the bot’s answer that did not help; folded once somebody holds the case and so has read it. */
export function Question({ shown }: { readonly shown: CaseView }) {
  const texts = useTexts();
  const { question, failedAnswer, answeredAt, holder, topic } = shown.case;
  const { language, translation } = shown.question;
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
        <span className="label">{texts.say("console.question.title")}</span>
        {!isOpen && (
          <span className="peek" lang={language} dir={dir}>
            {maskedWords(question, texts)}
          </span>
        )}
        {isOpen && topic !== null && <span className="faint">{texts.topicName(topic)}</span>}
      </summary>
      {question !== "" && <Words className="asked" text={question} language={language} dir={dir} />}
      {translation !== null && <Translation of={translation} kind="told" />}
      <h3>{outcomeText(shown.case, texts)}</h3>
      {failedAnswer !== null && failedAnswer.text !== "" && (
        <Words className="failed" text={failedAnswer.text} language={language} dir={dir} />
      )}
    </details>
  );
}

/** What became of the question, or why nobody here can tell. */
function outcomeText({ erased, failedAnswer }: CaseDetail, { say, maybe }: Texts): string {
  if (erased) return say("console.outcome.erased");
  if (failedAnswer === null) return say("console.outcome.human");
  const { outcome } = failedAnswer;
  if (outcome === null) return say("console.outcome.unshared");
  return maybe(`console.outcome.${outcome}`) ?? outcome;
}
