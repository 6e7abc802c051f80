import { Button, Progress } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useContent } from "../api/content.ts";
import {
  draftTranslation,
  type DraftedText,
  type DraftProgress,
} from "../api/content-translation.ts";
import { Failure } from "../shell/failure.tsx";
import { useTexts } from "../texts/texts.tsx";
import { replace } from "./editing.ts";
import type { EditedDocument } from "./use-editing.ts";

interface DraftTranslationProps {
  readonly draft: string;
  readonly path: string;
  readonly text: string;
  readonly change: EditedDocument["change"];
  readonly onJump: (line: number) => void;
}

/** Has a model draft the text, where there is one; the words that were there are laid aside. */
export function DraftTranslation({ draft, path, text, change, onJump }: DraftTranslationProps) {
  const { say } = useTexts();
  const hasModel = useContent().data?.model === true;
  const [progress, setProgress] = useState<DraftProgress | null>(null);
  const [drafted, setDrafted] = useState<DraftedText | null>(null);
  const [error, setError] = useState<unknown>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  if (!hasModel) return null;

  const begin = async (): Promise<void> => {
    const given = new AbortController();
    running.current = given;
    setProgress({ done: 0, of: 1 });
    setDrafted(null);
    setError(null);
    try {
      const made = await draftTranslation(draft, { path, text }, setProgress, given.signal);
      change((now) => replace(now, made.text));
      setDrafted(made);
    } catch (failure) {
      if (!given.signal.aborted) setError(failure);
    } finally {
      if (running.current === given) setProgress(null);
    }
  };
  return (
    <div className="note-line draft-translation">
      {progress === null ? (
        <Button size="compact-sm" variant="light" onClick={() => void begin()}>
          {say("console.editor.draft")}
        </Button>
      ) : (
        <Working
          progress={progress}
          onCancel={() => {
            running.current?.abort();
          }}
        />
      )}
      {error !== null && (
        <Failure
          error={error}
          scope="content"
          onClose={() => {
            setError(null);
          }}
        />
      )}
      {drafted !== null && <Outcome drafted={drafted} onJump={onJump} />}
    </div>
  );
}

interface WorkingProps {
  readonly progress: DraftProgress;
  readonly onCancel: () => void;
}

function Working({ progress: { done, of }, onCancel }: WorkingProps) {
  const { say } = useTexts();
  const label = say("console.editor.draft.working", { done, of });
  return (
    <>
      <span role="status">{label}</span>
      <Progress value={(100 * done) / of} aria-label={label} w={160} />
      <Button size="compact-sm" variant="subtle" onClick={onCancel}>
        {say("console.editor.draft.cancel")}
      </Button>
    </>
  );
}

interface OutcomeProps extends Pick<DraftTranslationProps, "onJump"> {
  readonly drafted: DraftedText;
}

/** What came of it, and each place that was left empty. */
function Outcome({ drafted: { drafted, of, missing, stopped }, onJump }: OutcomeProps) {
  const { say, maybe } = useTexts();
  return (
    <div className="problems" role="status">
      <p>{say("console.editor.draft.done", { drafted, of })}</p>
      {stopped !== null && <p>{maybe(`console.content.reason.model_${stopped}`)}</p>}
      {missing.length > 0 && (
        <ul>
          {missing.map(({ line, why }, at) => (
            <li key={String(at)}>
              <button
                type="button"
                onClick={() => {
                  onJump(line);
                }}
              >
                {say("console.editor.line", { line: String(line) })}
              </button>{" "}
              {maybe(`console.editor.draft.missing.${why}`)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
