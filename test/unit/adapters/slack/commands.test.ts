import { describe, expect, it } from "vitest";
import { withSlackCommands } from "../../../../adapters/slack/commands.ts";
import { paragraph, plainText } from "../../../../src/domain/block.ts";

function told(text: string): string {
  return plainText(withSlackCommands([paragraph(text)]));
}

describe("commands in replies to Slack", () => {
  it.each([
    [
      "Write /privacy to see what is kept, /forget to erase it.",
      "Write /yizhan privacy to see what is kept, /yizhan forget to erase it.",
    ],
    ["输入 /privacy 查看", "输入 /yizhan privacy 查看"],
    ["اكتب \u2066/forget\u2069 لحذفه", "اكتب \u2066/yizhan forget\u2069 لحذفه"],
    ["/help：说明", "/yizhan help：说明"],
    ["Write /withdraw or /link CODE.", "Write /yizhan withdraw or /yizhan link CODE."],
  ])("are words of the one that is registered there: %s", (text, expected) => {
    expect(told(text)).toBe(expected);
  });

  it.each(["https://example.org/help", "and/or", "/etc/help", "and /helpful", "24/7"])(
    "leave other slashes alone: %s",
    (text) => {
      expect(told(text)).toBe(text);
    },
  );

  it("are found inside lists", () => {
    const list = {
      type: "list" as const,
      ordered: false,
      items: [[paragraph("/topics shows all")]],
    };
    expect(plainText(withSlackCommands([list]))).toBe("/yizhan topics shows all");
  });
});
