import { describe, expect, it } from "vitest";
import { browserOf } from "../../../src/domain/browser.ts";

const KHTML = "AppleWebKit/537.36 (KHTML, like Gecko)";

describe("a browser", () => {
  it.each([
    ["Firefox", "Linux", "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0"],
    [
      "Chrome",
      "Windows",
      `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${KHTML} Chrome/142.0 Safari/537.36`,
    ],
    [
      "Edge",
      "Windows",
      `Mozilla/5.0 (Windows NT 10.0) ${KHTML} Chrome/142.0 Safari/537.36 Edg/142.0`,
    ],
    [
      "Safari",
      "macOS",
      `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${KHTML} Version/18.1 Safari/605.1.15`,
    ],
    [
      "Safari",
      "iOS",
      `Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) ${KHTML} Version/18.1 Mobile/15E148 Safari/604.1`,
    ],
    [
      "Chrome",
      "iOS",
      `Mozilla/5.0 (iPad; CPU OS 18_1 like Mac OS X) ${KHTML} CriOS/142.0 Mobile/15E148 Safari/604.1`,
    ],
    [
      "WeChat",
      "Android",
      `Mozilla/5.0 (Linux; Android 14; V2307A) ${KHTML} Chrome/116.0 Mobile Safari/537.36 MicroMessenger/8.0.44`,
    ],
    [
      "Chrome",
      "HarmonyOS",
      `Mozilla/5.0 (Phone; OpenHarmony 5.0) ${KHTML} Chrome/114.0 Safari/537.36`,
    ],
    [
      "Opera",
      "ChromeOS",
      `Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${KHTML} Chrome/142.0 Safari/537.36 OPR/124.0`,
    ],
    [null, null, "curl/8.9.1"],
    [null, null, ""],
  ])("is %s on %s", (browser, system, userAgent) => {
    expect(browserOf(userAgent)).toEqual({ browser, system });
  });

  it("is not looked for beyond what browsers send", () => {
    expect(browserOf(`${"x".repeat(600)} Firefox/145.0 Windows`)).toEqual({
      browser: null,
      system: null,
    });
  });
});
