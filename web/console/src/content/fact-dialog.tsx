import { TextInput } from "@mantine/core";
import { useState } from "react";
import { addFact } from "../api/content-drafts.ts";
import type { DraftHead } from "../api/draft-types.ts";
import type { FactView, SourceView } from "../api/fact-types.ts";
import { Dialog } from "../shell/dialog.tsx";
import { useTexts } from "../texts/texts.tsx";
import { FactSourceFields } from "./fact-source-fields.tsx";
import {
  areDated,
  backingsOf,
  countOthersOn,
  isNewFigure,
  sentBackings,
  type ValueDraft,
} from "./fact-sources.ts";
import { areFreshReady, FreshSources, putFresh } from "./fresh-sources.tsx";
import { IntoDraft } from "./into-draft-dialog.tsx";
import type { SourceDraft } from "./source-fields.tsx";

export interface EditedFact {
  readonly fact: FactView;
  /** Which of its values, from 0; `null` adds one for another time. */
  readonly entry: number | null;
}

interface FactDialogProps {
  /** `null` while none is edited. */
  readonly edited: EditedFact | null;
  /** All of them, for how many rest on a source. */
  readonly facts: readonly FactView[];
  readonly sources: readonly SourceView[];
  readonly today: string;
  readonly onClose: () => void;
}

/** Changes one value of a fact, or adds one, with the sources that say so. */
export function FactDialog({ edited, onClose, ...known }: FactDialogProps) {
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
      {edited !== null && <FactForm edited={edited} onClose={onClose} {...known} />}
    </Dialog>
  );
}

function FactForm({
  edited: { fact, entry },
  facts,
  sources,
  today,
  onClose,
}: FactDialogProps & { readonly edited: EditedFact }) {
  const { say } = useTexts();
  const known = entry === null ? undefined : fact.values[entry];
  const [draft, setDraft] = useState<ValueDraft>(() => ({
    value: known?.value ?? "",
    from: known?.from ?? "",
    until: known?.until ?? "",
  }));
  const [backings, setBackings] = useState(() => backingsOf(known, today));
  const [fresh, setFresh] = useState<readonly SourceDraft[]>([]);
  const isNew = isNewFigure(draft, known);
  const sent = sentBackings(backings, isNew);
  const isSourced = sent.sources.length + fresh.length > 0;
  const { value, from, until } = draft;

  const put = async ({ id, version }: Pick<DraftHead, "id" | "version">): Promise<void> => {
    const after = await putFresh({ id, version }, fresh);
    await addFact(id, {
      version: after,
      entry,
      name: fact.name,
      value: value.trim(),
      sources: [...sent.sources, ...fresh.map(({ id: own, seenOn }) => ({ id: own, seenOn }))],
      without: sent.without,
      ...(from === "" ? {} : { from }),
      ...(until === "" ? {} : { until }),
    });
  };
  return (
    <IntoDraft
      about={say("console.content.fact.text", { count: fact.usedIn.length })}
      suggested={say("console.content.fact.suggested", { name: fact.name })}
      nature="correction"
      isOneThing
      isReady={
        value.trim() !== "" &&
        isOrdered(draft) &&
        isSourced &&
        areDated(backings, { isNew, sources, today }) &&
        areFreshReady(fresh, { sources, today })
      }
      onClose={onClose}
      put={put}
    >
      <ValueFields
        type={fact.type}
        draft={draft}
        onChange={(next) => {
          setDraft(next);
          // What was said of one figure is not said of the next.
          setBackings(backings.map((each) => (each.wasThere ? { ...each, isSaid: false } : each)));
        }}
      />
      <FactSourceFields
        backings={backings}
        isNew={isNew}
        sources={sources}
        othersOn={(id) => countOthersOn(facts, fact.name, id)}
        today={today}
        onChange={setBackings}
      />
      <FreshSources fresh={fresh} sources={sources} today={today} onChange={setFresh} />
      {!isSourced && <p className="problem">{say("console.content.fact.noSource")}</p>}
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
