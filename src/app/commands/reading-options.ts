import { InvalidArgumentError } from "commander";
import { AppError } from "../../domain/errors.ts";
import { parsePlainDate, type PlainDate } from "../../domain/plain-date.ts";

/** A day as it is written behind an option. */
export function readDay(text: string): PlainDate {
  const day = parsePlainDate(text);
  if (day === null) throw new InvalidArgumentError("write a day as YYYY-MM-DD.");
  return day;
}

/** How many of something, within reason. */
export function readCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1 || count > 100) {
    throw new InvalidArgumentError("write a whole number from 1 to 100.");
  }
  return count;
}

/** What is wrong with how a command was called. */
export function usage(sentence: string): AppError {
  return new AppError("usage", `${sentence}.`);
}
