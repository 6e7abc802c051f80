import { describe, expect, it } from "vitest";
import { normalisePassword, passwordProblem } from "../../../src/domain/password.ts";

const EMAIL = "li.wei@centre.example";

describe("a password", () => {
  it("needs no kinds of characters, only twelve of them", () => {
    expect(passwordProblem("plain words!", EMAIL)).toBeNull();
    expect(passwordProblem("plain words", EMAIL)).toBe("password_short");
    expect(passwordProblem("长城上的一只白鸽子和月亮", EMAIL)).toBeNull();
  });

  it("is counted in characters and not in units of a computer", () => {
    expect(passwordProblem("🐼🐉🌙🐼🐉🌙🐼🐉🌙🐼🐉", EMAIL)).toBe("password_short");
    expect(passwordProblem("🐼🐉🌙🐼🐉🌙🐼🐉🌙🐼🐉🌙", EMAIL)).toBeNull();
  });

  it("has two hundred characters at most", () => {
    expect(passwordProblem("ab".repeat(100), EMAIL)).toBeNull();
    expect(passwordProblem(`${"ab".repeat(100)}c`, EMAIL)).toBe("password_long");
  });

  it("is not the e-mail address, however that is written", () => {
    expect(passwordProblem("Li.Wei@Centre.Example", EMAIL)).toBe("password_email");
    expect(passwordProblem("Li.Wei@Centre.Example!", EMAIL)).toBeNull();
  });

  it("is none of those that everybody tries first", () => {
    for (const common of ["Password1234", "qwertyuiop123", "123456789012", "............"]) {
      expect(passwordProblem(common, EMAIL)).toBe("password_common");
    }
    expect(passwordProblem("Password1234 of the owl", EMAIL)).toBeNull();
  });

  it("is the same however a keyboard puts its letters together", () => {
    expect(normalisePassword("cafe\u0301 ｆｕｌｌ")).toBe(normalisePassword("café full"));
    expect(passwordProblem("ｐａｓｓｗｏｒｄ１２３４", EMAIL)).toBe("password_common");
  });
});
