import { Rejected } from "../../src/domain/errors.ts";
import type { Delivery, MessageId } from "../../src/domain/message.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { Log } from "../../src/ports/log.ts";
import type { ThreadNotes } from "../../src/ports/thread-notes.ts";
import { z } from "zod";
import { firstAccepted } from "../shared/messenger.ts";
import { sendParts } from "../shared/parts.ts";
import { offersOf } from "./callback-data.ts";
import { Migrated } from "./failures.ts";
import type { TelegramApi } from "./io-api.ts";
import { renderReply, type Form, type Forms, type RenderOptions } from "./render.ts";
import { decodePlace, isBasicGroup, repliedTo, type Place } from "./threads.ts";

export interface SenderDeps extends RenderOptions {
  readonly api: TelegramApi;
  readonly notes: ThreadNotes;
  readonly clock: Clock;
  readonly log: Log;
  /** The bot's own id. */
  readonly installation: string;
}

export interface Sender {
  /** See `PlatformAdapter.deliver`. */
  deliver(delivery: Delivery): Promise<MessageId>;
}

/** Where a message goes: a chat, or the chat that it has become. */
interface Target {
  readonly place: Place;
  readonly chat: number;
}

/** The name of the note that says which chat a group has become. */
const ADDRESS = "chat";

const sentSchema = z.object({ message_id: z.int() });

export function createSender(deps: SenderDeps): Sender {
  const { api, notes, clock, log, installation } = deps;

  const targetOf = async ({ thread }: Delivery): Promise<Target> => {
    const place = thread.installation === installation ? decodePlace(thread.conversation) : null;
    if (place === null) throw new Rejected("This is no conversation of the bot.");
    if (!isBasicGroup(place.chat)) return { place, chat: place.chat };
    const moved = Number(await notes.read(thread, "address", ADDRESS));
    return { place, chat: Number.isSafeInteger(moved) && moved !== 0 ? moved : place.chat };
  };

  const send = async (target: Target, form: Form, delivery: Delivery, isFirst: boolean) => {
    const sent = await api.call("sendMessage", {
      chat_id: target.chat,
      ...placing(target, delivery, isFirst),
      ...form,
      link_preview_options: { is_disabled: true },
    });
    return `${String(target.chat)}:${String(sentSchema.safeParse(sent).data?.message_id ?? "?")}`;
  };

  const sendForms = (target: Target, forms: Forms, delivery: Delivery, isFirst: boolean) =>
    firstAccepted(
      forms.map((form) => () => send(target, form, delivery, isFirst)),
      (form) => {
        log.warn("delivery.simpler", { platform: "telegram", form });
      },
    );

  return {
    deliver: async (delivery) => {
      const { thread, person, reply, direction } = delivery;
      let target = await targetOf(delivery);
      const parts = renderReply(reply, direction, deps);
      await notes.write(thread, person, offersOf(reply.actions.map(({ id }) => id)), clock.now());
      return sendParts(
        delivery,
        parts,
        async (forms, index) => {
          try {
            return await sendForms(target, forms, delivery, index === 0);
          } catch (error) {
            if (!(error instanceof Migrated) || target.chat !== target.place.chat) throw error;
            const note = { kind: "address", name: ADDRESS, data: String(error.chat) } as const;
            await notes.write(thread, person, [note], clock.now());
            target = { ...target, chat: error.chat };
            return sendForms(target, forms, delivery, index === 0);
          }
        },
        { notes, clock },
      );
    },
  };
}

/** In a group an answer stands in its topic, below the question. The numbers of messages are those of the old chat. */
function placing({ place, chat }: Target, { inReplyTo }: Delivery, isFirst: boolean): object {
  const { room } = place;
  if (room === null || chat !== place.chat) return {};
  const topic = room.topic === null ? {} : { message_thread_id: room.topic };
  const asked = inReplyTo === null || !isFirst ? null : repliedTo(inReplyTo, chat);
  return asked === null
    ? topic
    : {
        ...topic,
        reply_parameters: { message_id: asked, allow_sending_without_reply: true },
      };
}
