import { describe, expect, it } from "vitest";
import { standingTo } from "../../../src/domain/claim-audience.ts";

const EGYPTIANS = { for: { nationality: ["EG"], place: [] } };
const IN_SUZHOU = { for: { nationality: [], place: ["suzhou"] } };
const BOTH = { for: { nationality: ["EG"], place: ["suzhou"] } };
const NOBODY = { nationalities: [], place: null };

describe("a claim that holds for some people alone", () => {
  it.each([
    ["somebody of whom nothing is known", EGYPTIANS, NOBODY, "anybody"],
    ["an Egyptian", EGYPTIANS, { nationalities: ["EG"], place: null }, "theirs"],
    [
      "somebody with two passports",
      EGYPTIANS,
      { nationalities: ["FR", "EG"], place: null },
      "theirs",
    ],
    ["a Frenchman", EGYPTIANS, { nationalities: ["FR"], place: null }, "others"],
    ["somebody in Suzhou", IN_SUZHOU, { nationalities: ["FR"], place: "suzhou" }, "theirs"],
    ["somebody in Beijing", IN_SUZHOU, { nationalities: [], place: "beijing" }, "others"],
    [
      "a Frenchman nobody knows where",
      IN_SUZHOU,
      { nationalities: ["FR"], place: null },
      "anybody",
    ],
    ["an Egyptian in Beijing", BOTH, { nationalities: ["EG"], place: "beijing" }, "others"],
    ["an Egyptian in Suzhou", BOTH, { nationalities: ["EG"], place: "suzhou" }, "theirs"],
  ] as const)("is, to %s, told or left out as it should be", (_, claim, person, standing) => {
    expect(standingTo(claim as never, person as never)).toBe(standing);
  });

  it("is for everybody where it names nobody", () => {
    expect(standingTo({}, { nationalities: ["FR"] as never, place: null })).toBe("anybody");
  });
});
