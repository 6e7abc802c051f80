import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { Link, type RouteComponentProps } from "wouter";
import { useDocument, useWays } from "../api/content.ts";
import { changeWays } from "../api/content-drafts.ts";
import type { WaysView } from "../api/article-types.ts";
import { FailedLoad } from "../shell/failure.tsx";
import { Icon } from "../shell/icon.tsx";
import { Page } from "../shell/page.tsx";
import { Waiting } from "../shell/waiting.tsx";
import { useTexts } from "../texts/texts.tsx";
import { ContentTabs } from "./content-tabs.tsx";
import { askedPath } from "./document-path.ts";
import { HistoryDialog } from "./history-dialog.tsx";
import { IntoDraftDialog } from "./into-draft-dialog.tsx";
import { useContentRights } from "./rights.ts";
import { DocumentButtons, EditDialog } from "./texts-section.tsx";
import { WayGroups } from "./way-groups.tsx";
import { changesOf, type WayChange } from "./way-changes.ts";

/** The ways in which people ask for one article in one language, below what each asks for. */
export default function WaysPage({
  params: { topic, slug, language },
}: RouteComponentProps<{ topic: string; slug: string; language: string }>) {
  const { say, languageName } = useTexts();
  const id = `${topic}/${slug}`;
  const ways = useWays(id, language);
  return (
    <Page
      title={say("console.content.ways.title", {
        title: ways.data?.title ?? id,
        language: languageName(language),
      })}
      about={say("console.content.ways.about")}
      isWide
      side={<Link href={`/content/articles/${id}`}>{say("console.content.ways.back")}</Link>}
    >
      <ContentTabs />
      {ways.isPending && <Waiting />}
      {ways.isError && <FailedLoad error={ways.error} retry={() => void ways.refetch()} />}
      {ways.isSuccess && (
        <Ways key={`${id} ${language}`} article={id} language={language} view={ways.data} />
      )}
    </Page>
  );
}

interface WaysProps {
  readonly article: string;
  readonly language: string;
  readonly view: WaysView;
}

function Ways({ article, language, view }: WaysProps) {
  const { say } = useTexts();
  const { canEdit } = useContentRights();
  const [sought, setSought] = useState("");
  const [changed, setChanged] = useState<ReadonlyMap<string, WayChange>>(new Map());
  const [isPutting, setPutting] = useState(false);
  const words = sought.trim().toLowerCase();
  const found = view.ways.filter(({ question }) => question.toLowerCase().includes(words));
  return (
    <>
      <div className="filter-line">
        <TextInput
          type="search"
          className="page-search"
          aria-label={say("console.content.ways.search")}
          placeholder={say("console.content.ways.search")}
          leftSection={<Icon name="search" />}
          value={sought}
          onChange={(event) => {
            setSought(event.currentTarget.value);
          }}
        />
        <WaysDocument article={article} language={language} title={view.title} />
      </div>
      <p className="counted" role="status">
        {say("console.content.ways.shown", { shown: found.length, all: view.ways.length })}
      </p>
      <WayGroups
        view={view}
        found={found}
        language={language}
        changed={changed}
        onChange={
          canEdit
            ? (question, change) => {
                setChanged(withChange(changed, question, change));
              }
            : null
        }
      />
      {changed.size > 0 && (
        <div className="ways-bar" role="region" aria-label={say("console.content.ways.changed")}>
          <span role="status">{say("console.content.ways.count", { count: changed.size })}</span>
          <Button
            variant="default"
            onClick={() => {
              setChanged(new Map());
            }}
          >
            {say("console.content.ways.undoAll")}
          </Button>
          <Button
            onClick={() => {
              setPutting(true);
            }}
          >
            {say("console.draft.put")}
          </Button>
        </div>
      )}
      <IntoDraftDialog
        opened={isPutting}
        title={say("console.content.ways.changed")}
        about={say("console.content.ways.text")}
        suggested={say("console.content.ways.suggested", { title: view.title })}
        nature="wording"
        onClose={() => {
          setPutting(false);
        }}
        put={({ id, version }) =>
          changeWays(id, { version, article, language, ...changesOf(changed) })
        }
      />
    </>
  );
}

/** The document as a whole: who changed it when, and its words. */
function WaysDocument({ article, language, title }: Omit<WaysProps, "view"> & { title: string }) {
  const { say, languageName } = useTexts();
  const path = askedPath(article, language);
  const document = useDocument(path);
  const [edited, setEdited] = useState<string | null>(null);
  const [looked, setLooked] = useState<string | null>(null);
  if (!document.isSuccess) return null;
  return (
    <>
      <DocumentButtons
        name={say("console.content.ways.of", { language: languageName(language) })}
        path={path}
        isMissing={document.data === null}
        onEdit={setEdited}
        onHistory={setLooked}
      />
      <EditDialog
        path={edited}
        title={title}
        onClose={() => {
          setEdited(null);
        }}
      />
      <HistoryDialog
        path={looked}
        onClose={() => {
          setLooked(null);
        }}
      />
    </>
  );
}

/** @param change `null` leaves it as it is in force */
function withChange(
  changed: ReadonlyMap<string, WayChange>,
  question: string,
  change: WayChange | null,
): ReadonlyMap<string, WayChange> {
  const others = new Map([...changed].filter(([key]) => key !== question));
  return change === null ? others : others.set(question, change);
}
