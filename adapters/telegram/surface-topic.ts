import { z } from "zod";
import { Rejected } from "../../src/domain/errors.ts";
import type { ThreadRef } from "../../src/domain/message.ts";
import type { CaseCard } from "../../src/domain/staff-surface.ts";
import type { Log } from "../../src/ports/log.ts";
import type { SurfaceNotes } from "../shared/surface-notes.ts";
import { Gone } from "./failures.ts";
import type { Forms } from "./render.ts";
import { drawCard, topicName } from "./surface-render.ts";
import type { Topics } from "./topics.ts";

/** A case in a group. */
export interface Shown {
  readonly thread: ThreadRef;
  readonly chat: number;
}

/** The topic of a case. */
export interface Root {
  readonly topic: number;
  /** As it was named last. */
  readonly name: string;
  /** The message that is the card; `null` when it is still to be sent. */
  readonly card: number | null;
}

export interface CaseTopics {
  /** `null` when the case has none. */
  find(shown: Shown): Promise<Root | null>;
  /** Shows a card, in a new topic when there is none; returns its message. */
  placeCard(shown: Shown, card: CaseCard): Promise<number>;
  /**
   * Sends parts one below the other in the topic of a case, without those that are known as sent under the name; in a new
   * topic when somebody has deleted it. Returns the last message.
   *
   * @throws Rejected the case has no topic
   */
  send(shown: Shown, name: string, parts: readonly Forms[]): Promise<number>;
}

export interface CaseTopicsDeps {
  readonly topics: Topics;
  readonly surfaces: SurfaceNotes;
  readonly log: Log;
}

const rootSchema = z.object({ topic: z.int(), name: z.string(), card: z.int().nullable() });

export function createCaseTopics({ topics, surfaces, log }: CaseTopicsDeps): CaseTopics {
  const find = async ({ thread }: Shown): Promise<Root | null> => {
    const data = await surfaces.root(thread);
    return data === null ? null : rootSchema.parse(JSON.parse(data));
  };

  const keep = ({ thread }: Shown, root: Root): Promise<void> =>
    surfaces.keepRoot(thread, String(root.topic), JSON.stringify(root));

  const begin = async (shown: Shown, name: string): Promise<Root> => {
    const root = { topic: await topics.create(shown.chat, name), name, card: null };
    await keep(shown, root);
    return root;
  };

  /** Works in a topic; in a new one of that name when somebody has deleted it. */
  const inTopic = async <T>(
    shown: Shown,
    root: Root,
    work: (root: Root) => Promise<T>,
  ): Promise<T> => {
    try {
      return await work(root);
    } catch (error) {
      if (!(error instanceof Gone)) throw error;
      log.warn("surface.topic_gone", { platform: "telegram" });
      return work(await begin(shown, root.name));
    }
  };

  /** The card says it too, so that a name which cannot be changed is no reason to show nothing. */
  const renamed = async ({ chat }: Shown, root: Root, name: string): Promise<string> => {
    if (root.name === name) return name;
    try {
      await topics.rename(chat, root.topic, name);
      return name;
    } catch (error) {
      if (error instanceof Gone || !(error instanceof Rejected)) throw error;
      log.warn("surface.not_renamed", { platform: "telegram", reason: error.message });
      return root.name;
    }
  };

  /** One that cannot be changed any more makes way for a new one. */
  const redrawn = async ({ chat }: Shown, { topic, card }: Root, forms: Forms): Promise<number> => {
    if (card !== null) {
      try {
        await topics.edit(chat, card, forms);
        return card;
      } catch (error) {
        if (!(error instanceof Rejected)) throw error;
      }
    }
    return topics.send(chat, topic, forms);
  };

  return {
    find,
    placeCard: async (shown, card) => {
      const wanted = topicName(card.title);
      const forms = drawCard(card);
      const known = (await find(shown)) ?? (await begin(shown, wanted));
      return inTopic(shown, known, async (root) => {
        const name = await renamed(shown, root, wanted);
        const placed = await redrawn(shown, root, forms);
        await keep(shown, { topic: root.topic, name, card: placed });
        return placed;
      });
    },
    send: async (shown, name, parts) => {
      const { thread, chat } = shown;
      const known = await find(shown);
      if (known === null) throw new Rejected("The case has no topic in the group.");
      return inTopic(shown, known, async ({ topic }) => {
        // What was sent to a topic that is gone is gone with it.
        const before = topic === known.topic ? await surfaces.sent(thread, name) : null;
        const ids = [...(before ?? [])];
        for (const part of parts.slice(ids.length)) {
          ids.push(String(await topics.send(chat, topic, part)));
          await surfaces.keepSent(thread, name, ids);
        }
        return Number(ids.at(-1) ?? 0);
      });
    },
  };
}
