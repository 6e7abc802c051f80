import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { Link, useSearchParams } from "wouter";
import { useFacts } from "../api/content.ts";
import type { FactsView, FactView, SourceView } from "../api/fact-types.ts";
import { FailedLoad } from "../shell/failure.tsx";
import { Icon } from "../shell/icon.tsx";
import { Page } from "../shell/page.tsx";
import { Waiting } from "../shell/waiting.tsx";
import { useTexts } from "../texts/texts.tsx";
import { ContentTabs } from "./content-tabs.tsx";
import { FactDialog, type EditedFact } from "./fact-dialog.tsx";
import { OtherDocuments } from "./other-documents.tsx";
import { PeriodText } from "./period-text.tsx";
import { useContentRights } from "./rights.ts";
import { SourceList } from "./source-list.tsx";

/** Every figure, date, amount and number that articles state, written once. */
export default function FactsPage() {
  const { say } = useTexts();
  const facts = useFacts();
  return (
    <Page title={say("console.content.facts")} about={say("console.content.facts.about")} isWide>
      <ContentTabs />
      {facts.isPending && <Waiting />}
      {facts.isError && <FailedLoad error={facts.error} retry={() => void facts.refetch()} />}
      {facts.isSuccess && <Facts view={facts.data} />}
    </Page>
  );
}

/** So many are drawn at once, and so many more each time they are asked for. */
const PAGE = 60;

function Facts({ view }: { readonly view: FactsView }) {
  const { say } = useTexts();
  const [params, setParams] = useSearchParams();
  const [pages, setPages] = useState(1);
  const [edited, setEdited] = useState<EditedFact | null>(null);
  const sought = params.get("text") ?? "";
  const seek = (text: string): void => {
    setParams(text === "" ? {} : { text }, { replace: true });
    setPages(1);
  };
  const found = view.facts.filter((fact) => isFound(fact, sought.trim().toLowerCase()));
  const shown = found.slice(0, pages * PAGE);
  return (
    <>
      <TextInput
        type="search"
        className="page-search"
        aria-label={say("console.content.facts.search")}
        placeholder={say("console.content.facts.search")}
        leftSection={<Icon name="search" />}
        value={sought}
        onChange={(event) => {
          seek(event.currentTarget.value);
        }}
      />
      <p className="counted" role="status">
        {say("console.content.facts.shown", { shown: shown.length, all: view.facts.length })}
      </p>
      {found.length === 0 && (
        <div className="empty">
          <p>{say("console.content.facts.none")}</p>
        </div>
      )}
      <ul className="cards">
        {shown.map((fact) => (
          <FactCard key={fact.name} fact={fact} sources={view.sources} onEdit={setEdited} />
        ))}
      </ul>
      {found.length > shown.length && (
        <Button
          className="more"
          variant="subtle"
          onClick={() => {
            setPages(pages + 1);
          }}
        >
          {say("console.inbox.more")}
        </Button>
      )}
      <OtherDocuments />
      <FactDialog
        edited={edited}
        facts={view.facts}
        sources={view.sources}
        today={view.today}
        onClose={() => {
          setEdited(null);
        }}
      />
    </>
  );
}

function isFound({ name, values, usedIn }: FactView, sought: string): boolean {
  return [
    name,
    ...values.flatMap(({ shown, value }) => [shown, value]),
    ...usedIn.map(({ article }) => article),
  ].some((words) => words.toLowerCase().includes(sought));
}

interface FactCardProps {
  readonly fact: FactView;
  readonly sources: readonly SourceView[];
  readonly onEdit: (edited: EditedFact) => void;
}

function FactCard({ fact, sources, onEdit }: FactCardProps) {
  const { say, maybe } = useTexts();
  const { canEdit } = useContentRights();
  const { name, type, values, usedIn } = fact;
  return (
    <li className="card">
      <header className="card-head">
        <h2>
          <code>{name}</code> <small>{maybe(`console.content.factType.${type}`) ?? type}</small>
        </h2>
        {canEdit && (
          <Button
            size="xs"
            variant="subtle"
            leftSection={<Icon name="plus" size={13} />}
            aria-label={say("console.content.facts.addTo", { name })}
            onClick={() => {
              onEdit({ fact, entry: null });
            }}
          >
            {say("console.content.facts.add")}
          </Button>
        )}
      </header>
      <ul className="fact-values">
        {values.map((value, entry) => (
          <li key={entry}>
            <div>
              <strong>{value.shown}</strong>{" "}
              <span className="faint">
                <PeriodText from={value.from} until={value.until} />
              </span>
              <SourceList ids={value.sources} known={sources} />
            </div>
            {canEdit && (
              <Button
                size="xs"
                variant="default"
                aria-label={say("console.editOf", { name: `${name}: ${value.shown}` })}
                onClick={() => {
                  onEdit({ fact, entry });
                }}
              >
                {say("console.edit")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <UsedIn fact={fact} />
      {usedIn.length === 0 && <p className="faint">{say("console.content.facts.unused")}</p>}
    </li>
  );
}

function UsedIn({ fact: { usedIn } }: { readonly fact: FactView }) {
  const { say } = useTexts();
  const articles = [...new Set(usedIn.map(({ article }) => article))];
  if (articles.length === 0) return null;
  return (
    <p className="under">
      {say("console.content.facts.usedIn")}
      {articles.map((article) => (
        <Link key={article} href={`/content/articles/${article}`}>
          <code>{article}</code>
        </Link>
      ))}
    </p>
  );
}
