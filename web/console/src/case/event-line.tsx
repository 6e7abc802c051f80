import type { CaseEvent } from "../api/types.ts";
import { useTexts, type Texts } from "../texts/texts.tsx";

interface EventLineProps {
  readonly event: CaseEvent;
  readonly nowMs: number;
}

export function EventLine({ event, nowMs }: EventLineProps) {
  const texts = useTexts();
  return (
    <p className="event">
      <span>{eventText(event, texts)}</span>{" "}
      <time dateTime={event.at} title={texts.full(event.at)}>
        {texts.short(event.at, nowMs)}
      </time>
    </p>
  );
}

function eventText({ type, actor, detail }: CaseEvent, { maybe, say }: Texts): string {
  const name = actor.name ?? say(`console.actor.${actor.kind}`);
  if (type === "taken" && detail !== null && detail !== actor.name) {
    return say("console.event.assigned", { actor: name, holder: detail });
  }
  const said = detail === null ? null : maybe(`console.event.${type}.${detail}`, { actor: name });
  return said ?? maybe(`console.event.${type}`, { actor: name, detail: detail ?? "" }) ?? type;
}
