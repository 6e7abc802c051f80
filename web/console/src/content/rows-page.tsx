import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { Link, useSearchParams } from "wouter";
import { useRows } from "../api/content.ts";
import type { RowsView, RowView } from "../api/row-types.ts";
import type { SourceView } from "../api/fact-types.ts";
import { FailedLoad } from "../shell/failure.tsx";
import { Icon } from "../shell/icon.tsx";
import { Page } from "../shell/page.tsx";
import { Waiting } from "../shell/waiting.tsx";
import { useTexts } from "../texts/texts.tsx";
import { ContentTabs } from "./content-tabs.tsx";
import { countryName } from "./country-name.ts";
import { PeriodText } from "./period-text.tsx";
import { useContentRights } from "./rights.ts";
import { RowDialog } from "./row-dialog.tsx";
import { SourceList } from "./source-list.tsx";

/** Who may enter without a visa: one row a country, way and time. */
export default function RowsPage() {
  const { say } = useTexts();
  const rows = useRows();
  return (
    <Page title={say("console.content.rows")} about={say("console.content.rows.about")} isWide>
      <ContentTabs />
      {rows.isPending && <Waiting />}
      {rows.isError && <FailedLoad error={rows.error} retry={() => void rows.refetch()} />}
      {rows.isSuccess && <Rows view={rows.data} />}
    </Page>
  );
}

/** So many are drawn at once, and so many more each time they are asked for. */
const PAGE = 60;

function Rows({ view }: { readonly view: RowsView }) {
  const { say, language } = useTexts();
  const [params, setParams] = useSearchParams();
  const [pages, setPages] = useState(1);
  const [edited, setEdited] = useState<RowView | null>(null);
  const sought = params.get("text") ?? "";
  const found = view.rows.filter((row) => isFound(row, sought.trim().toLowerCase(), language));
  const shown = found.slice(0, pages * PAGE);
  return (
    <>
      <TextInput
        type="search"
        className="page-search"
        aria-label={say("console.content.rows.search")}
        placeholder={say("console.content.rows.search")}
        leftSection={<Icon name="search" />}
        value={sought}
        onChange={(event) => {
          const text = event.currentTarget.value;
          setParams(text === "" ? {} : { text }, { replace: true });
          setPages(1);
        }}
      />
      <p className="counted" role="status">
        {say("console.content.rows.shown", { shown: shown.length, all: view.rows.length })}
      </p>
      {found.length === 0 && (
        <div className="empty">
          <p>{say("console.content.rows.none")}</p>
        </div>
      )}
      <ul className="cards">
        {shown.map((row) => (
          <RowCard key={row.id} row={row} sources={view.sources} onEdit={setEdited} />
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
      <RowDialog
        row={edited}
        view={view}
        onClose={() => {
          setEdited(null);
        }}
      />
    </>
  );
}

function isFound({ country, scheme, until }: RowView, sought: string, language: string): boolean {
  return [country, countryName(country, language), scheme, until ?? ""].some((words) =>
    words.toLowerCase().includes(sought),
  );
}

interface RowCardProps {
  readonly row: RowView;
  readonly sources: readonly SourceView[];
  readonly onEdit: (row: RowView) => void;
}

function RowCard({ row, sources, onEdit }: RowCardProps) {
  const { say, day, language } = useTexts();
  const { canEdit } = useContentRights();
  const name = countryName(row.country, language);
  const way = say(`console.content.row.scheme.${row.scheme}`);
  const fact = row.until === row.lastDay ? null : row.until;
  return (
    <li className="card">
      <header className="card-head">
        <h2>
          <bdi>{name}</bdi> <small>{way}</small>
        </h2>
        {canEdit && (
          <Button
            size="xs"
            variant="default"
            aria-label={say("console.editOf", { name: `${name}: ${way}` })}
            onClick={() => {
              onEdit(row);
            }}
          >
            {say("console.edit")}
          </Button>
        )}
      </header>
      <p>
        {row.days !== null && (
          <strong>{say("console.content.row.stay", { days: row.days })} </strong>
        )}
        {row.window !== null && <code>{row.window}</code>}{" "}
        <span className="faint">
          <PeriodText from={row.from} until={row.lastDay} />
        </span>
      </p>
      {fact !== null && (
        <p className="under">
          {say("console.content.row.endsWith")}
          <Link href={`/content/facts?text=${encodeURIComponent(fact)}`}>
            <code>{fact}</code>
          </Link>
        </p>
      )}
      {row.verifiedOn !== null && (
        <p className="faint">
          {say("console.calendar.row.verifiedOn", { day: day(row.verifiedOn) })}
        </p>
      )}
      <SourceList ids={row.sources} known={sources} />
    </li>
  );
}
