import { describe, expect, it } from "vitest";
import { reorderedFigures } from "../../../src/guard/locked/order.ts";
import { LANGUAGES, MESSAGE } from "./locked-pairs.ts";

const reordered = (from: string, to: string, original: string, text: string): string[] =>
  reorderedFigures({ text, language: to, original, from });

describe("figures that change their places", () => {
  it.each<[string, string, string, string, string, string[]]>([
    [
      "lengths of time",
      "en",
      "The stay was shortened from 30 days to 15 days.",
      "zh",
      "停留期由15天延长至30天。",
      ["15天", "30天"],
    ],
    [
      "amounts",
      "en",
      "The fee rose from 400 yuan to 800 yuan.",
      "ru",
      "Сбор изменён с 800 юаней на 400 юаней.",
      ["800 юаней", "400 юаней"],
    ],
    [
      "times of day",
      "zh",
      "上午9:00到下午5:00开放。",
      "en",
      "Open from 5:00 pm to 9:00 am.",
      ["17:00", "09:00"],
    ],
    [
      "days",
      "en",
      "Come between 3 May and 5 June.",
      "fr",
      "Venez entre le 5 juin et le 3 mai.",
      ["5 juin", "3 mai"],
    ],
  ])("are told: %s", (_what, from, original, to, text, figures) => {
    expect(reordered(from, to, original, text)).toEqual(figures);
  });

  it.each<[string, string, string, string, string]>([
    ["in the same order", "en", "From 30 days to 15 days.", "zh", "由30天减至15天。"],
    ["once each of its kind", "en", "Pay 400 yuan within 30 days.", "zh", "30天内缴纳400元。"],
    ["alike", "en", "30 days, then 30 days again.", "ru", "30 дней, затем ещё 30 дней."],
    ["that the other has not", "en", "Bring 3 photos.", "ru", "Возьмите фотографии."],
  ])("are not where they stand %s", (_what, from, original, to, text) => {
    expect(reordered(from, to, original, text)).toEqual([]);
  });

  it("are looked for in languages alone of which there are words", () => {
    expect(reordered("ko", "en", "30일에서 15일로", "From 15 days to 30 days.")).toEqual([]);
  });

  it("are none in a message that people translated into six languages", () => {
    for (const from of LANGUAGES) {
      for (const to of LANGUAGES) {
        const [original, text] = [MESSAGE[from] ?? "", MESSAGE[to] ?? ""];
        expect([from, to, reordered(from, to, original, text)]).toEqual([from, to, []]);
      }
    }
  });
});
