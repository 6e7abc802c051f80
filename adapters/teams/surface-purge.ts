import { Rejected } from "../../src/domain/errors.ts";
import type { SurfaceNotes } from "../shared/surface-notes.ts";
import { Gone, type Connector } from "./io-connector.ts";
import { drawNotice, type StaffForms } from "./surface-render.ts";
import { belowRoot, readSentName, sentName, type Roots, type Shown } from "./surface-roots.ts";

export interface PurgeDeps {
  readonly connector: Pick<Connector, "remove">;
  readonly surfaces: SurfaceNotes;
  readonly roots: Roots;
  readonly change: (shown: Shown, sent: string, forms: StaffForms) => Promise<void>;
}

export interface Purge {
  /**
   * Takes back all that was posted of a case; returns its card, or nothing without one.
   *
   * @throws Rejected something could be neither deleted nor overwritten; the rest was
   */
  readonly purge: (shown: Shown, text: string) => Promise<string>;
  /** Deletes a message, or else overwrites it; `false` when neither can be done. */
  readonly takeBack: (shown: Shown, sent: string, text: string) => Promise<boolean>;
}

export function createPurge({ connector, surfaces, roots, change }: PurgeDeps): Purge {
  const takeBack: Purge["takeBack"] = async (shown, sent, text) => {
    const { root, message } = readSentName(sent);
    try {
      await connector.remove(belowRoot(shown, root), message);
      return true;
    } catch (error) {
      if (!(error instanceof Rejected)) throw error;
    }
    // Whatever Teams says of a message that it does not delete, one that is still there can be overwritten.
    try {
      await change(shown, sent, drawNotice(text));
      return true;
    } catch (error) {
      if (error instanceof Gone) return true;
      if (error instanceof Rejected) return false;
      throw error;
    }
  };

  return {
    takeBack,
    purge: async (shown, text) => {
      const { thread } = shown;
      const heads = await roots.of(thread);
      let isWhole = true;
      // Forgotten one by one, so that a purge that is tried again goes on where it ended.
      for (const [name, sent] of await surfaces.allSent(thread)) {
        let isTaken = true;
        for (const each of sent) isTaken = (await takeBack(shown, each, text)) && isTaken;
        if (isTaken) await surfaces.forgetSent(thread, [name]);
        isWhole &&= isTaken;
      }
      for (const { root, card } of heads) {
        isWhole = (await takeBack(shown, sentName(root, card), text)) && isWhole;
      }
      if (!isWhole) throw new Rejected("Not all that was shown of a case could be taken back.");
      await roots.forget(thread, heads);
      return heads[0]?.card ?? "";
    },
  };
}
