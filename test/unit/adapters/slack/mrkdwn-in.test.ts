import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeText } from "../../../../adapters/slack/mrkdwn-in.ts";
import { escapeText } from "../../../../adapters/slack/render-text.ts";

const BOT = "U0BOT00001";
const decode = (text: string): string => decodeText(text, BOT);

describe("text that comes from Slack", () => {
  it.each([
    ["is shorter &lt; or longer &gt; &amp; why", "is shorter < or longer > & why"],
    ["&amp;lt;b&amp;gt;", "&lt;b&gt;"],
    ["write to <mailto:ada@example.org|ada@example.org>", "write to ada@example.org"],
    ["call <tel:+8612345|+86 12345>", "call +86 12345 (tel:+8612345)"],
    ["see <http://example.org|example.org>", "see example.org"],
    ["see <https://example.org/a?b=1&amp;c=2>", "see https://example.org/a?b=1&c=2"],
    ["<https://example.org/visa|the page> says", "the page (https://example.org/visa) says"],
    ["ask <@U0ADA00001> in <#C0LOBBY001|lobby>", "ask @U0ADA00001 in #lobby"],
    ["ask <@U0ADA00001|ada>", "ask @ada"],
    ["<!here> and <!subteam^S012|@staff>", "@here and @staff"],
    ["by <!date^1392734382^{date}|18 February 2014>", "by 18 February 2014"],
    ["2 < 3", "2 < 3"],
    ["an <unfinished", "an <unfinished"],
    ["  spaces around  ", "spaces around"],
    ["good :+1: :slightly_smiling_face::tada:", "good 👍 🙂🎉"],
    ["thanks :pray::skin-tone-4: :point_up::skin-tone-2:", "thanks 🙏🏽 ☝🏻"],
    [":cn: or :flag-cn: or :flag-tj:", "🇨🇳 or 🇨🇳 or 🇹🇯"],
    ["ours :our_logo: and :flag-qx:", "ours :our_logo: and :flag-qx:"],
    ["at 10:30:00 :x", "at 10:30:00 :x"],
    ["code:10:+1:", "code:10👍"],
    ["<https://example.org/:+1:|the :+1: page>", "the :+1: page (https://example.org/:+1:)"],
  ])("is read as it was written: %s", (sent, written) => {
    expect(decode(sent)).toBe(written);
  });

  it.each([
    ["<@U0BOT00001> Do I need a visa?", "Do I need a visa?"],
    ["<@U0BOT00001>, do I need a visa?", "do I need a visa?"],
    ["<@U0BOT00001|yizhan>：我需要签证吗？", "我需要签证吗？"],
    ["Hello <@U0BOT00001> do I need a visa?", "Hello do I need a visa?"],
    ["Do I need a visa? <@U0BOT00001>", "Do I need a visa?"],
    ["<@U0BOT00001> <@U0BOT00001> twice", "twice"],
    ["<@U0BOT00001>", ""],
    ["one\n<@U0BOT00001> two", "one\ntwo"],
    [
      "is <mailto:me@U0BOT00001.org|me@U0BOT00001.org> right, @U0BOT00001?",
      "is me@U0BOT00001.org right, @U0BOT00001?",
    ],
    ["<@U0BOT000012> is another", "@U0BOT000012 is another"],
  ])("loses only what mentions the bot: %s", (sent, written) => {
    expect(decode(sent)).toBe(written);
  });

  it("is whole again whatever people write", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (written) => {
        expect(decode(escapeText(written))).toBe(written.trim());
      }),
    );
  });

  it("is read in time that grows with its length, however it is made", () => {
    for (const piece of ["<", "<@U0BOT00001>", " ", "<a|", "&amp;", "\n<@U0BOT00001> "]) {
      expect(decode(piece.repeat(Math.ceil(40_000 / piece.length)))).toBeTypeOf("string");
    }
  });
});
