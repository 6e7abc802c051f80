import { Radio, TagsInput } from "@mantine/core";
import type { Scope } from "../api/types.ts";
import { useTexts } from "../texts/texts.tsx";

interface ScopeFieldProps {
  readonly label: string;
  readonly allLabel: string;
  readonly someLabel: string;
  readonly placeholder: string;
  readonly value: Scope;
  readonly onChange: (value: Scope) => void;
  /** What may be picked; whatever else is typed, the service refuses. */
  readonly known: readonly string[];
}

/** Everything, or a list of short words such as tags of languages. */
export function ScopeField(props: ScopeFieldProps) {
  const { label, allLabel, someLabel, placeholder, value, onChange, known } = props;
  const { say } = useTexts();
  return (
    <Radio.Group
      label={label}
      value={value === "all" ? "all" : "some"}
      onChange={(next) => {
        onChange(next === "all" ? "all" : []);
      }}
    >
      <div className="checks">
        <Radio value="all" label={allLabel} />
        <Radio value="some" label={someLabel} />
        {value !== "all" && (
          <TagsInput
            aria-label={someLabel}
            placeholder={placeholder}
            data={[...known]}
            value={[...value]}
            splitChars={[",", " ", "，", "、"]}
            acceptValueOnBlur
            clearable
            clearButtonProps={{ "aria-label": say("console.clear") }}
            onChange={(words) => {
              onChange(words.map((word) => word.trim().toLowerCase()));
            }}
          />
        )}
      </div>
    </Radio.Group>
  );
}
