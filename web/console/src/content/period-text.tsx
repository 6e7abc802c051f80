import { useTexts } from "../texts/texts.tsx";

interface PeriodTextProps {
  /** Days; `null` for an open end. */
  readonly from: string | null;
  readonly until: string | null;
}

/** When something holds; both days belong to it. */
export function PeriodText({ from, until }: PeriodTextProps) {
  const { say, day } = useTexts();
  if (from === null && until === null) return <span>{say("console.content.period.always")}</span>;
  if (until === null) {
    return <span>{say("console.content.period.from", { from: day(from ?? "") })}</span>;
  }
  if (from === null)
    return <span>{say("console.content.period.until", { until: day(until) })}</span>;
  return <span>{say("console.content.period.both", { from: day(from), until: day(until) })}</span>;
}
