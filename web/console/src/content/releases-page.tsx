import { Button } from "@mantine/core";
import { Link } from "wouter";
import { useReleases } from "../api/content.ts";
import type { ReleaseRow } from "../api/release-types.ts";
import { FailedLoad } from "../shell/failure.tsx";
import { Page } from "../shell/page.tsx";
import { Waiting } from "../shell/waiting.tsx";
import { useTexts } from "../texts/texts.tsx";
import { ContentTabs } from "./content-tabs.tsx";
import { useEditorName } from "./editor-name.tsx";

/** What came into force, the newest first. */
export default function ReleasesPage() {
  const { say } = useTexts();
  const releases = useReleases();
  const rows = releases.data?.pages.flatMap((page) => page.releases) ?? [];
  return (
    <Page
      title={say("console.content.releases")}
      about={say("console.content.releases.about")}
      isWide
    >
      <ContentTabs />
      {releases.isPending && <Waiting />}
      {releases.isError && (
        <FailedLoad error={releases.error} retry={() => void releases.refetch()} />
      )}
      {releases.isSuccess && rows.length === 0 && (
        <div className="empty">
          <p>{say("console.content.releases.none")}</p>
        </div>
      )}
      <ol className="cards">
        {rows.map((release) => (
          <ReleaseCard key={release.number} release={release} />
        ))}
      </ol>
      {releases.hasNextPage && (
        <Button
          className="more"
          variant="subtle"
          loading={releases.isFetchingNextPage}
          onClick={() => void releases.fetchNextPage()}
        >
          {say("console.inbox.more")}
        </Button>
      )}
    </Page>
  );
}

function ReleaseCard({ release }: { readonly release: ReleaseRow }) {
  const titleOf = useReleaseTitle();
  return (
    <li className="card">
      <h2>
        <Link href={`/content/releases/${String(release.number)}`}>{titleOf(release)}</Link>
      </h2>
      <ReleaseFacts release={release} />
    </li>
  );
}

/** The first content has a number alone. */
export function useReleaseTitle(): (release: Pick<ReleaseRow, "number" | "title">) => string {
  const { say } = useTexts();
  return ({ number, title }) =>
    title === ""
      ? say("console.content.releaseNumber", { number })
      : say("console.content.releaseTitle", { number, title });
}

/** Who brought it into force, when and why. */
export function ReleaseFacts({ release }: { readonly release: ReleaseRow }) {
  const { say, full } = useTexts();
  const nameOf = useEditorName();
  const { kind, nature, at, by, author, reason, paths, override, corrected } = release;
  return (
    <>
      <p className="under">
        <span className={nature === "correction" ? "mark soon" : "mark"}>
          {kind === "publish"
            ? say(`console.draft.nature.${nature}`)
            : say(`console.content.release.${kind}`)}
        </span>
        <time dateTime={at}>{full(at)}</time>
        <span>
          {author === null || author.id === by.id
            ? say("console.content.release.by", { name: nameOf(by) })
            : say("console.content.release.byTwo", { author: nameOf(author), name: nameOf(by) })}
        </span>
        <span>{say("console.draft.documents", { count: paths.length })}</span>
        {corrected > 0 && (
          <span>{say("console.content.release.corrected", { count: corrected })}</span>
        )}
      </p>
      {reason !== "" && <p>{reason}</p>}
      {override !== null && (
        <p className="warned">
          {say("console.content.release.override", { name: nameOf(by) })} {override}
        </p>
      )}
    </>
  );
}
