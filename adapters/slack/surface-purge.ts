import { Rejected } from "../../src/domain/errors.ts";
import type { SurfaceNotes } from "../shared/surface-notes.ts";
import type { Done, SlackSurfaceApi } from "./io-surface.ts";
import type { SlackPart } from "./render.ts";
import { drawNotice } from "./surface-render.ts";
import type { CaseThread, Roots } from "./surface-roots.ts";
import type { Self } from "./written.ts";

export interface PurgeDeps {
  readonly surfaceApi: SlackSurfaceApi;
  readonly surfaces: SurfaceNotes;
  readonly roots: Roots;
  readonly self: () => Self;
  readonly change: (channel: string, ts: string, part: SlackPart) => Promise<Done>;
}

export interface Purge {
  /**
   * Takes back all that was posted of a case; returns its card, or nothing without one.
   *
   * @throws Rejected something could be neither deleted nor overwritten; the rest was
   */
  readonly purge: (at: CaseThread, text: string) => Promise<string>;
  /** Deletes a message, or else overwrites it; `false` when neither can be done. */
  readonly takeBack: (channel: string, ts: string, text: string) => Promise<boolean>;
}

export function createPurge({ surfaceApi, surfaces, roots, self, change }: PurgeDeps): Purge {
  const takeBack: Purge["takeBack"] = async (channel, ts, text) =>
    (await surfaceApi.remove(channel, ts)) !== "refused" ||
    (await change(channel, ts, drawNotice(text))) !== "refused";

  const takeBackAll = async (
    channel: string,
    all: readonly string[],
    text: string,
  ): Promise<boolean> => {
    let isWhole = true;
    for (const ts of all) isWhole = (await takeBack(channel, ts, text)) && isWhole;
    return isWhole;
  };

  /** What no note tells of: sent twice, or so long ago that it was forgotten. */
  const strays = async (channel: string, root: string, text: string): Promise<string[]> => {
    const { user, bot } = self();
    const [overwritten] = drawNotice(text);
    const replies = await surfaceApi.replies(channel, root);
    return replies
      .filter((reply) => reply.user === user || (bot !== null && reply.bot === bot))
      .filter((reply) => reply.text !== overwritten?.text)
      .map(({ ts }) => ts);
  };

  return {
    takeBack,
    purge: async ({ thread, channel }, text) => {
      const heads = await roots.of(thread);
      let isWhole = true;
      // Forgotten one by one, so that a purge that is tried again goes on where it ended.
      for (const [name, sent] of await surfaces.allSent(thread)) {
        const isTaken = await takeBackAll(channel, sent, text);
        if (isTaken) await surfaces.forgetSent(thread, [name]);
        isWhole &&= isTaken;
      }
      for (const root of heads) {
        const left = [...(await strays(channel, root, text)), root];
        isWhole = (await takeBackAll(channel, left, text)) && isWhole;
      }
      if (!isWhole) throw new Rejected("Not all that was shown of a case could be taken back.");
      await roots.forget(thread, heads);
      return heads[0] ?? "";
    },
  };
}
