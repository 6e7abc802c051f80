import { Button } from "@mantine/core";
import { useState } from "react";
import { Link } from "wouter";
import { useRevision } from "../api/content.ts";
import { useDraftSave } from "../api/content-drafts.ts";
import type { DraftEdit, DraftView } from "../api/draft-types.ts";
import { DiffView } from "../content/diff-view.tsx";
import { editorLink } from "../content/document-path.ts";
import { ChangeInForce } from "../editor/stale-notice.tsx";
import { Failure } from "../shell/failure.tsx";
import { useTexts } from "../texts/texts.tsx";

interface StaleEditProps {
  readonly draft: DraftView;
  readonly edit: DraftEdit;
  readonly mayChange: boolean;
}

const VIEWS = ["inForce", "mine", "both"] as const;
type View = (typeof VIEWS)[number];

/** Other words came into force since the edit was begun: what changed there, what was changed here, and how the two differ. */
export function StaleEdit({ draft, edit, mayChange }: StaleEditProps) {
  const { say } = useTexts();
  const [view, setView] = useState<View>("inForce");
  const base = useRevision(edit.base);
  const save = useDraftSave(draft.id);
  const inForce = edit.current?.text ?? null;
  return (
    <>
      <p>{say("console.draft.stale.text")}</p>
      <div className="views" role="group" aria-label={say("console.draft.stale.views")}>
        {VIEWS.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={each === view}
            onClick={() => {
              setView(each);
            }}
          >
            {say(`console.draft.stale.${each}`)}
          </button>
        ))}
      </div>
      {view === "inForce" && <ChangeInForce base={edit.base} inForce={inForce} />}
      {view === "mine" && (
        <DiffView
          before={base.data?.text ?? null}
          after={edit.text}
          label={say("console.draft.stale.mine")}
        />
      )}
      {view === "both" && (
        <DiffView before={inForce} after={edit.text} label={say("console.draft.stale.both")} />
      )}
      <Failure error={save.error} scope="content" onClose={save.reset} />
      {mayChange && (
        <div className="buttons start">
          <Button size="xs" component={Link} href={editorLink(draft.id, edit.path)}>
            {say("console.draft.stale.merge")}
          </Button>
          <Button
            size="xs"
            variant="default"
            loading={save.isPending}
            onClick={() => {
              const seen = edit.current?.revision ?? null;
              save.mutate({ version: draft.version, rebase: [{ path: edit.path, seen }] });
            }}
          >
            {say("console.draft.stale.keep")}
          </Button>
        </div>
      )}
    </>
  );
}
