import { Button } from "@mantine/core";
import { Icon } from "../shell/icon.tsx";
import { useTexts } from "../texts/texts.tsx";
import type { Verdict } from "./verdict.ts";

interface ProblemsProps {
  readonly verdict: Verdict;
  /** Whether faults are looked for while one writes. */
  readonly isText: boolean;
  readonly onJump: (line: number) => void;
  readonly onAgain: () => void;
}

/** What the check finds fault with; each leads to its line. */
export function Problems({ verdict, isText, onJump, onAgain }: ProblemsProps) {
  const { say } = useTexts();
  if (!isText) return <p className="hint">{say("console.editor.checkedLater")}</p>;
  const { kind, problems } = verdict;
  return (
    <section className="problems" aria-labelledby="problems-title">
      <h2 id="problems-title">
        <Mark verdict={verdict} />
        <span role="status">
          {kind === "checked"
            ? say("console.editor.problems", { count: problems.length })
            : say(`console.editor.problems.${kind}`)}
        </span>
      </h2>
      {kind === "failed" && (
        <Button size="xs" variant="default" onClick={onAgain}>
          {say("console.editor.problems.again")}
        </Button>
      )}
      <ul>
        {problems.map(({ line, message }, index) => (
          <li key={index}>
            <button
              type="button"
              onClick={() => {
                onJump(line);
              }}
            >
              {say("console.editor.line", { line: String(line) })}
            </button>{" "}
            <span lang="en">{message}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A tick for nothing but words that were looked at and found good. */
function Mark({ verdict: { kind, problems } }: Pick<ProblemsProps, "verdict">) {
  if (kind === "checking") return null;
  const isGood = kind === "checked" && problems.length === 0;
  return (
    <>
      <Icon name={isGood ? "check" : "alarm"} size={14} />{" "}
    </>
  );
}
