import { Switch, TextInput } from "@mantine/core";
import { useState } from "react";
import { addFact, addSource } from "../api/content-drafts.ts";
import type { DraftHead, FactView, SourceView } from "../api/content-types.ts";
import { Dialog } from "../shell/dialog.tsx";
import { PickField } from "../shell/pick-field.tsx";
import { useTexts } from "../texts/texts.tsx";
import { IntoDraft } from "./into-draft-dialog.tsx";
import { isSourceReady, newSource, SourceFields, type SourceDraft } from "./source-fields.tsx";

export interface EditedFact {
  readonly fact: FactView;
  /** Which of its values, from 0; `null` adds one for another time. */
  readonly entry: number | null;
}

interface FactDialogProps {
  /** `null` while none is edited. */
  readonly edited: EditedFact | null;
  readonly sources: readonly SourceView[];
  readonly onClose: () => void;
}

/** Changes one value of a fact, or adds one, with the source that says so. */
export function FactDialog({ edited, sources, onClose }: FactDialogProps) {
  const { say } = useTexts();
  return (
    <Dialog
      opened={edited !== null}
      onClose={onClose}
      size="lg"
      isLasting
      title={say(
        edited?.entry === null ? "console.content.fact.add" : "console.content.fact.edit",
        { name: edited?.fact.name ?? "" },
      )}
    >
      {edited !== null && <FactForm edited={edited} sources={sources} onClose={onClose} />}
    </Dialog>
  );
}

/** A value as the form holds it; days are empty for an open end. */
interface ValueDraft {
  readonly value: string;
  readonly from: string;
  readonly until: string;
}

function FactForm({ edited, sources, onClose }: FactDialogProps & { readonly edited: EditedFact }) {
  const { say } = useTexts();
  const { fact, entry } = edited;
  const known = entry === null ? undefined : fact.values[entry];
  const [draft, setDraft] = useState<ValueDraft>(() => ({
    value: known?.value ?? "",
    from: known?.from ?? "",
    until: known?.until ?? "",
  }));
  const [chosen, setChosen] = useState(known?.sources[0] ?? "");
  const [source, setSource] = useState<SourceDraft | null>(null);
  const isTaken = source !== null && sources.some(({ id }) => id === source.id);
  const isSourced = source === null ? chosen !== "" : isSourceReady(source) && !isTaken;
  const { value, from, until } = draft;

  const put = async ({ id, version }: Pick<DraftHead, "id" | "version">): Promise<void> => {
    const after =
      source === null
        ? version
        : (await addSource(id, { version, ...source, url: source.url || null })).draft.version;
    await addFact(id, {
      version: after,
      entry,
      name: fact.name,
      value: value.trim(),
      source: source?.id ?? chosen,
      ...(from === "" ? {} : { from }),
      ...(until === "" ? {} : { until }),
    });
  };
  return (
    <IntoDraft
      about={say("console.content.fact.text", { count: fact.usedIn.length })}
      suggested={say("console.content.fact.suggested", { name: fact.name })}
      nature="correction"
      isReady={value.trim() !== "" && isOrdered(draft) && isSourced}
      onClose={onClose}
      put={put}
    >
      <ValueFields type={fact.type} draft={draft} onChange={setDraft} />
      {source === null && (
        <PickField
          label={say("console.content.fact.source")}
          placeholder={say("console.content.chooseSource")}
          value={chosen}
          onChange={setChosen}
          options={sources.map(({ id, title, publisher }) => ({
            value: id,
            label: `${title} (${publisher})`,
          }))}
        />
      )}
      {(known?.sources.length ?? 0) > 1 && (
        <p className="hint">
          {say("console.content.fact.sources", { count: known?.sources.length ?? 0 })}
        </p>
      )}
      <Switch
        label={say("console.content.fact.newSource")}
        checked={source !== null}
        onChange={(event) => {
          setSource(event.currentTarget.checked ? newSource() : null);
        }}
      />
      {source !== null && <SourceFields value={source} taken={isTaken} onChange={setSource} />}
    </IntoDraft>
  );
}

function isOrdered({ from, until }: ValueDraft): boolean {
  return from === "" || until === "" || from <= until;
}

interface ValueFieldsProps {
  readonly type: string;
  readonly draft: ValueDraft;
  readonly onChange: (draft: ValueDraft) => void;
}

/** What it is, and when. */
function ValueFields({ type, draft, onChange }: ValueFieldsProps) {
  const { say, maybe } = useTexts();
  return (
    <>
      <TextInput
        label={say("console.content.fact.value")}
        description={maybe(`console.content.factType.${type}.how`) ?? type}
        required
        withAsterisk={false}
        data-autofocus
        maxLength={500}
        value={draft.value}
        onChange={(event) => {
          onChange({ ...draft, value: event.currentTarget.value });
        }}
      />
      <div className="two">
        <TextInput
          type="date"
          label={say("console.content.fact.from")}
          description={say("console.content.fact.fromText")}
          value={draft.from}
          onChange={(event) => {
            onChange({ ...draft, from: event.currentTarget.value });
          }}
        />
        <TextInput
          type="date"
          label={say("console.content.fact.until")}
          description={say("console.content.fact.untilText")}
          error={isOrdered(draft) ? null : say("console.content.fact.order")}
          value={draft.until}
          onChange={(event) => {
            onChange({ ...draft, until: event.currentTarget.value });
          }}
        />
      </div>
    </>
  );
}
