import { describe, expect, it } from "vitest";
import { fuzzTeams } from "./teams.ts";

describe("the address that Teams delivers to", () => {
  it("takes, ignores or refuses whatever nearly looks like Bot Framework's, and never breaks", async () => {
    const seed = Math.floor(Math.random() * 1_000_000);
    const { statuses, failures } = await fuzzTeams({ seed, count: 2_000 });
    expect({ seed, failures }).toEqual({ seed, failures: [] });
    expect([...statuses.keys()].sort()).toEqual([200, 400, 401, 501, 503]);
  }, 60_000);
});
