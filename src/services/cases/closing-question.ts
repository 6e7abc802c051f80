import { STAFF_ACTION, surfaceKeyOf, type Outgoing } from "../../domain/staff-surface.ts";
import type { CaseId } from "../../domain/case.ts";
import type { ServiceCentre } from "../../domain/centre.ts";
import type { InboundMessage, PersonRef } from "../../domain/message.ts";
import type { DeskTexts } from "../../ports/texts.ts";
import { maskedForStaff } from "../mask-words.ts";

/** A case whose person wrote last, and who would mark it as answered. */
export interface Closing {
  /** The press. */
  readonly message: InboundMessage;
  readonly id: CaseId;
  readonly account: PersonRef;
  readonly centre: ServiceCentre;
  /** As the case stood when it was asked about; whoever agrees agrees to that. */
  readonly revision: number;
  /** What stays without an answer. */
  readonly unanswered: string;
}

const WORDS = {
  asked: "surface.closeUnanswered",
  closed: "surface.closed",
  kept: "surface.keptOpen",
} as const;

/** Asks in the thread whether a case is to end without an answer, or says there what became of it: then without buttons. */
export function closingQuestion(
  texts: DeskTexts,
  { message, id, account, centre, revision, unanswered }: Closing,
  stage: keyof typeof WORDS,
): Outgoing {
  const { deskLanguage } = centre;
  const action = (verb: "close" | "keep", label: string) => ({
    id: `${STAFF_ACTION}${verb}:${id}:${String(revision)}`,
    label,
  });
  return {
    key: surfaceKeyOf(id, "preview", message.thread.platform, message.id),
    thread: message.thread,
    post: {
      kind: "preview",
      name: `close-${String(revision)}`,
      to: account,
      text: texts.say(WORDS[stage], deskLanguage),
      quote: maskedForStaff(texts, deskLanguage, unanswered),
      actions:
        stage === "asked"
          ? [
              action("close", texts.say("case.act.resolve", deskLanguage)),
              action("keep", texts.say("surface.action.keepOpen", deskLanguage)),
            ]
          : [],
    },
  };
}
