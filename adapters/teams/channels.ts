import { z } from "zod";
import { codeOf, Rejected } from "../../src/domain/errors.ts";
import type { ConversationId, PersonId, ThreadRef } from "../../src/domain/message.ts";
import { SURFACE_INSTALLATION } from "../../src/domain/staff-surface.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { Log } from "../../src/ports/log.ts";
import type { ThreadNotes } from "../../src/ports/thread-notes.ts";
import { isAddressed, type Address, type Read } from "./activity.ts";
import { addressSchema } from "./notes.ts";
import { isChannel, placeOf } from "./threads.ts";

/** What is known of a channel of a team. */
export interface KnownChannel {
  /** Its conversation is the channel itself. */
  readonly address: Address;
  /** `null` where Teams did not tell. */
  readonly team: string | null;
  /** Something was heard in it that did not call the bot. */
  readonly hearsAll: boolean;
  /** Cases were shown there. */
  readonly isOfStaff: boolean;
}

export interface ChannelsDeps {
  readonly notes: ThreadNotes;
  readonly clock: Clock;
  readonly log: Log;
}

/** Channels of which something was heard; without that nobody can tell where Teams takes what is to be said in them. */
export interface Channels {
  /** Remembers the channel in which something happened. @throws Unavailable */
  hear(read: Read): Promise<void>;
  /** `null` when nothing was heard of it, or not for long. @throws Unavailable */
  find(channel: string): Promise<KnownChannel | null>;
  /** Where a channel is, which is one of staff from now on. @throws Rejected, Unavailable */
  ofStaff(channel: string): Promise<Address>;
  /** Writes those of staff anew, so that a quiet one is not forgotten. Never throws. */
  refresh(): Promise<void>;
}

/** All channels share it, so that they can be found. */
const THREAD: ThreadRef = {
  platform: "teams",
  installation: SURFACE_INSTALLATION,
  conversation: "channels" as ConversationId,
};
/** They belong to no person whose erasure would take them away. */
const NOBODY = "" as PersonId;

const channelSchema = z.object({
  address: addressSchema,
  team: z.string().nullable(),
  hearsAll: z.boolean(),
  isOfStaff: z.boolean(),
});

export function createChannels({ notes, clock, log }: ChannelsDeps): Channels {
  /** Once a day is enough to keep it from ending with its retention. */
  const dated = (known: KnownChannel): string =>
    JSON.stringify({ ...known, day: clock.now().toISOString().slice(0, 10) });

  const write = (channel: string, data: string): Promise<void> =>
    notes.write(THREAD, NOBODY, [{ kind: "address", name: channel, data }], clock.now());

  const keep = async (channel: string, known: KnownChannel, before: string | null) => {
    const data = dated(known);
    if (data !== before) await write(channel, data);
  };

  const readNote = (channel: string): Promise<string | null> =>
    notes.read(THREAD, "address", channel);

  return {
    hear: async (read) => {
      const { activity, address } = read;
      const { channel } = placeOf(activity.conversation.id);
      if (!isChannel(channel)) return;
      const note = await readNote(channel);
      const before = channelIn(note);
      const known: KnownChannel = {
        address: { ...address, conversation: channel },
        team: activity.channelData?.team?.id ?? before?.team ?? null,
        hearsAll: (before?.hearsAll ?? false) || isOverheard(read),
        isOfStaff: before?.isOfStaff ?? false,
      };
      await keep(channel, known, note);
    },
    find: async (channel) => channelIn(await readNote(channel)),
    ofStaff: async (channel) => {
      if (!isChannel(channel)) throw new Rejected("This is no channel of Teams.");
      const note = await readNote(channel);
      const known = channelIn(note);
      if (known === null) {
        throw new Rejected("Nothing was heard from this channel: mention the bot once in it.");
      }
      await keep(channel, { ...known, isOfStaff: true }, note);
      return known.address;
    },
    refresh: async () => {
      try {
        for (const [channel, note] of await notes.readAll(THREAD, "address")) {
          const known = channelIn(note);
          if (known?.isOfStaff === true) await keep(channel, known, note);
        }
      } catch (error) {
        log.warn("surface.channels_not_kept", { platform: "teams", code: codeOf(error) });
      }
    },
  };
}

/** Words that did not call the bot come only where the team has agreed to that. */
function isOverheard({ activity }: Read): boolean {
  return activity.type === "message" && activity.value == null && !isAddressed(activity);
}

function channelIn(data: string | null): KnownChannel | null {
  return data === null ? null : channelSchema.parse(JSON.parse(data));
}
