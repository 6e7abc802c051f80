import { describe, expect, it } from "vitest";
import { loadKnowledge } from "../../../src/content/load.ts";
import { createPlaceReader } from "../../../src/understanding/place.ts";
import { readText } from "../../../src/understanding/text.ts";

const loaded = loadKnowledge(new URL("../../../knowledge", import.meta.url).pathname);
if (!loaded.ok) throw new Error("knowledge has faults");
const reader = createPlaceReader(loaded.knowledge.places.values());
const read = (text: string): string | null => reader.read(readText(text, false))?.id ?? null;

describe("createPlaceReader", () => {
  it.each([
    ["where is the talent centre in Shenzhen?", "shenzhen"],
    ["live in peking since may", "beijing"],
    ["我在西安交大做博士后", "xian"],
    ["работаю в Шанхае, куда идти", "shanghai"],
    ["переезжаю из Пекина в Ухань", "beijing"],
    ["rabotayu v Pekine", "beijing"],
    ["je travaille à Pékin", "beijing"],
    ["vivo en Shanghai", "shanghai"],
    ["vivo en Shanghái", "shanghai"],
    ["أعمل في شنغهاي منذ سنة", "shanghai"],
    ["انتقلت لشنغهاي مع زوجتي", "shanghai"],
    ["xi'an university", "xian"],
    ["how long may I stay", null],
    ["meine Suche nach Wohnung", null],
  ])("finds the place in “%s”", (text, id) => {
    expect(read(text)).toBe(id);
  });

  it("takes the place that is named first, and keeps its words as typed", () => {
    expect(reader.read(readText("From Guangzhou to Beijing", false))).toEqual({
      id: "guangzhou",
      words: "guangzhou",
    });
  });

  it("knows every name that it shows", () => {
    for (const place of loaded.knowledge.places.values()) {
      for (const name of place.names.values()) expect(read(`… ${name} …`), name).toBe(place.id);
    }
  });
});
