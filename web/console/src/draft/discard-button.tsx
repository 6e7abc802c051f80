import { Button } from "@mantine/core";
import { useState } from "react";
import { useLocation } from "wouter";
import { useDiscard } from "../api/content-drafts.ts";
import type { DraftView } from "../api/draft-types.ts";
import { keepUnsaved, unsavedPaths } from "../editor/unsaved.ts";
import { useDesk } from "../shell/desk-context.tsx";
import { Dialog } from "../shell/dialog.tsx";
import { Failure } from "../shell/failure.tsx";
import { useTexts } from "../texts/texts.tsx";

/** Ends a draft without a release. */
export function DiscardButton({ draft }: { readonly draft: DraftView }) {
  const { say } = useTexts();
  const { drafts } = useDesk();
  const [, navigate] = useLocation();
  const [isAsking, setAsking] = useState(false);
  const discard = useDiscard(draft.id, () => {
    for (const path of unsavedPaths(drafts, draft.id)) keepUnsaved(drafts, draft.id, path, null);
    navigate("/content/drafts");
  });
  const close = (): void => {
    setAsking(false);
  };
  return (
    <div className="buttons start">
      <Button
        variant="subtle"
        color="seal"
        onClick={() => {
          setAsking(true);
        }}
      >
        {say("console.draft.discard")}
      </Button>
      <Dialog opened={isAsking} onClose={close} title={say("console.draft.discard.title")}>
        <div className="fields">
          <p>{say("console.draft.discard.text")}</p>
          <Failure error={discard.error} scope="content" />
          <div className="buttons">
            <Button variant="default" onClick={close}>
              {say("console.cancel")}
            </Button>
            <Button
              color="seal"
              loading={discard.isPending}
              onClick={() => {
                discard.mutate({ version: draft.version });
              }}
            >
              {say("console.draft.discard")}
            </Button>
          </div>
        </div>
      </Dialog>
    </div>
  );
}
