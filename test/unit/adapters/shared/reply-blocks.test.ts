import { describe, expect, it } from "vitest";
import { messengerBlocks } from "../../../../adapters/shared/reply-blocks.ts";
import type { Citation } from "../../../../src/domain/answer.ts";
import { plainText, type Block } from "../../../../src/domain/block.ts";
import type { PlainDate } from "../../../../src/domain/plain-date.ts";
import { shippedTexts } from "../../../helpers/page-texts.ts";
import { aReply } from "../../../helpers/scripted-host.ts";

const texts = shippedTexts();
const source = {
  title: "Visa-free entry",
  publisher: "National Immigration Administration",
  url: "https://example.org/visa",
  seenOn: "2026-11-20" as PlainDate,
  verifiedOn: null,
};
const linked: Block = {
  type: "paragraph",
  children: [
    { type: "text", text: "See " },
    { type: "link", url: "article:visas/z-visa", children: [{ type: "text", text: "Z visa" }] },
  ],
};

describe("a reply as a messenger shows it", () => {
  it("tells after the text the day it speaks for, and in one line who speaks in its sources", () => {
    const cited = { ...source, publisher: "Ministry (City)", by: "Ministry" };
    const reply = aReply({ citations: [source, cited, cited], unverified: true });
    const shown = plainText(messengerBlocks(reply, texts, null));
    expect(shown.split("\n")).toEqual([
      "An answer.",
      expect.stringContaining("24 November 2026"),
      "Sources National Immigration Administration · Ministry · Ministry (2)",
      texts.say("page.notVerified", "en"),
    ]);
  });

  it("says once below all sources that nobody has verified the article, and not where that was said", () => {
    const note = texts.say("page.notVerified", "en");
    const reply = aReply({ citations: [source, { ...source, title: "Another" }] });
    const said = plainText(messengerBlocks({ ...reply, unverified: true }, texts, null));
    expect(said.split(note)).toHaveLength(2);
    expect(said.endsWith(note)).toBe(true);
    expect(plainText(messengerBlocks(reply, texts, null))).not.toContain(note);
  });

  it("says since when a person has verified all of it, and nothing where that is not so", () => {
    const early = { ...source, verifiedOn: "2026-11-21" as PlainDate };
    const late = { ...source, verifiedOn: "2026-11-23" as PlainDate };
    const shown = (...citations: readonly Citation[]): string =>
      plainText(messengerBlocks(aReply({ citations }), texts, null));
    expect(shown(late, early)).toContain("verified by a person on 21 November 2026");
    expect(shown(late, source)).not.toContain("verified by a person");
  });

  it("leads to the page with all sources, where readers can reach it", () => {
    const reply = aReply({ citations: [source], allSources: "visas/z-visa" });
    const link = "https://help.example.org/a/visas/z-visa?lang=en";
    expect(JSON.stringify(messengerBlocks(reply, texts, "https://help.example.org"))).toContain(
      link,
    );
    const words = texts.say("page.allSources", "en");
    expect(plainText(messengerBlocks(reply, texts, null))).not.toContain(words);
  });

  it("says in words when an answer does not stand as it did", () => {
    for (const [validity, key] of [
      ["under_review", "page.underReview"],
      ["expired", "page.expired"],
      ["not_yet_known", "page.notYetKnown"],
    ] as const) {
      const shown = plainText(messengerBlocks(aReply({ validity }), texts, null));
      expect(shown).toContain(texts.say(key, "en"));
    }
  });

  it("adds neither day nor sources where nothing is asserted", () => {
    const blocks = messengerBlocks(aReply({ outcome: "smalltalk", validity: null }), texts, null);
    expect(plainText(blocks)).toBe("An answer.");
  });

  it("leads to the article’s page where readers can reach it, and else keeps the words", () => {
    const reply = aReply({ blocks: [linked], validity: null });
    expect(JSON.stringify(messengerBlocks(reply, texts, "https://help.example.org"))).toContain(
      "https://help.example.org/a/visas/z-visa?lang=en",
    );
    const words = messengerBlocks(reply, texts, null);
    expect(JSON.stringify(words)).not.toContain('"link"');
    expect(plainText(words)).toBe("See Z visa");
  });

  it("makes no link of an address that is none of the web", () => {
    const hostile = { ...source, url: "javascript:alert(1)" };
    const shown = JSON.stringify(messengerBlocks(aReply({ citations: [hostile] }), texts, null));
    expect(shown).not.toContain("javascript:");
    expect(shown).toContain("National Immigration Administration");
  });
});
