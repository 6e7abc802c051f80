/**
 * What steers a terminal instead of being read in it: every control character but the end of a line, and what turns the order
 * of letters around, behind which words can be hidden.
 */
const STEERS = /(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

/** The end of a line, whatever is taken for one, and any other space. */
const SPACES = /[\s\u0085]+/gu;

/** Words as a terminal may show them, whoever wrote them. */
export function forTerminal(text: string): string {
  return text.replaceAll("\t", " ").replaceAll(STEERS, "");
}

/** The same on one line, as for a cell of a table. */
export function onOneLine(text: string): string {
  return forTerminal(text.replaceAll(SPACES, " ")).trim();
}

/** JSON on one line that says just the value and shows nothing that steers a terminal. */
export function jsonForTerminal(value: unknown): string {
  return JSON.stringify(value).replaceAll(
    STEERS,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** Prints words, and ends the line. */
export function print(text: string): void {
  process.stdout.write(`${forTerminal(text)}\n`);
}

export interface JsonOption {
  readonly json?: true;
}

/** Prints one thing: as JSON for programs, or in words. */
export function tell({ json }: JsonOption, value: unknown, words: string): void {
  if (json) process.stdout.write(`${jsonForTerminal(value)}\n`);
  else print(words);
}
