import { describe, expect, it } from "vitest";
import { nameOfLanguage } from "../../../src/domain/locale.ts";

describe("the name of a language", () => {
  it("is its own, and begins as a name does", () => {
    expect(["en", "zh", "ru", "ar", "fr", "es"].map(nameOfLanguage)).toEqual([
      "English",
      "中文",
      "Русский",
      "العربية",
      "Français",
      "Español",
    ]);
  });

  it("is its tag where nobody knows the language, a letter of two units too", () => {
    expect(nameOfLanguage("qaa")).toBe("Qaa");
    expect(nameOfLanguage("ff-Adlm").isWellFormed()).toBe(true);
  });
});
