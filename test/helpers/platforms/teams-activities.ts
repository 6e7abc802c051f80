import { readFileSync } from "node:fs";

export type Activity = Record<string, unknown>;

/** Ids in the fixtures. */
export const TEAMS = {
  appId: "01234567-89ab-cdef-0123-456789abcdef",
  password: "a-password-of-the-test",
  botId: "28:01234567-89ab-cdef-0123-456789abcdef",
  tenant: "11111111-1111-1111-1111-111111111111",
  person: "29:1person-first",
  chat: "a:1personal-first",
  team: "19:team-one@thread.tacv2",
  channel: "19:channel-one@thread.tacv2",
} as const;

/** A payload of `test/fixtures/teams`, with what a test talks about put in its place. */
export function teamsActivity(fixture: string, change: Activity = {}): Activity {
  const url = new URL(`../../fixtures/teams/${fixture}.json`, import.meta.url);
  return { ...(JSON.parse(readFileSync(url, "utf8")) as Activity), ...change };
}
