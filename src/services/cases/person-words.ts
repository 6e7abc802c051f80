import type { Action, Reply } from "../../domain/answer.ts";
import { paragraph, plainText, type Block } from "../../domain/block.ts";
import type { Case, CaseEntry, CaseId, EntryId } from "../../domain/case.ts";
import type { ServiceCentre } from "../../domain/centre.ts";
import type { ArticleId } from "../../domain/ids.ts";
import { directionOf, languageName, type LanguageTag } from "../../domain/locale.ts";
import type { Delivery } from "../../domain/message.ts";
import type { PlainDate } from "../../domain/plain-date.ts";
import type { Staff } from "../../domain/staff.ts";
import type { Texts } from "../../ports/texts.ts";
import { createReply } from "../reply-builder.ts";
import type { DeskAct } from "./desk-act.ts";
import { centreName } from "./hand-over.ts";

export interface PersonWordsDeps {
  readonly texts: Texts;
  /** An article as the person reads it; `null` when it is not there in that language. */
  readonly article: (id: ArticleId, language: LanguageTag) => Reply | null;
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
}

export interface Said {
  readonly entries: readonly CaseEntry[];
  readonly deliveries: readonly Delivery[];
}

/** What the person and the transcript get of what the staff do. */
export interface PersonWords {
  /** @returns `null` when there is nothing that could be said, such as an article that does not exist */
  of(act: DeskAct, acting: Acting): Said | null;
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
        case "raise":
        case "reopen":
          return { entries: [], deliveries: [] };
      }
    },
  };
}

/** The person learns once who has the word now. */
function taken({ texts, today }: PersonWordsDeps, { case: before, by, centre }: Acting): Said {
  if (before.standing.holder === by.id) return { entries: [], deliveries: [] };
  const { language, reference } = before;
  const values = { name: by.name, centre: centreName(texts, centre, language), reference };
  const reply = createReply({
    outcome: "human",
    language,
    asOf: today(),
    blocks: [paragraph(texts.say("case.taken", language, values))],
  });
  return {
    entries: [],
    deliveries: [deliveryOf(before, `taken-${String(before.revision)}`, reply)],
  };
}

/** The consent named a centre, and the person may not want another one to know. */
function moved({ texts, today }: PersonWordsDeps, { case: before, centre }: Acting): Said {
  const { language, reference } = before;
  const values = { reference, centre: centreName(texts, centre, language) };
  const reply = createReply({
    outcome: "human",
    language,
    asOf: today(),
    blocks: [paragraph(texts.say("case.moved", language, values))],
  });
  return {
    entries: [],
    deliveries: [deliveryOf(before, `moved-${String(before.revision)}`, reply)],
  };
}

function resolved({ texts, today }: PersonWordsDeps, { case: before, by }: Acting): Said {
  const { language, reference, id } = before;
  const rating = (word: "good" | "bad"): Action => ({
    id: `case:${word}:${id}`,
    label: texts.say(`case.action.${word}`, language),
  });
  const reply = createReply({
    outcome: "human",
    language,
    asOf: today(),
    blocks: [paragraph(texts.say("case.resolved", language, { name: by.name, reference }))],
    actions: [rating("good"), rating("bad")],
  });
  const key = `resolved-${String(before.revision)}`;
  return { entries: [], deliveries: [deliveryOf(before, key, reply)] };
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
  const language = deps.languageOf(text) ?? acting.case.language;
  const label = paragraph(labelOf(deps, acting, language));
  const reply: Reply = {
    ...createReply({
      outcome: "human",
      language,
      asOf: deps.today(),
      blocks: [label, ...paragraphsOf(text)],
    }),
    from: "staff",
  };
  return sent(acting, id, text, reply);
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
  return sent(acting, id, plainText(article.blocks), reply);
}

function sent({ case: before, by, at }: Acting, id: EntryId, text: string, reply: Reply): Said {
  const delivery = deliveryOf(before, id, reply);
  const entry: CaseEntry = {
    id,
    kind: "staff",
    author: { kind: "staff", id: by.id },
    language: reply.language,
    text,
    at,
    deliveryKey: delivery.key,
  };
  return { entries: [entry], deliveries: [delivery] };
}

const KEY = /^case\/([^/]+)\//;

/** The case of which a delivery is; `null` for one of none. */
export function caseOfDelivery(key: string): CaseId | null {
  const [, id] = KEY.exec(key) ?? [];
  return id === undefined ? null : (decodeURIComponent(id) as CaseId);
}

/** The key follows from what is said, so that an act done twice is said once. */
function deliveryOf({ id, thread, person }: Case, what: string, reply: Reply): Delivery {
  return {
    key: ["case", id, what].map(encodeURIComponent).join("/"),
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
