import type { Log } from "../../src/ports/log.ts";
import type { PlatformHost } from "../../src/ports/platform.ts";
import { threadNamedBy } from "../shared/surface.ts";
import type { SurfaceNotes } from "../shared/surface-notes.ts";
import { isForStaff, type Heard } from "./surface-parse.ts";

export interface StaffIntakeDeps {
  readonly surfaces: SurfaceNotes;
  readonly log: Log;
}

export interface StaffIntake {
  /**
   * Takes what was said where a case is shown, or pressed by staff anywhere; `false` for anything else, where nothing was
   * done. Throws as the notes and the host do.
   */
  hear(heard: Heard, host: PlatformHost): Promise<boolean>;
}

export function createStaffIntake({ surfaces, log }: StaffIntakeDeps): StaffIntake {
  const ignore = (reason: string): true => {
    log.debug("teams.ignored", { reason });
    return true;
  };
  return {
    hear: async ({ channel, root, content, message }, host) => {
      const at = root === null ? null : await surfaces.threadAt(channel, root);
      if (at?.kind === "left") return ignore("a case that is gone");
      if (at !== null && content === null) return ignore("not for staff");
      const named =
        content?.kind === "action"
          ? threadNamedBy(content.action, { platform: "teams", channel })
          : null;
      const thread = at?.thread ?? named;
      if (thread === null || content === null) {
        return isForStaff(content) && ignore("an action of staff that names no case");
      }
      await host.accept({ ...message, content, thread });
      return true;
    },
  };
}
