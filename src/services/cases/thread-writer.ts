import type { CaseId } from "../../domain/case.ts";
import type { ServiceCentre } from "../../domain/centre.ts";
import type { InboundMessage, PersonRef } from "../../domain/message.ts";
import { plainDateAt } from "../../domain/plain-date.ts";
import type { DeskLanguage, Staff } from "../../domain/staff.ts";
import { surfaceKeyOf, type Outgoing, type SurfacePost } from "../../domain/staff-surface.ts";
import type { CaseStore } from "../../ports/case-store.ts";
import type { CentreStore } from "../../ports/centre-store.ts";
import type { StaffLinks } from "../../ports/staff-links.ts";
import type { StaffStore } from "../../ports/staff-store.ts";
import type { DeskKey, DeskTexts } from "../../ports/texts.ts";

/** A message in the thread of a case, and the account that wrote it. */
export interface ByAccount {
  readonly message: InboundMessage;
  readonly id: CaseId;
  readonly account: PersonRef;
}

/** A message of somebody who may be at work on the case. */
export interface Wrote extends ByAccount {
  readonly member: Staff;
  readonly centre: ServiceCentre;
}

export interface ThreadWriterDeps {
  readonly links: Pick<StaffLinks, "staffOf">;
  readonly staff: Pick<StaffStore, "find">;
  readonly centres: Pick<CentreStore, "find">;
  readonly store: Pick<CaseStore, "read">;
}

/** Where neither the case nor its reader is known. */
const FALLBACK_LANGUAGE: DeskLanguage = "zh";

/** Who writes by an account, where the case is, and in which language they read; a member who works no longer is nobody. */
export async function writerOf(
  { store, centres, links, staff }: ThreadWriterDeps,
  { account, id }: ByAccount,
): Promise<{
  readonly member: Staff | null;
  readonly centre: ServiceCentre | null;
  readonly language: DeskLanguage;
}> {
  const record = await store.read(id);
  const centre = record === null ? null : await centres.find(record.centre);
  const linked = await links.staffOf(account);
  const found = linked === null ? null : await staff.find(linked);
  const member = found?.state === "active" ? found : null;
  const language = member?.language ?? centre?.deskLanguage ?? FALLBACK_LANGUAGE;
  return { member, centre, language };
}

/** Whoever wrote something is told of it alone. */
export function toldAlone(
  texts: DeskTexts,
  { message: { id: messageId, thread }, id, account: to }: ByAccount,
  language: DeskLanguage,
  key: DeskKey,
): Outgoing {
  const post: SurfacePost = { kind: "private", to, text: texts.say(key, language) };
  return { key: surfaceKeyOf(id, "private", thread.platform, messageId), thread, post };
}

/**
 * What is to be known of a case rather than of some words: each account reads it once a day, for who only talks to colleagues
 * would read it at every word. Where words go at once silence would look as if they had, and it is told each time.
 */
export function hintAlone(texts: DeskTexts, wrote: Wrote, key: DeskKey): Outgoing {
  const { message, id, account, member, centre } = wrote;
  const each = toldAlone(texts, wrote, member.language, key);
  if (centre.directSending) return each;
  const day = plainDateAt(message.sentAt, centre.timeZone);
  const name = [message.thread.platform, account.person, key, day];
  return { ...each, key: surfaceKeyOf(id, "hint", ...name) };
}
