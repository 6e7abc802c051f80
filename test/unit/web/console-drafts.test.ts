import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  createDrafts,
  EMPTY_DRAFT,
  keyFor,
  type Shelf,
} from "../../../web/console/src/lib/drafts.ts";
import { randomKey } from "../../../web/console/src/lib/random-key.ts";

/** What a tab keeps through a reload. */
function shelf(): Shelf & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    get length() {
      return kept.size;
    },
    key: (index) => [...kept.keys()][index] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => {
      kept.set(key, value);
    },
    removeItem: (key) => {
      kept.delete(key);
    },
  };
}

const draft = (text: string) => ({ text, attempt: null });

describe("drafts", () => {
  it("survive a reload, each case and kind for itself", () => {
    const tab = shelf();
    const before = createDrafts(tab, "s1");
    before.write("c1", "reply", draft("to the person"));
    before.write("c1", "note", draft("for us"));
    const after = createDrafts(tab, "s1");
    expect(after.read("c1", "reply").text).toBe("to the person");
    expect(after.read("c1", "note").text).toBe("for us");
    expect(after.read("c2", "reply")).toEqual(EMPTY_DRAFT);
  });

  it("are not shown to somebody else who signs in in the same tab", () => {
    const tab = shelf();
    createDrafts(tab, "s1").write("c1", "reply", draft("mine"));
    expect(createDrafts(tab, "s2").read("c1", "reply")).toEqual(EMPTY_DRAFT);
    expect(createDrafts(tab, "s1").read("c1", "reply").text).toBe("mine");
  });

  it("leave nothing behind when they are cleared, and others’ things alone", () => {
    const tab = shelf();
    tab.setItem("other", "x");
    createDrafts(tab, "s2").write("c1", "reply", draft("theirs"));
    const mine = createDrafts(tab, "s1");
    mine.write("c1", "reply", draft("mine"));
    mine.write("c2", "article a/b", draft("a/b"));
    mine.clear();
    expect(mine.read("c1", "reply")).toEqual(EMPTY_DRAFT);
    expect([...tab.kept.keys()]).toEqual(["other", "yizhan.draft.s2.c1.reply"]);
  });

  it("are listed by case, kept in the tab or in memory", () => {
    const tab = shelf();
    createDrafts(tab, "s1").write("c1", "note", draft("before the reload"));
    const drafts = createDrafts(tab, "s1");
    drafts.write("c1", "document knowledge/a/b/en.md", draft("x"));
    drafts.write("c12", "reply", draft("of another case"));
    expect([...drafts.kinds("c1")].sort()).toEqual(["document knowledge/a/b/en.md", "note"]);
    expect(createDrafts(null, "s1").kinds("c1")).toEqual([]);
  });

  it("are counted by what would be lost with them: cases with words, and documents", () => {
    const tab = shelf();
    createDrafts(tab, "s2").write("c9", "reply", draft("of somebody else"));
    createDrafts(tab, "s1").write("c1", "reply", draft("before the reload"));
    const drafts = createDrafts(tab, "s1");
    drafts.write("c1", "note", draft("of the same case"));
    drafts.write("c2", "note", draft("x"));
    drafts.write("c3", "article a/b", { text: "a/b", attempt: { key: "k", text: "a/b" } });
    drafts.write("c4", "reply", { text: " ", attempt: { key: "k", text: "sent" } });
    drafts.write("d1", "document knowledge/a/b.reply", draft("x"));
    drafts.write("d1", "document knowledge/a/en.md", draft("x"));
    expect(drafts.unsent()).toEqual({ cases: 2, documents: 2 });
    drafts.clear();
    expect(drafts.unsent()).toEqual({ cases: 0, documents: 0 });
  });

  it("are removed when they are emptied", () => {
    const tab = shelf();
    const drafts = createDrafts(tab, "s1");
    drafts.write("c1", "reply", draft("x"));
    expect(tab.kept.size).toBe(1);
    drafts.write("c1", "reply", EMPTY_DRAFT);
    expect(tab.kept.size).toBe(0);
  });

  it("last as long as the page where the browser keeps nothing, or no more", () => {
    const full: Shelf = {
      ...shelf(),
      setItem: () => {
        throw new Error("full");
      },
    };
    for (const kept of [null, full]) {
      const drafts = createDrafts(kept, "s1");
      drafts.write("c1", "reply", draft("x"));
      expect(drafts.read("c1", "reply").text).toBe("x");
    }
  });

  it("count what somebody else left in the storage as none", () => {
    const tab = shelf();
    for (const junk of ["{", "null", '{"text":1}', "[]"]) {
      tab.setItem("yizhan.draft.s1.c1.reply", junk);
      expect(createDrafts(tab, "s1").read("c1", "reply")).toEqual(EMPTY_DRAFT);
    }
    tab.setItem("yizhan.draft.s1.c1.reply", '{"text":"kept","attempt":{"key":1}}');
    expect(createDrafts(tab, "s1").read("c1", "reply")).toEqual(draft("kept"));
  });
});

describe("the key of a message", () => {
  it("stays the same for the same text through tries and reloads, and is another for any other text", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (text, other) => {
        const tab = shelf();
        const first = keyFor(draft(text), randomKey);
        createDrafts(tab, "s1").write("c1", "reply", { text, attempt: { key: first, text } });
        const again = createDrafts(tab, "s1").read("c1", "reply");
        expect(keyFor(again, randomKey)).toBe(first);
        const changed = keyFor({ ...again, text: other }, randomKey);
        expect(changed === first).toBe(other === text);
      }),
    );
  });

  it("goes back to the old one when the text does", () => {
    const attempt = { key: "k1", text: "Hello" };
    expect(keyFor({ text: "Hello!", attempt }, () => "k2")).toBe("k2");
    expect(keyFor({ text: "Hello", attempt }, () => "k2")).toBe("k1");
  });

  it("is a random UUID", () => {
    const keys = Array.from({ length: 50 }, randomKey);
    expect(new Set(keys).size).toBe(50);
    for (const key of keys) {
      expect(key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    }
  });
});
