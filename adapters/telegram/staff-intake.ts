import type { InboundMessage, ThreadRef } from "../../src/domain/message.ts";
import type { PlatformHost } from "../../src/ports/platform.ts";
import { threadNamedBy } from "../shared/surface.ts";
import type { SurfaceNotes, ThreadAt } from "../shared/surface-notes.ts";
import type { Pressed } from "./parse.ts";
import type { InTopic } from "./surface-parse.ts";

/** Hears staff in the topics of cases. Every method throws as the notes and the host do. */
export interface StaffIntake {
  /** Takes what was written in the topic of a case; `false` for any other topic, where nothing was done. */
  said(inTopic: InTopic, host: PlatformHost): Promise<boolean>;
  /** The case in whose topic a button was pressed; `null` anywhere else. */
  caseAt(pressed: Pressed): Promise<ThreadAt | null>;
  /** A press as one of staff; `null` when nobody knows for which case. */
  press(pressed: Pressed, action: string, at: ThreadAt | null): InboundMessage | null;
}

export function createStaffIntake({ surfaces }: { surfaces: SurfaceNotes }): StaffIntake {
  return {
    said: async ({ chat, topic, message }, host) => {
      const at = await surfaces.threadAt(String(chat), String(topic));
      if (at === null) return false;
      if (at.kind === "case" && message !== null) {
        await host.accept({ ...message, thread: at.thread });
      }
      return true;
    },
    caseAt: async ({ place }) => {
      const topic = place.room?.topic ?? null;
      return topic === null ? null : surfaces.threadAt(String(place.chat), String(topic));
    },
    press: ({ place, message, name }, action, at) => {
      const thread = at?.kind === "case" ? at.thread : threadAnywhere(place.chat, action);
      if (thread === null) return null;
      const { platform, installation } = message.thread;
      return {
        ...message,
        thread,
        visibility: "shared",
        content: { kind: "action", action },
        localeHint: null,
        staff: { account: { platform, installation, person: message.sender }, name },
      };
    },
  };
}

function threadAnywhere(chat: number, action: string): ThreadRef | null {
  return threadNamedBy(action, { platform: "telegram", channel: String(chat) });
}
