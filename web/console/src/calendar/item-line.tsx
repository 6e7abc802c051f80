import { Button } from "@mantine/core";
import { Link } from "wouter";
import type { CalendarItem } from "../api/content-types.ts";
import { useDesk } from "../shell/desk-context.tsx";
import { useTexts } from "../texts/texts.tsx";

export interface ItemActs {
  /** @param to `null` leaves it to nobody */
  readonly give: (item: CalendarItem, to: string | null) => void;
  /** Asks to whom it is given. */
  readonly ask: (item: CalendarItem) => void;
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
        {acts !== null && <Acts item={item} acts={acts} />}
      </div>
    </li>
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
    </span>
  );
}
