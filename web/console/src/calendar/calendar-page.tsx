import { Link } from "wouter";
import { useCalendar } from "../api/insight.ts";
import type { CalendarItem } from "../api/content-types.ts";
import { addDays, dayOf } from "../lib/days.ts";
import { FailedLoad } from "../shell/failure.tsx";
import { Icon } from "../shell/icon.tsx";
import { Page } from "../shell/page.tsx";
import { useNow } from "../shell/use-now.ts";
import { Waiting } from "../shell/waiting.tsx";
import { useTexts } from "../texts/texts.tsx";
import { weeksOf, type Week } from "./weeks.ts";

/** What ends or has to be read again soon. */
export default function CalendarPage() {
  const { say } = useTexts();
  const calendar = useCalendar();
  const today = dayOf(useNow());
  const weeks = weeksOf(calendar.data?.items ?? [], today);
  return (
    <Page
      title={say("console.calendar.title")}
      about={say("console.calendar.about", { days: calendar.data?.days ?? 60 })}
    >
      {calendar.isPending && <Waiting />}
      {calendar.isError && (
        <FailedLoad error={calendar.error} retry={() => void calendar.refetch()} />
      )}
      {calendar.isSuccess && weeks.length === 0 && (
        <div className="empty">
          <h2>{say("console.calendar.none")}</h2>
          <p>{say("console.calendar.noneText")}</p>
        </div>
      )}
      {weeks.map((week) => (
        <WeekSection key={week.monday ?? "past"} week={week} />
      ))}
    </Page>
  );
}

function WeekSection({ week: { monday, items } }: { readonly week: Week }) {
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
        {items.map((item, index) => (
          <ItemLine key={index} item={item} />
        ))}
      </ul>
    </section>
  );
}

function ItemLine({ item }: { readonly item: CalendarItem }) {
  const { say, day } = useTexts();
  const { on, kind, article, claim, fact, owner, title } = item;
  const thing = claim ?? fact;
  return (
    <li>
      <time dateTime={on}>{day(on)}</time>
      <div>
        <span className="what">{say(`console.calendar.kind.${kind}`)}</span>{" "}
        {article === null ? (
          <bdi>{title}</bdi>
        ) : (
          <Link href={`/content/articles/${article}`}>
            <bdi>{title}</bdi>
          </Link>
        )}
        <span className="under">
          {thing !== null && <code>{thing.replace(/^row:/, "")}</code>}
          {owner !== null && <span>{say("console.calendar.owner", { owner })}</span>}
        </span>
      </div>
    </li>
  );
}
