/** Structured log. Fields hold codes, ids and durations; never message text, names or tokens. */
export interface Log {
  /** For following single messages; off unless somebody asks for it. */
  debug(event: string, fields?: Readonly<Record<string, LogValue>>): void;
  info(event: string, fields?: Readonly<Record<string, LogValue>>): void;
  warn(event: string, fields?: Readonly<Record<string, LogValue>>): void;
  error(event: string, fields?: Readonly<Record<string, LogValue>>): void;
}

export type LogValue = string | number | boolean | null;
