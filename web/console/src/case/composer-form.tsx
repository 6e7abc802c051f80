import { Button, Textarea } from "@mantine/core";
import { useRef } from "react";
import { useCaseStep } from "../api/cases.ts";
import { ApiError } from "../api/http.ts";
import type { CaseView } from "../api/types.ts";
import { EMPTY_DRAFT, keyFor } from "../lib/drafts.ts";
import { randomKey } from "../lib/random-key.ts";
import { Failure } from "../shell/failure.tsx";
import { Icon } from "../shell/icon.tsx";
import { directionOfText } from "../texts/direction.ts";
import { useTexts } from "../texts/texts.tsx";
import { ReplyTools } from "./reply-tools.tsx";
import { useDraft } from "./use-draft.ts";

/** The service takes no more at once. */
const LONGEST = 8_000;

interface ComposerFormProps {
  readonly kind: "reply" | "note";
  readonly view: CaseView;
}

export function ComposerForm({ kind, view }: ComposerFormProps) {
  const { say } = useTexts();
  const { id, shared } = view.case;
  const [draft, setDraft] = useDraft(id, kind);
  const field = useRef<HTMLTextAreaElement>(null);
  const step = useCaseStep(id, () => {
    setDraft(EMPTY_DRAFT);
  });
  const isAllowed = view.allowed.includes(kind);
  const text = draft.text.trim();
  // What was written before the case was lost stays to be copied.
  if (!isAllowed && text === "") return null;

  const send = (): void => {
    if (text === "" || text.length > LONGEST || step.isPending || !isAllowed) return;
    const key = keyFor(draft, randomKey);
    setDraft({ text: draft.text, attempt: { key, text: draft.text } });
    step.mutate({ step: kind, body: { key, text } });
  };
  const insert = (words: string): void => {
    const at = field.current?.selectionStart ?? draft.text.length;
    const [before, after] = [draft.text.slice(0, at), draft.text.slice(at)];
    const gap = before === "" || before.endsWith("\n") ? "" : "\n";
    setDraft({ ...draft, text: before + gap + words + after });
    field.current?.focus();
  };
  return (
    <form
      className="composer-form"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {kind === "reply" && shared && isAllowed && (
        <p className="warning">
          <Icon name="eye" /> {say("console.composer.shared")}
        </p>
      )}
      <Textarea
        ref={field}
        aria-label={say(`console.composer.${kind}.label`)}
        placeholder={say(`console.composer.${kind}.placeholder`)}
        autosize
        minRows={2}
        maxRows={9}
        dir={directionOfText(draft.text)}
        value={draft.text}
        readOnly={step.isPending || !isAllowed}
        error={
          text.length > LONGEST
            ? say("console.composer.tooLong", { most: LONGEST, length: text.length })
            : null
        }
        onChange={(event) => {
          setDraft({ ...draft, text: event.currentTarget.value });
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) send();
        }}
      />
      <SendFailure
        error={step.error}
        onClose={() => {
          step.reset();
        }}
      />
      {isAllowed && (
        <div className="composer-foot">
          {kind === "reply" && <ReplyTools view={view} insert={insert} />}
          <SendButton kind={kind} view={view} isEmpty={text === ""} isPending={step.isPending} />
        </div>
      )}
    </form>
  );
}

interface SendButtonProps extends ComposerFormProps {
  readonly isEmpty: boolean;
  readonly isPending: boolean;
}

/** Says who will read it. */
function SendButton({ kind, view, isEmpty, isPending }: SendButtonProps) {
  const { say, languageName } = useTexts();
  const { language, platform } = view.case;
  return (
    <Button
      type="submit"
      className={`send ${kind}`}
      title={say("console.composer.keys")}
      disabled={isEmpty}
      loading={isPending}
    >
      <span>
        {say(`console.composer.${kind}.do`)}
        {kind === "reply" && (
          <small>
            {languageName(language)} · {say(`surface.platform.${platform}`)}
          </small>
        )}
      </span>
    </Button>
  );
}

interface SendFailureProps {
  readonly error: unknown;
  readonly onClose: () => void;
}

/** Without an answer nobody knows whether it went out; what matters is that trying again is safe. */
function SendFailure({ error, onClose }: SendFailureProps) {
  const { say } = useTexts();
  const isUncertain = error instanceof ApiError && (error.status === 0 || error.status >= 500);
  return (
    <>
      <Failure error={error} onClose={onClose} />
      {isUncertain && <p className="hint">{say("console.composer.uncertain")}</p>}
    </>
  );
}
