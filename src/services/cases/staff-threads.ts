import { answeredOf } from "../../domain/case-answered.ts";
import type { Case, CaseId, EntryId } from "../../domain/case.ts";
import type { ServiceCentre } from "../../domain/centre.ts";
import {
  bringsFile,
  type InboundMessage,
  type PersonRef,
  type WrittenWords,
} from "../../domain/message.ts";
import { plainDateAt } from "../../domain/plain-date.ts";
import { permits, type DeskLanguage, type Staff } from "../../domain/staff.ts";
import {
  readSurfaceThread,
  STAFF_ACTION,
  surfaceKeyOf,
  type Outgoing,
  type SurfacePost,
} from "../../domain/staff-surface.ts";
import type { CaseStore, KnownEntry } from "../../ports/case-store.ts";
import type { CentreStore } from "../../ports/centre-store.ts";
import type { StaffLinks } from "../../ports/staff-links.ts";
import type { StaffStore } from "../../ports/staff-store.ts";
import type { DeskKey, DeskTexts } from "../../ports/texts.ts";
import { closingQuestion } from "./closing-question.ts";
import type { CaseDesk, DeskRefusal, DeskResult } from "./case-desk.ts";
import type { DeskAct } from "./desk-act.ts";
import type { StaffLinking } from "./staff-link.ts";
import type { Proposal, TranslationProposals } from "./translation-proposals.ts";
import { besideWords, withTranslation } from "./translation-words.ts";

export interface StaffThreadsDeps {
  readonly desk: CaseDesk;
  readonly proposals: TranslationProposals;
  readonly links: Pick<StaffLinks, "staffOf">;
  readonly linking: Pick<StaffLinking, "spoilShown">;
  readonly staff: Pick<StaffStore, "find">;
  readonly centres: Pick<CentreStore, "find">;
  readonly store: Pick<CaseStore, "read" | "entry" | "entries">;
  readonly texts: DeskTexts;
  /** A name that follows from another, so that what is done twice has one. */
  readonly nameFrom: (seed: string) => string;
}

/**
 * What staff write and press in the thread of a case.
 *
 * Words are a note for the staff, until their writer, who holds the case, presses Send; who writes without an account, or
 * without holding the case, is told in private that nothing was sent.
 */
export interface StaffThreads {
  /** Does it, and returns what is to be shown in the thread. A second call for one message does nothing twice. */
  handle(message: InboundMessage): Promise<readonly Outgoing[]>;
  /** What its writer is told alone of a message that cannot be handled: silence would look as if it had been sent. */
  failed(message: InboundMessage): Promise<readonly Outgoing[]>;
}

/** What a message came with. */
interface Wrote {
  readonly message: InboundMessage;
  readonly id: CaseId;
  readonly account: PersonRef;
  readonly member: Staff;
  readonly centre: ServiceCentre;
}

export function createStaffThreads(deps: StaffThreadsDeps): StaffThreads {
  return {
    handle: async (message) => {
      const surface = readSurfaceThread(message.thread);
      if (message.staff === undefined || surface === null) return [];
      const { account } = message.staff;
      const { id } = surface;
      const { member, centre, language } = await writerOf(deps, account, id);
      // Before anybody is judged: all in the channel have read it.
      if (await deps.linking.spoilShown(message))
        return [told(deps, message, id, account, language, "surface.linkInRoom")];
      if (member === null) return [told(deps, message, id, account, language, "surface.unlinked")];
      if (centre === null)
        return [told(deps, message, id, account, language, "surface.refused.not_found")];
      const wrote = { message, id, account, member, centre };
      switch (message.content.kind) {
        case "text":
          return written(deps, wrote, message.content);
        case "action":
          return pressed(deps, wrote, message.content.action);
        case "attachment":
          return [tellWriter(deps, wrote, "surface.attachment")];
      }
    },
    failed: async (message) => {
      const surface = readSurfaceThread(message.thread);
      if (message.staff === undefined || surface === null) return [];
      const { account } = message.staff;
      const { id } = surface;
      const { language } = await writerOf(deps, account, id);
      const key = (await isUntaken(deps, message)) ? "surface.failed" : "surface.failedUnsure";
      // A name of its own: the message may be handled after all, when somebody retries it.
      const name = surfaceKeyOf(id, "failed", message.thread.platform, message.id);
      return [{ ...told(deps, message, id, account, language, key), key: name }];
    },
  };
}

