import type { ReactNode } from "react";
import { FIGURES, type Numbers, type NumbersBy, type NumbersRow } from "../api/number-types.ts";
import { useTexts } from "../texts/texts.tsx";

/** What a row is called. */
export function useKeyName(by: NumbersBy): (key: string) => string {
  const { say, maybe, day, languageName, topicName } = useTexts();
  return (key) => {
    if (key === "") return say("console.numbers.noKey");
    if (by === "language") return languageName(key);
    if (by === "day") return day(key);
    if (by === "topic") return topicName(key);
    return maybe(`surface.platform.${key}`) ?? key;
  };
}

interface RowsTableProps {
  readonly rows: readonly NumbersRow[];
  readonly by: NumbersBy;
}

/** The figures themselves. */
export function RowsTable({ rows, by }: RowsTableProps) {
  const { say, number } = useTexts();
  const nameOf = useKeyName(by);
  if (rows.length === 0) return <p className="faint">{say("console.numbers.none")}</p>;
  return (
    <FigureTable>
      <table className="table figures">
        <thead>
          <tr>
            <th scope="col">{say(`console.numbers.by.${by}`)}</th>
            {FIGURES.map((figure) => (
              <th key={figure} scope="col">
                {say(`console.numbers.figure.${figure}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{nameOf(row.key)}</th>
              {FIGURES.map((figure) => (
                <td key={figure}>{number(row[figure])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </FigureTable>
  );
}

/** A table that can be scrolled sideways where there is no room for its columns. */
export function FigureTable({ children }: { readonly children: ReactNode }) {
  const { say } = useTexts();
  return (
    <div className="wide-table" role="group" tabIndex={0} aria-label={say("console.numbers.table")}>
      {children}
    </div>
  );
}

/** Each day’s figures, folded away beneath the chart that draws them. */
export function DaysTable({ days }: Pick<Numbers, "days">) {
  const { say, day, number } = useTexts();
  return (
    <details className="as-table">
      <summary>{say("console.numbers.asTable")}</summary>
      <table className="table figures">
        <thead>
          <tr>
            <th scope="col">{say("console.numbers.by.day")}</th>
            <th scope="col">{say("console.numbers.figure.questions")}</th>
            <th scope="col">{say("console.numbers.figure.answered")}</th>
          </tr>
        </thead>
        <tbody>
          {days.map((each) => (
            <tr key={each.day}>
              <th scope="row">{day(each.day)}</th>
              <td>{number(each.questions)}</td>
              <td>{number(each.answered)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
