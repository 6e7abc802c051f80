import type {
  GateRefusal,
  GateResult,
  LanguageScore,
  QuestionChange,
} from "../api/content-types.ts";
import { Icon } from "../shell/icon.tsx";
import { directionOf } from "../texts/direction.ts";
import { useTexts } from "../texts/texts.tsx";

const CHANGES = ["lost", "moved", "gained"] as const;

/** How the measured questions fared. */
export function GateResultView({ result }: { readonly result: GateResult }) {
  const { say } = useTexts();
  const { scores, changes, refusals } = result;
  return (
    <>
      {refusals.length === 0 ? (
        <p className="good" role="status">
          <Icon name="check" size={14} /> {say("console.draft.gate.passed")}
        </p>
      ) : (
        <Refusals refusals={refusals} />
      )}
      <Scores scores={scores} />
      {CHANGES.map((change) => (
        <Questions
          key={change}
          change={change}
          questions={changes.filter((each) => each.change === change)}
        />
      ))}
    </>
  );
}

function Refusals({ refusals }: { readonly refusals: readonly GateRefusal[] }) {
  const { say, languageName } = useTexts();
  return (
    <div className="warned" role="status">
      <h3>
        <Icon name="alarm" size={14} /> {say("console.draft.gate.refused")}
      </h3>
      <ul>
        {refusals.map(({ why, language, before, after }, index) => (
          <li key={index}>
            {say(`console.draft.gate.refusal.${why}`, {
              language:
                language === null ? say("console.content.everyLanguage") : languageName(language),
              before,
              after,
            })}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Scores({ scores }: { readonly scores: readonly LanguageScore[] }) {
  const { say, languageName } = useTexts();
  const right = say("console.draft.gate.right");
  const wrong = say("console.draft.gate.wrong");
  return (
    <table className="table labelled">
      <caption className="unseen">{say("console.draft.gate.scores")}</caption>
      <thead>
        <tr>
          <th scope="col">{say("console.filter.language")}</th>
          <th scope="col">{right}</th>
          <th scope="col">{wrong}</th>
        </tr>
      </thead>
      <tbody>
        {[...scores].sort(englishFirst).map((score) => (
          <tr key={score.language}>
            <th scope="row">{languageName(score.language)}</th>
            <td data-label={right}>
              <Change
                before={score.rightBefore}
                after={score.rightAfter}
                of={score.answerable}
                isGoodUp
              />
            </td>
            <td data-label={wrong}>
              <Change
                before={score.answeredBefore}
                after={score.answeredAfter}
                of={score.others}
                isGoodUp={false}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function englishFirst(a: LanguageScore, b: LanguageScore): number {
  return Number(b.language === "en") - Number(a.language === "en");
}

interface ChangeProps {
  readonly before: number;
  readonly after: number;
  readonly of: number;
  readonly isGoodUp: boolean;
}

function Change({ before, after, of, isGoodUp }: ChangeProps) {
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
