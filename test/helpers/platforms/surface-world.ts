import type { PersonRef } from "../../../src/domain/message.ts";
import type { SurfacePlatform } from "../../../src/domain/staff-surface.ts";
import type { PlatformAdapter, StaffSurface } from "../../../src/ports/platform.ts";
import type { FailingNotes } from "../failing-notes.ts";
import type { ScriptedHost } from "../scripted-host.ts";
import { slackSurfaceWorld } from "./slack-surface.ts";
import { teamsSurfaceWorld } from "./teams-surface.ts";
import { telegramSurfaceWorld } from "./telegram-surface.ts";

/** One message of the bot as those in the channel see it. */
export interface SeenPost {
  /** The platform’s own id. */
  readonly id: string;
  /** Without markup and without characters that nobody sees; where a quote is drawn apart, it follows in a line of its own. */
  readonly words: string;
  /** What stands in bold. */
  readonly bold: readonly string[];
  readonly buttons: readonly SeenButton[];
  /** Whatever in it does something by itself: links, calls of people or rooms, previews of pages. */
  readonly acts: readonly string[];
}

export interface SeenButton {
  readonly label: string;
  /** What the platform hands back when it is pressed. */
  readonly carried: string;
}

/** A thread of the channel that the bot has begun, as it stands now. */
export interface SeenThread {
  readonly id: string;
  /** What heads it for somebody who looks at the channel. */
  readonly title: string;
  /** The card; `null` when somebody has deleted it. */
  readonly card: SeenPost | null;
  /** What follows the card, oldest first. */
  readonly posts: readonly SeenPost[];
}

/** A member of the channel. */
export interface Member {
  readonly account: PersonRef;
  /** Part of the name that the platform tells of them. */
  readonly name: string;
}

/** A channel of staff on one platform, with an adapter started on it. Everything is empty at first. */
export interface SurfaceWorld {
  readonly platform: SurfacePlatform;
  /** The platform’s own id of the channel. */
  readonly channel: string;
  readonly adapter: PlatformAdapter;
  readonly surface: StaffSurface;
  readonly host: ScriptedHost;
  readonly members: readonly [Member, Member];
  /** The longest words that one message of the platform shows. */
  readonly longest: number;

  /** Threads in the order in which they were begun. */
  threads(): Promise<readonly SeenThread[]>;
  /** What a member alone sees of what the bot said to them, oldest first. */
  privately(member: Member): Promise<readonly string[]>;

  /** A member writes below a card; tells whether the adapter acknowledged it. */
  write(thread: SeenThread, member: Member, text: string): Promise<boolean>;
  /** The same, where the words also call the bot in the way that the platform has for that. */
  call(thread: SeenThread, member: Member, text: string): Promise<boolean>;
  /** A member changes the last message that they wrote below a card. */
  edit(thread: SeenThread, member: Member, text: string): Promise<boolean>;
  /** A member sends a picture or a file without words below a card. */
  attach(thread: SeenThread, member: Member): Promise<boolean>;
  press(thread: SeenThread, post: SeenPost, button: SeenButton, member: Member): Promise<boolean>;
  /** The platform tells of what the bot itself said below a card, and of what another bot said there. */
  echo(thread: SeenThread, whose: "own" | "another bot"): Promise<boolean>;
  /** A member writes in the channel outside of any case, and calls the bot. */
  callOutside(member: Member, text: string): Promise<boolean>;
  /** A member writes in a thread that the bot has not begun, and calls the bot. */
  callInAnotherThread(member: Member, text: string): Promise<boolean>;

  /** Somebody deletes the card, or the whole thread. */
  remove(thread: SeenThread, what: "card" | "thread"): Promise<void>;
  /** From now on the platform refuses what is sent to it in this way; `null` ends that. */
  refuse(how: "down" | "rate" | "not a member" | null): void;
  /** From now on nothing can be deleted; what was sent can still be changed. */
  forbidDeleting(): void;
  /** Whether the platform has a way to one member alone; what is said to one stands in the thread without it. */
  readonly hasPrivate: boolean;
  /** From now on the bot may not write to single members; `false` where the platform never refuses that. */
  forbidPrivate(): boolean;
  readonly notes: FailingNotes;

  /** Ends the adapter and begins another one on the same notes. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Adds a platform to the contract of surfaces: its world, by name. */
export const SURFACE_WORLDS: Readonly<
  Partial<Record<SurfacePlatform, () => Promise<SurfaceWorld>>>
> = {
  telegram: telegramSurfaceWorld,
  slack: slackSurfaceWorld,
  teams: teamsSurfaceWorld,
};
