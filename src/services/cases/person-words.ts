import type { Action, Reply } from "../../domain/answer.ts";
import { paragraph, plainText, type Block } from "../../domain/block.ts";
import type { Case, CaseEntry, EntryId } from "../../domain/case.ts";
import type { Answered } from "../../domain/case-answered.ts";
import { caseDeliveryKey, caseNoticeName, type CaseNotice } from "../../domain/case-delivery.ts";
import type { ServiceCentre } from "../../domain/centre.ts";
import type { ArticleId } from "../../domain/ids.ts";
import { directionOf, languageName, type LanguageTag } from "../../domain/locale.ts";
import type { Delivery } from "../../domain/message.ts";
import type { PlainDate } from "../../domain/plain-date.ts";
import type { Staff } from "../../domain/staff.ts";
import type { AnswerId } from "../../domain/turn.ts";
import type { Translation } from "../../domain/translation.ts";
import type { Texts } from "../../ports/texts.ts";
import { createReply } from "../reply-builder.ts";
import type { DeskAct } from "./desk-act.ts";
import { centreName } from "./hand-over.ts";

export interface PersonWordsDeps {
  readonly texts: Texts;
  /** An article as the person reads it; `null` when it is not there in that language. */
  readonly article: (id: ArticleId, language: LanguageTag) => Reply | null;
  /** The number of the release of the content from which it reads; `null` where it is not known. */
  readonly release: () => number | null;
  /** Unguessable. */
  readonly newId: () => string;
  /** The language of what somebody of the staff wrote; `null` where it cannot be told. */
  readonly languageOf: (text: string) => LanguageTag | null;
  readonly today: () => PlainDate;
}

/** Around one act of the staff. */
export interface Acting {
  /** As it stood before. */
  readonly case: Case;
  /** Who speaks to the person: whoever acts, or whom the case is assigned to. */
  readonly by: Staff;
  readonly centre: ServiceCentre;
  readonly at: Date;
  readonly answered: Answered;
  /** What goes to the person with the words of the act; `null` for what goes as it is written. */
  readonly translation: Translation | null;
}

export interface Said {
  readonly entries: readonly CaseEntry[];
  readonly deliveries: readonly Delivery[];
}

/** What the person and the transcript get of what the staff do. */
export interface PersonWords {
  /** @returns `null` when there is nothing that could be said, such as an article that does not exist */
  of(act: DeskAct, acting: Acting): Said | null;
  /** Nobody holds the case any more, and Yizhan answers again. */
  freed(before: Case, centre: ServiceCentre): readonly Delivery[];
}

export function createPersonWords(deps: PersonWordsDeps): PersonWords {
  return {
    of: (act, acting) => {
      switch (act.type) {
        case "take":
        case "assign":
          return taken(deps, acting);
        case "resolve":
          return resolved(deps, acting);
        case "note":
          return { entries: [noted(act.entry, act.text, acting, deps)], deliveries: [] };
        case "reply":
        case "send":
          return replied(deps, act.entry, act.text, acting);
        case "article":
          return withArticle(deps, act.entry, act.article, acting);
        case "move":
          return moved(deps, acting);
        case "release":
          return { entries: [], deliveries: freed(deps, acting.case, acting.centre) };
        case "reopen":
          return { entries: [], deliveries: reopened(deps, acting) };
        case "raise":
          return { entries: [], deliveries: [] };
      }
    },
    freed: (before, centre) => freed(deps, before, centre),
  };
}

/** The person learns once who has the word now. */
function taken(deps: PersonWordsDeps, { case: before, by, centre }: Acting): Said {
  if (before.standing.holder === by.id) return { entries: [], deliveries: [] };
  const values = { name: by.name, ...caseValues(deps, before, centre) };
  const sentence = deps.texts.say("case.taken", before.language, values);
  return { entries: [], deliveries: [noticeOf(deps, before, "taken", [sentence])] };
}

function freed(deps: PersonWordsDeps, before: Case, centre: ServiceCentre): readonly Delivery[] {
  const { language } = before;
  const sentences = [
    deps.texts.say("case.freed", language, caseValues(deps, before, centre)),
    deps.texts.say("case.meanwhile", language),
  ];
  return [noticeOf(deps, before, "freed", sentences)];
}

/** Whoever was told that the case is closed learns that it is not. */
function reopened(
  deps: PersonWordsDeps,
  { case: before, by, centre }: Acting,
): readonly Delivery[] {
  const { language } = before;
  const values = { name: by.name, ...caseValues(deps, before, centre) };
  const sentences = [
    deps.texts.say("case.reopenedByStaff", language, values),
    deps.texts.say("case.meanwhile", language),
  ];
  return [noticeOf(deps, before, "reopened", sentences)];
}

/** The consent named a centre, and the person may not want another one to know. */
function moved(deps: PersonWordsDeps, { case: before, centre }: Acting): Said {
  const values = caseValues(deps, before, centre);
  const sentence = deps.texts.say("case.moved", before.language, values);
  return { entries: [], deliveries: [noticeOf(deps, before, "moved", [sentence])] };
}

function caseValues(
  { texts }: PersonWordsDeps,
  { reference, language }: Case,
  centre: ServiceCentre,
): { readonly reference: string; readonly centre: string } {
  return { reference, centre: centreName(texts, centre, language) };
}

