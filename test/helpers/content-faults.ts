import { expect } from "vitest";
import { loadKnowledge } from "../../src/content/load.ts";
import { SMALL_KNOWLEDGE } from "./small-knowledge.ts";
import { tempFolder } from "./temp-folder.ts";

/** One thing that is wrong in a folder of content, and how it is reported. */
export interface Fault {
  readonly name: string;
  readonly file: string;
  /** What of the file is replaced; everything, when left out. */
  readonly find?: string;
  readonly put: string | null;
  /** Where it is reported, when not in the file that was changed. */
  readonly reportedIn?: string;
  readonly line: number;
  readonly says: RegExp;
}

export const EN = "visas/free/en.md";

/** Puts a fault into knowledge that has none, and expects it to be named by file and line. */
export function expectNamed({ file, find, put, reportedIn, line, says }: Fault): void {
  const before = SMALL_KNOWLEDGE[file] ?? "";
  if (find !== undefined) expect(before).toContain(find);
  const after = find === undefined ? put : before.replace(find, () => put ?? "");
  const loaded = loadKnowledge(tempFolder({ ...SMALL_KNOWLEDGE, [file]: after }));

  const problems = loaded.ok ? [] : loaded.problems;
  const expected = reportedIn ?? (put === null && file === EN ? EN : file);
  expect(problems).toContainEqual({
    file: expected,
    line,
    message: expect.stringMatching(says) as string,
  });
}