/** Who writes by an account, where the case is, and in which language they read; a member who works no longer is nobody. */
async function writerOf(
  { store, centres, links, staff }: StaffThreadsDeps,
  account: PersonRef,
  id: CaseId,
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

/** Whether nothing became of a message: of what was pressed nobody can tell, nor of words that stand in the case. */
async function isUntaken(deps: StaffThreadsDeps, message: InboundMessage): Promise<boolean> {
  if (message.content.kind === "action") return false;
  return (await deps.store.entry(entryOf(deps, message))) === null;
}

/** The name of what is written, the same when it is taken up again. */
function entryOf({ nameFrom }: StaffThreadsDeps, { thread, id }: InboundMessage): EntryId {
  return nameFrom(`${thread.platform} ${id}`) as EntryId;
}

/** Where neither the case nor its reader is known. */
const FALLBACK_LANGUAGE: DeskLanguage = "zh";

async function written(
  deps: StaffThreadsDeps,
  wrote: Wrote,
  { text }: WrittenWords,
): Promise<readonly Outgoing[]> {
  const { message, id, member, centre } = wrote;
  const entry = entryOf(deps, message);
  if (centre.directSending && !(await needsLook(deps, wrote, { entry, text }))) {
    const sent = await deps.desk.act(member, id, { type: "reply", entry, text }, null);
    if (sent.kind === "done") {
      return bringsFile(message) ? [tellWriter(deps, wrote, "surface.fileStays")] : [];
    }
  }
  const note: DeskAct = { type: "note", entry, text };
  const noted = await deps.desk.act(member, id, note, null, message.thread);
  if (noted.kind === "refused") return [refused(deps, wrote, noted.why)];
  return [await afterNote(deps, wrote, { entry, text }, noted.case)];
}

/** Asks what is to become of a note, where its writer may send it now or could after taking the case. */
async function afterNote(
  deps: StaffThreadsDeps,
  wrote: Wrote,
  words: { readonly entry: EntryId; readonly text: string },
  { standing: { state, holder } }: Case,
): Promise<Outgoing> {
  if (holder === wrote.member.id) {
    const proposal = await proposed(deps, wrote, words, PREVIEW_MS);
    return preview(deps, wrote, { ...words, proposal }, "surface.preview");
  }
  if (state === "open") {
    return preview(deps, wrote, { ...words, proposal: NO_PROPOSAL }, "surface.previewUnheld");
  }
  return hint(deps, wrote, holder === null ? "surface.notedResolved" : "surface.notedOther");
}

/** Whoever writes does not wait longer to see the preview. */
const PREVIEW_MS = 8_000;

/**
 * Whether words may not go before their writer looked: a model has translated them, or should have and could not. Asked
 * again for the preview, the translation is the same.
 */
async function needsLook(
  deps: StaffThreadsDeps,
  wrote: Wrote,
  words: { readonly entry: EntryId; readonly text: string },
): Promise<boolean> {
  return isToLookAt(await proposed(deps, wrote, words, PREVIEW_MS));
}

function isToLookAt(proposal: Proposal): boolean {
  return proposal.kind === "made" || (proposal.kind === "held" && proposal.why !== "off");
}

const NO_PROPOSAL: Proposal = { kind: "none" };

/** What could go with words; nothing with those of somebody who may not send them. */
async function proposed(
  { proposals }: StaffThreadsDeps,
  { member, id }: Wrote,
  words: { readonly entry: EntryId; readonly text: string },
  withinMs: number,
): Promise<Proposal> {
  const proposal = await proposals.propose(member, id, words, withinMs);
  return proposal.kind === "refused" ? NO_PROPOSAL : proposal;
}

/**
 * `desk:send:<entry>`, `desk:sendBoth:<entry>`, `desk:takeAndSend:<entry>`, `desk:discard:<entry>`; `desk:close:<case>:<revision>`,
 * `desk:keep:<case>:<revision>`; or what the card offers.
 */
async function pressed(
  deps: StaffThreadsDeps,
  wrote: Wrote,
  action: string,
): Promise<readonly Outgoing[]> {
  const [verb = "", target = "", seen = ""] = action.slice(STAFF_ACTION.length).split(":");
  const entry = target as EntryId;
  switch (verb) {
    case "send":
    case "sendBoth":
      return send(deps, wrote, entry, verb === "sendBoth");
    case "takeAndSend":
      return takeAndSend(deps, wrote, entry);
    case "discard":
      return discard(deps, wrote, entry);
    case "take":
    case "takeOver":
      return take(deps, wrote, verb === "takeOver");
    case "resolve":
      return resolve(deps, wrote);
    case "close":
      return close(deps, wrote, Number(seen));
    case "keep":
      return [await closing(deps, wrote, Number(seen), "kept")];
    case "release":
    case "reopen":
      return shown(deps, wrote, await deps.desk.act(wrote.member, wrote.id, { type: verb }, null));
    default:
      return [tellWriter(deps, wrote, "surface.refused.not_possible")];
  }
}

/** Whoever else changes a case at the same time is waited for so often. */
const MOST_TRIES = 5;

async function take(
  deps: StaffThreadsDeps,
  wrote: Wrote,
  isTakeOver: boolean,
): Promise<readonly Outgoing[]> {
  return shown(deps, wrote, await taken(deps, wrote, isTakeOver));
}

/** A card may be older than its reader thinks: what was free when it was drawn is taken from nobody by it. */
async function taken(
  deps: StaffThreadsDeps,
  { member, id }: Wrote,
  isTakeOver: boolean,
): Promise<DeskResult> {
  for (let tried = 1; ; tried += 1) {
    const record = await deps.store.read(id);
    const holder = record?.standing.holder ?? null;
    if (!isTakeOver && holder !== null && holder !== member.id) {
      return { kind: "refused", why: "not_holder" };
    }
    const seen = isTakeOver ? null : (record?.revision ?? null);
    const result = await deps.desk.act(member, id, { type: "take" }, seen);
    const isLate = result.kind === "refused" && result.why === "changed";
    if (!isLate || tried >= MOST_TRIES) return result;
  }
}

/** Nobody but the holder has words translated: where a model had a hand in these they are shown once more before they go. */
async function takeAndSend(
  deps: StaffThreadsDeps,
  wrote: Wrote,
  entry: EntryId,
): Promise<readonly Outgoing[]> {
  const note = await deps.store.entry(entry);
  if (isTheirs(note, wrote) && note.kind === "note") {
    const result = await taken(deps, wrote, false);
    if (result.kind === "refused") return [refused(deps, wrote, result.why)];
    const words = { entry, text: note.text };
    const proposal = await proposed(deps, wrote, words, PREVIEW_MS);
    if (isToLookAt(proposal)) {
      return [preview(deps, wrote, { ...words, proposal }, "surface.preview")];
    }
  }
  return send(deps, wrote, entry, false);
}

/** A tap is soon made by mistake, and the person would be told that nobody answered them. */
async function resolve(deps: StaffThreadsDeps, wrote: Wrote): Promise<readonly Outgoing[]> {
  const { member, id } = wrote;
  const record = await deps.store.read(id);
  const state = record?.standing.state ?? "closed";
  const isOver = state === "resolved" || state === "closed";
  const mayAct = record !== null && permits(member, "case.work", record.centre);
  if (mayAct && !isOver && answeredOf(await deps.store.entries(id)) !== "last") {
    return [await closing(deps, wrote, record.revision, "asked")];
  }
  return shown(deps, wrote, await deps.desk.act(member, id, { type: "resolve" }, null));
}

async function close(
  deps: StaffThreadsDeps,
  wrote: Wrote,
  revision: number,
): Promise<readonly Outgoing[]> {
  const result = await deps.desk.act(wrote.member, wrote.id, { type: "resolve" }, revision);
  if (result.kind === "refused") return [refused(deps, wrote, result.why)];
  return [await closing(deps, wrote, revision, "closed")];
}

async function closing(
  { texts, store }: StaffThreadsDeps,
  wrote: Wrote,
  revision: number,
  stage: Parameters<typeof closingQuestion>[2],
): Promise<Outgoing> {
  const entries = await store.entries(wrote.id);
  const unanswered = entries.findLast(({ kind }) => kind === "person")?.text ?? "";
  return closingQuestion(texts, { ...wrote, revision, unanswered }, stage);
}

/** The holder is looked at again: much may have happened since the preview was drawn. */
async function send(
  deps: StaffThreadsDeps,
  wrote: Wrote,
  entry: EntryId,
  translated: boolean,
): Promise<readonly Outgoing[]> {
  const { member, id, message } = wrote;
  const note = await deps.store.entry(entry);
  if (!isTheirs(note, wrote)) {
    return [tellWriter(deps, wrote, "surface.notYours")];
  }
  if (note.kind === "staff") return [preview(deps, wrote, sentWords(note), "surface.sent")];
  const act: DeskAct = { type: "send", entry, text: note.text, translated };
  // What was asked whether to send says from now on that it was sent.
  const result = await deps.desk.act(member, id, act, null, message.thread);
  if (result.kind === "refused") return [refused(deps, wrote, result.why)];
  const sent = await deps.store.entry(entry);
  return [preview(deps, wrote, sentWords(sent ?? note), "surface.sent")];
}

/** As they went to the person, or would have. */
function sentWords({ id: entry, text, translation }: KnownEntry): Previewed {
  const proposal =
    translation === undefined ? NO_PROPOSAL : ({ kind: "made", translation, order: [] } as const);
  return { entry, text, proposal };
}

async function discard(
  deps: StaffThreadsDeps,
  wrote: Wrote,
  entry: EntryId,
): Promise<readonly Outgoing[]> {
  const note = await deps.store.entry(entry);
  if (!isTheirs(note, wrote)) {
    return [tellWriter(deps, wrote, "surface.notYours")];
  }
  const key = note.kind === "staff" ? "surface.sent" : "surface.discarded";
  return [preview(deps, wrote, sentWords(note), key)];
}

/** Written in this case by whoever presses now. */
function isTheirs(note: KnownEntry | null, { id, member }: Wrote): note is KnownEntry {
  return note?.caseId === id && note.author.kind === "staff" && note.author.id === member.id;
}

/** The card shows what was done; where nothing had to be, whoever pressed is told. */
function shown(deps: StaffThreadsDeps, wrote: Wrote, result: DeskResult): readonly Outgoing[] {
  if (result.kind === "refused") return [refused(deps, wrote, result.why)];
  return result.wasSo ? [tellWriter(deps, wrote, "surface.already")] : [];
}

interface Previewed {
  readonly entry: EntryId;
  readonly text: string;
  readonly proposal: Proposal;
}

/** Asks whether to send, or says what became of it: then without buttons. */
function preview(
  { texts }: StaffThreadsDeps,
  { message, account, centre, id }: Wrote,
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

function refused(deps: StaffThreadsDeps, wrote: Wrote, why: DeskRefusal): Outgoing {
  return tellWriter(deps, wrote, `surface.refused.${why}`);
}

function tellWriter(deps: StaffThreadsDeps, wrote: Wrote, key: DeskKey): Outgoing {
  const { message, id, account, member } = wrote;
  return told(deps, message, id, account, member.language, key);
}

/**
 * What is to be known of a case rather than of some words: each account reads it once a day, for who only talks to colleagues
 * would read it at every word. Where words go at once silence would look as if they had, and it is told each time.
 */
function hint(deps: StaffThreadsDeps, wrote: Wrote, key: DeskKey): Outgoing {
  const { message, id, account, centre } = wrote;
  const each = tellWriter(deps, wrote, key);
  if (centre.directSending) return each;
  const day = plainDateAt(message.sentAt, centre.timeZone);
  const name = [message.thread.platform, account.person, key, day];
  return { ...each, key: surfaceKeyOf(id, "hint", ...name) };
}

function told(
  { texts }: StaffThreadsDeps,
  { id: messageId, thread }: InboundMessage,
  id: CaseId,
  to: PersonRef,
  language: DeskLanguage,
  key: DeskKey,
): Outgoing {
  const post: SurfacePost = { kind: "private", to, text: texts.say(key, language) };
  return { key: surfaceKeyOf(id, "private", thread.platform, messageId), thread, post };
}
