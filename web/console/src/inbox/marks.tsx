import type { CaseRow, CaseState, Urgency } from "../api/types.ts";
import { Icon } from "../shell/icon.tsx";
import { useTexts } from "../texts/texts.tsx";

/** Nothing for what is not urgent: marks on everything mark nothing. */
export function UrgencyMark({ urgency }: { readonly urgency: Urgency }) {
  const { say } = useTexts();
  if (urgency === "normal") return null;
  return (
    <span className={`mark ${urgency === "urgent" ? "seal" : "soon"}`}>
      <Icon name="alarm" size={12} />
      {say(`case.urgency.${urgency}`)}
    </span>
  );
}

export function StateMark({ state }: { readonly state: CaseState }) {
  const { say } = useTexts();
  return (
    <span className={`mark ${state === "open" ? "accent" : ""}`}>{say(`case.state.${state}`)}</span>
  );
}

interface DueProps {
  readonly of: Pick<CaseRow, "dueAt" | "overdue">;
  readonly nowMs: number;
}

/** Until when the person is to be answered; nothing while they are not waiting. */
export function DueMark({ of: { dueAt, overdue }, nowMs }: DueProps) {
  const { say, span, full } = useTexts();
  if (dueAt === null) return null;
  const time = span(new Date(dueAt).getTime() - nowMs);
  return (
    <time className={`mark ${overdue ? "seal" : ""}`} dateTime={dueAt} title={full(dueAt)}>
      <Icon name={overdue ? "alarm" : "clock"} size={12} />
      {say(overdue ? "console.due.over" : "console.due.in", { time })}
    </time>
  );
}
