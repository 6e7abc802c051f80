import { Rejected } from "../../src/domain/errors.ts";
import type { Action } from "../../src/domain/answer.ts";
import type { MessageId, PersonId, ThreadRef } from "../../src/domain/message.ts";
import {
  readSurfaceThread,
  type SurfaceDelivery,
  type SurfacePost,
} from "../../src/domain/staff-surface.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { Log } from "../../src/ports/log.ts";
import type { StaffSurface } from "../../src/ports/platform.ts";
import type { ThreadNotes } from "../../src/ports/thread-notes.ts";
import type { SurfaceNotes } from "../shared/surface-notes.ts";
import { offersOf } from "./callback-data.ts";
import { Migrated } from "./failures.ts";
import type { TelegramApi } from "./io-api.ts";
import { examineGroup } from "./surface-examine.ts";
import { createPurge } from "./surface-purge.ts";
import { drawLine, drawNotice, drawPreview } from "./surface-render.ts";
import { createCaseTopics, type Shown } from "./surface-topic.ts";
import { messageIdOf } from "./threads.ts";
import { createTopics } from "./topics.ts";

export interface SurfaceDeps {
  readonly api: TelegramApi;
  readonly surfaces: SurfaceNotes;
  readonly notes: ThreadNotes;
  readonly clock: Clock;
  readonly log: Log;
  /** The bot's own id. */
  readonly installation: string;
}

type PostOf<Kind extends SurfacePost["kind"]> = Extract<SurfacePost, { readonly kind: Kind }>;

/** Belongs to no person whose erasure would take it away. */
const NOBODY = "" as PersonId;

/** A supergroup with topics, in which each case has one. */
export function createSurface(deps: SurfaceDeps): StaffSurface {
  const { api, surfaces, notes, clock, log, installation } = deps;
  const onSimpler = (form: number): void => {
    log.warn("delivery.simpler", { platform: "telegram", form });
  };
  const topics = createTopics({ api, onSimpler });
  const cases = createCaseTopics({ topics, surfaces, log });
  const removal = createPurge({ topics, cases, surfaces, notes });

  const remember = (thread: ThreadRef, actions: readonly Action[]): Promise<void> =>
    notes.write(thread, NOBODY, offersOf(actions.map(({ id }) => id)), clock.now());

  /** Takes the place of an earlier one of its name, as far as that is still there. */
  const postPreview = async (shown: Shown, post: PostOf<"preview">): Promise<number> => {
    const parts = drawPreview(post);
    await remember(shown.thread, post.actions);
    const kept: string[] = [];
    for (const [index, id] of ((await surfaces.sent(shown.thread, post.name)) ?? []).entries()) {
      const part = parts[index];
      const isKept = part !== undefined && kept.length === index;
      if (isKept && (await isEdited(shown.chat, Number(id), part))) kept.push(id);
      else await removal.takeBack(shown.chat, Number(id), "");
    }
    await surfaces.keepSent(shown.thread, post.name, kept);
    return cases.send(shown, post.name, parts);
  };

  const isEdited = async (
    ...given: readonly [number, number, Parameters<typeof topics.edit>[2]]
  ) => {
    try {
      await topics.edit(...given);
      return true;
    } catch (error) {
      if (error instanceof Rejected) return false;
      throw error;
    }
  };

  /** In the private chat with the bot, else in the topic: the words hold nothing of the case. */
  const postPrivate = async (
    shown: Shown,
    { to, text }: PostOf<"private">,
    key: string,
  ): Promise<MessageId> => {
    const person = Number(to.person);
    const name = `${key}#private`;
    const [known] = (await surfaces.sent(shown.thread, name)) ?? [];
    if (known !== undefined) return known as MessageId;
    const parts = drawNotice(text);
    try {
      let last = 0;
      for (const part of parts) last = await topics.send(person, null, part);
      const id = messageIdOf(person, last);
      await surfaces.keepSent(shown.thread, name, [id]);
      return id;
    } catch (error) {
      if (!(error instanceof Rejected)) throw error;
    }
    return messageIdOf(shown.chat, await cases.send(shown, key, parts));
  };

  const post = async ({ key, thread, post: given }: SurfaceDelivery): Promise<MessageId> => {
    const shown: Shown = { thread, chat: chatOf(thread) };
    const here = (message: number): MessageId => messageIdOf(shown.chat, message);
    switch (given.kind) {
      case "card":
        await remember(thread, given.card.actions);
        return here(await cases.placeCard(shown, given.card));
      case "line":
        return here(await cases.send(shown, key, drawLine(given)));
      case "preview":
        return here(await postPreview(shown, given));
      case "private":
        return postPrivate(shown, given, key);
      case "purge":
        return here(await removal.purge(shown, given.text));
    }
  };

  return {
    post: async (delivery) => {
      try {
        return await post(delivery);
      } catch (error) {
        if (error instanceof Rejected) log.error("surface.refused", refusalOf(delivery, error));
        throw error;
      }
    },
    examine: (channel) => examineGroup(channel, { api, installation }),
  };
}

function chatOf(thread: ThreadRef): number {
  const chat = Number(readSurfaceThread(thread)?.channel);
  if (Number.isSafeInteger(chat) && chat < 0) return chat;
  throw new Rejected("This is no group of Telegram’s.");
}

/** What somebody has to put right, so that nothing is lost silently. */
function refusalOf({ thread }: SurfaceDelivery, error: Rejected): Readonly<Record<string, string>> {
  const channel = readSurfaceThread(thread)?.channel ?? "";
  const told = { platform: "telegram", channel, reason: error.message };
  return error instanceof Migrated ? { ...told, becameChannel: String(error.chat) } : told;
}
