import { describe, expect, it } from "vitest";
import { AppError, causeCodeOf, codeOf, Unavailable } from "../../../src/domain/errors.ts";

function withCode(code: string, cause?: unknown): Error {
  return Object.assign(new Error("It failed.", { cause }), { code });
}

describe("the codes of a failure", () => {
  it("are ours where it is one of ours, and call everything else our fault", () => {
    expect(codeOf(new Unavailable("Gone."))).toBe("unavailable");
    expect([new TypeError("x"), withCode("SQLITE_FULL"), "text"].map(codeOf)).toEqual(
      Array.from({ length: 3 }, () => "internal"),
    );
  });

  it.each(["SQLITE_FULL", "53300", "ECONNREFUSED", "ERR_INVALID_ARG_TYPE"])(
    "tell what an engine or the system said, however deep: %s",
    (code) => {
      const wrapped = new Error("It failed.", { cause: withCode(code) });
      expect(causeCodeOf(new Unavailable("Gone.", wrapped))).toBe(code);
    },
  );

  it("are never words", () => {
    const words = withCode("the passport of Anna");
    expect(causeCodeOf(new AppError("internal", "No.", { cause: words }))).toBeNull();
    expect(causeCodeOf(new Unavailable("Gone."))).toBeNull();
    expect(causeCodeOf("text")).toBeNull();
  });

  it("are found though causes go in a circle", () => {
    const error = new Error("It failed.");
    error.cause = error;
    expect(causeCodeOf(error)).toBeNull();
  });
});
