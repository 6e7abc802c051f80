import type { PlainDate } from "../../domain/plain-date.ts";
import { numbersOf } from "./calendar.ts";
import type { Token } from "./token.ts";

/** The tokens of a text and what must be known to read them. */
export interface Line {
  readonly tokens: readonly Token[];
  /** The kinds of the tokens, one letter each. */
  readonly kinds: string;
  readonly today: PlainDate;
  /** A number behind a month is a day. */
  readonly monthFirst: boolean;
  /** "next Friday" is the one to come, not that of next week. */
  readonly nextWeekdayIsUpcoming: boolean;
}

/** The value of the first token of a kind among those that a rule matched; `null` when there is none. */
export type Values = (kind: string) => number | null;

/** The year that is named by its number or as this, last or next one; `null` when none is. */
export function yearIn(values: Values, line: Line): number | null {
  const year = values("Y");
  if (year !== null) return year;
  const steps = values("y") === null ? null : stepsIn(values);
  return steps === null ? null : numbersOf(line.today).year + steps;
}

/** How many units ahead "this", "next" and their like lead; `null` when none of them is there. */
export function stepsIn(values: Values): number | null {
  return values(">") ?? values("=") ?? values("<");
}
