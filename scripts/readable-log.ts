const LEVELS: ReadonlyMap<number, string> = new Map([
  [10, "trace"],
  [20, "debug"],
  [30, "info"],
  [40, "WARN"],
  [50, "ERROR"],
  [60, "FATAL"],
]);

/** A line of the service’s log for a person: the time, how bad it is, what happened and its fields. Any other line stays as it is. */
export function readableLine(line: string): string {
  const entry = entryOf(line);
  if (entry === null) return line;
  const { level, time, msg, ...fields } = entry;
  const told = Object.entries(fields).map(([name, value]) => `${name}=${shown(value)}`);
  const clock = typeof time === "string" ? time.slice(11, 19) : "";
  const name = LEVELS.get(Number(level)) ?? "";
  return [clock, name.padEnd(5), shown(msg), ...told].join(" ");
}

function entryOf(line: string): Readonly<Record<string, unknown>> | null {
  if (!line.startsWith("{")) return null;
  try {
    const entry = JSON.parse(line) as Record<string, unknown>;
    return "level" in entry && "msg" in entry ? entry : null;
  } catch {
    return null;
  }
}

function shown(value: unknown): string {
  return typeof value === "string" && value !== "" && !/\s/.test(value)
    ? value
    : JSON.stringify(value);
}
