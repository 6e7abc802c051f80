import { diffWords } from "../lib/diff.ts";
import { directionOf } from "../texts/direction.ts";
import { useTexts } from "../texts/texts.tsx";

interface WordsChangeProps {
  readonly language: string;
  /** `null` where it was not said. */
  readonly before: string | null;
  /** `null` where it is not said any more. */
  readonly after: string | null;
}

/** One sentence before and after, with the words marked that differ. */
export function WordsChange({ language, before, after }: WordsChangeProps) {
  const { say } = useTexts();
  const steps = before === null || after === null ? [] : diffWords(before, after, language);
  const side = (text: string | null, kind: "removed" | "added") => {
    if (text === null) return <em className="faint">{say(`console.draft.effects.not.${kind}`)}</em>;
    const Words = kind === "removed" ? "del" : "ins";
    return (
      <Words lang={language} dir={directionOf(language)}>
        {steps.length === 0
          ? text
          : steps
              .filter((step) => step.kind === "same" || step.kind === kind)
              .map((step, index) =>
                step.kind === "same" ? step.text : <mark key={index}>{step.text}</mark>,
              )}
      </Words>
    );
  };
  return (
    <dl className="words-change">
      <div className="removed">
        <dt>{say("console.draft.effects.before")}</dt>
        <dd>{side(before, "removed")}</dd>
      </div>
      <div className="added">
        <dt>{say("console.draft.effects.after")}</dt>
        <dd>{side(after, "added")}</dd>
      </div>
    </dl>
  );
}
