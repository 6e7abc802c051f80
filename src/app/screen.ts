import type { Log, LogValue } from "../ports/log.ts";
import { forTerminal, onOneLine } from "./commands/terminal.ts";

/** Where a start says what a person should know. */
export interface Screen {
  /** Writes a line that stays. */
  line(text: string): void;
  /** Writes the line below all others, in place of the one before; `null` takes it away. */
  progress(text: string | null): void;
}

const CLEAR_LINE = "\r\u001b[2K";

/** A screen that a person watches. */
export function createScreen(write: (text: string) => void): Screen {
  let shown: string | null = null;
  const clear = (): void => {
    if (shown !== null) write(CLEAR_LINE);
  };
  return {
    line: (text) => {
      clear();
      write(`${forTerminal(text)}\n${shown ?? ""}`);
    },
    progress: (text) => {
      clear();
      shown = text === null ? null : onOneLine(text);
      if (shown !== null) write(shown);
    },
  };
}

/** Output that goes to a file or to another program: lines only. */
export function createPlainOutput(write: (text: string) => void): Screen {
  return {
    line: (text) => {
      write(`${text}\n`);
    },
    progress: () => undefined,
  };
}

/**
 * The log of somebody who watches a terminal: how far learning is, in sentences, and what has to be looked at. The rest is for
 * machines.
 */
export function createScreenLog(screen: Screen): Log {
  let languages = 0;
  let done = 0;
  const show = (): void => {
    screen.progress(
      `Learning the articles: ${String(done)} of ${String(languages)} languages done. ` +
        "Questions are answered meanwhile, fewer of them outright.",
    );
  };
  return {
    debug: () => undefined,
    info: (event, fields = {}) => {
      if (event === "index.learning") {
        languages = countOf(fields["languages"]);
        done = 0;
        show();
      }
      if (event === "index.learned") {
        done += 1;
        show();
      }
      if (event === "content.learned" && languages > 0) {
        languages = 0;
        screen.progress(null);
        screen.line("Ready: the articles are learned, and the next start takes them up.");
      }
    },
    warn: (event, fields = {}) => {
      screen.line(`Warning: ${written(event, fields)}`);
    },
    error: (event, fields = {}) => {
      screen.line(`Error: ${written(event, fields)}`);
    },
  };
}

function countOf(tags: LogValue | undefined): number {
  return String(tags ?? "")
    .split(" ")
    .filter((tag) => tag !== "").length;
}

function written(event: string, fields: Readonly<Record<string, LogValue>>): string {
  const pairs = Object.entries(fields).map(([name, value]) => `${name}=${String(value)}`);
  return onOneLine([event, ...pairs].join(" "));
}
