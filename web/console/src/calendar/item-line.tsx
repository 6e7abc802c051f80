import { Button } from "@mantine/core";
import { Link } from "wouter";
import type { CalendarItem } from "../api/calendar-types.ts";
import { useDesk } from "../shell/desk-context.tsx";
import { useTexts } from "../texts/texts.tsx";
import { ItemRows } from "./item-rows.tsx";

export interface ItemActs {
  /** @param to `null` leaves it to nobody */
  readonly give: (item: CalendarItem, to: string | null) => void;
  /** Asks to whom it is given. */
  readonly ask: (item: CalendarItem) => void;
  /** Asks which of its rows were verified. */
  readonly verify: (item: CalendarItem) => void;
}

interface ItemLineProps {
  readonly item: CalendarItem;
  /** `null` for whoever may not edit the content. */
  readonly acts: ItemActs | null;
}

/** One thing to look at, and who does. */
export function ItemLine({ item, acts }: ItemLineProps) {
  const { say, day } = useTexts();
  const { on, kind, article, claim, fact, owner, title, task } = item;
  const isTable = item.rows.length > 0;
  const thing = isTable ? null : (claim ?? fact);
  return (
    <li>
      <time dateTime={on}>{day(on)}</time>
      <div>
        <span className="what">
          {isTable
            ? say("console.calendar.rowsEnd", { count: item.rows.filter(({ due }) => due).length })
            : say(`console.calendar.kind.${kind}`)}
        </span>{" "}
        {article === null ? (
          <bdi>{title}</bdi>
        ) : (
          <Link href={`/content/articles/${article}`}>
            <bdi>{title}</bdi>
          </Link>
        )}
        <span className="under">
          {thing !== null && <code>{thing}</code>}
          {owner !== null && <span>{say("console.calendar.owner", { owner })}</span>}
          {task !== null && (
            <span className="mark">
              {task.by.id === task.assignee.id
                ? say("console.calendar.takenBy", { name: task.assignee.name })
                : say("console.calendar.givenTo", {
                    name: task.assignee.name,
                    by: task.by.name,
                  })}
            </span>
          )}
        </span>
        {isTable && fact !== null && <FactLink fact={fact} />}
        {isTable && <ItemRows item={item} />}
        {acts !== null && <Acts item={item} acts={acts} />}
      </div>
    </li>
  );
}

/** Where one edit moves the end of all these rows. */
function FactLink({ fact }: { readonly fact: string }) {
  const { say } = useTexts();
  return (
    <span className="under">
      <Link href={`/content/facts?text=${encodeURIComponent(fact)}`}>
        {say("console.calendar.openFact")} <code>{fact}</code>
      </Link>
    </span>
  );
}

function Acts({ item, acts }: { readonly item: CalendarItem; readonly acts: ItemActs }) {
  const { say } = useTexts();
  const { staff } = useDesk();
  const isTheirs = item.task?.assignee.id === staff.id;
  return (
    <span className="acts">
      <Button
        size="compact-xs"
        variant="default"
        onClick={() => {
          acts.give(item, isTheirs ? null : staff.id);
        }}
      >
        {say(isTheirs ? "console.calendar.leave" : "console.calendar.take")}
      </Button>
      <Button
        size="compact-xs"
        variant="subtle"
        onClick={() => {
          acts.ask(item);
        }}
      >
        {say("console.calendar.give")}
      </Button>
      {item.rows.length > 0 && (
        <Button
          size="compact-xs"
          variant="subtle"
          onClick={() => {
            acts.verify(item);
          }}
        >
          {say("console.content.verify")}
        </Button>
      )}
    </span>
  );
}
