import { Radio, TextInput } from "@mantine/core";
import type { NewDraft } from "../api/content-drafts.ts";
import { NATURES } from "../api/content-types.ts";
import type { DraftHead } from "../api/draft-types.ts";
import { useTexts } from "../texts/texts.tsx";

export const NEW_DRAFT = "new";

interface DraftChoiceProps {
  readonly open: readonly DraftHead[];
  /** The id of a draft, or `NEW_DRAFT`. */
  readonly chosen: string;
  readonly fresh: NewDraft;
  readonly onChosen: (chosen: string) => void;
  readonly onFresh: (fresh: NewDraft) => void;
}

/** Which draft something goes into. */
export function DraftChoice({ open, chosen, fresh, onChosen, onFresh }: DraftChoiceProps) {
  const { say } = useTexts();
  return (
    <>
      {open.length > 0 && (
        <Radio.Group label={say("console.draft.into")} value={chosen} onChange={onChosen}>
          <div className="checks">
            {open.map((draft) => (
              <Radio
                key={draft.id}
                value={draft.id}
                label={<bdi>{draft.title}</bdi>}
                description={[
                  say(`console.draft.nature.${draft.nature}`),
                  say("console.draft.documents", { count: draft.paths.length }),
                  ...(draft.state === "submitted" ? [say("console.draft.opensAgain")] : []),
                ].join(" · ")}
              />
            ))}
            <Radio value={NEW_DRAFT} label={say("console.draft.new")} />
          </div>
        </Radio.Group>
      )}
      {chosen === NEW_DRAFT && <NewDraftFields value={fresh} onChange={onFresh} />}
    </>
  );
}

interface NewDraftFieldsProps {
  readonly value: NewDraft;
  readonly onChange: (value: NewDraft) => void;
}

/** What a draft is called, and whether it says something else. */
export function NewDraftFields({ value, onChange }: NewDraftFieldsProps) {
  const { say } = useTexts();
  return (
    <>
      <TextInput
        label={say("console.draft.title")}
        description={say("console.draft.titleText")}
        required
        withAsterisk={false}
        maxLength={200}
        value={value.title}
        onChange={(event) => {
          onChange({ ...value, title: event.currentTarget.value });
        }}
      />
      <Radio.Group
        label={say("console.draft.nature")}
        value={value.nature}
        onChange={(next) => {
          const nature = NATURES.find((each) => each === next);
          if (nature !== undefined) onChange({ ...value, nature });
        }}
      >
        <div className="checks">
          {NATURES.map((nature) => (
            <Radio
              key={nature}
              value={nature}
              label={say(`console.draft.nature.${nature}`)}
              description={say(`console.draft.nature.${nature}.text`)}
            />
          ))}
        </div>
      </Radio.Group>
    </>
  );
}
