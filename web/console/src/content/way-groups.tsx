import { Button, NativeSelect } from "@mantine/core";
import { useState } from "react";
import type { WaysSection, WaysView, WayView } from "../api/article-types.ts";
import { directionOf } from "../texts/direction.ts";
import { useTexts } from "../texts/texts.tsx";
import { GENERAL, placeOf, UNSORTED, valueOf, wantedOf, type WayChange } from "./way-changes.ts";

interface WayGroupsProps {
  readonly view: WaysView;
  readonly found: readonly WayView[];
  readonly language: string;
  readonly changed: ReadonlyMap<string, WayChange>;
  /** `null` for somebody who may only read. */
  readonly onChange: ((question: string, change: WayChange | null) => void) | null;
}

/** Each way below what it asks for, in the order of the text: first the subject as a whole, last what nobody has sorted. */
export function WayGroups(props: WayGroupsProps) {
  const { view, found, language } = props;
  const { say } = useTexts();
  const waysAt = (place: string) => found.filter(({ wanted }) => placeOf(wanted) === place);
  const known = new Set(view.sections.flatMap(({ claims }) => claims.map(({ id }) => id)));
  // Of an article that is left out no claim can be read.
  const unknown = [...new Set(found.map(({ wanted }) => placeOf(wanted)))].filter(
    (place) => place !== GENERAL && place !== UNSORTED && !known.has(place),
  );
  return (
    <>
      <Group {...props} title={say("console.content.ways.general")} ways={waysAt(GENERAL)} />
      {view.sections.map(({ heading, claims }, at) => (
        <section key={String(at)} aria-label={heading ?? view.title}>
          <h2 className="section-title" lang={language} dir={directionOf(language)}>
            {heading ?? view.title}
          </h2>
          {claims.map(({ id, sentence }) => (
            <Group key={id} {...props} title={sentence} ways={waysAt(id)} isSentence />
          ))}
        </section>
      ))}
      {unknown.map((place) => (
        <Group key={place} {...props} title={place} ways={waysAt(place)} />
      ))}
      <Group {...props} title={say("console.content.ways.unsorted")} ways={waysAt(UNSORTED)} />
    </>
  );
}

interface GroupProps extends WayGroupsProps {
  readonly title: string;
  readonly ways: readonly WayView[];
  readonly isSentence?: boolean;
}

function Group({ title, ways, isSentence = false, ...props }: GroupProps) {
  const { say } = useTexts();
  const { language } = props;
  return (
    <details className="card ways" open={ways.length > 0 && ways.length <= 12}>
      <summary>
        <span {...(isSentence ? { lang: language, dir: directionOf(language) } : {})}>{title}</span>{" "}
        <span className="faint">{say("console.content.questions", { count: ways.length })}</span>
      </summary>
      <ul>
        {ways.map((way) => (
          <WayItem key={way.question} {...props} way={way} />
        ))}
      </ul>
    </details>
  );
}

function WayItem({
  way,
  view,
  language,
  changed,
  onChange,
}: WayGroupsProps & { readonly way: WayView }) {
  const { say } = useTexts();
  const [isMoving, setMoving] = useState(false);
  const { question, wanted } = way;
  const change = changed.get(question) ?? null;
  const more = (wanted?.length ?? 0) - 1;
  return (
    <li className={change?.kind === "removed" ? "removed" : ""}>
      <span className="grow" lang={language} dir={directionOf(language)}>
        {question}
      </span>
      {more > 0 && (
        <span className="faint">{say("console.content.ways.more", { count: more })}</span>
      )}
      {onChange !== null && (isMoving || change?.kind === "moved") && (
        <NativeSelect
          size="xs"
          className="way-target"
          aria-label={say("console.content.ways.target", { question })}
          value={valueOf(change?.kind === "moved" ? change.wanted : wanted)}
          data={targetsOf(view.sections, wanted, {
            general: say("console.content.ways.general"),
            unsorted: say("console.content.ways.unsorted"),
            above: view.title,
          })}
          onChange={(event) => {
            const { value } = event.currentTarget;
            const isSame = value === valueOf(wanted);
            onChange(question, isSame ? null : { kind: "moved", wanted: wantedOf(value) });
          }}
        />
      )}
      {onChange !== null && change === null && !isMoving && (
        <>
          <Button
            size="compact-xs"
            variant="subtle"
            aria-label={say("console.content.ways.moveOf", { question })}
            onClick={() => {
              setMoving(true);
            }}
          >
            {say("console.content.ways.move")}
          </Button>
          <Button
            size="compact-xs"
            variant="subtle"
            color="seal"
            aria-label={say("console.content.ways.removeOf", { question })}
            onClick={() => {
              onChange(question, { kind: "removed" });
            }}
          >
            {say("console.content.ways.remove")}
          </Button>
        </>
      )}
      {onChange !== null && (change !== null || isMoving) && (
        <Button
          size="compact-xs"
          variant="subtle"
          aria-label={say("console.content.ways.undoOf", { question })}
          onClick={() => {
            setMoving(false);
            onChange(question, null);
          }}
        >
          {say("console.content.ways.undo")}
        </Button>
      )}
    </li>
  );
}

/** Longer ones do not fit into a list. In characters. */
const LONGEST_OPTION = 90;

/** What may be asked for, by sections; what is asked for now is among it. */
function targetsOf(
  sections: readonly WaysSection[],
  wanted: WayView["wanted"],
  words: { readonly general: string; readonly unsorted: string; readonly above: string },
) {
  const now = valueOf(wanted);
  const several =
    (wanted?.length ?? 0) > 1 ? [{ value: now, label: now.replaceAll(" ", " + ") }] : [];
  return [
    ...several,
    { value: GENERAL, label: words.general },
    ...sections.map(({ heading, claims }) => ({
      group: heading ?? words.above,
      items: claims.map(({ id, sentence }) => ({ value: id, label: shortened(sentence) })),
    })),
    { value: UNSORTED, label: words.unsorted },
  ];
}

function shortened(sentence: string): string {
  const characters = Array.from(sentence.replaceAll(/\s+/g, " "));
  return characters.length <= LONGEST_OPTION
    ? characters.join("")
    : `${characters.slice(0, LONGEST_OPTION).join("")}…`;
}
