import { ActionIcon, Button, TextInput } from "@mantine/core";
import { Icon } from "../shell/icon.tsx";
import { useTexts } from "../texts/texts.tsx";
import type { Break } from "./hours.ts";

interface BreaksEditorProps {
  readonly breaks: readonly Break[];
  readonly onChange: (breaks: readonly Break[]) => void;
}

/** Days on which the centre is closed whatever the week says, beside the public holidays. */
export function BreaksEditor({ breaks, onChange }: BreaksEditorProps) {
  const { say } = useTexts();
  const put = (index: number, change: Partial<Break>): void => {
    onChange(breaks.map((each, at) => (at === index ? { ...each, ...change } : each)));
  };
  return (
    <div className="breaks">
      <h2>{say("console.hours.breaks")}</h2>
      <p className="hint">{say("console.hours.breaksText")}</p>
      {breaks.map((each, index) => (
        <div className="span" key={index}>
          <TextInput
            type="date"
            size="xs"
            aria-label={say("console.hours.firstDay")}
            value={each.from}
            onChange={(event) => {
              put(index, { from: event.currentTarget.value });
            }}
          />
          <span aria-hidden="true">–</span>
          <TextInput
            type="date"
            size="xs"
            aria-label={say("console.hours.lastDay")}
            value={each.until}
            onChange={(event) => {
              put(index, { until: event.currentTarget.value });
            }}
          />
          <ActionIcon
            variant="subtle"
            color="seal"
            aria-label={say("console.hours.removeBreak", { number: index + 1 })}
            onClick={() => {
              onChange(breaks.filter((_, at) => at !== index));
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
        onClick={() => {
          onChange([...breaks, { from: "", until: "" }]);
        }}
      >
        {say("console.hours.addBreak")}
      </Button>
    </div>
  );
}
