import type {
  Action,
  AssertedClaim,
  Citation,
  Held,
  Outcome,
  Reply,
  Validity,
} from "../domain/answer.ts";
import { paragraph, type Block } from "../domain/block.ts";
import { formatDate, formatList } from "../domain/format.ts";
import type { Article, ArticleId, ContactId, Knowledge } from "../domain/knowledge.ts";
import type { LanguageTag } from "../domain/locale.ts";
import type { PlainDate } from "../domain/plain-date.ts";
import type { Texts } from "../ports/texts.ts";
import { citing } from "./citing.ts";

/** What differs from one reply to the next; the rest is the same for all. */
export interface ReplyParts {
  readonly outcome: Outcome;
  readonly language: LanguageTag;
  readonly asOf: PlainDate;
  readonly blocks: readonly Block[];
  readonly held?: Held;
  readonly validity?: Validity;
  /** Authorities first; a message shows the first few. */
  readonly citations?: readonly Citation[];
  /** All of them are shown, as on the page of an article. */
  readonly isPage?: boolean;
  readonly actions?: readonly Action[];
  readonly articles?: Reply["articles"];
  readonly asserted?: readonly AssertedClaim[];
  readonly confidence?: number;
}

export function createReply(parts: ReplyParts): Reply {
  const articles = parts.articles ?? [];
  const citations = parts.citations ?? [];
  const reply: Reply = {
    outcome: parts.outcome,
    ...(parts.held === undefined ? {} : { held: parts.held }),
    validity: parts.validity ?? null,
    language: parts.language,
    asOf: parts.asOf,
    blocks: parts.blocks,
    citations: [],
    actions: parts.actions ?? [],
    articles,
    asserted: parts.asserted ?? [],
    confidence: parts.confidence ?? 0,
  };
  return citing(reply, citations, parts.isPage === true ? Infinity : undefined);
}

/** The article that tells how to reach a person. */
export const HUMAN_ARTICLE: ArticleId = "conversation/human";
/** The article for questions far from everything. */
export const OFF_TOPIC_ARTICLE: ArticleId = "conversation/off-topic";

/** "the hotline (12367) and the embassy"; empty when none of them has a name in the language. */
export function contactsInWords(
  knowledge: Knowledge,
  ids: readonly ContactId[],
  language: LanguageTag,
  texts: Texts,
): string {
  const names = ids.flatMap((id) => {
    const contact = knowledge.contacts.get(id);
    const name = contact?.names.get(language);
    if (contact === undefined || name === undefined) return [];
    return contact.phone === null
      ? [name]
      : [texts.say("reply.contactWithPhone", language, { name, phone: contact.phone })];
  });
  return formatList(names, language);
}

/** "Please confirm …" for an article; nothing when it names no contact. */
export function confirmBlocks(
  knowledge: Knowledge,
  article: Article,
  language: LanguageTag,
  texts: Texts,
  most = Infinity,
): Block[] {
  const contacts = contactsInWords(knowledge, article.confirmAt.slice(0, most), language, texts);
  return contacts === "" ? [] : [paragraph(texts.say("reply.confirm", language, { contacts }))];
}

/** "This answer is for …" when the day is not that of asking. */
export function dayBlocks(
  asOf: PlainDate,
  now: PlainDate,
  language: LanguageTag,
  texts: Texts,
): Block[] {
  if (asOf === now) return [];
  return [paragraph(texts.say("reply.forDay", language, { date: formatDate(asOf, language) }))];
}

export function humanAction(language: LanguageTag, texts: Texts): Action {
  return { id: "human", label: texts.say("action.human", language) };
}

/** A button a neighbouring article, at most `most`; conversation articles are no destination. */
export function articleActions(
  knowledge: Knowledge,
  ids: readonly ArticleId[],
  language: LanguageTag,
  most: number,
): Action[] {
  return ids
    .flatMap((id) => {
      const article = knowledge.articles.get(id);
      const title = article?.texts.get(language)?.title;
      return article?.outcome !== "answer" || title === undefined
        ? []
        : [{ id: `article:${id}`, label: title }];
    })
    .slice(0, most);
}

/** Where a person can be reached, for sentences that offer one. */
export function humanContacts(knowledge: Knowledge, language: LanguageTag, texts: Texts): string {
  const ids = knowledge.articles.get(HUMAN_ARTICLE)?.confirmAt ?? [];
  return contactsInWords(
    knowledge,
    ids.length > 0 ? ids : [...knowledge.contacts.keys()],
    language,
    texts,
  );
}