/** What becomes of the case, a paragraph each. */
function noticeOf(
  { today }: PersonWordsDeps,
  before: Case,
  what: CaseNotice,
  sentences: readonly string[],
): Delivery {
  const { language } = before;
  const reply = createReply({
    outcome: "human",
    language,
    asOf: today(),
    blocks: sentences.map(paragraph),
  });
  return deliveryOf(before, caseNoticeName(what, before), reply);
}

const RESOLVED = {
  last: "case.resolved",
  earlier: "case.resolvedEarlier",
  never: "case.resolvedUnanswered",
} as const satisfies Readonly<Record<Answered, string>>;

/** Whoever got no answer is not told that there was one, nor asked whether it helped. */
function resolved({ texts, today }: PersonWordsDeps, { case: before, by, answered }: Acting): Said {
  const { language, reference, id } = before;
  const rating = (word: "good" | "bad"): Action => ({
    id: `case:${word}:${id}`,
    label: texts.say(`case.action.${word}`, language),
  });
  const reply = createReply({
    outcome: "human",
    language,
    asOf: today(),
    blocks: [paragraph(texts.say(RESOLVED[answered], language, { name: by.name, reference }))],
    ...(answered === "never" ? {} : { actions: [rating("good"), rating("bad")] }),
  });
  const name = caseNoticeName("resolved", before);
  return { entries: [], deliveries: [deliveryOf(before, name, reply)] };
}

function noted(
  id: EntryId,
  text: string,
  { by, at }: Acting,
  { languageOf }: PersonWordsDeps,
): CaseEntry {
  const author = { kind: "staff", id: by.id } as const;
  const language = languageOf(text) ?? by.language;
  return { id, kind: "note", author, language, text, at, deliveryKey: null };
}

function replied(deps: PersonWordsDeps, id: EntryId, text: string, acting: Acting): Said {
  const written = deps.languageOf(text) ?? acting.case.language;
  const { translation } = acting;
  const blocks =
    translation === null
      ? [paragraph(labelOf(deps, acting, written)), ...paragraphsOf(text)]
      : translatedBlocks(deps, acting, { text, written, translation });
  const language = translation?.language ?? written;
  const reply: Reply = {
    ...createReply({ outcome: "human", language, asOf: deps.today(), blocks }),
    from: "staff",
  };
  return sent(acting, { id, text, language: written }, reply);
}

interface WrittenWords {
  readonly text: string;
  readonly written: LanguageTag;
  readonly translation: Translation;
}

/** The words of the machine, called so, and below them what was written, in its language, which is named. */
function translatedBlocks(
  deps: PersonWordsDeps,
  acting: Acting,
  { text, written, translation }: WrittenWords,
): Block[] {
  const { language } = acting.case;
  const say = (key: "case.translated" | "case.original", tag: LanguageTag): Block =>
    paragraph(deps.texts.say(key, language, { language: languageName(tag, language) }));
  return [
    paragraph(labelOf(deps, acting, language)),
    say("case.translated", translation.language),
    ...paragraphsOf(translation.text),
    say("case.original", written),
    ...paragraphsOf(text),
  ];
}

/** Who writes and, where it is not the person's language, in which. */
function labelOf(
  { texts }: PersonWordsDeps,
  { case: before, by, centre }: Acting,
  written: LanguageTag,
): string {
  const { language } = before;
  const values = { name: by.name, centre: centreName(texts, centre, language) };
  return written === language
    ? texts.say("case.staffSays", language, values)
    : texts.say("case.staffSaysIn", language, {
        ...values,
        language: languageName(written, language),
      });
}

function withArticle(
  deps: PersonWordsDeps,
  id: EntryId,
  articleId: ArticleId,
  acting: Acting,
): Said | null {
  const { language } = acting.case;
  const article = deps.article(articleId, language);
  if (article === null) return null;
  const label = paragraph(labelOf(deps, acting, article.language));
  const reply: Reply = { ...article, blocks: [label, ...article.blocks], from: "staff" };
  const text = plainText(article.blocks);
  const told = { answer: deps.newId() as AnswerId, release: deps.release() };
  return sent(acting, { id, text, language: reply.language }, reply, told);
}

function sent(
  { case: before, by, at, translation }: Acting,
  words: Pick<CaseEntry, "id" | "text" | "language">,
  reply: Reply,
  told?: Delivery["told"],
): Said {
  const delivery: Delivery = {
    ...deliveryOf(before, words.id, reply),
    ...(told === undefined ? {} : { told }),
  };
  const entry: CaseEntry = {
    ...words,
    kind: "staff",
    author: { kind: "staff", id: by.id },
    at,
    deliveryKey: delivery.key,
    ...(translation === null ? {} : { translation }),
  };
  return { entries: [entry], deliveries: [delivery] };
}

function deliveryOf({ id, thread, person }: Case, what: string, reply: Reply): Delivery {
  return {
    key: caseDeliveryKey(id, what),
    thread,
    person,
    inReplyTo: null,
    reply,
    direction: directionOf(reply.language),
  };
}

/** Empty lines part paragraphs; what staff write is literal text like everybody's. */
function paragraphsOf(text: string): Block[] {
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((part) => ({
      type: "paragraph",
      children: part
        .split("\n")
        .flatMap((line, index) =>
          index === 0
            ? [{ type: "text", text: line } as const]
            : [{ type: "break" } as const, { type: "text", text: line } as const],
        ),
    }));
}
