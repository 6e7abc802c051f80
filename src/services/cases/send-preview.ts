import type { EntryId } from "../../domain/case.ts";
import { bringsFile } from "../../domain/message.ts";
import {
  STAFF_ACTION,
  surfaceKeyOf,
  type Outgoing,
  type SurfacePost,
} from "../../domain/staff-surface.ts";
import type { KnownEntry } from "../../ports/case-store.ts";
import type { DeskKey, DeskTexts } from "../../ports/texts.ts";
import type { Wrote } from "./thread-writer.ts";
import type { Proposal } from "./translation-proposals.ts";
import { besideWords, withTranslation } from "./translation-words.ts";

/** Words of staff, and what could go with them. */
export interface Previewed {
  readonly entry: EntryId;
  readonly text: string;
  readonly proposal: Proposal;
}

export const NO_PROPOSAL: Proposal = { kind: "none" };

/** As they went to the person, or would have. */
export function sentWords({ id: entry, text, translation }: KnownEntry): Previewed {
  const proposal =
    translation === undefined ? NO_PROPOSAL : ({ kind: "made", translation, order: [] } as const);
  return { entry, text, proposal };
}

/** Asks whether to send, or says what became of it: then without buttons. */
export function sendPreview(
  texts: DeskTexts,
  { message, account, centre, id }: Omit<Wrote, "member">,
  { entry, text: written, proposal }: Previewed,
  key: "surface.preview" | "surface.previewUnheld" | "surface.sent" | "surface.discarded",
): Outgoing {
  const { deskLanguage } = centre;
  const isUnheld = key === "surface.previewUnheld";
  const isAsked = isUnheld || key === "surface.preview";
  const translation = proposal.kind === "made" ? proposal.translation : null;
  const verbs = isUnheld ? VERBS.unheld : translation === null ? VERBS.plain : VERBS.translated;
  const actions = (isAsked ? verbs : []).map(([verb, label]) => ({
    id: `${STAFF_ACTION}${verb}:${entry}`,
    label: texts.say(label, deskLanguage),
  }));
  const beside = isAsked ? besideWords(texts, deskLanguage, proposal) : null;
  const text = [
    texts.say(key, deskLanguage),
    ...(beside === null ? [] : [beside]),
    ...(bringsFile(message) ? [texts.say("surface.fileBeside", deskLanguage)] : []),
  ].join("\n");
  const quote = withTranslation(texts, deskLanguage, written, translation);
  const post: SurfacePost = { kind: "preview", name: entry, to: account, text, quote, actions };
  return {
    key: surfaceKeyOf(id, "preview", message.thread.platform, message.id),
    thread: message.thread,
    post,
  };
}

const VERBS = {
  unheld: [
    ["takeAndSend", "surface.action.takeAndSend"],
    ["discard", "surface.action.discard"],
  ],
  plain: [
    ["send", "surface.action.send"],
    ["discard", "surface.action.discard"],
  ],
  translated: [
    ["sendBoth", "surface.action.sendBoth"],
    ["send", "surface.action.sendAsWritten"],
    ["discard", "surface.action.discard"],
  ],
} as const satisfies Readonly<Record<string, readonly (readonly [verb: string, label: DeskKey])[]>>;
