import type { Action, Reply } from "../../domain/answer.ts";
import { paragraph, type Block } from "../../domain/block.ts";
import { readReference, type Case, type CaseReference } from "../../domain/case.ts";
import type { PersonRef } from "../../domain/message.ts";
import type { CaseStore } from "../../ports/case-store.ts";
import { createReply } from "../reply-builder.ts";
import {
  sheetHead,
  sheetOf,
  sheetText,
  saidBlock,
  type CaseSheet,
  type CaseSheetDeps,
} from "./case-sheet.ts";
import type { CaseContext } from "./case-context.ts";

export interface CaseSheetsDeps extends CaseSheetDeps {
  readonly store: Pick<CaseStore, "entries" | "ofPerson">;
}

/** A case for its person to keep. */
export interface CaseFile {
  readonly reference: CaseReference;
  /** Plain text. */
  readonly text: string;
}

/** What is in their cases, for the people whose they are; nobody else is told whether there are any. */
export interface CaseSheets {
  /**
   * @param target what a button or command names: `<case>`, `<case>:<end>`, `file:<case>` or a reference; empty for the case
   *   of the conversation, else the latest one
   * @param timeZone IANA; where the person is, `null` where that is not known
   */
  show(
    target: string,
    timeZone: string | null,
    context: CaseContext,
    active: Case | null,
  ): Promise<Reply>;
  /**
   * @param name an id or a reference; empty for the case that is open, else the latest one
   * @returns `null` where the person has none of that name
   */
  file(person: PersonRef, name: string): Promise<CaseFile | null>;
}

/** Signs of what was said in one reply, which are three or four messages of a messenger; the rest is a button away. */
const MOST_SIGNS = 12_000;
/** Begins a button that the chat page answers itself; where it cannot, the case is shown once more. */
const FILE = "file";
/** Other cases that are offered. */
const MOST_OTHERS = 5;

export function createCaseSheets(deps: CaseSheetsDeps): CaseSheets {
  const { texts, store } = deps;
  const casesOf = async (person: PersonRef): Promise<readonly Case[]> =>
    (await store.ofPerson(person)).toSorted(byNeed);

  const pageOf = (
    { said, heading }: CaseSheet,
    until: number,
    { language }: CaseContext,
  ): { readonly blocks: readonly Block[]; readonly from: number } => {
    const from = startOf(said, until);
    const values = { from: from + 1, until, total: said.length };
    const isWhole = from === 0 && until === said.length;
    const part = isWhole ? [] : [paragraph(texts.say("mycase.part", language, values))];
    const words = said.slice(from, until).map(saidBlock);
    return { blocks: [paragraph(heading), ...part, ...words], from };
  };

  return {
    show: async (target, timeZone, context, active) => {
      const { message, language, today } = context;
      const say = (blocks: readonly Block[], actions: readonly Action[] = []): Reply =>
        createReply({ outcome: "command", language, asOf: today, blocks, actions });
      if (message.visibility === "shared") {
        return say([paragraph(texts.say("mycase.private", language))]);
      }
      const { platform, installation } = message.thread;
      const all = await casesOf({ platform, installation, person: message.sender });
      const { name, end } = readTarget(target);
      const shown = chosen(all, name, active);
      if (shown === null) return say([paragraph(texts.say("mycase.none", language))]);
      const reader = { language, timeZone: shown.timeZone ?? timeZone };
      const sheet = await sheetOf(deps, shown, reader);
      const { blocks, from } = pageOf(sheet, endOf(end, sheet), context);
      const earlier: Action = {
        id: `mycase:${shown.id}:${String(from)}`,
        label: texts.say("mycase.earlier", language),
      };
      const others = all.filter(({ id }) => id !== shown.id).slice(0, MOST_OTHERS);
      const file: Action = {
        id: `mycase:${FILE}:${shown.id}`,
        label: texts.say("mycase.file", language),
      };
      const actions = [
        ...(platform === "web" ? [file] : []),
        ...(from > 0 ? [earlier] : []),
        ...others.map(({ id, reference }) => ({ id: `mycase:${id}`, label: reference })),
      ];
      return say([...sheetHead(sheet), ...blocks], actions);
    },
    file: async (person, name) => {
      const record = chosen(await casesOf(person), name, null);
      if (record === null) return null;
      const { language, timeZone, reference } = record;
      const sheet = await sheetOf(deps, record, { language, timeZone });
      return { reference, text: sheetText(sheet) };
    },
  };
}

/** What is not over comes first, then the latest. */
function byNeed(one: Case, other: Case): number {
  const isOver = ({ standing }: Case): number => (standing.state === "closed" ? 1 : 0);
  return isOver(one) - isOver(other) || other.openedAt.getTime() - one.openedAt.getTime();
}

function readTarget(target: string): { readonly name: string; readonly end: string } {
  const [first = "", second = ""] = target.split(":");
  return first === FILE ? { name: second, end: "" } : { name: first, end: second };
}

/** A name that is none of theirs chooses nothing: it may be somebody else’s. */
function chosen(all: readonly Case[], name: string, active: Case | null): Case | null {
  if (name === "") return all.find(({ id }) => id === active?.id) ?? all[0] ?? null;
  const reference = readReference(name);
  return all.find((each) => each.id === name || each.reference === reference) ?? null;
}

/** Before which of the words a page ends; at the last of them where nothing sensible is named. */
function endOf(text: string, { said }: CaseSheet): number {
  const end = /^\d{1,9}$/.test(text) ? Number(text) : said.length;
  return end >= 1 && end <= said.length ? end : said.length;
}

/** Where a page begins that ends there; it holds one of the words at least. */
function startOf(said: CaseSheet["said"], until: number): number {
  let from = Math.max(0, until - 1);
  let signs = said[from]?.text.length ?? 0;
  while (from > 0) {
    signs += said[from - 1]?.text.length ?? 0;
    if (signs > MOST_SIGNS) break;
    from -= 1;
  }
  return from;
}
