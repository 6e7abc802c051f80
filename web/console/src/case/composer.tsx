import { useState } from "react";
import type { CaseView } from "../api/types.ts";
import { Icon } from "../shell/icon.tsx";
import { useTexts } from "../texts/texts.tsx";
import { ComposerForm } from "./composer-form.tsx";
import { WhyNot } from "./why-not.tsx";

interface ComposerProps {
  readonly view: CaseView;
  /** Told of a step that was done with the case as a whole. */
  readonly onDone: () => void;
}

/**
 * Where the staff write: to the person, or for each other. The two differ in place, colour, border and the words on the
 * button, and each has a text of its own, so that what is meant for the staff never goes to the person.
 */
export function Composer({ view, onDone }: ComposerProps) {
  const { say } = useTexts();
  const { allowed } = view;
  const kinds = (["reply", "note"] as const).filter(
    (kind) => kind === "reply" || allowed.includes("note"),
  );
  const [chosen, setChosen] = useState<"reply" | "note">("reply");
  const kind = kinds.includes(chosen) ? chosen : "reply";
  return (
    <section className={`composer ${kind}`} aria-label={say(`console.composer.${kind}`)}>
      <div className="composer-kinds" role="group" aria-label={say("console.composer.choose")}>
        {kinds.map((each) => (
          <button
            key={each}
            type="button"
            className={each}
            aria-pressed={each === kind}
            onClick={() => {
              setChosen(each);
            }}
          >
            <Icon name={each} />
            {say(`console.composer.${each}`)}
          </button>
        ))}
      </div>
      {kind === "reply" && !allowed.includes("reply") && <WhyNot view={view} onDone={onDone} />}
      <ComposerForm key={kind} kind={kind} view={view} />
    </section>
  );
}
