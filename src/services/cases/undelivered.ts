import { caseNoticeOf, caseOfDelivery } from "../../domain/case-delivery.ts";
import type { PlatformName } from "../../domain/message.ts";
import type { DeskLanguage } from "../../domain/staff.ts";
import type { Outgoing } from "../../domain/staff-surface.ts";
import type { Log } from "../../ports/log.ts";
import type { DeskKey, DeskTexts } from "../../ports/texts.ts";
import { noteInCase, type CaseNotesDeps } from "./case-notes.ts";

export interface UndeliveredDeps extends CaseNotesDeps {
  readonly texts: DeskTexts;
  readonly log: Log;
}

/**
 * Tells the channels of a case what of it did not reach the person: an answer, or which notice, and why. Whatever else was
 * given up is passed by.
 *
 * @param code why, as logs name it
 */
export function createUndelivered(
  deps: UndeliveredDeps,
): (delivery: Outgoing, code: string) => Promise<void> {
  return async ({ key, thread: { platform } }, code) => {
    const id = caseOfDelivery(key);
    if (id === null) return;
    const words = (language: DeskLanguage): string => {
      const what = deps.texts.say(`surface.undelivered.${caseNoticeOf(key) ?? "answer"}`, language);
      const values = { platform: deps.texts.say(`surface.platform.${platform}`, language) };
      return `${what}\n${deps.texts.say(whyOf(code, platform), language, values)}`;
    };
    if (await noteInCase(deps, id, { name: ["undelivered", key], words })) return;
    deps.log.error("case.undelivered_untold", { case: id, code });
  };
}

/** That somebody may have blocked the bot is said where they can do so, and the platform refused. */
function whyOf(code: string, platform: PlatformName): DeskKey {
  switch (code) {
    case "rejected":
      return platform === "web"
        ? "surface.undelivered.why.gone"
        : "surface.undelivered.why.refused";
    case "platform_off":
      return "surface.undelivered.why.off";
    case "unavailable":
    case "rate_limited":
    case "unauthorized":
      return "surface.undelivered.why.late";
    default:
      return "surface.undelivered.why.failed";
  }
}
