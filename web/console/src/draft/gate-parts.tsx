import type { QuestionChange } from "../api/gate-types.ts";
import { directionOf } from "../texts/direction.ts";
import { useTexts } from "../texts/texts.tsx";

interface ChangeProps {
  readonly before: number;
  readonly after: number;
  readonly of: number;
  readonly isGoodUp: boolean;
}

/** A count before and after, and whether that is better. */
export function Change({ before, after, of, isGoodUp }: ChangeProps) {
  const { say } = useTexts();
  const difference = after - before;
  const words = say("console.draft.gate.change", { before, after, of });
  if (difference === 0) return <>{words}</>;
  const isBetter = difference > 0 === isGoodUp;
  return (
    <>
      {words}{" "}
      <strong className={isBetter ? "good" : "problem"}>
        {say(isBetter ? "console.draft.gate.better" : "console.draft.gate.worse")}
      </strong>
    </>
  );
}

const CHANGES = ["lost", "moved", "gained"] as const;

/** Questions whose answer changed, what is lost first. */
export function ChangedQuestions({ changes }: { readonly changes: readonly QuestionChange[] }) {
  return CHANGES.map((change) => (
    <Questions
      key={change}
      change={change}
      questions={changes.filter((each) => each.change === change)}
    />
  ));
}

interface QuestionsProps {
  readonly change: QuestionChange["change"];
  readonly questions: readonly QuestionChange[];
}

function Questions({ change, questions }: QuestionsProps) {
  const { say, languageName } = useTexts();
  if (questions.length === 0) return null;
  return (
    <details className="question-changes">
      <summary>{say(`console.draft.gate.${change}`, { count: questions.length })}</summary>
      <ul>
        {questions.map(({ language, question, before, after }, index) => (
          <li key={index}>
            <q lang={language} dir={directionOf(language)}>
              {question}
            </q>{" "}
            <span className="faint">
              {languageName(language)} · {before ?? say("console.draft.gate.nothing")} →{" "}
              {after ?? say("console.draft.gate.nothing")}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
