import { directionOf, type Direction, type LanguageTag } from "../../src/domain/locale.ts";
import type { MessageKey, Texts } from "../../src/ports/texts.ts";

/** Every sentence that the page's script shows; the other `page.*` sentences are drawn here. */
export const SCRIPT_KEYS = [
  "page.title",
  "page.tagline",
  "page.language",
  "page.newConversation",
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
  "page.unavailable",
  "page.ended",
  "page.asOf",
  "page.sources",
  "page.sourceSeen",
  "page.verified",
  "page.notVerified",
  "page.underReview",
  "page.expired",
  "page.notYetKnown",
  "page.next",
  "page.notice",
  "page.privacy",
  "page.privacyText",
  "page.close",
] as const satisfies readonly MessageKey[];

/** The sentences that only the server draws. */
export const SERVER_KEYS = [
  "page.ask",
  "page.articleMissing",
  "page.noScript",
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
};

export function pageTexts(texts: Texts, tag: LanguageTag): PageTexts {
  return {
    tag,
    dir: directionOf(tag),
    texts: Object.fromEntries(SCRIPT_KEYS.map((key) => [key, texts.say(key, tag, PLACES)])),
    languages: texts.languages.map((each) => ({ tag: each, name: languageName(each) })),
  };
}

/** What a language calls itself, written as a name in a menu. */
export function languageName(tag: LanguageTag): string {
  const name = new Intl.DisplayNames([tag], { type: "language" }).of(tag) ?? tag;
  const [first = "", ...rest] = Array.from(name);
  return first.toLocaleUpperCase(tag) + rest.join("");
}
