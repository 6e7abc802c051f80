import { Button } from "@mantine/core";
import { useState } from "react";
import { Link, useLocation, type RouteComponentProps } from "wouter";
import { useRelease, useRestore } from "../api/content.ts";
import type { ReleaseView } from "../api/content-types.ts";
import { Dialog } from "../shell/dialog.tsx";
import { FailedLoad, Failure } from "../shell/failure.tsx";
import { Page } from "../shell/page.tsx";
import { Waiting } from "../shell/waiting.tsx";
import { useTexts } from "../texts/texts.tsx";
import { ChangedDocument } from "./changed-document.tsx";
import { ContentTabs } from "./content-tabs.tsx";
import { DiffView } from "./diff-view.tsx";
import { NoticeButton } from "./notice-dialog.tsx";
import { ReleaseFacts } from "./releases-page.tsx";
import { useContentRights } from "./rights.ts";
import { ReasonField } from "./withdraw-dialog.tsx";

/** What one release changed, and the way back from it. */
export default function ReleasePage({ params }: RouteComponentProps<{ number: string }>) {
  const { say } = useTexts();
  const release = useRelease(params.number);
  const title = release.isSuccess
    ? say("console.content.releaseTitle", {
        number: release.data.number,
        title: release.data.title,
      })
    : say("console.content.releaseNumber", { number: params.number });
  return (
    <Page
      title={title}
      isWide
      side={<Link href="/content/releases">{say("console.content.releases.all")}</Link>}
    >
      <ContentTabs />
      {release.isPending && <Waiting />}
      {release.isError && <FailedLoad error={release.error} retry={() => void release.refetch()} />}
      {release.isSuccess && <Release release={release.data} />}
    </Page>
  );
}

/** Of more documents each is opened by itself. */
const MOST_OPEN = 8;

function Release({ release }: { readonly release: ReleaseView }) {
  const { say } = useTexts();
  const { canPublish } = useContentRights();
  const [isRestoring, setRestoring] = useState(false);
  // The first one has nothing before it.
  const isRestorable = release.kind !== "seed" && canPublish;
  return (
    <>
      <section className="card" aria-label={say("console.content.release.facts")}>
        <ReleaseFacts release={release} />
        <div className="buttons start">
          {release.corrected > 0 && (
            <NoticeButton about={{ release: release.number }} title={release.title} />
          )}
          {isRestorable && (
            <Button
              variant="default"
              onClick={() => {
                setRestoring(true);
              }}
            >
              {say("console.content.restore")}
            </Button>
          )}
        </div>
      </section>
      {release.changes.map(({ path, before, after }) => (
        <ChangedDocument
          key={path}
          isOpen={release.changes.length <= MOST_OPEN}
          head={
            <>
              <code>{path}</code>
              {before === null && <span className="mark">{say("console.diff.newDocument")}</span>}
              {after === null && (
                <span className="mark seal">{say("console.diff.noDocument")}</span>
              )}
            </>
          }
        >
          <DiffView before={before} after={after} label={path} />
        </ChangedDocument>
      ))}
      <Dialog
        opened={isRestoring}
        size="lg"
        title={say("console.content.restore.title", { number: release.number })}
        onClose={() => {
          setRestoring(false);
        }}
      >
        <RestoreForm
          release={release}
          onClose={() => {
            setRestoring(false);
          }}
        />
      </Dialog>
    </>
  );
}

interface RestoreFormProps {
  readonly release: ReleaseView;
  readonly onClose: () => void;
}

function RestoreForm({ release, onClose }: RestoreFormProps) {
  const { say } = useTexts();
  const [, navigate] = useLocation();
  const restore = useRestore(release.number, (made) => {
    onClose();
    navigate(`/content/releases/${String(made.number)}`);
  });
  const [reason, setReason] = useState("");
  return (
    <form
      className="fields"
      onSubmit={(event) => {
        event.preventDefault();
        restore.mutate({ reason: reason.trim() });
      }}
    >
      <p>{say("console.content.restore.text", { count: release.paths.length })}</p>
      <ul className="paths">
        {release.paths.map((path) => (
          <li key={path}>
            <code>{path}</code>
          </li>
        ))}
      </ul>
      <ReasonField value={reason} onChange={setReason} />
      <Failure error={restore.error} scope="content" />
      <div className="buttons">
        <Button variant="default" onClick={onClose}>
          {say("console.cancel")}
        </Button>
        <Button type="submit" disabled={reason.trim() === ""} loading={restore.isPending}>
          {say("console.content.restore.do")}
        </Button>
      </div>
    </form>
  );
}
