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
import { useTexts, type Key } from "../texts/texts.tsx";
import { Proposal, TranslateButton } from "./proposed-translation.tsx";
import { ReplyTools } from "./reply-tools.tsx";
import { useDraft } from "./use-draft.ts";
import { useShownTranslation } from "./use-proposed-translation.ts";

/** The service takes no more at once. */
const LONGEST = 8_000;

interface ComposerFormProps {
  readonly kind: "reply" | "note";
  readonly view: CaseView;
}

export function ComposerForm({ kind, view }: ComposerFormProps) {
  const { say } = useTexts();
  const { id, shared, language } = view.case;
  const [draft, setDraft] = useDraft(id, kind);
  const field = useRef<HTMLTextAreaElement>(null);
  const text = draft.text.trim();
  const translation = useShownTranslation(id, text, language);
  const step = useCaseStep(id, () => {
    setDraft(EMPTY_DRAFT);
    translation.forget();
  });
  const isAllowed = view.allowed.includes(kind);
  const mayTranslate = kind === "reply" && view.allowed.includes("translate");
  const isTranslated = mayTranslate && (translation.proposed?.text ?? null) !== null;
  // What was written before the case was lost stays to be copied.
  if (!isAllowed && text === "") return null;

  const isSendable = text !== "" && text.length <= LONGEST && !step.isPending && isAllowed;
  /** The same for the same text: what is shown of it under the key is what is sent under it. */
  const takeKey = (): string => {
    const key = keyFor(draft, randomKey);
    setDraft({ text: draft.text, attempt: { key, text: draft.text } });
    return key;
  };
  const send = (translated: boolean): void => {
    if (!isSendable) return;
    const body = { key: takeKey(), text, ...(translated ? { translated } : {}) };
    step.mutate({ step: kind, body });
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
        send(isTranslated);
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
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) send(isTranslated);
        }}
      />
      {mayTranslate && translation.proposed !== null && (
        <Proposal proposed={translation.proposed} language={language} />
      )}
      <Failure error={translation.error} onClose={translation.forget} />
      <SendFailure
        error={step.error}
        onClose={() => {
          step.reset();
        }}
      />
      {isAllowed && (
        <div className="composer-foot">
          {kind === "reply" && <ReplyTools view={view} insert={insert} />}
          {mayTranslate && translation.proposed === null && (
            <TranslateButton
              language={language}
              isEmpty={!isSendable}
              isPending={translation.isPending}
              onClick={() => {
                translation.ask(takeKey());
              }}
            />
          )}
          {isTranslated && (
            <Button
              size="sm"
              variant="default"
              disabled={!isSendable}
              onClick={() => {
                send(false);
              }}
            >
              {say("console.composer.asWritten")}
            </Button>
          )}
          <SendButton
            kind={kind}
            view={view}
            words={
              isTranslated ? "console.composer.withTranslation" : `console.composer.${kind}.do`
            }
            isEmpty={text === ""}
            isPending={step.isPending}
          />
        </div>
      )}
    </form>
  );
}

interface SendButtonProps extends ComposerFormProps {
  readonly words: Key;
  readonly isEmpty: boolean;
  readonly isPending: boolean;
}

/** Says who will read it. */
function SendButton({ kind, view, words, isEmpty, isPending }: SendButtonProps) {
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
        {say(words)}
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
