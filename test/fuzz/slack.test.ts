import { describe, expect, it } from "vitest";
import { fuzzSlack } from "./slack.ts";

describe("the address that Slack calls", () => {
  it("takes, ignores or refuses whatever nearly looks like Slack's, and never breaks", async () => {
    const seed = Math.floor(Math.random() * 1_000_000);
    const { statuses, failures } = await fuzzSlack({ seed, count: 2_000 });
    expect({ seed, failures }).toEqual({ seed, failures: [] });
    expect([...statuses.keys()].sort()).toEqual([200, 401, 503]);
  }, 60_000);
});
