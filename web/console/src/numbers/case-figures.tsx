import type { CaseNumbers } from "../api/content-types.ts";
import { useTexts } from "../texts/texts.tsx";

/** How many cases there were, and how soon they were answered. */
export function CaseFigures({ cases }: { readonly cases: CaseNumbers }) {
  const { say, number, span } = useTexts();
  const { opened, answered, firstReplyMedianMs, firstReplyP90Ms, good, bad } = cases;
  const time = (ms: number | null): string => (ms === null ? "–" : span(ms));
  const pairs = [
    ["console.numbers.case.opened", number(opened)],
    ["console.numbers.case.answered", number(answered)],
    ["console.numbers.case.median", time(firstReplyMedianMs)],
    ["console.numbers.case.p90", time(firstReplyP90Ms)],
    ["console.numbers.case.good", number(good)],
    ["console.numbers.case.bad", number(bad)],
  ] as const;
  return (
    <dl className="totals">
      {pairs.map(([key, value]) => (
        <div key={key}>
          <dt>{say(key)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
