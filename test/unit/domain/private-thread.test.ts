import { expect, it } from "vitest";
import { conversationOf } from "../../../adapters/slack/threads.ts";
import { encodePlace } from "../../../adapters/telegram/threads.ts";
import type { PersonId, PlatformName } from "../../../src/domain/message.ts";
import { privateThreadOf } from "../../../src/domain/private-thread.ts";

const of = (platform: PlatformName, person: string): string | undefined =>
  privateThreadOf({ platform, installation: "one", person: person as PersonId })?.conversation;

it("names a private conversation as the platform’s own adapter does", () => {
  expect(of("slack", "U123")).toBe(conversationOf({ channel: null, thread: null, user: "U123" }));
  expect(of("telegram", "4711")).toBe(encodePlace({ chat: 4711, room: null }));
});

it("names none where a platform gives private conversations names of their own", () => {
  expect(of("teams", "29:somebody")).toBeUndefined();
  expect(of("web", "page")).toBeUndefined();
});
