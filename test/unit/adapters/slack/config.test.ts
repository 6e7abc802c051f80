import { describe, expect, it } from "vitest";
import { readSlackSettings } from "../../../../adapters/slack/config.ts";

const read = (given: Record<string, string>): ReturnType<typeof readSlackSettings> =>
  readSlackSettings({ given, host: "127.0.0.1", publicUrl: null });

describe("the settings of Slack", () => {
  it("are off when none is set, and an empty one counts as not set", () => {
    expect(read({})).toBeNull();
    expect(read({ SLACK_BOT_TOKEN: "", SLACK_SIGNING_SECRET: "" })).toBeNull();
  });

  it("choose HTTP by the signing secret and Socket Mode by the app token", () => {
    expect(read({ SLACK_BOT_TOKEN: "xoxb-1", SLACK_SIGNING_SECRET: "a-signing-secret" })).toEqual({
      botToken: "xoxb-1",
      intake: { kind: "http", signingSecret: "a-signing-secret" },
      apiUrl: "https://slack.com/api/",
    });
    expect(read({ SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xapp-1" })?.intake).toEqual({
      kind: "socket",
      appToken: "xapp-1",
    });
  });

  it("put a slash behind the address of the Web API, where one is needed", () => {
    const set = { SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xapp-1" };
    const url = "http://127.0.0.1:4003/api";
    expect(read({ ...set, SLACK_API_URL: url })?.apiUrl).toBe(`${url}/`);
    expect(read({ ...set, SLACK_API_URL: `${url}/` })?.apiUrl).toBe(`${url}/`);
  });

  it.each([
    [{ SLACK_SIGNING_SECRET: "a-signing-secret" }, /SLACK_BOT_TOKEN is missing/],
    [{ SLACK_APP_TOKEN: "xapp-1" }, /SLACK_BOT_TOKEN is missing/],
    [{ SLACK_API_URL: "https://slack.com/api/" }, /SLACK_BOT_TOKEN is missing/],
    [{ SLACK_BOT_TOKEN: "xoxb-1" }, /SLACK_SIGNING_SECRET for HTTP, or SLACK_APP_TOKEN/],
    [
      {
        SLACK_BOT_TOKEN: "xoxb-1",
        SLACK_SIGNING_SECRET: "a-signing-secret",
        SLACK_APP_TOKEN: "xapp-1",
      },
      /either SLACK_SIGNING_SECRET .* or SLACK_APP_TOKEN .*, not both/,
    ],
    [{ SLACK_BOT_TOKEN: "xapp-1", SLACK_SIGNING_SECRET: "a-signing-secret" }, /begins with xoxb-/],
    [{ SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xoxb-2" }, /begins with xapp-/],
    [
      { SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xapp-1", SLACK_API_URL: "http://slack.com/" },
      /SLACK_API_URL: write an https address/,
    ],
  ] as [Record<string, string>, RegExp][])(
    "fail with a sentence that helps: %j",
    (given, sentence) => {
      expect(() => read(given)).toThrow(sentence);
    },
  );

  it("never repeat a secret in that sentence", () => {
    const given = { SLACK_BOT_TOKEN: "xapp-hidden", SLACK_SIGNING_SECRET: "hidden-too" };
    expect(() => read(given)).toThrow(expect.not.stringContaining("hidden") as Error);
  });
});
