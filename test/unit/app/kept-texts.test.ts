import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { keepTexts, takeUpTexts } from "../../../src/app/kept-texts.ts";
import { Problems } from "../../../src/content/problem.ts";
import { readArticleText } from "../../../src/content/read-article-text.ts";
import {
  forgetTexts,
  keyOfText,
  recallText,
  rememberedTexts,
  rememberText,
} from "../../../src/content/remembered-texts.ts";
import { keptLog } from "../../helpers/fakes.ts";
import { tempFolder } from "../../helpers/temp-folder.ts";

/** A text that no other test reads. */
function written(subject: string): string {
  const summary = `:claim[${subject} costs nothing.]{id=free}`;
  return `---\ntitle: ${subject}\nsummary: "${summary}"\nquestions: [what of ${subject}]\n---\nMore.\n`;
}

function read(raw: string, problems = new Problems()) {
  return readArticleText({ text: raw, asked: null }, "en.md", "en", [], problems);
}

/** How to find a place is no part of what is the same. */
const PLACES = { lineOf: null, placeOfWay: null };

function keyOf(text: string): string {
  return keyOfText({ text, asked: null }, "en", []);
}

function remembers(subject: string): boolean {
  return rememberedTexts().some(([, { title }]) => title === subject);
}

describe("texts that are kept for the next start", () => {
  it("are the same when they are recalled as when they were read", () => {
    const raw = written("Parking");
    const [first, again] = [read(raw), read(raw)];
    expect({ ...again, ...PLACES }).toEqual({ ...first, ...PLACES });
    expect(again?.body).toBe(first?.body);
    expect(again?.lineOf(["questions", 0])).toBe(first?.lineOf(["questions", 0]));
    expect(again?.lineOf(["summary"])).toBe(3);
  });

  it("come back from their file when they are forgotten, the longest unused first", () => {
    const folder = tempFolder({});
    read(written("Camping"));
    const before = rememberedTexts();
    keepTexts(keptLog(), folder);
    const [, any] = before[0] ?? [];
    if (any === undefined) throw new Error("nothing is remembered");
    for (let other = 0; remembers("Camping"); other += 1)
      rememberText(`other ${String(other)}`, any);
    expect(rememberedTexts().length).toBeLessThan(3000);
    takeUpTexts(folder);
    expect(recallText(keyOf(written("Camping")))?.title).toBe("Camping");
    for (const [key, text] of before) rememberText(key, text);
  });

  it("are read again where their file was cut short or altered", () => {
    const folder = tempFolder({});
    read(written("Sailing"));
    keepTexts(keptLog(), folder);
    const file = path.join(folder, "texts.bin");
    const bytes = readFileSync(file);
    for (const broken of [
      bytes.subarray(0, 40),
      Buffer.alloc(0),
      Buffer.from(bytes).fill(7, 50, 60),
    ]) {
      const other = tempFolder({});
      writeFileSync(path.join(other, "texts.bin"), broken);
      forgetTexts();
      takeUpTexts(other);
      expect(recallText(keyOf(written("Sailing")))).toBeNull();
    }
  });

  it("hold no text with a fault, which is told each time", () => {
    const raw = written("Rowing").replace("costs nothing", "costs 300 yuan");
    for (const problems of [new Problems(), new Problems()]) {
      read(raw, problems);
      expect(problems.all().map(({ message }) => message)).toEqual([
        expect.stringContaining("300"),
      ]);
    }
    expect(remembers("Rowing")).toBe(false);
  });

  it("are kept nowhere when the folder cannot be written, which is told and stops nothing", () => {
    const log = keptLog();
    const folder = path.join(tempFolder({ file: "no folder" }), "file");
    read(written("Gliding"));
    keepTexts(log, folder);
    expect(log.lines).toEqual([
      expect.objectContaining({ level: "warn", event: "texts.not_kept" }),
    ]);
  });
});
