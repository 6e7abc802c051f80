import { describe, expect, it } from "vitest";
import {
  foldRomanised,
  formsOfAdjective,
  formsOfName,
  formsOfPerson,
  romanise,
} from "../../../src/understanding/inflect-russian.ts";

describe("formsOfName", () => {
  it.each([
    ["Германия", ["германия", "германии", "германию", "германией"]],
    ["Узбекистан", ["узбекистан", "узбекистана", "узбекистану", "узбекистаном", "узбекистане"]],
    ["Канада", ["канада", "канады", "канаду", "канадой", "канаде"]],
    ["Филиппины", ["филиппины", "филиппин", "филиппинах"]],
    ["Саудовская Аравия", ["саудовская аравия", "саудовской аравии", "саудовскую аравию"]],
    ["Южный Судан", ["южного судана", "южном судане"]],
    ["США", ["сша"]],
    ["Египет", ["египта", "египте"]],
    ["Израиль", ["израиль", "израиля"]],
  ])("declines %s", (name, forms) => {
    expect(formsOfName(name)).toEqual(expect.arrayContaining(forms));
  });

  it("keeps Niger and Nigeria apart", () => {
    expect(formsOfName("Нигер").filter((form) => formsOfName("Нигерия").includes(form))).toEqual(
      [],
    );
  });
});

describe("formsOfPerson", () => {
  it.each([
    ["немец", ["немец", "немца", "немцам", "немцы", "немцев"]],
    ["узбек", ["узбека", "узбеки", "узбеков", "узбекам"]],
    ["россиянин", ["россиянину", "россияне", "россиян", "россиянам"]],
    ["казашка", ["казашки", "казашку", "казашек"]],
    ["индиец", ["индийца", "индийцы"]],
    ["бразилец", ["бразильца", "бразильцам"]],
    ["турок", ["турка", "турки", "туркам"]],
    ["грузин", ["грузина", "грузины", "грузинам"]],
  ])("declines %s", (person, forms) => {
    expect(formsOfPerson(person)).toEqual(expect.arrayContaining(forms));
  });
});

it("declines adjectives", () => {
  expect(formsOfAdjective("немецк")).toEqual(
    expect.arrayContaining(["немецкий", "немецкого", "немецкую", "немецкие"]),
  );
});

describe("romanised Russian", () => {
  it.each([
    ["россии", ["rossii", "rossiyi", "rossiji"]],
    ["узбекистана", ["uzbekistana"]],
    ["казахстан", ["kazakhstan", "kazahstan"]],
    ["немец", ["nemets", "nemec"]],
    ["россиянам", ["rossiyanam", "rossianam", "rossijanam"]],
  ])("brings the spellings of %s together", (word, spellings) => {
    expect(spellings.map(foldRomanised)).toEqual(spellings.map(() => romanise(word)));
  });
});
