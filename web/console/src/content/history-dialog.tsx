import { Link } from "wouter";
import { useDocument } from "../api/content.ts";
import { Dialog } from "../shell/dialog.tsx";
import { FailedLoad } from "../shell/failure.tsx";
import { Waiting } from "../shell/waiting.tsx";
import { useTexts } from "../texts/texts.tsx";
import { useEditorName } from "./editor-name.tsx";

interface HistoryDialogProps {
  /** `null` while none is looked at. */
  readonly path: string | null;
  readonly onClose: () => void;
}

/** The releases that changed a document, the newest first. */
export function HistoryDialog({ path, onClose }: HistoryDialogProps) {
  const { say } = useTexts();
  return (
    <Dialog
      opened={path !== null}
      onClose={onClose}
      size="lg"
      title={say("console.content.history.title")}
    >
      {path !== null && <History path={path} />}
    </Dialog>
  );
}

function History({ path }: { readonly path: string }) {
  const { say, full, day } = useTexts();
  const nameOf = useEditorName();
  const document = useDocument(path);
  if (document.isPending) return <Waiting />;
  if (document.isError) {
    return <FailedLoad error={document.error} retry={() => void document.refetch()} />;
  }
  const history = document.data?.history ?? [];
  return (
    <>
      <p className="under">
        <code>{path}</code>
      </p>
      {history.length === 0 && <p className="faint">{say("console.content.history.none")}</p>}
      <ol className="history">
        {history.map((entry) => (
          <li key={entry.id}>
            <Link href={`/content/releases/${String(entry.release)}`}>
              {say("console.content.releaseTitle", { number: entry.release, title: entry.title })}
            </Link>
            <span className="faint">
              {nameOf(entry.by)} · <time dateTime={entry.at}>{full(entry.at)}</time>
              {entry.removed && ` · ${say("console.content.history.removed")}`}
            </span>
            {entry.reason !== "" && <span>{entry.reason}</span>}
            {entry.verification !== null && (
              <span>
                {say("console.content.history.verified", {
                  day: day(entry.verification.on),
                  name: nameOf(entry.verification.by),
                })}
              </span>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}
