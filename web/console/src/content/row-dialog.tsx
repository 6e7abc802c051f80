import { useState } from "react";
import { changeRow } from "../api/content-drafts.ts";
import type { DraftHead } from "../api/draft-types.ts";
import type { RowsView, RowView } from "../api/row-types.ts";
import { Dialog } from "../shell/dialog.tsx";
import { useTexts } from "../texts/texts.tsx";
import { countryName } from "./country-name.ts";
import { FactSourceFields } from "./fact-source-fields.tsx";
import { areDated, pickedBacking, sentBackings } from "./fact-sources.ts";
import { areFreshReady, FreshSources, putFresh } from "./fresh-sources.tsx";
import { IntoDraft } from "./into-draft-dialog.tsx";
import { draftOf, isNewRow, isRowReady, saidBy } from "./row-draft.ts";
import { RowFields } from "./row-fields.tsx";
import type { SourceDraft } from "./source-fields.tsx";

interface RowDialogProps {
  /** `null` while none is edited. */
  readonly row: RowView | null;
  readonly view: RowsView;
  readonly onClose: () => void;
}

/** Changes one row of the table of who may enter without a visa, with the sources that say so. */
export function RowDialog({ row, view, onClose }: RowDialogProps) {
  const { say, language } = useTexts();
  const country = row === null ? "" : countryName(row.country, language);
  return (
    <Dialog
      opened={row !== null}
      onClose={onClose}
      size="lg"
      isLasting
      title={say("console.content.row.edit", { country })}
    >
      {row !== null && <RowForm row={row} view={view} onClose={onClose} />}
    </Dialog>
  );
}

function RowForm({ row, view, onClose }: RowDialogProps & { readonly row: RowView }) {
  const { say, language } = useTexts();
  const { sources, today } = view;
  const [draft, setDraft] = useState(() => draftOf(row));
  const [backings, setBackings] = useState(() =>
    row.sources.map((id) => ({ ...pickedBacking(id, today), wasThere: true, isSaid: false })),
  );
  const [fresh, setFresh] = useState<readonly SourceDraft[]>([]);
  const isNew = isNewRow(draft, row);
  const sent = sentBackings(backings, isNew);
  const isSourced = sent.sources.length + fresh.length > 0;
  const put = async (into: Pick<DraftHead, "id" | "version">): Promise<void> => {
    await changeRow(into.id, {
      version: await putFresh(into, fresh),
      row: row.id,
      ...saidBy(draft),
      sources: [...sent.sources, ...fresh.map(({ id, seenOn }) => ({ id, seenOn }))],
      without: sent.without,
      confidence: draft.confidence,
    });
  };
  return (
    <IntoDraft
      about={say("console.content.row.text")}
      suggested={say("console.content.row.suggested", {
        country: countryName(row.country, language),
      })}
      nature="correction"
      isOneThing
      isReady={
        isRowReady(draft, row) &&
        isSourced &&
        areDated(backings, { isNew, sources, today }) &&
        areFreshReady(fresh, { sources, today })
      }
      onClose={onClose}
      put={put}
    >
      <RowFields
        draft={draft}
        row={row}
        dateFacts={view.dateFacts}
        onChange={(next) => {
          setDraft(next);
          // What was said of one row is not said of the next.
          if (next.confidence === draft.confidence) {
            setBackings(
              backings.map((each) => (each.wasThere ? { ...each, isSaid: false } : each)),
            );
          }
        }}
      />
      <FactSourceFields
        backings={backings}
        isNew={isNew}
        sources={sources}
        othersOn={(id) => countOthersOn(view, row, id)}
        othersText="console.content.row.lookedOnText"
        today={today}
        onChange={(next) => {
          setBackings([...next]);
        }}
      />
      <FreshSources fresh={fresh} sources={sources} today={today} onChange={setFresh} />
      {!isSourced && <p className="problem">{say("console.content.fact.noSource")}</p>}
    </IntoDraft>
  );
}

function countOthersOn({ rows }: RowsView, row: RowView, source: string): number {
  return rows.filter(({ id, sources }) => id !== row.id && sources.includes(source)).length;
}
