import type { CalendarItem, CalendarRow } from "../api/calendar-types.ts";
import { SourceList } from "../content/source-list.tsx";
import { useTexts } from "../texts/texts.tsx";
import { rowName } from "./rows.ts";

/** The rows of a table that an item is about, what they rest on, and who looked at which. */
export function ItemRows({ item: { rows, sources } }: { readonly item: CalendarItem }) {
  const { say } = useTexts();
  return (
    <>
      <SourceList ids={sources.map(({ id }) => id)} known={sources} />
      <details>
        <summary>{say("console.calendar.rows", { count: rows.length })}</summary>
        <ul className="item-rows">
          {rows.map((row) => (
            <RowLine key={row.id} row={row} />
          ))}
        </ul>
      </details>
    </>
  );
}

function RowLine({ row: { claim, due, verifiedOn, verifiedBy } }: { readonly row: CalendarRow }) {
  const { say, day, language } = useTexts();
  return (
    <li>
      <bdi>{rowName(claim, language)}</bdi> <code>{claim.replace(/^row:/, "")}</code>
      {verifiedOn !== null && (
        <span className={due ? "faint" : "mark"}>
          {verifiedBy === null
            ? say("console.calendar.row.verifiedOn", { day: day(verifiedOn) })
            : say("console.content.history.verified", {
                day: day(verifiedOn),
                name: verifiedBy.name,
              })}
        </span>
      )}
    </li>
  );
}
