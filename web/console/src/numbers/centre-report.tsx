import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { useCentres } from "../api/accounts.ts";
import { centreReportFile, useCentreReport } from "../api/insight.ts";
import type { CaseRowNumbers, CentreReport } from "../api/number-types.ts";
import { FailedLoad } from "../shell/failure.tsx";
import { Waiting } from "../shell/waiting.tsx";
import { useTexts } from "../texts/texts.tsx";
import { CaseFigures } from "./case-figures.tsx";
import { LineChart } from "./chart.tsx";
import { FigureTable, useKeyName } from "./figure-tables.tsx";

/** The cases of one centre in one month. */
export function CentreReportSection({ today }: { readonly today: string }) {
  const { say, language } = useTexts();
  const centres = useCentres();
  const [chosen, setChosen] = useState("");
  const [month, setMonth] = useState(today.slice(0, 7));
  const known = centres.data ?? [];
  const centre = chosen === "" ? (known[0]?.id ?? "") : chosen;
  const report = useCentreReport(centre, month);
  if (centres.isSuccess && known.length === 0) return null;
  return (
    <section className="card" aria-labelledby="report-title">
      <div className="card-head">
        <h2 id="report-title">{say("console.numbers.report")}</h2>
        {report.isSuccess && (
          <Button
            size="xs"
            variant="default"
            component="a"
            href={centreReportFile(centre, month)}
            download
          >
            {say("console.numbers.csv")}
          </Button>
        )}
      </div>
      <p className="faint">{say("console.numbers.report.text")}</p>
      <div className="filter-line">
        <NativeSelect
          label={say("console.filter.centre")}
          value={centre}
          onChange={(event) => {
            setChosen(event.currentTarget.value);
          }}
          data={known.map(({ id, names }) => ({ value: id, label: names[language] }))}
        />
        <TextInput
          type="month"
          label={say("console.numbers.month")}
          placeholder="2026-11"
          pattern="\d{4}-\d{2}"
          max={today.slice(0, 7)}
          value={month}
          onChange={(event) => {
            setMonth(event.currentTarget.value);
          }}
        />
      </div>
      {report.isLoading && <Waiting />}
      {report.isError && <FailedLoad error={report.error} retry={() => void report.refetch()} />}
      {report.isSuccess && <Report report={report.data} />}
    </section>
  );
}

function Report({ report }: { readonly report: CentreReport }) {
  const { say, day } = useTexts();
  const { cases, days, languages, topics } = report;
  return (
    <>
      <CaseFigures cases={cases} />
      {cases.opened > 0 && (
        <LineChart
          title={say("console.numbers.report.days")}
          labels={days.map(({ key }) => day(key))}
          series={[
            { name: say("console.numbers.case.opened"), figures: days.map((each) => each.opened) },
            {
              name: say("console.numbers.case.answered"),
              figures: days.map((each) => each.answered),
            },
          ]}
        />
      )}
      <CasesTable rows={languages} by="language" />
      <CasesTable rows={topics} by="topic" />
      <details className="as-table">
        <summary>{say("console.numbers.asTable")}</summary>
        <CasesTable rows={days} by="day" />
      </details>
    </>
  );
}

interface CasesTableProps {
  readonly rows: readonly CaseRowNumbers[];
  readonly by: "language" | "topic" | "day";
}

function CasesTable({ rows, by }: CasesTableProps) {
  const { say, number } = useTexts();
  const nameOf = useKeyName(by);
  if (rows.length === 0) return null;
  return (
    <FigureTable>
      <table className="table figures">
        <thead>
          <tr>
            <th scope="col">{say(`console.numbers.by.${by}`)}</th>
            <th scope="col">{say("console.numbers.case.opened")}</th>
            <th scope="col">{say("console.numbers.case.answered")}</th>
            <th scope="col">{say("console.numbers.case.good")}</th>
            <th scope="col">{say("console.numbers.case.bad")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, opened, answered, good, bad }) => (
            <tr key={key}>
              <th scope="row">{nameOf(key)}</th>
              <td>{number(opened)}</td>
              <td>{number(answered)}</td>
              <td>{number(good)}</td>
              <td>{number(bad)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </FigureTable>
  );
}
