import type { CaseState } from "../api/types.ts";
import { statesOf, VIEWS, type View } from "../lib/filters.ts";
import { useTexts } from "../texts/texts.tsx";

interface ViewChoiceProps {
  readonly view: View;
  /** `null` while they are not known. */
  readonly counts: Readonly<Record<CaseState, number>> | null;
  readonly onChange: (view: View) => void;
}

/** Which states are shown, with how many cases there are in each. */
export function ViewChoice({ view, counts, onChange }: ViewChoiceProps) {
  const { say } = useTexts();
  return (
    <div className="views" role="group" aria-label={say("console.view.choose")}>
      {VIEWS.map((each) => (
        <button
          key={each}
          type="button"
          aria-pressed={each === view}
          onClick={() => {
            onChange(each);
          }}
        >
          {each === "active" ? say("console.view.active") : say(`case.state.${each}`)}
          {counts !== null && (
            <span className="count">
              {statesOf(each).reduce((sum, state) => sum + counts[state], 0)}
            </span>
          )}
        </button>
      ))}
    </div>
  );
}
