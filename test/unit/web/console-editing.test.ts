import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  begin,
  bringBack,
  isDirty,
  keepMine,
  meet,
  offsetOfLine,
  replace,
  settle,
  takeTheirs,
  write,
  type Editing,
} from "../../../web/console/src/editor/editing.ts";
import { keepUnsaved, readUnsaved, unsavedPaths } from "../../../web/console/src/editor/unsaved.ts";
import { createDrafts } from "../../../web/console/src/lib/drafts.ts";

const PATH = "knowledge/visas/r-visa/en.md";

describe("editing a document", () => {
  it("goes on from what was not saved when the page was left", () => {
    const unsaved = { text: "mine", seen: "saved" };
    expect(begin("saved", unsaved)).toMatchObject({ text: "mine", theirs: null });
    expect(isDirty(begin("saved", unsaved))).toBe(true);
    expect(isDirty(begin("saved", null))).toBe(false);
  });

  it("shows what somebody else saved meanwhile, and decides nothing by itself", () => {
    const met = meet(write(begin("saved", null), "mine"), "theirs");
    expect(met).toMatchObject({ text: "mine", theirs: "theirs" });
    expect(begin("theirs", { text: "mine", seen: "saved" })).toMatchObject({ theirs: "theirs" });
  });

  it("takes over what somebody else saved where nothing was written, or the same", () => {
    expect(meet(begin("saved", null), "theirs")).toMatchObject({ text: "theirs", theirs: null });
    const same = meet(write(begin("saved", null), "alike"), "alike");
    expect(isDirty(same)).toBe(false);
  });

  it("lays aside the words that give way, whichever they are", () => {
    const met = meet(write(begin("saved", null), "mine"), "theirs");
    expect(takeTheirs(met)).toEqual({
      text: "theirs",
      seen: "theirs",
      theirs: null,
      aside: "mine",
    });
    expect(keepMine(met)).toEqual({ text: "mine", seen: "theirs", theirs: null, aside: "theirs" });
    expect(bringBack(takeTheirs(met))).toMatchObject({ text: "mine", aside: "theirs" });
    expect(replace(begin("saved", null), "by a model")).toMatchObject({ aside: "saved" });
  });

  it("counts what was written while the words went out as not saved", () => {
    const written = write(begin("", null), "first");
    expect(isDirty(settle(write(written, "first and more"), "first"))).toBe(true);
    expect(isDirty(settle(written, "first"))).toBe(false);
  });

  it("loses no words in any order of decisions", () => {
    const step = fc.constantFrom(takeTheirs, keepMine, bringBack);
    fc.assert(
      fc.property(fc.array(step, { maxLength: 6 }), (steps) => {
        let editing: Editing = meet(write(begin("saved", null), "mine"), "theirs");
        for (const each of steps) editing = each(editing);
        const kept = [editing.text, editing.theirs, editing.aside];
        expect(kept).toContain("mine");
        expect(kept).toContain("theirs");
      }),
    );
  });

  it("finds the beginning of a line", () => {
    const text = "one\ntwo\n\nfour";
    expect([1, 2, 3, 4, 9].map((line) => text.slice(offsetOfLine(text, line)))).toEqual([
      text,
      "two\n\nfour",
      "\nfour",
      "four",
      "",
    ]);
  });
});

describe("words that are not saved", () => {
  it("are kept by draft and document, those that are empty too", () => {
    const drafts = createDrafts(null, "s1");
    keepUnsaved(drafts, "d1", PATH, { text: "", seen: "saved" });
    drafts.write("d1", "note", { text: "of a case", attempt: null });
    expect(readUnsaved(drafts, "d1", PATH)).toEqual({ text: "", seen: "saved" });
    expect(readUnsaved(drafts, "d2", PATH)).toBeNull();
    expect(unsavedPaths(drafts, "d1")).toEqual([PATH]);
    keepUnsaved(drafts, "d1", PATH, null);
    expect(unsavedPaths(drafts, "d1")).toEqual([]);
  });

  it("are none where the tab holds something else in their place", () => {
    const drafts = createDrafts(null, "s1");
    for (const text of ["{", "1", '{"text":"x"}', "null"]) {
      drafts.write("d1", `document ${PATH}`, { text, attempt: null });
      expect(readUnsaved(drafts, "d1", PATH)).toBeNull();
    }
  });
});
