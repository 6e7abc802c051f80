import { answeredOf } from "../../domain/case-answered.ts";
import type { Case, EntryId } from "../../domain/case.ts";
import { bringsFile, type InboundMessage, type WrittenWords } from "../../domain/message.ts";
import { permits } from "../../domain/staff.ts";
import {
  readSurfaceThread,
  STAFF_ACTION,
  surfaceKeyOf,
  type Outgoing,
} from "../../domain/staff-surface.ts";
import type { CaseStore, KnownEntry } from "../../ports/case-store.ts";
import type { DeskKey, DeskTexts } from "../../ports/texts.ts";
import { closingQuestion } from "./closing-question.ts";
import type { CaseDesk, DeskRefusal, DeskResult } from "./case-desk.ts";
import type { DeskAct } from "./desk-act.ts";
import { NO_PROPOSAL, sendPreview, sentWords } from "./send-preview.ts";
import type { StaffLinking } from "./staff-link.ts";
import {
  hintAlone,
  toldAlone,
  writerOf,
  type ThreadWriterDeps,
  type Wrote,
} from "./thread-writer.ts";
import type { Proposal, TranslationProposals } from "./translation-proposals.ts";

export interface StaffThreadsDeps extends ThreadWriterDeps {
  readonly desk: CaseDesk;
  readonly proposals: TranslationProposals;
  readonly linking: Pick<StaffLinking, "spoilShown">;
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

export function createStaffThreads(deps: StaffThreadsDeps): StaffThreads {
  return {
    handle: async (message) => {
      const surface = readSurfaceThread(message.thread);
      if (message.staff === undefined || surface === null) return [];
      const by = { message, id: surface.id, account: message.staff.account };
      const { member, centre, language } = await writerOf(deps, by);
      const told = (key: DeskKey) => [toldAlone(deps.texts, by, language, key)];
      // Before anybody is judged: all in the channel have read it.
      if (await deps.linking.spoilShown(message)) return told("surface.linkInRoom");
      if (member === null) return told("surface.unlinked");
      if (centre === null) return told("surface.refused.not_found");
      const wrote = { ...by, member, centre };
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
      const by = { message, id: surface.id, account: message.staff.account };
      const { language } = await writerOf(deps, by);
      const key = (await isUntaken(deps, message)) ? "surface.failed" : "surface.failedUnsure";
      // A name of its own: the message may be handled after all, when somebody retries it.
      const name = surfaceKeyOf(by.id, "failed", message.thread.platform, message.id);
      return [{ ...toldAlone(deps.texts, by, language, key), key: name }];
    },
  };
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
    return sendPreview(deps.texts, wrote, { ...words, proposal }, "surface.preview");
  }
  if (state === "open") {
    return sendPreview(
      deps.texts,
      wrote,
      { ...words, proposal: NO_PROPOSAL },
      "surface.previewUnheld",
    );
  }
  return hintAlone(
    deps.texts,
    wrote,
    holder === null ? "surface.notedResolved" : "surface.notedOther",
  );
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
      return [sendPreview(deps.texts, wrote, { ...words, proposal }, "surface.preview")];
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
  if (note.kind === "staff")
    return [sendPreview(deps.texts, wrote, sentWords(note), "surface.sent")];
  const act: DeskAct = { type: "send", entry, text: note.text, translated };
  // What was asked whether to send says from now on that it was sent.
  const result = await deps.desk.act(member, id, act, null, message.thread);
  if (result.kind === "refused") return [refused(deps, wrote, result.why)];
  const sent = await deps.store.entry(entry);
  return [sendPreview(deps.texts, wrote, sentWords(sent ?? note), "surface.sent")];
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
  return [sendPreview(deps.texts, wrote, sentWords(note), key)];
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

function refused(deps: StaffThreadsDeps, wrote: Wrote, why: DeskRefusal): Outgoing {
  return tellWriter(deps, wrote, `surface.refused.${why}`);
}

function tellWriter({ texts }: StaffThreadsDeps, wrote: Wrote, key: DeskKey): Outgoing {
  return toldAlone(texts, wrote, wrote.member.language, key);
}
