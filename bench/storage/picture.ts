/** How the service stands after so many messages. */
export interface Sample {
  readonly messages: number;
  readonly rssMb: number;
  /** By how much the file of the database grew since the first message. */
  readonly databaseBytes: number;
}

interface Panel {
  readonly title: string;
  readonly top: number;
  readonly of: (sample: Sample) => number;
}

const WIDTH = 720;
const HEIGHT = 420;
const LEFT = 64;
const RIGHT = 24;
const PANEL_HEIGHT = 140;
const LINES = 4;
const MEGABYTE = 1_048_576;

const PANELS: readonly Panel[] = [
  { title: "Memory of the process (RSS), MB", top: 36, of: ({ rssMb }) => rssMb },
  {
    title: "Growth of the database, MB",
    top: 232,
    of: ({ databaseBytes }) => databaseBytes / MEGABYTE,
  },
];

/** Two curves over the number of messages, as an SVG that is read on light and dark pages alike. */
export function draw(samples: readonly Sample[]): string {
  const most = samples.at(-1)?.messages ?? 1;
  const parts = PANELS.flatMap((panel) => drawPanel(panel, samples, most));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${String(WIDTH)} ${String(HEIGHT)}" font-family="sans-serif" font-size="12">`,
    `<rect width="${String(WIDTH)}" height="${String(HEIGHT)}" fill="#fff"/>`,
    ...parts,
    "</svg>",
    "",
  ].join("\n");
}

function drawPanel({ title, top, of }: Panel, samples: readonly Sample[], most: number): string[] {
  const highest = roundUp(Math.max(1, ...samples.map(of)));
  const x = (messages: number): string =>
    (LEFT + ((WIDTH - LEFT - RIGHT) * messages) / most).toFixed(1);
  const y = (value: number): string => (top + PANEL_HEIGHT * (1 - value / highest)).toFixed(1);
  const points = samples.map((sample) => `${x(sample.messages)},${y(of(sample))}`).join(" ");
  const steps = Array.from({ length: LINES + 1 }, (_, step) => step / LINES);
  return [
    `<text x="${String(LEFT)}" y="${String(top - 12)}" font-weight="bold">${title}</text>`,
    ...steps.map((step) => {
      const at = y(highest * step);
      return (
        `<line x1="${String(LEFT)}" x2="${String(WIDTH - RIGHT)}" y1="${at}" y2="${at}" stroke="#ddd"/>` +
        `<text x="${String(LEFT - 8)}" y="${at}" dy="4" text-anchor="end">${words(highest * step)}</text>`
      );
    }),
    ...steps.map(
      (step) =>
        `<text x="${x(most * step)}" y="${String(top + PANEL_HEIGHT + 18)}" text-anchor="middle">${words(most * step)}</text>`,
    ),
    `<polyline points="${points}" fill="none" stroke="#0b6e4f" stroke-width="2"/>`,
    `<text x="${String(WIDTH - RIGHT)}" y="${String(top - 12)}" text-anchor="end" fill="#555">over messages</text>`,
  ];
}

/** To a number with one digit that four parts divide evenly. */
function roundUp(value: number): number {
  const unit = 10 ** Math.floor(Math.log10(value));
  const factor = [1, 2, 4, 6, 8, 10].find((each) => each * unit >= value) ?? 10;
  return factor * unit;
}

function words(value: number): string {
  return Math.round(value).toLocaleString("en");
}
