import { describe, expect, it } from "vitest";
import { readTelegramSettings } from "../../../../adapters/telegram/config.ts";
import { AppError } from "../../../../src/domain/errors.ts";

const TOKEN = "4242424242:AAF-a_token_of_the_tests_0123456789";
const SECRET = "a_secret_of_the_tests_0123";

const read = (given: Record<string, string>, publicUrl: string | null = null) =>
  readTelegramSettings({ given, host: "127.0.0.1", publicUrl });

function refusal(given: Record<string, string>, publicUrl: string | null = null): string {
  try {
    read(given, publicUrl);
  } catch (error) {
    if (error instanceof AppError && error.code === "settings_invalid") return error.message;
  }
  throw new Error("it was not refused");
}

describe("the settings of Telegram", () => {
  it("turn it off when there are none", () => {
    expect(read({})).toBeNull();
    expect(read({ TELEGRAM_BOT_TOKEN: "", PORT: "3000" })).toBeNull();
  });

  it("have messages fetched with a token alone, even where the service can be reached", () => {
    expect(read({ TELEGRAM_BOT_TOKEN: TOKEN }, "https://help.example.org")).toEqual({
      token: TOKEN,
      botId: "4242424242",
      apiRoot: "https://api.telegram.org/",
      webhook: null,
    });
  });

  it("have messages delivered with a secret and a public address", () => {
    const given = { TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_WEBHOOK_SECRET: SECRET };
    const webhook = read(given, "https://help.example.org/yizhan")?.webhook;
    expect(webhook?.secret).toBe(SECRET);
    expect(webhook?.url).toMatch(
      /^https:\/\/help\.example\.org\/yizhan\/telegram\/webhook\?v=[\da-f]{12}$/,
    );
  });

  it("change the webhook's address with the secret, without showing anything of it", () => {
    const urlWith = (secret: string): string | undefined =>
      read(
        { TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_WEBHOOK_SECRET: secret },
        "https://help.example.org",
      )?.webhook?.url;
    expect(urlWith(SECRET)).toBe(urlWith(SECRET));
    expect(urlWith(`${SECRET}4`)).not.toBe(urlWith(SECRET));
    expect(urlWith(SECRET)).not.toContain(SECRET);
  });

  it("keep a path of another API server", () => {
    const at = (root: string): string | undefined =>
      read({ TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: root })?.apiRoot;
    expect(at("https://proxy.example.org/telegram")).toBe("https://proxy.example.org/telegram/");
    expect(at("http://127.0.0.1:8081/")).toBe("http://127.0.0.1:8081/");
  });

  it("refuse a secret without a public address, in one sentence that says what to do", () => {
    const given = { TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_WEBHOOK_SECRET: SECRET };
    expect(refusal(given)).toBe(
      "Telegram is not set up wholly: TELEGRAM_WEBHOOK_SECRET needs PUBLIC_URL (leave both out to fetch messages instead).",
    );
  });

  it.each([["http://help.example.org"], ["https://help.example.org:3000"]])(
    "refuse %s, to which Telegram does not deliver",
    (publicUrl) => {
      const given = { TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_WEBHOOK_SECRET: SECRET };
      expect(refusal(given, publicUrl)).toContain("PUBLIC_URL must begin with https");
      const own = { ...given, TELEGRAM_API_ROOT: "http://127.0.0.1:8081" };
      expect(read(own, publicUrl)?.webhook?.url).toContain(publicUrl);
    },
  );

  it("name what is missing", () => {
    expect(refusal({ TELEGRAM_WEBHOOK_SECRET: SECRET }, "https://help.example.org")).toBe(
      "Telegram is not set up wholly: TELEGRAM_BOT_TOKEN is missing (set: TELEGRAM_WEBHOOK_SECRET).",
    );
  });

  it.each([
    ["TELEGRAM_BOT_TOKEN", "hunter2"],
    ["TELEGRAM_BOT_TOKEN", "bot4242424242:AAF-a_token_of_the_tests"],
    ["TELEGRAM_WEBHOOK_SECRET", "short"],
    ["TELEGRAM_WEBHOOK_SECRET", "with spaces in the secret"],
    ["TELEGRAM_API_ROOT", "http://proxy.example.org"],
    ["TELEGRAM_API_ROOT", "https://somebody:word@proxy.example.org"],
    ["TELEGRAM_API_ROOT", "https://proxy.example.org/?to=telegram"],
  ])("refuse %s=%s by name, without repeating the value", (name, value) => {
    const sentence = refusal(
      { TELEGRAM_BOT_TOKEN: TOKEN, [name]: value },
      "https://help.example.org",
    );
    expect(sentence).toContain(name);
    expect(sentence).not.toContain(value);
  });
});
