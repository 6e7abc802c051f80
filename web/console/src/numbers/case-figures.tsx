import type { ReactNode } from "react";
import type { CaseNumbers } from "../api/number-types.ts";
import { useTexts, type Key } from "../texts/texts.tsx";

/** How many cases there were, and how soon they were answered. */
export function CaseFigures({ cases }: { readonly cases: CaseNumbers }) {
  const { say, number, span } = useTexts();
  const { opened, answered, firstReplyMedianMs, firstReplyP90Ms, good, bad } = cases;
  const working = useWorkingTime(cases);
  const time = (ms: number | null): string => (ms === null ? "–" : span(ms));
  const pairs: readonly (readonly [Key, ReactNode])[] = [
    ["console.numbers.case.opened", number(opened)],
    ["console.numbers.case.answered", number(answered)],
    ["console.numbers.case.median", time(firstReplyMedianMs)],
    ["console.numbers.case.p90", time(firstReplyP90Ms)],
    ["console.numbers.case.workingMedian", working(cases.firstReplyWorkingMedianMs)],
    ["console.numbers.case.workingP90", working(cases.firstReplyWorkingP90Ms)],
    ["console.numbers.case.inTime", <InTime key="in-time" cases={cases} />],
    ["console.numbers.case.good", number(good)],
    ["console.numbers.case.bad", number(bad)],
  ];
  return (
    <>
      <dl className="totals">
        {pairs.map(([key, value]) => (
          <div key={key}>
            <dt>{say(key)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {cases.workingUnmeasured > 0 && (
        <p className="faint">
          {say("console.numbers.case.unmeasured", { count: cases.workingUnmeasured })}
        </p>
      )}
    </>
  );
}

const HOUR_MS = 3_600_000;

/** A day of working time is none of the clock, so that hours are the largest unit. */
function useWorkingTime({
  answered,
}: Pick<CaseNumbers, "answered">): (ms: number | null) => string {
  const { say, span } = useTexts();
  return (ms) => {
    if (ms === null) return answered === 0 ? "–" : say("console.numbers.case.notMeasured");
    if (ms < 2 * HOUR_MS) return span(ms);
    return say("console.numbers.workingHours", { hours: Math.trunc(ms / HOUR_MS) });
  };
}

function InTime({ cases }: { readonly cases: CaseNumbers }) {
  const { say, number } = useTexts();
  const { answered, answeredInTime, answeredLate } = cases;
  const known = answeredInTime + answeredLate;
  if (known === 0) return answered === 0 ? "–" : say("console.numbers.case.notMeasured");
  const percent = Math.round((100 * answeredInTime) / known);
  return (
    <>
      {number(answeredInTime)} <small>{say("console.numbers.percent", { percent })}</small>
    </>
  );
}
