import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { numbersFile, useNumbers, type NumbersChoice } from "../api/insight.ts";
import { NUMBERS_BY, type Numbers, type NumbersBy } from "../api/number-types.ts";
import { isDay } from "../lib/days.ts";
import { FailedLoad } from "../shell/failure.tsx";
import { Page } from "../shell/page.tsx";
import { Waiting } from "../shell/waiting.tsx";
import { useTexts } from "../texts/texts.tsx";
import { CaseFigures } from "./case-figures.tsx";
import { CentreReportSection } from "./centre-report.tsx";
import { BarChart, LineChart } from "./chart.tsx";
import { DaysTable, RowsTable, useKeyName } from "./figure-tables.tsx";
import { SPANS, lastDays } from "./spans.ts";

const USUAL: NumbersChoice = { range: null, by: "language" };

/** How much is asked and answered; sums alone, with nothing of any person. */
export default function NumbersPage() {
  const { say } = useTexts();
  // What is usual tells which day it is, of which every other choice begins.
  const { data, error, isPending, refetch } = useNumbers(USUAL);
  return (
    <Page title={say("console.numbers.title")} about={say("console.numbers.about")} isWide>
      {isPending && <Waiting />}
      {data === undefined && error !== null && (
        <FailedLoad error={error} retry={() => void refetch()} />
      )}
      {data !== undefined && <ChosenNumbers today={data.today} usual={data.range} />}
    </Page>
  );
}

interface ChosenNumbersProps {
  /** The day of the service. */
  readonly today: string;
  readonly usual: Numbers["range"];
}

function ChosenNumbers({ today, usual }: ChosenNumbersProps) {
  const [choice, setChoice] = useState(USUAL);
  // While a day is being typed, the last whole ones stay.
  const [asked, setAsked] = useState(choice);
  const change = (next: NumbersChoice): void => {
    setChoice(next);
    if (next.range === null || isWhole(next.range)) setAsked(next);
  };
  const numbers = useNumbers(asked);
  return (
    <>
      <ChoiceLine range={choice.range ?? usual} by={choice.by} today={today} onChange={change} />
      {numbers.isPending && <Waiting />}
      {numbers.isError && <FailedLoad error={numbers.error} retry={() => void numbers.refetch()} />}
      {numbers.isSuccess && (
        <div className="stack" aria-busy={numbers.isPlaceholderData}>
          <Figures numbers={numbers.data} choice={asked} />
        </div>
      )}
      <CentreReportSection today={today} />
    </>
  );
}

function isWhole({ from, to }: Numbers["range"]): boolean {
  return isDay(from) && isDay(to) && from <= to;
}

interface ChoiceLineProps {
  readonly range: Numbers["range"];
  readonly by: NumbersBy;
  readonly today: string;
  readonly onChange: (choice: NumbersChoice) => void;
}

function ChoiceLine({ range, by, today, onChange }: ChoiceLineProps) {
  const { say } = useTexts();
  const isOrdered = range.from <= range.to;
  return (
    <div className="filter-line">
      <TextInput
        type="date"
        label={say("console.numbers.from")}
        max={today}
        value={range.from}
        error={isOrdered ? null : say("console.content.fact.order")}
        onChange={(event) => {
          onChange({ range: { ...range, from: event.currentTarget.value }, by });
        }}
      />
      <TextInput
        type="date"
        label={say("console.numbers.to")}
        max={today}
        value={range.to}
        onChange={(event) => {
          onChange({ range: { ...range, to: event.currentTarget.value }, by });
        }}
      />
      <NativeSelect
        label={say("console.numbers.by")}
        value={by}
        onChange={(event) => {
          const chosen = NUMBERS_BY.find((each) => each === event.currentTarget.value);
          if (chosen !== undefined) onChange({ range, by: chosen });
        }}
        data={NUMBERS_BY.map((value) => ({ value, label: say(`console.numbers.by.${value}`) }))}
      />
      <div className="views" role="group" aria-label={say("console.gaps.span")}>
        {SPANS.map((days) => {
          const last = lastDays(days, today);
          return (
            <button
              key={days}
              type="button"
              aria-pressed={range.from === last.from && range.to === last.to}
              onClick={() => {
                onChange({ range: last, by });
              }}
            >
              {say("console.gaps.lastDays", { days })}
            </button>
          );
        })}
      </div>
    </div>
  );
}

const MOST_BARS = 14;

function Figures({
  numbers,
  choice,
}: {
  readonly numbers: Numbers;
  readonly choice: NumbersChoice;
}) {
  const { say, day } = useTexts();
  const nameOf = useKeyName(choice.by);
  const { total, rows, days, cases } = numbers;
  const questions = say("console.numbers.figure.questions");
  const answered = say("console.numbers.figure.answered");
  const bars = choice.by === "day" ? [] : rows.slice(0, MOST_BARS);
  return (
    <>
      <Totals total={total} />
      <section className="card" aria-labelledby="days-title">
        <h2 id="days-title">{say("console.numbers.days")}</h2>
        {days.length > 1 && (
          <LineChart
            title={say("console.numbers.days")}
            labels={days.map((each) => day(each.day))}
            series={[
              { name: questions, figures: days.map((each) => each.questions) },
              { name: answered, figures: days.map((each) => each.answered) },
            ]}
          />
        )}
        <DaysTable days={days} />
      </section>
      <section className="card" aria-labelledby="rows-title">
        <div className="card-head">
          <h2 id="rows-title">{say(`console.numbers.by.${choice.by}`)}</h2>
          <Button size="xs" variant="default" component="a" href={numbersFile(choice)} download>
            {say("console.numbers.csv")}
          </Button>
        </div>
        {bars.length > 0 && (
          <BarChart
            title={say(`console.numbers.by.${choice.by}`)}
            labels={bars.map(({ key }) => nameOf(key))}
            series={[
              { name: questions, figures: bars.map((row) => row.questions) },
              { name: answered, figures: bars.map((row) => row.answered) },
            ]}
          />
        )}
        <RowsTable rows={rows} by={choice.by} />
      </section>
      <section className="card" aria-labelledby="cases-title">
        <h2 id="cases-title">{say("console.numbers.cases")}</h2>
        <CaseFigures cases={cases} />
      </section>
    </>
  );
}

const SHOWN = ["questions", "answered", "clarified", "abstained", "escalated", "urgent"] as const;

function Totals({ total }: Pick<Numbers, "total">) {
  const { say, number } = useTexts();
  const share = total.questions === 0 ? 0 : Math.round((100 * total.answered) / total.questions);
  return (
    <dl className="totals">
      {SHOWN.map((figure) => (
        <div key={figure}>
          <dt>{say(`console.numbers.figure.${figure}`)}</dt>
          <dd>
            {number(total[figure])}
            {figure === "answered" && total.questions > 0 && (
              <small> {say("console.numbers.percent", { percent: share })}</small>
            )}
          </dd>
        </div>
      ))}
      <div>
        <dt>{say("console.numbers.figure.helpful")}</dt>
        <dd>
          {number(total.helpful)}
          <small> {say("console.numbers.unhelpful", { count: total.unhelpful })}</small>
        </dd>
      </div>
    </dl>
  );
}
