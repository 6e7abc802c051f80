import { expect, it } from "vitest";
import { toMarkdown } from "../../../adapters/shared/markdown.ts";
import { paragraph } from "../../../src/domain/block.ts";
import { shownPin } from "../../../src/domain/web-return.ts";
import { openedCase } from "../../../web/src/receipt.ts";
import { shippedTexts } from "../../helpers/page-texts.ts";
import { aWebMessage } from "../../helpers/scripted-stream.ts";

const texts = shippedTexts();
const reference = "YZ-2026-12345";

it.each(texts.languages)("the receipt of a case is known by its words in %s", (language) => {
  const pin = shownPin("12345678");
  const menu = texts.say("page.return", language);
  const centre = "Wuhan";
  const text = toMarkdown([
    paragraph(texts.say("case.opened", language, { centre, reference })),
    paragraph(texts.say("return.receipt", language, { menu, reference, pin })),
  ]);
  expect(openedCase(aWebMessage("a", { outcome: "human", text }))).toBe(reference);
});

it("nothing else is taken for a receipt", () => {
  const told = { outcome: "human", text: `Your case ${reference} is open.` } as const;
  const number = { outcome: "human", text: "Call 1234\u00a05678." } as const;
  const words = `${reference} 1234\u00a05678`;
  for (const change of [
    told,
    number,
    { outcome: "human", from: "staff", text: words },
    { outcome: null, from: "person", text: words },
  ] as const) {
    expect(openedCase(aWebMessage("a", change))).toBeNull();
  }
});
