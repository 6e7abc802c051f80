import { describe, expect, it } from "vitest";
import { documentEditing as editing } from "../../../src/content/document-editing.ts";
import { loadKnowledge } from "../../../src/content/load.ts";
import { bannerOn, type Banner } from "../../../src/domain/banner.ts";
import type { PlainDate } from "../../../src/domain/plain-date.ts";
import { textOf } from "../../helpers/edited-text.ts";
import { SMALL_KNOWLEDGE } from "../../helpers/small-knowledge.ts";
import { tempFolder } from "../../helpers/temp-folder.ts";

const day = (text: string): PlainDate => text as PlainDate;
const ENGLISH = 'The list for 2027 is <b>not</b> known: "to us" yet.';
const BANNER: Banner = {
  period: { from: day("2026-12-01"), until: day("2027-01-31") },
  words: new Map([
    ["en", ENGLISH],
    ["ar", "قائمة عام 2027 غير معروفة لدينا بعد."],
  ]),
};

function read(text: string | null) {
  return loadKnowledge(
    tempFolder({ ...SMALL_KNOWLEDGE, ...(text === null ? {} : { "banner.yaml": text }) }),
  );
}

describe("the line above the chat page", () => {
  it("is none unless somebody wrote one", () => {
    const loaded = read(null);
    expect(loaded.ok && loaded.knowledge.banner).toBe(null);
    expect(bannerOn(null, "en", day("2026-12-31"))).toBe(null);
    expect(bannerOn(undefined, "en", day("2026-12-31"))).toBe(null);
  });

  it("is read as it was written, in each language and on its days alone", () => {
    const loaded = read(textOf(editing.bannerText(BANNER)));
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
    const { banner } = loaded.knowledge;
    expect(bannerOn(banner, "en", day("2026-12-01"))).toBe(ENGLISH);
    expect(bannerOn(banner, "ar", day("2027-01-31"))).toContain("2027");
    expect(bannerOn(banner, "zh", day("2026-12-31"))).toBe(null);
    expect(bannerOn(banner, "en", day("2026-11-30"))).toBe(null);
    expect(bannerOn(banner, "en", day("2027-02-01"))).toBe(null);
  });

  it("is switched off by taking its words away", () => {
    const off = read(textOf(editing.bannerText({ ...BANNER, words: new Map() })));
    expect(off.ok && bannerOn(off.knowledge.banner, "en", day("2026-12-31"))).toBe(null);
  });

  it.each([
    ["two lines", "one\ntwo"],
    ["signs that turn what is read around", "\u202Eback"],
    ["no words", ""],
    ["a story", "x".repeat(301)],
  ])("is refused with %s, at the desk as in a file", (_, words) => {
    expect(editing.bannerText({ ...BANNER, words: new Map([["en", words]]) })).toEqual({
      kind: "refused",
      why: "value_invalid",
    });
    expect(read(`words:\n  en: ${JSON.stringify(words)}\n`).ok).toBe(false);
  });

  it("does not end before it begins, and speaks languages", () => {
    const backwards = { from: day("2027-01-31"), until: day("2026-12-01") };
    const refused = { kind: "refused", why: "value_invalid" };
    expect(editing.bannerText({ ...BANNER, period: backwards })).toEqual(refused);
    const words = new Map([["no language", "words"]]);
    expect(editing.bannerText({ ...BANNER, words })).toEqual(refused);
    expect(read("from: 2027-01-31\nuntil: 2026-12-01\nwords: {}\n").ok).toBe(false);
  });
});
