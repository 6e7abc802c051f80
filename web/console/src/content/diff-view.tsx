import { useMemo, useState } from "react";
import {
  diffLines,
  diffWords,
  likeness,
  stretchesOf,
  type DiffLine,
  type Step,
  type Stretch,
} from "../lib/diff.ts";
import { useTexts } from "../texts/texts.tsx";

interface DiffViewProps {
  /** `null` for a document that was not there. */
  readonly before: string | null;
  /** `null` for one that is no more. */
  readonly after: string | null;
  readonly label: string;
}

const AROUND = 2;

/** Two texts as one, line by line: what was, with a minus, and what is, with a plus. */
export function DiffView({ before, after, label }: DiffViewProps) {
  const { say } = useTexts();
  const stretches = useMemo(() => stretchesOf(diffLines(before, after), AROUND), [before, after]);
  if (before === after) return <p className="faint">{say("console.diff.same")}</p>;
  return (
    <div className="diff" role="group" aria-label={label} tabIndex={0}>
      {stretches.map((stretch, index) => (
        <StretchView key={index} stretch={stretch} />
      ))}
    </div>
  );
}

function StretchView({ stretch: { kind, lines } }: { readonly stretch: Stretch }) {
  const { say } = useTexts();
  const [isOpen, setOpen] = useState(kind === "shown");
  const pairs = useMemo(() => pairsOf(lines), [lines]);
  if (!isOpen) {
    return (
      <button
        type="button"
        className="diff-gap"
        onClick={() => {
          setOpen(true);
        }}
      >
        {say("console.diff.hidden", { count: lines.length })}
      </button>
    );
  }
  return lines.map((line, index) => (
    <LineView key={index} line={line} words={pairs.get(line) ?? null} />
  ));
}

interface LineViewProps {
  readonly line: DiffLine;
  /** What differs from the line in whose place it stands; `null` where all of it does. */
  readonly words: readonly Step[] | null;
}

function LineView({ line: { kind, text, before, after }, words }: LineViewProps) {
  const { say } = useTexts();
  const sign = { same: "", removed: "−", added: "+" }[kind];
  const Words = ({ same: "span", removed: "del", added: "ins" } as const)[kind];
  return (
    <div className={`diff-line ${kind}`}>
      <span className="number" aria-hidden="true">
        {before ?? after}
      </span>
      <span className="sign" aria-hidden="true">
        {sign}
      </span>
      <Words dir="auto">
        {kind !== "same" && <span className="unseen">{say(`console.diff.${kind}`)} </span>}
        {words === null
          ? text
          : words.map((step, index) =>
              step.kind === "same" ? step.text : <mark key={index}>{step.text}</mark>,
            )}
      </Words>
    </div>
  );
}

/** So much of a line must have stayed for single words of it to be marked. */
const LEAST_LIKENESS = 0.4;

/** For each line that stands in another’s place, its words on its own side. */
function pairsOf(lines: readonly DiffLine[]): ReadonlyMap<DiffLine, readonly Step[]> {
  const pairs = new Map<DiffLine, readonly Step[]>();
  let removed: DiffLine[] = [];
  let added: DiffLine[] = [];
  const settle = (): void => {
    for (const [index, old] of removed.entries()) {
      const own = added[index];
      if (own === undefined) break;
      const steps = diffWords(old.text, own.text, "und");
      if (likeness(steps) < LEAST_LIKENESS) continue;
      pairs.set(
        old,
        steps.filter(({ kind }) => kind !== "added"),
      );
      pairs.set(
        own,
        steps.filter(({ kind }) => kind !== "removed"),
      );
    }
    removed = [];
    added = [];
  };
  for (const line of lines) {
    if (line.kind === "same") settle();
    else if (line.kind === "removed") removed.push(line);
    else added.push(line);
  }
  settle();
  return pairs;
}
