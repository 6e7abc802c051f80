import { useReleaseChange } from "../api/content.ts";
import type { ReleaseView } from "../api/release-types.ts";
import { FailedLoad } from "../shell/failure.tsx";
import { Waiting } from "../shell/waiting.tsx";
import { useTexts } from "../texts/texts.tsx";
import { ChangedDocument } from "./changed-document.tsx";
import { DiffView } from "./diff-view.tsx";

/** Of more documents each is opened by itself. */
const MOST_OPEN = 8;

/** The documents of a release; the words of each are fetched when it is opened. */
export function ReleaseChanges({ release }: { readonly release: ReleaseView }) {
  const { say } = useTexts();
  const { number, changes } = release;
  return changes.map(({ path, change }) => (
    <ChangedDocument
      key={path}
      isOpen={changes.length <= MOST_OPEN}
      head={
        <>
          <code>{path}</code>
          {change === "added" && <span className="mark">{say("console.diff.newDocument")}</span>}
          {change === "removed" && (
            <span className="mark seal">{say("console.diff.noDocument")}</span>
          )}
        </>
      }
    >
      <Change number={number} path={path} />
    </ChangedDocument>
  ));
}

function Change({ number, path }: { readonly number: number; readonly path: string }) {
  const change = useReleaseChange(number, path);
  if (change.isError) {
    return <FailedLoad error={change.error} retry={() => void change.refetch()} />;
  }
  if (!change.isSuccess) return <Waiting />;
  return <DiffView before={change.data.before} after={change.data.after} label={path} />;
}
