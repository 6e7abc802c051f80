import type { ModelScore } from "../api/gate-types.ts";
import { useTexts } from "../texts/texts.tsx";
import { Change, ChangedQuestions } from "./gate-parts.tsx";

interface ModelResultProps {
  /** `null` where no model was asked. */
  readonly score: ModelScore | null;
  readonly hasPrompts: boolean;
}

/** How questions fared that were asked with a language model, or that none was asked about changed prompts. */
export function ModelResult({ score, hasPrompts }: ModelResultProps) {
  const { say } = useTexts();
  if (score === null && !hasPrompts) return null;
  return (
    <section aria-labelledby="gate-model-title">
      <h3 id="gate-model-title">{say("console.draft.gate.model")}</h3>
      {score === null ? (
        <p className="hint">{say("console.draft.gate.model.none")}</p>
      ) : score.questions === 0 ? (
        <p className="hint">{say("console.draft.gate.model.noQuestion")}</p>
      ) : (
        <Score score={score} />
      )}
    </section>
  );
}

function Score({ score }: { readonly score: ModelScore }) {
  const { say } = useTexts();
  const { state, asked, questions, changes } = score;
  return (
    <>
      {state !== "asked" && (
        <p className="warned" role="status">
          {say(`console.draft.gate.model.${state}`)}
        </p>
      )}
      <p className="hint">{say("console.draft.gate.model.compared", { asked, questions })}</p>
      {asked > 0 && <Counts score={score} />}
      <Faults faults={score.faults} />
      <ChangedQuestions changes={changes} />
    </>
  );
}

function Counts({ score }: { readonly score: ModelScore }) {
  const { say } = useTexts();
  const count = say("console.draft.gate.model.count");
  const { asked, answerable, others } = score;
  const rows = [
    [say("console.draft.gate.right"), score.rightBefore, score.rightAfter, answerable, true],
    [say("console.draft.gate.wrong"), score.answeredBefore, score.answeredAfter, others, false],
    [
      say("console.draft.gate.model.refused"),
      score.refusedBefore,
      score.refusedAfter,
      asked,
      false,
    ],
    [say("console.draft.gate.model.silent"), score.silentBefore, score.silentAfter, asked, false],
  ] as const;
  return (
    <table className="table labelled">
      <caption className="unseen">{say("console.draft.gate.model")}</caption>
      <thead>
        <tr>
          <th scope="col">{say("console.draft.gate.model.measure")}</th>
          <th scope="col">{count}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([what, before, after, of, isGoodUp]) => (
          <tr key={what}>
            <th scope="row">{what}</th>
            <td data-label={count}>
              <Change before={before} after={after} of={of} isGoodUp={isGoodUp} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Faults({ faults }: Pick<ModelScore, "faults">) {
  const { say, maybe } = useTexts();
  if (faults.length === 0) return null;
  return (
    <details className="question-changes">
      <summary>{say("console.draft.gate.model.faults")}</summary>
      <ul>
        {faults.map(({ fault, before, after }) => (
          <li key={fault}>
            {say("console.draft.gate.model.fault", {
              fault: maybe(`console.content.guard.${fault}`) ?? fault,
              before,
              after,
            })}
          </li>
        ))}
      </ul>
    </details>
  );
}
