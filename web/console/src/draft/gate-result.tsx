import type { GateRefusal, GateResult, LanguageScore } from "../api/gate-types.ts";
import { Icon } from "../shell/icon.tsx";
import { useTexts } from "../texts/texts.tsx";
import { ModelResult } from "./gate-model.tsx";
import { Change, ChangedQuestions } from "./gate-parts.tsx";

interface GateResultProps {
  readonly result: GateResult;
  /** Whether prompts are among what was changed. */
  readonly hasPrompts: boolean;
}

/** How the measured questions fared. */
export function GateResultView({ result, hasPrompts }: GateResultProps) {
  const { say } = useTexts();
  const { scores, changes, model, refusals } = result;
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
      <ChangedQuestions changes={changes} />
      <ModelResult score={model} hasPrompts={hasPrompts} />
    </>
  );
}

function Refusals({ refusals }: { readonly refusals: readonly GateRefusal[] }) {
  const { say, languageName } = useTexts();
  const isUnmeasured = refusals.every(({ why }) => why === "model_unreachable");
  return (
    <div className="warned" role="status">
      <h3>
        <Icon name="alarm" size={14} />{" "}
        {say(isUnmeasured ? "console.draft.gate.unmeasured" : "console.draft.gate.refused")}
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
