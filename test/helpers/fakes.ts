import type { Log } from "../../src/ports/log.ts";

/** A log that keeps what it was told. */
export function keptLog(): Log & {
  readonly lines: { level: string; event: string; fields: unknown }[];
} {
  const lines: { level: string; event: string; fields: unknown }[] = [];
  const keep =
    (level: string) =>
    (event: string, fields: unknown = {}): void => {
      lines.push({ level, event, fields });
    };
  return {
    lines,
    debug: keep("debug"),
    info: keep("info"),
    warn: keep("warn"),
    error: keep("error"),
  };
}
