import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CaseEvent, Entry } from "../../../web/console/src/api/types.ts";
import { stretchesOf } from "../../../web/console/src/lib/links.ts";
import { timelineOf } from "../../../web/console/src/lib/timeline.ts";
import { directionOf, directionOfText } from "../../../web/console/src/texts/direction.ts";
import { maskedWords } from "../../../web/console/src/texts/mask-words.ts";
import { createMoments } from "../../../web/console/src/texts/moments.ts";

const hrefs = (text: string): string[] =>
  stretchesOf(text).flatMap((each) => (each.kind === "address" ? [each.href] : []));

describe("what was hidden in people’s words", () => {
  it("is named in the language of the desk, by its kind and number", () => {
    const say = (key: string, values: object = {}): string => `<${key} ${JSON.stringify(values)}>`;
    expect(maskedWords("Call [phone 2], not [phone x] or [name 1].", { say })).toBe(
      'Call <case.mask.phone {"number":"2"}>, not [phone x] or [name 1].',
    );
  });
});

describe("addresses in people’s words", () => {
  it("can be followed when they are https", () => {
    expect(stretchesOf("See https://nia.gov.cn/a?b=1 there")).toEqual([
      { kind: "words", text: "See " },
      { kind: "address", text: "https://nia.gov.cn/a?b=1", href: "https://nia.gov.cn/a?b=1" },
      { kind: "words", text: " there" },
    ]);
  });

  it("stay words when they are of any other scheme, or hide where they lead", () => {
    for (const text of [
      "javascript:alert(1)",
      "http://example.org",
      "data:text/html,x",
      "https://",
      "https://nia.gov.cn@evil.example/",
      "www.example.org",
    ]) {
      expect(hrefs(text)).toEqual([]);
    }
    expect(hrefs("https://example.org")).toEqual(["https://example.org/"]);
  });

  it("end before what belongs to the sentence", () => {
    expect(hrefs("(https://example.org/a), https://example.org/b。然后")).toEqual([
      "https://example.org/a",
      "https://example.org/b",
    ]);
  });

  it("lose no letter of the text", () => {
    const piece = fc.constantFrom("https://", "a.b/c", " ", ").", "<b>", "http://x.y", "。", "\n");
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join("");
        expect(
          stretchesOf(text)
            .map((each) => each.text)
            .join(""),
        ).toBe(text);
      }),
    );
  });
});

describe("the timeline of a case", () => {
  const entry = (id: string, at: string) => ({ id, at }) as Entry;
  const event = (type: string, at: string) =>
    ({ type, at, actor: { kind: "service", name: null }, detail: null }) as CaseEvent;

  it("has what was said and what happened in order of time, events first", () => {
    const items = timelineOf(
      [entry("e1", "2026-01-01T10:00:00Z"), entry("e2", "2026-01-01T12:00:00Z")],
      [event("opened", "2026-01-01T10:00:00Z"), event("taken", "2026-01-01T11:00:00Z")],
    );
    expect(items.map((item) => (item.kind === "entry" ? item.entry.id : item.event.type))).toEqual([
      "opened",
      "e1",
      "taken",
      "e2",
    ]);
  });

  it("does not tell twice what is an entry already", () => {
    const at = "2026-01-01T10:00:00Z";
    const events = ["answered", "written", "noted", "moved"].map((type) => event(type, at));
    expect(timelineOf([], events)).toHaveLength(1);
  });
});

describe("the direction of words", () => {
  it("is that of the language, and by the first letter where it is not known", () => {
    expect(["ar", "fa-IR", "ru", "zh", "und", ""].map(directionOf)).toEqual([
      "rtl",
      "rtl",
      "ltr",
      "ltr",
      "auto",
      "auto",
    ]);
  });

  it("follows the first letter of what is being written", () => {
    expect(["", "12 مرحبا", "Hi مرحبا", "שלום", "你好"].map(directionOfText)).toEqual([
      "ltr",
      "rtl",
      "ltr",
      "rtl",
      "ltr",
    ]);
  });
});

describe("times at the desk", () => {
  const nowMs = Date.parse("2026-03-05T12:00:00Z");
  const at = (minutes: number): string => new Date(nowMs + minutes * 60_000).toISOString();

  it("are told in a unit that loses little", () => {
    const { relative, span } = createMoments("en");
    expect(relative(at(-90), nowMs)).toBe("90 minutes ago");
    expect(relative(at(-60 * 30), nowMs)).toBe("30 hours ago");
    expect(relative(at(60 * 72), nowMs)).toBe("in 3 days");
    expect(span(-2 * 60 * 60_000)).toBe("2 hours");
  });

  it("name the clock of the person’s zone, and nothing for a zone that nobody knows", () => {
    const { clockIn } = createMoments("en");
    expect(clockIn("Asia/Almaty", nowMs)).toBe("Thu 17:00");
    expect(clockIn("Mars/Olympus", nowMs)).toBeNull();
  });
});
