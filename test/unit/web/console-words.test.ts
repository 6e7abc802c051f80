import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CaseEvent, Entry } from "../../../web/console/src/api/types.ts";
import { stretchesOf } from "../../../web/console/src/lib/links.ts";
import { timelineOf } from "../../../web/console/src/lib/timeline.ts";
import { directionOf, directionOfText } from "../../../web/console/src/texts/direction.ts";
import { maskedWords, withoutLabels } from "../../../web/console/src/texts/mask-words.ts";
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

  it("has no place in a way of asking that is taken over from them", () => {
    expect(withoutLabels("Мой телефон [phone 1], паспорт [document 1]: нужна виза?")).toBe(
      "Мой телефон, паспорт: нужна виза?",
    );
    expect(withoutLabels("我的微信[handle 1]，要签证吗？")).toBe("我的微信，要签证吗？");
    expect(withoutLabels("Is [name 1] a label? [email 12]")).toBe("Is [name 1] a label?");
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
      "https://:secret@evil.example/",
      "JavaScript:alert(document.cookie)//https:",
      "www.example.org",
    ]) {
      expect(hrefs(text)).toEqual([]);
    }
    expect(hrefs("https://example.org")).toEqual(["https://example.org/"]);
  });

  it("stand as they were written, and lead where they say, whatever letters they are of", () => {
    const lookalike = "https://\u0430pple.com/";
    expect(stretchesOf(lookalike)).toEqual([
      { kind: "address", text: lookalike, href: "https://xn--pple-43d.com/" },
    ]);
    expect(stretchesOf("https://evil.example/\u202Egnp.nc")).toEqual([
      { kind: "address", text: "https://evil.example/", href: "https://evil.example/" },
      { kind: "words", text: "\u202Egnp.nc" },
    ]);
    expect(hrefs("\u2066https://nia.gov.cn/a\u2069.")).toEqual(["https://nia.gov.cn/a"]);
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
    const { relative, span } = createMoments("en", "just now");
    expect(relative(at(-90), nowMs)).toBe("90 minutes ago");
    expect(relative(at(-60 * 30), nowMs)).toBe("30 hours ago");
    expect(relative(at(60 * 72), nowMs)).toBe("in 3 days");
    expect(span(-2 * 60 * 60_000)).toBe("2 hours");
  });

  it("are just now within the minute", () => {
    const { relative } = createMoments("en", "just now");
    expect([-0.9, 0, 0.9].map((minutes) => relative(at(minutes), nowMs))).toEqual(
      Array(3).fill("just now"),
    );
    expect(relative(at(-1), nowMs)).toBe("1 minute ago");
  });

  it("name the clock of the person’s zone, and nothing for a zone that nobody knows", () => {
    const { clockIn } = createMoments("en", "just now");
    expect(clockIn("Asia/Almaty", nowMs)).toBe("Thu 17:00");
    expect(clockIn("Mars/Olympus", nowMs)).toBeNull();
  });
});
