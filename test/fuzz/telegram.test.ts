import { describe, expect, it } from "vitest";
import { fuzzTelegram } from "./telegram.ts";

describe("the address that Telegram delivers to", () => {
  it("takes, ignores or refuses whatever nearly looks like Telegram's, and never breaks", async () => {
    const seed = Math.floor(Math.random() * 1_000_000);
    const { statuses, failures } = await fuzzTelegram({ seed, count: 2_000 });
    expect({ seed, failures }).toEqual({ seed, failures: [] });
    expect([...statuses.keys()].sort()).toEqual([200, 401, 503]);
  }, 60_000);
});
