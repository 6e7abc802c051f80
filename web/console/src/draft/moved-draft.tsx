import { Button } from "@mantine/core";
import { useEffect, useRef } from "react";
import type { DraftView } from "../api/draft-types.ts";
import { ChangedDocument } from "../content/changed-document.tsx";
import { DiffView } from "../content/diff-view.tsx";
import { useDocumentName } from "../content/document-name.ts";
import { useTexts } from "../texts/texts.tsx";
import { changedSince } from "./changed-since.ts";

interface MovedDraftProps {
  /** As it was when publishing was asked for. */
  readonly seen: DraftView;
  readonly draft: DraftView;
  /** Why it cannot be published as it is now; `null` when it can. */
  readonly whyNot: string | null;
  readonly onRead: () => void;
  readonly onClose: () => void;
}

/** Says that the draft is not what was read, and what is other in it: nobody publishes what they did not see. */
export function MovedDraft({ seen, draft, whyNot, onRead, onClose }: MovedDraftProps) {
  const { say } = useTexts();
  const notice = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    // It takes the place of the button that was about to be pressed.
    notice.current?.focus();
  }, []);
  return (
    <div className="fields">
      <p ref={notice} className="warned" role="alert" tabIndex={-1}>
        {say("console.draft.moved")}
      </p>
      <Changes seen={seen} draft={draft} />
      {whyNot !== null && <p className="warned">{whyNot}</p>}
      <div className="buttons">
        <Button variant="default" onClick={onClose}>
          {say(whyNot === null ? "console.cancel" : "console.close")}
        </Button>
        {whyNot === null && <Button onClick={onRead}>{say("console.draft.moved.read")}</Button>}
      </div>
    </div>
  );
}

function Changes({ seen, draft }: Pick<MovedDraftProps, "seen" | "draft">) {
  const { say } = useTexts();
  const nameOf = useDocumentName();
  const documents = changedSince(seen, draft);
  const facts = [
    [say("console.draft.title"), seen.title, draft.title],
    [
      say("console.draft.nature"),
      say(`console.draft.nature.${seen.nature}`),
      say(`console.draft.nature.${draft.nature}`),
    ],
    // One that was opened again has no reason yet.
    [say("console.content.reason"), seen.reason, draft.reason === "" ? seen.reason : draft.reason],
  ].filter(([, before, after]) => before !== after);
  return (
    <div className="steps-section">
      {facts.map(([name, before, after]) => (
        <p key={name}>
          <strong>{name}</strong> <del>{before}</del> → <ins>{after}</ins>
        </p>
      ))}
      {documents.length === 0 && <p>{say("console.draft.moved.same")}</p>}
      {documents.map(({ path, before, after }) => (
        <ChangedDocument key={path} isOpen head={<strong>{nameOf(path)}</strong>}>
          <DiffView before={before} after={after} label={path} />
        </ChangedDocument>
      ))}
    </div>
  );
}
