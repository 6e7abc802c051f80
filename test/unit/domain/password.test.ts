import { describe, expect, it } from "vitest";
import {
  isMostlyAbout,
  lengthProblem,
  normalisePassword,
  wordsAbout,
} from "../../../src/domain/password.ts";

describe("a password", () => {
  it("needs no kinds of characters, only twelve of them", () => {
    expect(lengthProblem("plain words!")).toBeNull();
    expect(lengthProblem("plain words")).toBe("password_short");
    expect(lengthProblem("长城上的一只白鸽子和月亮")).toBeNull();
  });

  it("is counted in characters and not in units of a computer", () => {
    expect(lengthProblem("🐼🐉🌙🐼🐉🌙🐼🐉🌙🐼🐉")).toBe("password_short");
    expect(lengthProblem("🐼🐉🌙🐼🐉🌙🐼🐉🌙🐼🐉🌙")).toBeNull();
  });

  it("has two hundred characters at most", () => {
    expect(lengthProblem("ab".repeat(100))).toBeNull();
    expect(lengthProblem(`${"ab".repeat(100)}c`)).toBe("password_long");
  });

  it("is the same however a keyboard puts its letters together", () => {
    expect(normalisePassword("cafe\u0301 ｆｕｌｌ")).toBe(normalisePassword("café full"));
  });
});

describe("what is known of its owner", () => {
  const words = wordsAbout({
    name: "Li Wei",
    email: "li.wei77@talent.example",
    centres: ["Talent Service Centre", "人才服务中心"],
  });

  it.each([
    "Li.Wei77@Talent.Example",
    "LiWei-WeiLi-2026",
    "yizhan-centre-2026",
    "Talent!Service!Centre",
    "ＷＥＩ７７ｔａｌｅｎｔ２６",
    "人才服务中心人才服务中心123",
  ])("is all there is to %s", (password) => {
    expect(isMostlyAbout(password, words)).toBe(true);
  });

  it.each(["plain words!", "wei saw nine herons", "人才服务中心的鸽子飞过长城看月亮"])(
    "is not what protects %s",
    (password) => {
      expect(isMostlyAbout(password, words)).toBe(false);
    },
  );
});
