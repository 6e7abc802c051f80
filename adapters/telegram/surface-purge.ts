import { Rejected } from "../../src/domain/errors.ts";
import type { ThreadNotes } from "../../src/ports/thread-notes.ts";
import type { SurfaceNotes } from "../shared/surface-notes.ts";
import { Gone } from "./failures.ts";
import { drawOverwrite, topicName } from "./surface-render.ts";
import type { CaseTopics, Root, Shown } from "./surface-topic.ts";
import type { Topics } from "./topics.ts";

export interface PurgeDeps {
  readonly topics: Topics;
  readonly cases: CaseTopics;
  readonly surfaces: SurfaceNotes;
  readonly notes: ThreadNotes;
}

export interface Purge {
  /**
   * Takes back all that was posted of a case; returns its card, or 0 without one.
   *
   * @throws Rejected something could be neither deleted nor overwritten; the rest was
   */
  purge(shown: Shown, text: string): Promise<number>;
  /** Deletes a message, or else overwrites it; `false` when neither can be done. */
  takeBack(chat: number, message: number, text: string): Promise<boolean>;
}

export function createPurge({ topics, cases, surfaces, notes }: PurgeDeps): Purge {
  const takeBack = async (chat: number, message: number, text: string): Promise<boolean> => {
    if (await isDone(topics.removeMessage(chat, message))) return true;
    return isDone(topics.edit(chat, message, drawOverwrite(text)));
  };

  /** One after another, and forgotten at once, so that a purge that is tried again goes on where it ended. */
  const takeBackAll = async (shown: Shown, root: Root | null, text: string): Promise<void> => {
    const { thread, chat } = shown;
    let isWhole = true;
    for (const [name, ids] of await surfaces.allSent(thread)) {
      let isTaken = true;
      for (const id of ids.map(Number).filter(Number.isSafeInteger)) {
        isTaken = (await takeBack(chat, id, text)) && isTaken;
      }
      if (isTaken) await surfaces.forgetSent(thread, [name]);
      isWhole &&= isTaken;
    }
    if (root !== null) {
      if (root.card !== null) isWhole = (await takeBack(chat, root.card, text)) && isWhole;
      isWhole = (await isDone(topics.rename(chat, root.topic, topicName(text)))) && isWhole;
    }
    if (!isWhole) throw new Rejected("Not all that was shown of a case could be taken back.");
  };

  const isRemoved = async (chat: number, { topic }: Root): Promise<boolean> =>
    isDone(topics.remove(chat, topic));

  return {
    takeBack,
    purge: async (shown, text) => {
      const { thread, chat } = shown;
      const root = await cases.find(shown);
      const isGone = root !== null && (await isRemoved(chat, root));
      if (isGone) await surfaces.forgetSent(thread, [...(await surfaces.allSent(thread)).keys()]);
      else await takeBackAll(shown, root, text);
      const offers = await notes.readAll(thread, "offer");
      await notes.remove(thread, "offer", [...offers.keys()]);
      if (root !== null) await surfaces.forgetRoot(thread, String(root.topic), !isGone);
      return root?.card ?? 0;
    },
  };
}

/** Whether a call did what it should, or found nothing to do it to; `false` when Telegram refuses it. */
async function isDone(call: Promise<void>): Promise<boolean> {
  try {
    await call;
    return true;
  } catch (error) {
    if (error instanceof Gone) return true;
    if (error instanceof Rejected) return false;
    throw error;
  }
}
