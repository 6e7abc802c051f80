import { describe, expect, it } from "vitest";
import { readableLine } from "../../../scripts/readable-log.ts";

describe("the log of npm run dev", () => {
  it("is a line a person reads: when, how bad, what, and its fields", () => {
    const line =
      '{"level":40,"time":"2026-11-30T04:15:03.123Z","code":"ERR_X","languages":"ar en","msg":"index_not_stored"}';
    expect(readableLine(line)).toBe('04:15:03 WARN  index_not_stored code=ERR_X languages="ar en"');
  });

  it.each(["The chat page is at http://127.0.0.1:3000/", "{not JSON", '{"other":1}', ""])(
    "leaves “%s” as it is",
    (line) => {
      expect(readableLine(line)).toBe(line);
    },
  );
});
