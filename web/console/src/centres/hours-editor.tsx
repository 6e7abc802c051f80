import { ActionIcon, Button, Switch, TextInput } from "@mantine/core";
import { Icon } from "../shell/icon.tsx";
import { useTexts, type Texts } from "../texts/texts.tsx";
import { BreaksEditor } from "./breaks-editor.tsx";
import {
  hoursProblem,
  tidyTime,
  USUAL_HOURS,
  WEEKDAYS,
  type Hours,
  type HoursProblem,
  type Span,
  type Weekday,
} from "./hours.ts";

interface HoursEditorProps {
  /** `null` while nobody has confirmed any. */
  readonly hours: Hours | null;
  readonly onChange: (hours: Hours | null) => void;
}

/** When the centre is open. Nothing is promised to anybody from hours that nobody has confirmed. */
export function HoursEditor({ hours, onChange }: HoursEditorProps) {
  const texts = useTexts();
  const { say } = texts;
  const problem = hours === null ? null : hoursProblem(hours);
  return (
    <fieldset className="hours">
      <legend>{say("console.hours.title")}</legend>
      <Switch
        label={say("console.hours.confirmed")}
        description={say("console.hours.confirmedText")}
        checked={hours !== null}
        onChange={(event) => {
          onChange(event.currentTarget.checked ? USUAL_HOURS : null);
        }}
      />
      {hours !== null && (
        <>
          <ul className="week">
            {WEEKDAYS.map((day) => (
              <DayRow
                key={day}
                day={day}
                spans={hours.week[day]}
                onChange={(spans) => {
                  onChange({ ...hours, week: { ...hours.week, [day]: spans } });
                }}
              />
            ))}
          </ul>
          <BreaksEditor
            breaks={hours.breaks}
            onChange={(breaks) => {
              onChange({ ...hours, breaks });
            }}
          />
          {problem !== null && (
            <p className="problem" role="alert">
              {problemText(problem, texts)}
            </p>
          )}
        </>
      )}
    </fieldset>
  );
}

function problemText(problem: HoursProblem, { say }: Texts): string {
  switch (problem.kind) {
    case "noDay":
      return say("console.hours.noDay");
    case "break":
      return say("console.hours.badBreak", { number: problem.index + 1 });
    default:
      return say(`console.hours.bad.${problem.kind}`, { day: say(`console.day.${problem.day}`) });
  }
}

interface DayRowProps {
  readonly day: Weekday;
  readonly spans: readonly Span[];
  readonly onChange: (spans: readonly Span[]) => void;
}

function DayRow({ day, spans, onChange }: DayRowProps) {
  const { say } = useTexts();
  const name = say(`console.day.${day}`);
  const put = (index: number, span: Span): void => {
    onChange(spans.map((each, at) => (at === index ? span : each)));
  };
  return (
    <li>
      <span className="day">{name}</span>
      <div className="spans">
        {spans.length === 0 && <span className="faint">{say("console.hours.closed")}</span>}
        {spans.map((span, index) => (
          <div className="span" key={index}>
            <TimeField
              label={say("console.hours.from", { day: name })}
              value={span.from}
              onChange={(from) => {
                put(index, { ...span, from });
              }}
            />
            <span aria-hidden="true">–</span>
            <TimeField
              label={say("console.hours.until", { day: name })}
              value={span.until}
              onChange={(until) => {
                put(index, { ...span, until });
              }}
            />
            <ActionIcon
              variant="subtle"
              color="seal"
              aria-label={say("console.hours.remove", { day: name })}
              onClick={() => {
                onChange(spans.filter((_, at) => at !== index));
              }}
            >
              <Icon name="cross" size={14} />
            </ActionIcon>
          </div>
        ))}
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<Icon name="plus" size={13} />}
          aria-label={say("console.hours.addOn", { day: name })}
          onClick={() => {
            onChange([...spans, { from: "", until: "" }]);
          }}
        >
          {say("console.hours.add")}
        </Button>
      </div>
    </li>
  );
}

interface TimeFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function TimeField({ label, value, onChange }: TimeFieldProps) {
  return (
    <TextInput
      size="xs"
      aria-label={label}
      placeholder="09:00"
      inputMode="numeric"
      maxLength={5}
      value={value}
      onChange={(event) => {
        onChange(event.currentTarget.value);
      }}
      onBlur={() => {
        onChange(tidyTime(value));
      }}
    />
  );
}
