import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isTimeZone } from "../../../src/domain/time-zone.ts";
import { createWhereaboutsReader } from "../../../src/understanding/whereabouts.ts";
import { COUNTRIES } from "../../../src/understanding/data/countries.ts";
import { CITIES_EAST } from "../../../src/understanding/data/zone-cities-east.ts";
import { CITIES_WEST } from "../../../src/understanding/data/zone-cities-west.ts";
import { FURTHER_CITIES, ZONES_TOLD } from "../../../src/understanding/data/zone-places.ts";
import { projectContent } from "../../helpers/content.ts";

const reader = createWhereaboutsReader(projectContent().knowledge.places.values());
const zones = (text: string, language = "en"): readonly string[] | null =>
  reader.read(text, language)?.timeZones ?? null;

/** Sentences that say of somebody that they are there, and the same place named alone. */
const STATED = [
  ["en", "I am in Tashkent", "Tashkent", "Asia/Tashkent"],
  ["en", "I'm currently in the Netherlands.", "the Netherlands", "Europe/Amsterdam"],
  ["en", "We are in Cairo now", "In Cairo", "Africa/Cairo"],
  ["en", "I live in Almaty, Kazakhstan", "Almaty, Kazakhstan", "Asia/Almaty"],
  ["ru", "Я в Ташкенте", "Ташкент", "Asia/Tashkent"],
  ["ru", "я сейчас нахожусь в Узбекистане", "Узбекистан", "Asia/Tashkent"],
  ["ru", "Живу в Санкт-Петербурге", "в Питере", "Europe/Moscow"],
  ["ru", "мы на Кипре", "Кипр", "Asia/Nicosia"],
  ["zh", "我现在在塔什干", "塔什干", "Asia/Tashkent"],
  ["zh", "我在乌兹别克斯坦塔什干。", "乌兹别克斯坦", "Asia/Tashkent"],
  ["zh", "我人在武汉", "武汉市", "Asia/Shanghai"],
  ["ar", "أنا في طشقند", "طشقند", "Asia/Tashkent"],
  ["ar", "أنا الآن في القاهرة", "القاهرة، مصر", "Africa/Cairo"],
  ["ar", "أعيش في أوزبكستان", "أوزبكستان", "Asia/Tashkent"],
  ["fr", "Je suis à Tachkent", "à Tachkent", "Asia/Tashkent"],
  ["fr", "j’habite au Caire", "Le Caire", "Africa/Cairo"],
  ["fr", "Je suis en Ouzbékistan", "l’Ouzbékistan", "Asia/Tashkent"],
  ["es", "Estoy en Taskent", "Taskent", "Asia/Tashkent"],
  ["es", "estoy ahora en El Cairo", "El Cairo", "Africa/Cairo"],
  ["es", "Vivo en Uzbekistán", "Uzbekistán", "Asia/Tashkent"],
] as const;

describe("where somebody is", () => {
  it.each(STATED)("is read in “%s” from “%s” and from “%s”", (language, stated, named, zone) => {
    expect(reader.read(stated, language)).toEqual({ timeZones: [zone], isStated: true });
    expect(reader.read(named, language)).toEqual({ timeZones: [zone], isStated: false });
  });

  it("is read in whatever of the languages it is said", () => {
    for (const [, stated, , zone] of STATED) {
      for (const language of ["en", "zh", "ru", "ar", "fr", "es", "pt"]) {
        expect(zones(stated, language), `${stated} (${language})`).toEqual([zone]);
      }
    }
  });

  it.each([
    "",
    "…",
    "Tashkent?",
    "喀山？",
    "Do I need a visa for Uzbekistan",
    "I am from Uzbekistan",
    "Я из Узбекистана",
    "visa",
    "I am in Tashkent and need a visa",
    "I am in trouble",
    "I am in the hospital",
    "Kazakh",
    "Kazakhstan Uzbekistan",
    "Tashkent, Kazakhstan",
    "embassy in Tashkent",
    "我在北京工作签证怎么办",
    "I am in one two three four five six seven eight Tashkent",
    `Tashkent ${"x".repeat(80)}`,
  ])("is not read from “%s”", (text) => {
    expect(reader.read(text, "en")).toBeNull();
  });

  it("has several zones where clocks differ across a country, the likeliest first", () => {
    expect(zones("Russia")?.slice(0, 2)).toEqual(["Europe/Moscow", "Asia/Yekaterinburg"]);
    expect(zones("Congo")).toEqual(["Africa/Kinshasa", "Africa/Lubumbashi", "Africa/Brazzaville"]);
    expect(zones("Omsk, Russia")).toEqual(["Asia/Omsk"]);
    expect(zones("中国")).toEqual(["Asia/Shanghai"]);
  });

  it("is never a failure and never an unknown zone, whatever is written", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 90 }), (text) => {
        expect(zones(text)?.every(isTimeZone) ?? true).toBe(true);
      }),
    );
  });
});

describe("the zones of a country", () => {
  it("are known for every country whose passports are read", () => {
    for (const country of [...COUNTRIES, "CN"]) {
      const told = reader.timeZonesOf(country);
      expect(told.length, country).toBeGreaterThan(0);
      expect(told.filter((zone) => !isTimeZone(zone))).toEqual([]);
    }
    expect(reader.timeZonesOf("ZZ")).toEqual([]);
  });

  it("are told by those of a list where there is one, each of them once and with a city", () => {
    for (const [country, told] of Object.entries(ZONES_TOLD)) {
      expect(new Set(told).size, country).toBe(told.length);
      for (const zone of told) expect(reader.cityOf(zone, "en"), zone).not.toBeNull();
    }
  });
});

describe("the cities that stand for zones", () => {
  const lists = Object.entries({ ...CITIES_WEST, ...CITIES_EAST });

  it("each have a name in six languages, and a zone that is known here", () => {
    expect(lists.length).toBeGreaterThan(300);
    for (const [zone, names] of lists) {
      expect(isTimeZone(zone), zone).toBe(true);
      expect(
        names.split(", ").filter((name) => name.trim() !== ""),
        zone,
      ).toHaveLength(6);
    }
    for (const zone of Object.keys(FURTHER_CITIES)) expect(isTimeZone(zone), zone).toBe(true);
  });

  it("are each read back from their names, or the country of that name is", () => {
    for (const [zone, names] of lists) {
      for (const name of names.split(", "))
        expect(zones(name), `${name} of ${zone}`).not.toBeNull();
    }
    for (const list of Object.values(FURTHER_CITIES)) {
      for (const name of list.split(", ")) expect(zones(name), name).not.toBeNull();
    }
  });

  it("are called as the language calls them, and in English where it is none of theirs", () => {
    expect(reader.cityOf("Asia/Almaty", "ru")).toBe("Алматы");
    expect(reader.cityOf("Asia/Shanghai", "fr")).toBe("Pékin");
    expect(reader.cityOf("Asia/Tashkent", "pt")).toBe("Tashkent");
    expect(reader.cityOf("Etc/UTC", "en")).toBeNull();
  });
});
