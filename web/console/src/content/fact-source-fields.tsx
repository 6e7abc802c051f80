import { Button, Checkbox, TextInput } from "@mantine/core";
import type { SourceView } from "../api/fact-types.ts";
import { PickField } from "../shell/pick-field.tsx";
import { useTexts, type Key } from "../texts/texts.tsx";
import {
  isDayPossible,
  isNamed,
  needsDay,
  pickedBacking,
  sentBackings,
  type Backing,
} from "./fact-sources.ts";

interface FactSourceFieldsProps {
  readonly backings: readonly Backing[];
  /** Whether it is another figure than that in force. */
  readonly isNew: boolean;
  readonly sources: readonly SourceView[];
  /** How many others of its kind rest on a source. */
  readonly othersOn: (source: string) => number;
  /** What these are told of. */
  readonly othersText?: Key;
  readonly today: string;
  readonly onChange: (backings: readonly Backing[]) => void;
}

/** On which listed sources a figure rests, and for a new one when each was looked at. */
export function FactSourceFields({ backings, onChange, ...shown }: FactSourceFieldsProps) {
  const { say, list } = useTexts();
  const { isNew, sources, today } = shown;
  const gone = sentBackings(backings, isNew).without.map(
    (id) => sources.find((each) => each.id === id)?.title ?? id,
  );
  const taken = new Set(backings.map(({ id }) => id));
  return (
    <fieldset className="fields boxed fact-sources">
      <legend>{say("console.content.sources")}</legend>
      {backings.some(({ wasThere }) => wasThere) && isNew && (
        <p className="hint">{say("console.content.fact.sourcesNew")}</p>
      )}
      {backings.map((backing) => (
        <BackingFields
          key={backing.id}
          backing={backing}
          {...shown}
          onChange={(next) => {
            onChange(backings.flatMap((each) => (each.id === backing.id ? (next ?? []) : [each])));
          }}
        />
      ))}
      {gone.length > 0 && (
        <p className="problem" role="status">
          {say("console.content.fact.sourcesGo", { count: gone.length, sources: list(gone) })}
        </p>
      )}
      <PickField
        key={backings.length}
        label={say("console.content.fact.addSource")}
        placeholder={say("console.content.chooseSource")}
        value=""
        onChange={(id) => {
          if (id !== "") onChange([...backings, pickedBacking(id, today)]);
        }}
        options={sources
          .filter(({ id }) => !taken.has(id))
          .map(({ id, title, publisher }) => ({ value: id, label: `${title} (${publisher})` }))}
      />
    </fieldset>
  );
}

interface BackingFieldsProps extends Omit<FactSourceFieldsProps, "backings" | "onChange"> {
  readonly backing: Backing;
  /** @param backing `null` takes one away that was picked here */
  readonly onChange: (backing: Backing | null) => void;
}

function BackingFields({
  backing,
  isNew,
  sources,
  othersOn,
  othersText = "console.content.fact.lookedOnText",
  today,
  onChange,
}: BackingFieldsProps) {
  const { say, day } = useTexts();
  const source = sources.find(({ id }) => id === backing.id);
  const title = source?.title ?? backing.id;
  const others = othersOn(backing.id);
  const isDated = needsDay(backing, isNew);
  const label = say(isNew ? "console.content.fact.saysNew" : "console.content.fact.backs");
  return (
    <div className="fact-source">
      <p>
        <bdi>{title}</bdi>
        {source !== undefined && (
          <span className="faint">
            {", "}
            <bdi>{source.publisher}</bdi>
            {" · "}
            {say("console.content.seenOn", { day: day(source.seenOn) })}
          </span>
        )}
      </p>
      {backing.wasThere ? (
        <Checkbox
          label={label}
          aria-label={say("console.content.fact.of", { what: label, source: title })}
          checked={isNamed(backing, isNew)}
          onChange={(event) => {
            const { checked } = event.currentTarget;
            onChange({ ...backing, ...(isNew ? { isSaid: checked } : { isKept: checked }) });
          }}
        />
      ) : (
        <Button
          size="compact-xs"
          variant="default"
          aria-label={say("console.content.fact.of", {
            what: say("console.remove"),
            source: title,
          })}
          onClick={() => {
            onChange(null);
          }}
        >
          {say("console.remove")}
        </Button>
      )}
      {isDated && (
        <TextInput
          type="date"
          label={say("console.content.fact.lookedOn")}
          aria-label={say("console.content.fact.of", {
            what: say("console.content.fact.lookedOn"),
            source: title,
          })}
          description={
            others > 0 && source !== undefined && backing.seenOn !== source.seenOn
              ? say(othersText, { count: others })
              : undefined
          }
          error={
            isDayPossible(backing.seenOn, source, today)
              ? null
              : say("console.content.fact.lookedOnWrong")
          }
          min={source?.seenOn}
          max={today}
          value={backing.seenOn}
          onChange={(event) => {
            onChange({ ...backing, seenOn: event.currentTarget.value });
          }}
        />
      )}
    </div>
  );
}
