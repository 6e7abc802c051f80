import { expect, it } from "vitest";
import type { OtherDocument } from "../../../src/domain/reading.ts";
import { readOtherDocument } from "../../../src/understanding/other-document.ts";
import { readText } from "../../../src/understanding/text.ts";

const CASES: readonly (readonly [text: string, document: OtherDocument | null])[] = [
  ["Hong Kong passport", "hongkong"],
  ["I am from Hong Kong", "hongkong"],
  ["via Hong Kong", null],
  ["flying to Hong Kong", null],
  ["HKSAR passport holder", "hongkong"],
  ["Macau resident", "macau"],
  ["Taiwanese", "taiwan"],
  ["Taiwan passport", "taiwan"],
  ["台胞证", "taiwan"],
  ["香港护照", "hongkong"],
  ["香港人", "hongkong"],
  ["经香港", null],
  ["澳门居民", "macau"],
  ["refugee travel document", "refugee"],
  ["我有难民旅行证", "refugee"],
  ["паспорт Гонконга", "hongkong"],
  ["беженец", "refugee"],
  ["diplomatic passport", "diplomatic"],
  ["公务护照", "diplomatic"],
  ["служебный паспорт", "diplomatic"],
  ["stateless person", "stateless"],
  ["passeport diplomatique", "diplomatic"],
  ["جواز سفر دبلوماسي", "diplomatic"],
  ["ordinary passport", null],
  ["回乡证", "hongkong"],
  ["passport service", null],
];

it.each(CASES)("reads the travel document: %s", (text, document) => {
  expect(readOtherDocument(readText(text, false))).toBe(document);
});
