import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { AUDIT_DETAILS } from "../../../src/ports/audit.ts";
import type { AuditEntry } from "../../../web/console/src/api/types.ts";
import {
  detailsText,
  targetText,
  type AuditNames,
  type DetailWords,
} from "../../../web/console/src/audit/detail-text.ts";
import { createFormatter, type PackedText } from "../../../web/console/src/texts/format.ts";
import { packTexts } from "../../../web/desk-texts.ts";

const names: AuditNames = {
  staff: new Map([["s-1", "Li Wei"]]),
  centres: new Map([["main", "service centre"]]),
};

function wordsIn(language: "en" | "zh"): DetailWords {
  const file = new URL(`../../../locales/desk/${language}.json`, import.meta.url);
  const packed = JSON.parse(packTexts(readFileSync(file, "utf8"))) as Record<string, PackedText>;
  const { format } = createFormatter(language);
  return {
    maybe: (key, values = {}) => {
      const text = packed[key];
      return text === undefined ? null : format(text, values);
    },
    list: (items) => items.join(", "),
    number: String,
    languageName: (tag) => new Intl.DisplayNames([language], { type: "language" }).of(tag) ?? tag,
    full: (at) => at,
  };
}

const told = (details: AuditEntry["details"], language: "en" | "zh" = "en"): string =>
  detailsText(details, names, wordsIn(language));

describe("the details of the audit trail", () => {
  it.each([
    [{ fields: ["names", "promiseDays"] }, "Changed: name, working days until an answer"],
    [{ title: "Hello", centre: null }, "Centre: All centres"],
    [{ role: "lead", before: "staff" }, "Role: Lead; Before: Staff"],
    [{ centres: "all", before: ["main"] }, "Centres: All centres; Before: service centre"],
    [{ to: "s-1", before: null }, "To: Li Wei; Before: nobody"],
    [{ language: "zh" }, "Language: Chinese"],
    [{ kind: "reset" }, "Kind: new password"],
    [{ does: true }, "Looks after it: yes"],
    [{ article: "visas/fees", claim: null }, "Article: visas/fees; Claim: The whole article"],
    [{ as: "not_ours", article: null }, expect.not.stringContaining("nobody")],
    [
      { dropped: ["prompts/select.md"], writers: ["s-1"] },
      "Taken out: prompts/select.md; Words of: Li Wei",
    ],
  ])("are told in words: %j", (details, words) => {
    expect(told(details)).toEqual(words);
  });

  it("are told in the language of the reader", () => {
    expect(told({ fields: ["names", "promiseDays"] }, "zh")).toBe("修改项：名称, 答复所需工作日");
  });

  it.each(["en", "zh"] as const)("all have words, in %s", (language) => {
    const { maybe } = wordsIn(language);
    const named = AUDIT_DETAILS.filter((name) => name !== "title");
    expect(named.filter((name) => maybe(`console.audit.detail.${name}`) === null)).toEqual([]);
  });

  it("are shown as they were recorded where nobody has words for them", () => {
    expect(told({ novelty: "x" })).toBe("novelty: x");
  });
});

describe("what an entry of the audit trail is about", () => {
  const entry = (some: Partial<AuditEntry>): AuditEntry => ({
    id: 1,
    at: "2026-11-26T02:00:00Z",
    actor: "s-1",
    actorName: "Li Wei",
    action: "canned.saved",
    target: "5f0c",
    targetName: null,
    details: {},
    ...some,
  });

  it("is named as it is called, or was when that was recorded", () => {
    expect(targetText(entry({ targetName: "An" }), names)).toBe("An");
    expect(targetText(entry({ details: { title: "Hello" } }), names)).toBe("Hello");
    expect(targetText(entry({ target: "main" }), names)).toBe("service centre");
    expect(targetText(entry({}), names)).toBe("5f0c");
  });
});
