import { Button, NativeSelect, Textarea } from "@mantine/core";
import { useState } from "react";
import { useDrafts, useTry } from "../api/content-drafts.ts";
import type { DraftHead } from "../api/draft-types.ts";
import type { TriedAnswer, TriedQuestion } from "../api/gate-types.ts";
import { FailedLoad, Failure } from "../shell/failure.tsx";
import { Waiting } from "../shell/waiting.tsx";
import { directionOfText } from "../texts/direction.ts";
import { useTexts } from "../texts/texts.tsx";
import { Words } from "../case/words.tsx";

const MOST_QUESTIONS = 5;

/** Asks the same of the prompts in force and of those in a draft, side by side. */
export function TryPanel({ hasModel }: { readonly hasModel: boolean }) {
  const { say } = useTexts();
  return (
    <section className="card" aria-labelledby="try-title">
      <h2 id="try-title">{say("console.content.try")}</h2>
      <p>{say("console.content.try.text")}</p>
      {hasModel ? (
        <TryDrafts />
      ) : (
        <p className="warned">{say("console.content.reason.model_off")}</p>
      )}
    </section>
  );
}

function TryDrafts() {
  const { say } = useTexts();
  const drafts = useDrafts();
  if (drafts.isPending) return <Waiting />;
  if (drafts.isError) {
    return <FailedLoad error={drafts.error} retry={() => void drafts.refetch()} />;
  }
  const open = drafts.data.filter(
    ({ state, paths }) =>
      (state === "open" || state === "submitted") &&
      paths.some((path) => path.startsWith("prompts/")),
  );
  if (open.length === 0) return <p className="faint">{say("console.content.try.noDraft")}</p>;
  return <TryForm drafts={open} />;
}

function TryForm({ drafts }: { readonly drafts: readonly DraftHead[] }) {
  const { say } = useTexts();
  const [draft, setDraft] = useState(drafts[0]?.id ?? "");
  const [text, setText] = useState("");
  const attempt = useTry();
  const questions = questionsOf(text);
  return (
    <form
      className="fields full"
      onSubmit={(event) => {
        event.preventDefault();
        attempt.mutate({ draft, questions: questions.map((question) => ({ text: question })) });
      }}
    >
      <NativeSelect
        label={say("console.content.try.draft")}
        value={draft}
        onChange={(event) => {
          setDraft(event.currentTarget.value);
        }}
        data={drafts.map(({ id, title }) => ({ value: id, label: title }))}
      />
      <Textarea
        label={say("console.content.try.questions")}
        description={say("console.content.try.questionsText", { most: MOST_QUESTIONS })}
        autosize
        minRows={3}
        maxRows={8}
        dir={directionOfText(text)}
        value={text}
        error={
          questions.length > MOST_QUESTIONS
            ? say("console.content.try.tooMany", { most: MOST_QUESTIONS })
            : null
        }
        onChange={(event) => {
          setText(event.currentTarget.value);
        }}
      />
      <Failure error={attempt.error} scope="content" />
      <div className="buttons start">
        <Button
          type="submit"
          disabled={questions.length === 0 || questions.length > MOST_QUESTIONS}
          loading={attempt.isPending}
        >
          {say("console.content.try.do")}
        </Button>
      </div>
      {attempt.isPending && <p role="status">{say("console.content.try.waiting")}</p>}
      {attempt.isSuccess && (
        <ol className="tried" aria-label={say("console.content.try.answers")}>
          {attempt.data.answers.map((answer, index) => (
            <Tried key={index} answer={answer} />
          ))}
        </ol>
      )}
    </form>
  );
}

function questionsOf(text: string): readonly string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

function Tried({ answer: { text, before, after } }: { readonly answer: TriedQuestion }) {
  const { say } = useTexts();
  return (
    <li>
      <h3 dir={directionOfText(text)}>{text}</h3>
      <div className="side-by-side">
        <Side title={say("console.content.try.before")} answer={before} />
        <Side title={say("console.content.try.after")} answer={after} />
      </div>
    </li>
  );
}

function Side({ title, answer }: { readonly title: string; readonly answer: TriedAnswer }) {
  const { maybe } = useTexts();
  const { outcome, reply } = answer;
  return (
    <div>
      <h4>{title}</h4>
      <p className="faint">{maybe(`console.content.outcome.${outcome}`) ?? outcome}</p>
      <Words text={reply} language="und" dir="auto" />
    </div>
  );
}
