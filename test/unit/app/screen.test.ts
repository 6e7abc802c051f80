import { describe, expect, it } from "vitest";
import { createPlainOutput, createScreen, createScreenLog } from "../../../src/app/screen.ts";

/** What somebody sees in the end: each line as it was left. */
function seen(written: string): string[] {
  return written.split("\n").map((line) => line.split("\r\u001b[2K").at(-1) ?? "");
}

function watched() {
  let written = "";
  const screen = createScreen((text) => {
    written += text;
  });
  return { screen, log: createScreenLog(screen), lines: () => seen(written) };
}

describe("a terminal that a person watches", () => {
  it("shows how far learning is in one line, and in the end that all is ready", () => {
    const { log, lines } = watched();
    log.info("index.learning", { languages: "en zh" });
    expect(lines()).toEqual([expect.stringContaining("0 of 2 languages done")]);
    log.info("index.learned", { language: "zh", left: "" });
    expect(lines()).toEqual([expect.stringContaining("1 of 2 languages done")]);
    log.info("index.learned", { language: "en", left: "" });
    log.info("content.learned", { articles: 84 });
    expect(lines()).toEqual([expect.stringMatching(/^Ready: /), ""]);
  });

  it("keeps that line below whatever else is said meanwhile", () => {
    const { screen, log, lines } = watched();
    log.info("index.learning", { languages: "en" });
    screen.line("The chat page is at http://127.0.0.1:8080/");
    expect(lines()).toEqual([
      "The chat page is at http://127.0.0.1:8080/",
      expect.stringContaining("0 of 1 languages done"),
    ]);
  });

  it("says nothing of learning where nothing was to be learned first, as after an edit", () => {
    const { log, lines } = watched();
    log.info("started", { port: 8080 });
    log.info("content.learned", { articles: 84 });
    expect(lines()).toEqual([""]);
  });

  it("tells what has to be looked at, and nothing that steers the terminal", () => {
    const { log, lines } = watched();
    log.warn("index_not_stored", { code: "EACCES" });
    log.error("content.not_learned", { code: "internal\u001b[2J" });
    expect(lines()).toEqual([
      "Warning: index_not_stored code=EACCES",
      "Error: content.not_learned code=internal[2J",
      "",
    ]);
  });
});

describe("output that nobody watches", () => {
  it("has lines alone", () => {
    const written: string[] = [];
    const output = createPlainOutput((text) => written.push(text));
    output.progress("half done");
    output.line("Model: off");
    expect(written).toEqual(["Model: off\n"]);
  });
});
