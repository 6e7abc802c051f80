import { Button } from "@mantine/core";
import { useLookAfter } from "../api/insight.ts";
import type { Calendar } from "../api/calendar-types.ts";
import { useDesk } from "../shell/desk-context.tsx";
import { Failure } from "../shell/failure.tsx";
import { useTexts } from "../texts/texts.tsx";

interface OwnersSectionProps {
  readonly owners: Calendar["owners"];
  readonly canEdit: boolean;
}

/** Articles name a role: who it is at the moment stands here. */
export function OwnersSection({ owners, canEdit }: OwnersSectionProps) {
  const { say, list } = useTexts();
  const { staff } = useDesk();
  const lookAfter = useLookAfter();
  if (owners.length === 0) return null;
  return (
    <section className="card calendar" aria-labelledby="owners">
      <h2 id="owners">{say("console.calendar.owners")}</h2>
      <p className="under">{say("console.calendar.owners.text")}</p>
      <Failure error={lookAfter.error} scope="content" onClose={lookAfter.reset} />
      <ul>
        {owners.map(({ owner, staff: lookers }) => {
          const isTheirs = lookers.some(({ id }) => id === staff.id);
          return (
            <li key={owner}>
              <bdi>{owner}</bdi>
              <span>
                {lookers.length === 0
                  ? say("console.content.nobody")
                  : list(lookers.map(({ name }) => name))}{" "}
                {canEdit && (
                  <Button
                    size="compact-xs"
                    variant="default"
                    aria-label={say(
                      isTheirs ? "console.calendar.notMine.of" : "console.calendar.mine.of",
                      { owner },
                    )}
                    onClick={() => {
                      lookAfter.mutate({ owner, mine: !isTheirs });
                    }}
                  >
                    {say(isTheirs ? "console.calendar.notMine" : "console.calendar.mine")}
                  </Button>
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
