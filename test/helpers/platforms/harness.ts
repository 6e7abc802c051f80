import type { PlatformName } from "../../../src/domain/message.ts";
import type { PlatformAdapter } from "../../../src/ports/platform.ts";
import type { ScriptedHost } from "../scripted-host.ts";
import { slackHarness } from "./slack.ts";
import { telegramHarness } from "./telegram.ts";
import { teamsHarness } from "./teams.ts";
import { webHarness } from "./web.ts";

/** What a person sees of a message of theirs or ours, whatever the platform. */
export interface Shown {
  readonly from: "person" | "bot";
  /** Without markup; parts of one answer are joined by an empty line. */
  readonly words: string;
  readonly direction: "ltr" | "rtl";
}

/** One person in a private conversation with the bot. */
export interface Person {
  /** Sends as the platform would deliver it; tells whether the adapter acknowledged it. */
  say(id: string, text: string): Promise<boolean>;
  press(id: string, action: string): Promise<boolean>;
  /** What the conversation shows, once it shows so many messages. */
  shown(count: number): Promise<Shown[]>;
}

/** A room in which several people write. */
export interface Room {
  /** One of its people writes to the bot, in the way that the platform has for that. */
  ask(who: "first" | "second", id: string, text: string): Promise<boolean>;
  /** Writes without meaning the bot. */
  chat(who: "first" | "second", id: string, text: string): Promise<boolean>;
  /** The bot's answers in the room, once there are so many. */
  answers(count: number): Promise<readonly string[]>;
}

/** What a messenger sends beside ordinary messages; each tells whether the adapter acknowledged it. */
export interface Wire {
  /** A message of the bot itself, as the platform tells everybody of it. */
  own(id: string): Promise<boolean>;
  /** The person changes the message of that id. */
  edit(id: string, text: string): Promise<boolean>;
  attachment(id: string): Promise<boolean>;
  unknownEvent(): Promise<boolean>;
  withoutField(): Promise<boolean>;
  /** A message without the right proof. */
  forged(id: string): Promise<boolean>;
  /** A proof that was right at another time; `null` where proofs hold no time. */
  readonly replayed: ((id: string, offsetMs: number) => Promise<boolean>) | null;
  /** From now on the platform refuses what is sent to it in this way; `null` ends that. */
  refuse(how: "down" | "rate" | "unauthorized" | "blocked" | null): void;
}

/** One platform with an adapter started on it. */
export interface PlatformHarness {
  readonly adapter: PlatformAdapter;
  readonly host: ScriptedHost;
  /** The longest text that the platform lets a person send and that the adapter has to check; `null` without one. */
  readonly longestText: number | null;
  /** Whether the platform itself keeps a delivery with a known key from being shown again. */
  readonly keyed: boolean;
  readonly newPerson: () => Promise<Person>;
  /** `null` where there are no rooms. */
  readonly newRoom: (() => Promise<Room>) | null;
  /** `null` for the chat page, whose own tests hold what is meant here. The person is the last of `newPerson`. */
  readonly wire: Wire | null;
  /** The adapter ends and begins anew on the same notes; the host remembers what it accepted. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export const HARNESSES: Readonly<Partial<Record<PlatformName, () => Promise<PlatformHarness>>>> = {
  web: webHarness,
  teams: teamsHarness,
  telegram: telegramHarness,
  slack: slackHarness,
};
