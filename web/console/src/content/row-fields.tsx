import { NativeSelect, TextInput } from "@mantine/core";
import { CONFIDENCES } from "../api/content-types.ts";
import type { DateFact, RowView } from "../api/row-types.ts";
import { PickField } from "../shell/pick-field.tsx";
import { useTexts } from "../texts/texts.tsx";
import { ENDS, isInOrder, type RowDraft } from "./row-draft.ts";

interface RowFieldsProps {
  readonly draft: RowDraft;
  readonly row: RowView;
  readonly dateFacts: readonly DateFact[];
  readonly onChange: (draft: RowDraft) => void;
}

/** How long one may stay, and on which days one may enter. */
export function RowFields({ draft, row, dateFacts, onChange }: RowFieldsProps) {
  const { say } = useTexts();
  const change = (some: Partial<RowDraft>): void => {
    onChange({ ...draft, ...some });
  };
  return (
    <>
      <div className="two">
        {row.scheme !== "none" && (
          <TextInput
            inputMode="numeric"
            label={say("console.content.row.days")}
            required
            withAsterisk={false}
            data-autofocus
            maxLength={4}
            value={draft.days}
            onChange={(event) => {
              change({ days: event.currentTarget.value.trim() });
            }}
          />
        )}
        <TextInput
          type="date"
          label={say("console.content.fact.from")}
          description={say("console.content.fact.fromText")}
          value={draft.from}
          onChange={(event) => {
            change({ from: event.currentTarget.value });
          }}
        />
      </div>
      <EndFields draft={draft} dateFacts={dateFacts} onChange={change} />
      <NativeSelect
        label={say("console.content.row.confidence")}
        value={draft.confidence}
        onChange={(event) => {
          const next = CONFIDENCES.find((each) => each === event.currentTarget.value);
          if (next !== undefined) change({ confidence: next });
        }}
        data={CONFIDENCES.map((each) => ({
          value: each,
          label: say(`console.content.confidence.${each}`),
        }))}
      />
    </>
  );
}

interface EndFieldsProps extends Pick<RowFieldsProps, "draft" | "dateFacts"> {
  readonly onChange: (some: Partial<RowDraft>) => void;
}

function EndFields({ draft, dateFacts, onChange }: EndFieldsProps) {
  const { say, day } = useTexts();
  return (
    <div className="two">
      <NativeSelect
        label={say("console.content.row.end")}
        value={draft.end}
        onChange={(event) => {
          const next = ENDS.find((each) => each === event.currentTarget.value);
          if (next !== undefined) onChange({ end: next });
        }}
        data={ENDS.map((each) => ({ value: each, label: say(`console.content.row.end.${each}`) }))}
      />
      {draft.end === "day" && (
        <TextInput
          type="date"
          label={say("console.content.row.lastDay")}
          required
          withAsterisk={false}
          error={isInOrder(draft) ? null : say("console.content.fact.order")}
          value={draft.day}
          onChange={(event) => {
            onChange({ day: event.currentTarget.value });
          }}
        />
      )}
      {draft.end === "fact" && (
        <PickField
          label={say("console.content.row.fact")}
          placeholder={say("console.content.row.chooseFact")}
          value={draft.fact}
          onChange={(fact) => {
            onChange({ fact });
          }}
          options={dateFacts.map((each) => ({
            value: each.name,
            label: `${each.name} (${day(each.day)})`,
          }))}
        />
      )}
    </div>
  );
}
