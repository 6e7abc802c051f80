import { NativeSelect } from "@mantine/core";
import { useState } from "react";
import { useCalendar, useGive } from "../api/insight.ts";
import type { Calendar, CalendarItem } from "../api/calendar-types.ts";
import { useContentRights } from "../content/rights.ts";
import { addDays } from "../lib/days.ts";
import { FailedLoad, Failure } from "../shell/failure.tsx";
import { Icon } from "../shell/icon.tsx";
import { Page } from "../shell/page.tsx";
import { Waiting } from "../shell/waiting.tsx";
import { useTexts } from "../texts/texts.tsx";
import { ItemLine, type ItemActs } from "./item-line.tsx";
import { GiveDialog } from "./give-dialog.tsx";
import { VerifyRowsDialog } from "./verify-rows-dialog.tsx";
import { OwnersSection } from "./owners-section.tsx";
import { CALENDAR_VIEWS, inView, weeksOf, type CalendarView, type Week } from "./weeks.ts";

/** What ends or has to be read again soon, and who sees to it. */
export default function CalendarPage() {
  const { say } = useTexts();
  const calendar = useCalendar();
  return (
    <Page
      title={say("console.calendar.title")}
      about={say("console.calendar.about", { days: calendar.data?.days ?? 60 })}
    >
      {calendar.isPending && <Waiting />}
      {calendar.isError && (
        <FailedLoad error={calendar.error} retry={() => void calendar.refetch()} />
      )}
      {calendar.isSuccess && <Items calendar={calendar.data} />}
    </Page>
  );
}

function Items({ calendar }: { readonly calendar: Calendar }) {
  const { say } = useTexts();
  const { canEdit } = useContentRights();
  const give = useGive();
  const [view, setView] = useState<CalendarView>("all");
  const [owner, setOwner] = useState("");
  const [given, setGiven] = useState<CalendarItem | null>(null);
  const [verified, setVerified] = useState<CalendarItem | null>(null);
  const lookedAfter = new Set(
    calendar.owners.flatMap((each) => (each.staff.length > 0 ? [each.owner] : [])),
  );
  const ofOwner = calendar.items.filter((item) => owner === "" || item.owner === owner);
  const weeks = weeksOf(
    ofOwner.filter((item) => inView(item, view, lookedAfter)),
    calendar.today,
  );
  const acts: ItemActs = {
    give: ({ key, task }, to) => {
      give.mutate({ key, to, seen: task?.assignee.id ?? null });
    },
    ask: setGiven,
    verify: setVerified,
  };
  return (
    <>
      <div className="views spaced" role="group" aria-label={say("console.view.choose")}>
        {CALENDAR_VIEWS.filter((each) => canEdit || each !== "mine").map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={each === view}
            onClick={() => {
              setView(each);
            }}
          >
            {say(`console.calendar.view.${each}`)}{" "}
            <span className="count">
              {ofOwner.filter((item) => inView(item, each, lookedAfter)).length}
            </span>
          </button>
        ))}
      </div>
      <div className="filter-line">
        <NativeSelect
          label={say("console.content.owner")}
          value={owner}
          onChange={(event) => {
            setOwner(event.currentTarget.value);
          }}
          data={[
            { value: "", label: say("console.calendar.everyOwner") },
            ...calendar.owners.map((each) => ({ value: each.owner, label: each.owner })),
          ]}
        />
      </div>
      <Failure error={give.error} scope="content" onClose={give.reset} />
      {weeks.length === 0 && (
        <div className="empty">
          <h2>{say("console.calendar.none")}</h2>
          <p>{say("console.calendar.noneText")}</p>
        </div>
      )}
      {weeks.map((week) => (
        <WeekSection key={week.monday ?? "past"} week={week} acts={canEdit ? acts : null} />
      ))}
      <OwnersSection owners={calendar.owners} canEdit={canEdit} />
      <GiveDialog
        item={given}
        colleagues={calendar.colleagues}
        onClose={() => {
          setGiven(null);
        }}
        onGiven={(to) => {
          if (given !== null) acts.give(given, to);
          setGiven(null);
        }}
      />
      <VerifyRowsDialog
        item={verified}
        today={calendar.today}
        onClose={() => {
          setVerified(null);
        }}
      />
    </>
  );
}

interface WeekSectionProps {
  readonly week: Week;
  /** `null` for whoever may not edit the content. */
  readonly acts: ItemActs | null;
}

function WeekSection({ week: { monday, items }, acts }: WeekSectionProps) {
  const { say, day } = useTexts();
  const id = `week-${monday ?? "past"}`;
  return (
    <section className="card calendar" aria-labelledby={id}>
      <h2 id={id} className={monday === null ? "past" : ""}>
        {monday === null ? (
          <>
            <Icon name="alarm" size={14} /> {say("console.calendar.past")}
          </>
        ) : (
          say("console.calendar.week", { from: day(monday), until: day(addDays(monday, 6)) })
        )}
      </h2>
      <ul>
        {items.map((item) => (
          <ItemLine key={item.key} item={item} acts={acts} />
        ))}
      </ul>
    </section>
  );
}
