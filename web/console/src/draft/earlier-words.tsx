import { Button } from "@mantine/core";
import { useState } from "react";
import { useDocument } from "../api/content.ts";
import { useDraftSave } from "../api/content-drafts.ts";
import { useEarlierWords, type EarlierHead, type EarlierWords } from "../api/content-earlier.ts";
import type { DraftView } from "../api/draft-types.ts";
import { ChangedDocument } from "../content/changed-document.tsx";
import { DiffView } from "../content/diff-view.tsx";
import { useDocumentName } from "../content/document-name.ts";
import { useEditorName } from "../content/editor-name.tsx";
import { Dialog } from "../shell/dialog.tsx";
import { FailedLoad, Failure } from "../shell/failure.tsx";
import { Waiting } from "../shell/waiting.tsx";
import { useTexts } from "../texts/texts.tsx";

interface OfDocument {
  readonly draft: DraftView;
  readonly path: string;
  /** Of that document, the last ones first. */
  readonly earlier: readonly EarlierHead[];
  readonly mayChange: boolean;
}

/** Opens what the draft held of one document before others wrote over it or took it out; nothing where it held nothing else. */
export function EarlierButton(props: OfDocument) {
  const { say } = useTexts();
  const nameOf = useDocumentName();
  const [isOpen, setOpen] = useState(false);
  const { path, earlier } = props;
  const close = (): void => {
    setOpen(false);
  };
  if (earlier.length === 0) return null;
  return (
    <>
      <Button
        size="xs"
        variant="default"
        aria-label={say("console.draft.earlierOf", { name: nameOf(path), count: earlier.length })}
        onClick={() => {
          setOpen(true);
        }}
      >
        {say("console.draft.earlier", { count: earlier.length })}
      </Button>
      <Dialog opened={isOpen} onClose={close} size="lg" title={say("console.draft.earlier.title")}>
        {isOpen && <EarlierList {...props} onClose={close} />}
      </Dialog>
    </>
  );
}

function EarlierList({ onClose, ...props }: OfDocument & { readonly onClose: () => void }) {
  const { say } = useTexts();
  const nameOf = useDocumentName();
  const { draft, path, earlier, mayChange } = props;
  return (
    <div className="steps-section">
      <p>
        <strong>{nameOf(path)}</strong> <code className="faint">{path}</code>
      </p>
      <p className="hint">{say("console.draft.earlier.about")}</p>
      {mayChange && draft.state === "submitted" && (
        <p className="hint">{say("console.draft.opensAgainText")}</p>
      )}
      {earlier.map((each, index) => (
        <EarlierItem key={each.id} {...props} head={each} isOpen={index === 0} onClose={onClose} />
      ))}
    </div>
  );
}

interface ItemProps extends OfDocument {
  readonly head: EarlierHead;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

function EarlierItem({ head, isOpen, ...props }: ItemProps) {
  const { say } = useTexts();
  const when = useWhen();
  return (
    <ChangedDocument
      isOpen={isOpen}
      head={
        <>
          <strong>{when(head)}</strong>
          <Ended head={head} />
        </>
      }
    >
      <Words {...props} head={head} label={say("console.draft.earlier.diff")} />
    </ChangedDocument>
  );
}

/** Whose words they are, and from when. */
function useWhen(): (head: EarlierHead) => string {
  const { say, full } = useTexts();
  const nameOf = useEditorName();
  return ({ by, at }) =>
    say("console.draft.earlier.by", {
      name: by === null ? say("console.draft.earlier.somebody") : nameOf(by),
      time: full(at),
    });
}

function Ended({ head: { endedBy, endedAt } }: { readonly head: EarlierHead }) {
  const { say, full } = useTexts();
  const nameOf = useEditorName();
  return (
    <span className="faint">
      {say("console.draft.earlier.ended", { name: nameOf(endedBy), time: full(endedAt) })}
    </span>
  );
}

type WordsProps = Omit<ItemProps, "isOpen"> & { readonly label: string };

/** What bringing them back would change of what stands there now. */
function Words({ draft, path, head, label, mayChange, onClose }: WordsProps) {
  const { say } = useTexts();
  const edit = draft.edits.find((each) => each.path === path);
  const inForce = useDocument(path, edit === undefined);
  const words = useEarlierWords(draft.id, head.id);
  if (words.isError) {
    return <FailedLoad error={words.error} retry={() => void words.refetch()} />;
  }
  if (inForce.isError) {
    return <FailedLoad error={inForce.error} retry={() => void inForce.refetch()} />;
  }
  if (words.isPending || (edit === undefined && inForce.isPending)) return <Waiting />;
  const now = edit === undefined ? (inForce.data?.text ?? null) : edit.text;
  const { text } = words.data;
  return (
    <>
      {text === null && <span className="mark seal">{say("console.diff.noDocument")}</span>}
      <DiffView before={now} after={text} label={label} />
      {mayChange && text !== now && (
        <BringBack draft={draft} words={words.data} onClose={onClose} />
      )}
    </>
  );
}

interface BringBackProps {
  readonly draft: DraftView;
  readonly words: EarlierWords;
  readonly onClose: () => void;
}

/** A save like any other: it rests on what the words rested on, so that a later release is not overwritten unseen. */
function BringBack({ draft, words, onClose }: BringBackProps) {
  const { say } = useTexts();
  const when = useWhen();
  const save = useDraftSave(draft.id, onClose);
  const { path, text, base } = words;
  return (
    <>
      <Failure error={save.error} scope="content" onClose={save.reset} />
      <div className="buttons">
        <Button
          size="xs"
          aria-label={say("console.draft.earlier.bringOf", { words: when(words) })}
          loading={save.isPending}
          onClick={() => {
            save.mutate({ version: draft.version, edits: [{ path, text, base }] });
          }}
        >
          {say("console.draft.earlier.bring")}
        </Button>
      </div>
    </>
  );
}

interface TakenOutProps {
  readonly draft: DraftView;
  readonly earlier: readonly EarlierHead[];
  readonly mayChange: boolean;
}

/** Documents of which the draft changes nothing any more, but once did. */
export function TakenOut({ draft, earlier, mayChange }: TakenOutProps) {
  const { say } = useTexts();
  const nameOf = useDocumentName();
  const gone = earlier.filter(({ path }) => draft.edits.every((edit) => edit.path !== path));
  if (gone.length === 0) return null;
  return (
    <div className="card" role="group" aria-labelledby="taken-out-title">
      <h3 id="taken-out-title">{say("console.draft.takenOut")}</h3>
      <ul className="documents">
        {[...new Set(gone.map(({ path }) => path))].sort().map((path) => (
          <li key={path}>
            <span>
              {nameOf(path)} <code className="faint">{path}</code>
            </span>
            <EarlierButton
              draft={draft}
              path={path}
              earlier={gone.filter((each) => each.path === path)}
              mayChange={mayChange}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}
