import { Button } from "@mantine/core";
import { useCaseList } from "../api/cases.ts";
import type { CasePage } from "../api/types.ts";
import { narrowingCount, type Filters } from "../lib/filters.ts";
import { FailedLoad } from "../shell/failure.tsx";
import { useNow } from "../shell/use-now.ts";
import { useTitle } from "../shell/use-title.ts";
import { Waiting } from "../shell/waiting.tsx";
import { useTexts } from "../texts/texts.tsx";
import { CaseItem } from "./case-item.tsx";
import { FilterBar } from "./filter-bar.tsx";
import { useFilters } from "./use-filters.ts";
import { ViewChoice } from "./view-choice.tsx";

interface CaseListProps {
  /** The case that is shown beside the list; `null` for none. */
  readonly openId: string | null;
}

export function CaseList({ openId }: CaseListProps) {
  const { say } = useTexts();
  const [filters, change] = useFilters();
  const list = useCaseList(filters);
  const nowMs = useNow();
  const pages = list.data?.pages ?? [];
  const rows = rowsOf(pages);
  const counts = pages[0]?.counts ?? null;
  const open = counts?.open ?? 0;
  const title = say("console.inbox.title");
  useTitle(open === 0 ? title : `(${String(open)}) ${title}`);
  return (
    <section className="list-pane" aria-label={title}>
      <div className="list-head">
        <ViewChoice
          view={filters.view}
          counts={counts}
          onChange={(view) => {
            change({ view });
          }}
        />
        <FilterBar filters={filters} onChange={change} rows={rows} />
      </div>
      <div className="list-scroll">
        {list.isPending && <Waiting />}
        {list.isError && rows.length === 0 && (
          <FailedLoad error={list.error} retry={() => void list.refetch()} />
        )}
        {list.isSuccess && rows.length === 0 && <NoCases filters={filters} onChange={change} />}
        {rows.length > 0 && (
          <ul className="cases" aria-busy={list.isPlaceholderData}>
            {rows.map((row) => (
              <CaseItem key={row.id} row={row} isOpen={row.id === openId} nowMs={nowMs} />
            ))}
          </ul>
        )}
        {list.hasNextPage && (
          <Button
            className="more"
            variant="subtle"
            loading={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            {say("console.inbox.more")}
          </Button>
        )}
      </div>
    </section>
  );
}

/** A case that moved from one page to another between two requests is shown once. */
function rowsOf(pages: readonly CasePage[]) {
  return [...new Map(pages.flatMap(({ cases }) => cases).map((row) => [row.id, row])).values()];
}

interface NoCasesProps {
  readonly filters: Filters;
  readonly onChange: (change: Partial<Filters>) => void;
}

function NoCases({ filters, onChange }: NoCasesProps) {
  const { say } = useTexts();
  const isNarrowed = narrowingCount(filters) > 0 || filters.text !== "";
  if (!isNarrowed) {
    const isCalm = filters.view === "active" || filters.view === "open";
    return (
      <div className="empty">
        <h2>{say(isCalm ? "console.inbox.calm" : "console.inbox.none")}</h2>
        <p>{say(isCalm ? "console.inbox.calmText" : "console.inbox.noneText")}</p>
      </div>
    );
  }
  return (
    <div className="empty">
      <h2>{say("console.inbox.noMatch")}</h2>
      <Button
        variant="default"
        onClick={() => {
          onChange({ holder: null, language: null, urgency: null, centre: null, text: "" });
        }}
      >
        {say("console.filter.clear")}
      </Button>
    </div>
  );
}
