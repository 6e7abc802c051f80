import { describe, expect, it } from "vitest";
import { stemmerFor } from "../../../../src/search/text/stem.ts";

describe("stems", () => {
  it.each([
    ["en", "permits", "permit"],
    ["ru", "разрешения", "разрешение"],
    ["es", "permisos", "permiso"],
    ["fr", "visas", "visa"],
    ["pt", "vistos", "visto"],
    ["tr", "belgeler", "belge"],
    ["ar", "الطالب", "طالب"],
    ["sr", "dozvola", "dozvolu"],
    ["ky", "уруксаты", "уруксат"],
  ])("in %s are the same for %s and %s", (language, one, other) => {
    expect(stemmerFor(language)(one)).toBe(stemmerFor(language)(other));
  });

  it.each(["zh", "kk", "sw", "xx"])("in %s are the words themselves", (language) => {
    expect(stemmerFor(language)("documents")).toBe("documents");
  });

  it("are the same when asked for again, also after many other words", () => {
    const stem = stemmerFor("en");
    const before = stem("registrations");
    for (let i = 0; i < 25_000; i += 1) stem(`word${i}s`);
    expect(stem("registrations")).toBe(before);
  });

  it("never are empty", () => {
    for (const language of ["ar", "en", "ru", "tr", "sr"]) {
      for (const word of ["s", "ing", "ال", "ы", "ä".repeat(60)]) {
        expect(stemmerFor(language)(word)).not.toBe("");
      }
    }
  });
});
