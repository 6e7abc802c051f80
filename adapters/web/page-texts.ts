import {
  bareLanguage,
  directionOf,
  nameOfLanguage,
  SOURCE_LANGUAGE,
  type Direction,
  type LanguageTag,
} from "../../src/domain/locale.ts";
import type { MessageKey, Texts } from "../../src/ports/texts.ts";

/** Every sentence that the page's script shows; the other `page.*` sentences are drawn here. */
export const SCRIPT_KEYS = [
  "action.topics",
  "action.forget",
  "forget.ask",
  "page.title",
  "page.tagline",
  "page.language",
  "page.menu",
  "page.erase",
  "page.cancel",
  "page.newConversation",
  "page.leaveCase",
  "page.leavePin",
  "page.leaveUnsent",
  "page.conversation",
  "page.welcome",
  "page.welcomeText",
  "page.examples",
  "page.starter1",
  "page.starter2",
  "page.starter3",
  "page.starter4",
  "page.question",
  "page.placeholder",
  "page.send",
  "page.hint",
  "page.length",
  "page.tooLong",
  "page.you",
  "page.bot",
  "page.staff",
  "page.system",
  "page.urgent",
  "page.typing",
  "page.sending",
  "page.unsent",
  "page.refused",
  "page.offline",
  "page.reconnecting",
  "page.busy",
  "page.dayLimit",
  "page.noRoom",
  "page.unavailable",
  "page.ended",
  "page.asOf",
  "page.sources",
  "page.sourceSeen",
  "page.verified",
  "page.notVerified",
  "page.allSources",
  "page.underReview",
  "page.expired",
  "page.notYetKnown",
  "page.ratingChanged",
  "page.next",
  "page.notice",
  "page.privacy",
  "page.privacyText",
  "page.close",
  "page.return",
  "page.returnText",
  "page.returnReference",
  "page.returnPin",
  "page.returnGo",
  "page.returnDigits",
  "page.returnUnknown",
  "page.returnWait",
  "page.returnFailed",
  "page.returnUnsent",
] as const satisfies readonly MessageKey[];

/** The sentences that only the server draws. */
export const SERVER_KEYS = [
  "page.ask",
  "page.articleMissing",
  "page.loading",
  "page.noScript",
] as const satisfies readonly MessageKey[];

/** The sentences that the widget carries onto other sites. */
export const WIDGET_KEYS = [
  "page.ask",
  "page.title",
  "page.unread",
] as const satisfies readonly MessageKey[];

/** What `GET /web/texts/:tag` answers. */
export interface PageTexts {
  readonly tag: LanguageTag;
  readonly dir: Direction;
  /** By key; `{name}` stands where the page puts a value in. */
  readonly texts: Readonly<Record<string, string>>;
  readonly languages: readonly { readonly tag: LanguageTag; readonly name: string }[];
}

/** The page fills these in itself, so here each stands for itself. */
const PLACES = {
  count: "{count}",
  limit: "{limit}",
  date: "{date}",
  publisher: "{publisher}",
  reference: "{reference}",
  pin: "{pin}",
};

/** @param days for how many days messages and answers are kept, a number so that it chooses the plural */
export function pageTexts(texts: Texts, tag: LanguageTag, days: number): PageTexts {
  const values = { ...PLACES, days };
  return {
    tag,
    dir: directionOf(tag),
    texts: Object.fromEntries(SCRIPT_KEYS.map((key) => [key, texts.say(key, tag, values)])),
    languages: texts.languages.map((each) => ({ tag: each, name: nameOfLanguage(each) })),
  };
}

/** What an entry of the page's menu is called; the action itself when it is none. */
export function menuWords(action: string, locale: string | null, texts: Texts): string {
  const [kind, tag = ""] = action.split(":");
  if (kind === "language" && texts.languages.includes(tag)) return nameOfLanguage(tag);
  const language = bareLanguage(locale ?? "");
  const spoken =
    language !== null && texts.languages.includes(language) ? language : SOURCE_LANGUAGE;
  if (action === "topics") return texts.say("action.topics", spoken);
  return action === "forget" ? texts.say("action.forget", spoken) : action;
}
