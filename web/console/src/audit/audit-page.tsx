import { Button } from "@mantine/core";
import { Link } from "wouter";
import { useAudit, useCentres, useStaff } from "../api/accounts.ts";
import type { AuditEntry } from "../api/types.ts";
import { FailedLoad } from "../shell/failure.tsx";
import { Page } from "../shell/page.tsx";
import { Waiting } from "../shell/waiting.tsx";
import { useTexts } from "../texts/texts.tsx";
import { detailsText, targetText, type AuditNames } from "./detail-text.ts";

/** Who did what at the desk, newest first. */
export default function AuditPage() {
  const { say } = useTexts();
  const audit = useAudit();
  const entries = audit.data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <Page title={say("console.audit.title")} about={say("console.audit.about")}>
      {audit.isPending && <Waiting />}
      {audit.isError && <FailedLoad error={audit.error} retry={() => void audit.refetch()} />}
      {audit.isSuccess && entries.length === 0 && (
        <div className="empty">
          <p>{say("console.audit.none")}</p>
        </div>
      )}
      {entries.length > 0 && <AuditTable entries={entries} />}
      {audit.hasNextPage && (
        <Button
          className="more"
          variant="subtle"
          loading={audit.isFetchingNextPage}
          onClick={() => void audit.fetchNextPage()}
        >
          {say("console.inbox.more")}
        </Button>
      )}
    </Page>
  );
}

function AuditTable({ entries }: { readonly entries: readonly AuditEntry[] }) {
  const texts = useTexts();
  const { say, maybe, full } = texts;
  const names = useAuditNames();
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{say("console.audit.at")}</th>
          <th scope="col">{say("console.audit.actor")}</th>
          <th scope="col">{say("console.audit.action")}</th>
          <th scope="col">{say("console.audit.target")}</th>
          <th scope="col">{say("console.audit.details")}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.id}>
            <td className="when">
              <time dateTime={entry.at}>{full(entry.at)}</time>
            </td>
            <th scope="row">
              <bdi>
                {entry.actorName ?? maybe(`console.audit.by.${entry.actor}`) ?? entry.actor}
              </bdi>
            </th>
            <td>{maybe(`console.audit.did.${entry.action}`) ?? <code>{entry.action}</code>}</td>
            <td>
              <bdi>{targetText(entry, names)}</bdi>
            </td>
            <td className="details">
              {detailsText(entry.details, names, texts)} <ReleaseLink entry={entry} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** To the release that came of it, where its reasons stand. */
function ReleaseLink({ entry: { action, details } }: { readonly entry: AuditEntry }) {
  const { say } = useTexts();
  const { release } = details;
  if (!action.startsWith("content.") || typeof release !== "number") return null;
  return (
    <Link href={`/content/releases/${String(release)}`}>
      {say("console.content.releaseNumber", { number: release })}
    </Link>
  );
}

function useAuditNames(): AuditNames {
  const { language } = useTexts();
  const staff = useStaff().data ?? [];
  const centres = useCentres().data ?? [];
  return {
    staff: new Map(staff.map(({ id, name }) => [id, name])),
    centres: new Map(centres.map(({ id, names }) => [id, names[language]])),
  };
}
