import { useId, type ReactNode, type RefObject } from "react";
import { useTexts } from "../texts/texts.tsx";
import { labelStep, pointsOf, scaleFor, type Area } from "./scale.ts";
import { useWidth } from "./use-width.ts";

export interface Series {
  readonly name: string;
  /** One for each label. */
  readonly figures: readonly number[];
}

interface ChartProps {
  readonly title: string;
  readonly labels: readonly string[];
  /** At most two, told apart by the kind of line and by name. */
  readonly series: readonly Series[];
}

/** Until the place is measured. */
const USUAL_WIDTH = 720;
const HEIGHT = 210;
/** So much room a label takes. */
const LABEL_WIDTH = 100;

/** Figures over time, as lines. What is exact stands in the table that goes with it. */
export function LineChart({ title, labels, series }: ChartProps) {
  const [place, width] = useWidth<HTMLElement>(USUAL_WIDTH);
  const area: Area = { left: 46, top: 10, width: width - 96, height: HEIGHT - 40 };
  const { top, ticks } = scaleFor(Math.max(0, ...series.flatMap(({ figures }) => figures)));
  const step = labelStep(labels.length, Math.max(2, Math.floor(area.width / LABEL_WIDTH)));
  const places = pointsOf(
    labels.map(() => 0),
    top,
    area,
  );
  return (
    <Figure kind="lines" place={place} size={[width, HEIGHT]} title={title} series={series}>
      <Grid ticks={ticks} top={top} area={area} />
      {places.map(([x], index) =>
        index % step === 0 ? (
          <text key={index} x={x} y={HEIGHT - 8} className="label">
            {labels[index]}
          </text>
        ) : null,
      )}
      {series.map(({ name, figures }, index) => (
        <Line key={name} index={index} points={pointsOf(figures, top, area)} />
      ))}
    </Figure>
  );
}

interface LineProps {
  readonly index: number;
  readonly points: readonly (readonly [x: number, y: number])[];
}

function Line({ index, points }: LineProps) {
  return (
    <g className={`series s${String(index)}`}>
      <polyline points={points.map((point) => point.join(",")).join(" ")} />
      {points.length === 1 && points.map(([x, y]) => <circle key={x} cx={x} cy={y} r="4" />)}
    </g>
  );
}

const BAR = { height: 16, gap: 10, figure: 64 };
const LETTER_WIDTH = 7.5;

/** Figures side by side, as bars from the left: the second within the first, of which it is a part. */
export function BarChart({ title, labels, series }: ChartProps) {
  const { number } = useTexts();
  const [place, width] = useWidth<HTMLElement>(USUAL_WIDTH);
  const left = Math.min(190, Math.round(width * 0.33));
  const letters = Math.floor(left / LETTER_WIDTH) - 1;
  const [whole, part] = series;
  const { top } = scaleFor(Math.max(0, ...(whole?.figures ?? [])));
  const length = (figure: number): number =>
    Math.round((figure / top) * (width - left - BAR.figure));
  const rowHeight = BAR.height + BAR.gap;
  return (
    <Figure
      kind="bars"
      place={place}
      size={[width, labels.length * rowHeight + BAR.gap]}
      title={title}
      series={series}
    >
      {labels.map((label, index) => {
        const y = BAR.gap + index * rowHeight;
        const all = whole?.figures[index] ?? 0;
        return (
          <g key={label}>
            <text x={left - 8} y={y + 12} className="label name">
              {label.length > letters ? `${label.slice(0, letters - 1)}…` : label}
            </text>
            <rect className="bar s0" x={left} y={y} width={length(all)} height={BAR.height} />
            <rect
              className="bar s1"
              x={left}
              y={y + 4}
              width={length(part?.figures[index] ?? 0)}
              height={BAR.height - 8}
            />
            <text x={left + length(all) + 8} y={y + 12} className="label figure">
              {number(all)}
            </text>
          </g>
        );
      })}
    </Figure>
  );
}

const KEY_LINE = [
  [1, 5],
  [25, 5],
] as const;

interface FigureProps {
  readonly kind: "lines" | "bars";
  readonly place: RefObject<HTMLElement | null>;
  readonly size: readonly [width: number, height: number];
  readonly title: string;
  readonly series: readonly Series[];
  readonly children: ReactNode;
}

function Figure({ kind, place, size: [width, height], title, series, children }: FigureProps) {
  const { say } = useTexts();
  const id = useId();
  return (
    <figure ref={place} className="chart">
      <figcaption id={id}>
        <span className="unseen">{title}</span>
        {series.map(({ name }, index) => (
          <span key={name} className="key">
            <svg width="26" height="10" aria-hidden="true">
              {kind === "bars" ? (
                <rect className={`bar s${String(index)}`} width="26" height="10" />
              ) : (
                <Line index={index} points={KEY_LINE} />
              )}
            </svg>{" "}
            {name}
          </span>
        ))}
      </figcaption>
      <svg
        viewBox={`0 0 ${String(width)} ${String(height)}`}
        role="img"
        aria-labelledby={id}
        aria-description={say("console.numbers.chartText")}
      >
        {children}
      </svg>
    </figure>
  );
}

interface GridProps {
  readonly ticks: readonly number[];
  readonly top: number;
  readonly area: Area;
}

function Grid({ ticks, top, area }: GridProps) {
  const { number } = useTexts();
  return ticks.map((tick) => {
    const y = area.top + area.height * (1 - tick / top);
    return (
      <g key={tick} className="grid">
        <line x1={area.left} x2={area.left + area.width} y1={y} y2={y} />
        <text x={area.left - 8} y={y + 4} className="label figure-left">
          {number(tick)}
        </text>
      </g>
    );
  });
}
