import { Button } from "@mantine/core";
import { useMemo, useState } from "react";
import { Link } from "wouter";
import type { Problem } from "../api/content-types.ts";
import type { CheckResult, DraftView, PulledQuestion } from "../api/draft-types.ts";
import { editorLink } from "../content/document-path.ts";
import { FailedLoad } from "../shell/failure.tsx";
import { Icon } from "../shell/icon.tsx";
import { Waiting } from "../shell/waiting.tsx";
import { directionOf } from "../texts/direction.ts";
import { useTexts } from "../texts/texts.tsx";
import { EffectsView } from "./effects-view.tsx";
import { EndedNote, FiguresNote } from "./rule-notes.tsx";
import { signatureOf } from "./signature.ts";
import { useDraftCheck } from "./use-draft-check.ts";

/** Whether the draft is in good order, and what it changes of what people are told. */
export function CheckSection({ draft }: { readonly draft: DraftView }) {
  const { say } = useTexts();
  const signature = useMemo(() => signatureOf(draft.edits), [draft.edits]);
  const [asked, setAsked] = useState<string | null>(null);
  // Whoever reads a submitted draft has come to see what it does.
  const isWanted = draft.state === "submitted" || asked === signature;
  const check = useDraftCheck(draft, isWanted);
  return (
    <section className="card" aria-labelledby="check-title">
      <div className="card-head">
        <h2 id="check-title">{say("console.draft.check")}</h2>
        {!check.isSuccess && (
          <Button
            size="xs"
            variant={isWanted ? "default" : "filled"}
            loading={check.isFetching}
            onClick={() => {
              if (isWanted) void check.refetch();
              else setAsked(signature);
            }}
          >
            {say("console.draft.check.do")}
          </Button>
        )}
      </div>
      {!isWanted && <p className="faint">{say("console.draft.check.text")}</p>}
      {check.isFetching && <Waiting />}
      {check.isError && !check.isFetching && (
        <FailedLoad error={check.error} retry={() => void check.refetch()} />
      )}
      {check.isSuccess && (
        <Result draft={draft} result={check.data} onAgain={() => void check.refetch()} />
      )}
    </section>
  );
}

interface ResultProps {
  readonly draft: DraftView;
  readonly result: CheckResult;
  readonly onAgain: () => void;
}

function Result({ draft, result, onAgain }: ResultProps) {
  const { say } = useTexts();
  const { problems, effects, pulled } = result;
  return (
    <>
      <p className={problems.length === 0 ? "good" : "problem"} role="status">
        <Icon name={problems.length === 0 ? "check" : "alarm"} size={14} />{" "}
        {say("console.draft.problems", { count: problems.length })}
      </p>
      <ProblemList draft={draft} problems={problems} />
      {effects !== null && <EndedNote ended={effects.ended} onAgain={onAgain} />}
      {effects !== null && <FiguresNote draft={draft} figures={effects.figures} />}
      <Pulled pulled={pulled} />
      {effects !== null && <EffectsView effects={effects} draft={draft} />}
    </>
  );
}

interface ProblemListProps {
  readonly draft: DraftView;
  readonly problems: readonly Problem[];
}

function ProblemList({ draft, problems }: ProblemListProps) {
  const { say } = useTexts();
  return (
    <ul className="problem-list">
      {problems.map(({ path, line, message }, index) => (
        <li key={index}>
          {/^(?:knowledge|prompts)\//.test(path) ? (
            <Link href={editorLink(draft.id, path, line)}>
              {say("console.draft.problemAt", { path, line: String(line) })}
            </Link>
          ) : (
            <code>{path}</code>
          )}
          <span lang="en">{message}</span>
        </li>
      ))}
    </ul>
  );
}

/** Ways of asking that would lead to another article than the one that has them. */
function Pulled({ pulled }: { readonly pulled: readonly PulledQuestion[] }) {
  const { say, languageName } = useTexts();
  if (pulled.length === 0) return null;
  return (
    <div className="warned">
      <h3>
        <Icon name="alarm" size={14} /> {say("console.draft.pulled", { count: pulled.length })}
      </h3>
      <p>{say("console.draft.pulled.text")}</p>
      <ul>
        {pulled.map(({ language, question, own, pulls }, index) => (
          <li key={index}>
            <q lang={language} dir={directionOf(language)}>
              {question}
            </q>{" "}
            <span className="faint">{languageName(language)}</span>
            <br />
            {say("console.draft.pulled.one", { own, pulls })}
          </li>
        ))}
      </ul>
    </div>
  );
}
