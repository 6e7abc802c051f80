import type { Problem } from "../api/content-types.ts";
import { Icon } from "../shell/icon.tsx";
import { useTexts } from "../texts/texts.tsx";

interface ProblemsProps {
  readonly problems: readonly Problem[];
  /** Whether faults are looked for while one writes. */
  readonly isText: boolean;
  readonly onJump: (line: number) => void;
}

/** What the check finds fault with; each leads to its line. */
export function Problems({ problems, isText, onJump }: ProblemsProps) {
  const { say } = useTexts();
  if (!isText) return <p className="hint">{say("console.editor.checkedLater")}</p>;
  return (
    <section className="problems" aria-labelledby="problems-title">
      <h2 id="problems-title">
        <Icon name={problems.length === 0 ? "check" : "alarm"} size={14} />{" "}
        <span role="status">{say("console.editor.problems", { count: problems.length })}</span>
      </h2>
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
