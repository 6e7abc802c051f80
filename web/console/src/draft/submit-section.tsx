import { Button } from "@mantine/core";
import { useState } from "react";
import { useContent } from "../api/content.ts";
import { useSubmit } from "../api/content-drafts.ts";
import type { DraftView } from "../api/draft-types.ts";
import { ReasonField } from "../content/withdraw-dialog.tsx";
import { unsavedPaths } from "../editor/unsaved.ts";
import { useDesk } from "../shell/desk-context.tsx";
import { Failure } from "../shell/failure.tsx";
import { useTexts } from "../texts/texts.tsx";

/** Hands the draft to a second person. */
export function SubmitSection({ draft }: { readonly draft: DraftView }) {
  const { say } = useTexts();
  const { drafts } = useDesk();
  const submit = useSubmit(draft.id);
  const onePerson = useContent().data?.onePerson ?? false;
  const [reason, setReason] = useState(draft.reason);
  const hasUnsaved = unsavedPaths(drafts, draft.id).length > 0;
  return (
    <section className="card" aria-labelledby="submit-title">
      <h2 id="submit-title">{say("console.draft.submit")}</h2>
      <p>{say(onePerson ? "console.draft.submit.alone" : "console.draft.submit.text")}</p>
      <form
        className="fields"
        onSubmit={(event) => {
          event.preventDefault();
          submit.mutate({ version: draft.version, reason: reason.trim() });
        }}
      >
        <ReasonField
          value={reason}
          onChange={setReason}
          description={say("console.draft.submit.reasonText")}
        />
        {hasUnsaved && <p className="warned">{say("console.draft.submit.unsaved")}</p>}
        <Failure error={submit.error} scope="content" />
        <div className="buttons start">
          <Button
            type="submit"
            disabled={reason.trim() === "" || hasUnsaved}
            loading={submit.isPending}
          >
            {say("console.draft.submit.do")}
          </Button>
        </div>
      </form>
    </section>
  );
}
