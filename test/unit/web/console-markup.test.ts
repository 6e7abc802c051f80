import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawHtml } from "../../../adapters/telegram/html.ts";
import type { Inline } from "../../../src/domain/block.ts";
import { MARKUP_NAMES, type Markup } from "../../../web/console/src/lib/markup.ts";
import { readMrkdwn } from "../../../web/console/src/lib/slack-mrkdwn.ts";
import { readTelegramHtml } from "../../../web/console/src/lib/telegram-html.ts";

const words = (nodes: readonly Markup[]): string =>
  nodes.map((node) => (typeof node === "string" ? node : words(node.children))).join("");

const elements = (nodes: readonly Markup[]): Exclude<Markup, string>[] =>
  nodes.flatMap((node) => (typeof node === "string" ? [] : [node, ...elements(node.children)]));

const b = (...children: readonly Markup[]): Markup => ({ name: "b", href: null, children });
const a = (href: string, ...children: readonly Markup[]): Markup => ({ name: "a", href, children });

describe("a message for Telegram", () => {
  it("is read with its forms", () => {
    expect(
      readTelegramHtml('One <b>two</b>\n<a href="https://a.example/?x=1&amp;y=2">t</a>'),
    ).toEqual(["One ", b("two"), "\n", a("https://a.example/?x=1&y=2", "t")]);
  });

  it("says the same words as the adapter drew, be they what looks like markup", () => {
    const text = fc
      .array(fc.constantFrom("<b>", "</b>", "&", "&lt;", '"', "x", " ", "<script>", "é"), {
        minLength: 1,
      })
      .map((parts) => parts.join(""));
    const inline: fc.Arbitrary<Inline> = fc.oneof(
      text.map((each): Inline => ({ type: "text", text: each })),
      text.map((each): Inline => ({ type: "strong", children: [{ type: "text", text: each }] })),
      text.map((each): Inline => ({
        type: "link",
        url: "https://example.org/",
        children: [{ type: "text", text: each }],
      })),
    );
    fc.assert(
      fc.property(fc.array(inline), (children) => {
        const drawn = drawHtml([{ type: "paragraph", children }], null);
        expect(words(readTelegramHtml(drawn.html))).toBe(drawn.text);
      }),
    );
  });

  it("draws nothing but the forms that Telegram knows, and links only to the web", () => {
    for (const html of [
      "<script>alert(1)</script>",
      '<img src="x" onerror="y">',
      '<a href="javascript:alert(1)">x</a>',
      '<a href="data:text/html,x">x</a>',
      '<b onclick="x">y</b>',
      "<iframe></iframe>",
    ]) {
      expect(elements(readTelegramHtml(html))).toEqual([]);
    }
    const piece = fc.constantFrom("<b>", "</b>", '<a href="https://x.example">', "</a>", "<", ">");
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string())), (pieces) => {
        for (const { name, href } of elements(readTelegramHtml(pieces.join("")))) {
          expect(MARKUP_NAMES).toContain(name);
          expect(href === null).toBe(name !== "a");
          if (href !== null) expect(href).toMatch(/^https?:/);
        }
      }),
    );
  });

  it("ends a form that is never closed, and passes over one that was never begun", () => {
    expect(readTelegramHtml("a</b> <b>b <i>c</b> d")).toEqual([
      "a ",
      b("b ", { name: "i", href: null, children: ["c"] }),
      " d",
    ]);
    expect(readTelegramHtml("<b>open")).toEqual([b("open")]);
  });

  it("takes references to letters as the letters, and what is none as words", () => {
    expect(readTelegramHtml("&#1090;&#x442; &nbsp; &#0; &#99999999;")).toEqual([
      "тт &nbsp; &#0; &#99999999;",
    ]);
  });
});

describe("a message for Slack", () => {
  it("is read with its forms", () => {
    expect(readMrkdwn("*Bold* and _slanted_ `code` <https://a.example/|the *page*>")).toEqual([
      b("Bold"),
      " and ",
      { name: "i", href: null, children: ["slanted"] },
      " ",
      { name: "code", href: null, children: ["code"] },
      " ",
      a("https://a.example/", "the *page*"),
    ]);
    expect(readMrkdwn("*_both_*")).toEqual([b({ name: "i", href: null, children: ["both"] })]);
  });

  it("leaves alone what is no form", () => {
    for (const text of ["2*3*4", "snake_case_name", "* a", "<!channel>", "a < b", "~", ""]) {
      expect(elements(readMrkdwn(text))).toEqual([]);
      expect(words(readMrkdwn(text))).toBe(text);
    }
  });

  it("shows escaped signs as they were meant, once", () => {
    expect(readMrkdwn("&lt;b&gt; &amp;lt;")).toEqual(["<b> &lt;"]);
  });

  it("links to the web alone", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        for (const { name, href } of elements(readMrkdwn(text))) {
          expect(href === null).toBe(name !== "a");
        }
      }),
    );
    expect(readMrkdwn("<javascript:x|y>")).toEqual(["<javascript:x|y>"]);
  });
});
