import { Button } from "@mantine/core";
import { useState } from "react";
import { Link, useLocation, type RouteComponentProps } from "wouter";
import { useContent, useRelease, useRestore } from "../api/content.ts";
import type { ReleaseView } from "../api/release-types.ts";
import { rowName } from "../calendar/rows.ts";
import { Dialog } from "../shell/dialog.tsx";
import { FailedLoad, Failure } from "../shell/failure.tsx";
import { Page } from "../shell/page.tsx";
import { Waiting } from "../shell/waiting.tsx";
import { useTexts } from "../texts/texts.tsx";
import { ContentTabs } from "./content-tabs.tsx";
import { useEditorName } from "./editor-name.tsx";
import { NoticeButton } from "./notice-dialog.tsx";
import { ReleaseChanges } from "./release-changes.tsx";
import { ReleaseFacts, useReleaseTitle } from "./releases-page.tsx";
import { useContentRights } from "./rights.ts";
import { StillWithdrawn } from "./still-withdrawn.tsx";
import { ReasonField } from "./withdraw-dialog.tsx";

/** What one release changed, and the way back from it. */
export default function ReleasePage({ params }: RouteComponentProps<{ number: string }>) {
  const { say } = useTexts();
  const titleOf = useReleaseTitle();
  const release = useRelease(params.number);
  const title = release.isSuccess
    ? titleOf(release.data)
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

function Release({ release }: { readonly release: ReleaseView }) {
  const { say } = useTexts();
  const { canPublish } = useContentRights();
  const [isRestoring, setRestoring] = useState(false);
  const isOneEnough = useContent().data?.onePerson ?? false;
  // The first one has nothing before it; what was undone comes into force again by a draft, where two persons are needed.
  const isRestorable =
    canPublish && release.kind !== "seed" && (release.kind !== "restore" || isOneEnough);
  return (
    <>
      <section className="card" aria-label={say("console.content.release.facts")}>
        <ReleaseFacts release={release} />
        <Verifications verifications={release.verifications} />
        <RowVerifications rows={release.rowVerifications} />
        {release.corrected > 0 && <StillWithdrawn release={release.number} />}
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
      <ReleaseChanges release={release} />
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

/** Whoever says that they checked an article stands by name beside it. */
function Verifications({ verifications }: Pick<ReleaseView, "verifications">) {
  const { say, day } = useTexts();
  const nameOf = useEditorName();
  return verifications.map(({ article, on, by }) => (
    <p key={article} className="under">
      {say("console.content.release.verified", { article, day: day(on), name: nameOf(by) })}
    </p>
  ));
}

/** Rows that one person verified on one day stand together. */
function RowVerifications({ rows }: { readonly rows: ReleaseView["rowVerifications"] }) {
  const { say, day, language, list } = useTexts();
  const nameOf = useEditorName();
  const looks = new Map(rows.map((each) => [`${each.on} ${each.by.id}`, each]));
  return [...looks].map(([key, first]) => {
    const own = rows.filter(({ on, by }) => on === first.on && by.id === first.by.id);
    const names = own.map(({ row }) => rowName(row.slice(0, row.indexOf("/")), language));
    return (
      <p key={key} className="under">
        {say("console.content.release.rowsVerified", {
          count: own.length,
          day: day(first.on),
          name: nameOf(first.by),
          rows: list(names),
        })}
      </p>
    );
  });
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
