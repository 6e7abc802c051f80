import type { Reply } from "../domain/answer.ts";
import { paragraph, type Block } from "../domain/block.ts";
import { formatCountry, formatList } from "../domain/format.ts";
import type { Knowledge } from "../domain/knowledge.ts";
import { nameOfLanguage, type LanguageTag } from "../domain/locale.ts";
import { toUtc, type PlainDate } from "../domain/plain-date.ts";
import type { Reading } from "../domain/reading.ts";
import { TOPICS } from "../domain/topic.ts";
import type { MessageKey, Texts } from "../ports/texts.ts";
import { zoneWords } from "./promise-words.ts";
import { articleActions, createReply, humanAction } from "./reply-builder.ts";

export interface CommandContext {
  readonly language: LanguageTag;
  readonly today: PlainDate;
}

/** What is known of a person. */
export interface Remembered {
  /** `null` before they wrote anything. */
  readonly reading: Reading | null;
  /** IANA; where they said they are. */
  readonly timeZone: string | null;
}

/** What the bot says about itself: it asserts nothing and names no source. */
export interface CommandReplies {
  help(context: CommandContext): Reply;
  languages(context: CommandContext): Reply;
  topics(context: CommandContext): Reply;
  /** The subjects of one topic; `null` when there is none of that name. */
  topic(name: string, context: CommandContext): Reply | null;
  /** What is kept, and what is known of the person; `hidden` where others would read it. */
  privacy(context: CommandContext, remembered: Remembered | "hidden"): Reply;
  askToForget(context: CommandContext): Reply;
  /** @param shownBy who keeps what the person sees: we ourselves, or a messenger, which we cannot make forget */
  forgotten(context: CommandContext, shownBy: "here" | "messenger"): Reply;
  /** To a picture, a voice or a file. */
  notText(context: CommandContext): Reply;
  thanks(context: CommandContext): Reply;
  sorry(context: CommandContext, contacts: string): Reply;
  ratingGone(context: CommandContext): Reply;
}

/** Subjects that are offered as buttons; more are found by asking. */
const MOST_SUBJECTS = 12;

/** The commands that help tells of, in its order. */
const EXPLAINED = [
  "topics",
  "language",
  "human",
  "mycase",
  "withdraw",
  "privacy",
  "forget",
] as const;

export function createCommandReplies(
  knowledge: Knowledge,
  texts: Texts,
  retentionDays: number,
): CommandReplies {
  const say = (
    { language, today }: CommandContext,
    blocks: readonly Block[],
    actions: Reply["actions"] = [],
  ): Reply => createReply({ outcome: "command", language, asOf: today, blocks, actions });
  const line = (key: MessageKey, { language }: CommandContext): Block =>
    paragraph(texts.say(key, language));
  const present = TOPICS.filter((topic) =>
    [...knowledge.articles.values()].some((article) => article.topic === topic),
  );
  const topicButtons = (language: LanguageTag): Reply["actions"] =>
    present.map((topic) => ({
      id: `topic:${topic}`,
      label: texts.say(`topic.${topic}`, language),
    }));

  const memoryOf = ({ reading, timeZone }: Remembered, context: CommandContext): Block[] => {
    const read = reading === null ? [] : knownOf(reading, knowledge, texts, context.language);
    const known = [...read, ...(timeZone === null ? [] : [zoneOf(timeZone, texts, context)])];
    if (known.length === 0) return [line("memory.nothing", context)];
    const items = known.map((words) => [paragraph(words)]);
    return [line("memory.remembered", context), { type: "list", ordered: false, items }];
  };

  return {
    help: (context) => {
      const items = EXPLAINED.map((command) => [line(`help.${command}`, context)]);
      const blocks: Block[] = [
        line("help.intro", context),
        { type: "list", ordered: false, items },
      ];
      return say(context, blocks, topicButtons(context.language));
    },
    languages: (context) =>
      say(
        context,
        [line("language.choose", context)],
        knowledge.languages.map((tag) => ({ id: `language:${tag}`, label: nameOfLanguage(tag) })),
      ),
    topics: (context) =>
      say(context, [line("topics.choose", context)], topicButtons(context.language)),
    topic: (name, context) => {
      const topic = present.find((known) => known === name);
      if (topic === undefined) return null;
      const { language } = context;
      const ids = [...knowledge.articles.values()]
        .filter((article) => article.topic === topic)
        .map(({ id }) => id);
      const label = texts.say(`topic.${topic}`, language);
      return say(
        context,
        [paragraph(texts.say("topics.articles", language, { topic: label }))],
        articleActions(knowledge, ids, language, MOST_SUBJECTS),
      );
    },
    privacy: (context, remembered) => {
      const { language } = context;
      const text = texts.say("privacy.text", language, { days: retentionDays });
      const erase = { id: "forget", label: texts.say("action.forget", language) };
      const memory =
        remembered === "hidden" ? [line("privacy.shared", context)] : memoryOf(remembered, context);
      return say(context, [paragraph(text), ...memory, line("mycase.privacy", context)], [erase]);
    },
    askToForget: (context) =>
      say(
        context,
        [line("forget.ask", context)],
        [{ id: "forget", label: texts.say("action.forget", context.language) }],
      ),
    forgotten: (context, shownBy) => {
      const elsewhere = shownBy === "messenger" ? [line("forget.messenger", context)] : [];
      return say(context, [line("forget.done", context), ...elsewhere]);
    },
    notText: (context) => say(context, [line("reply.notText", context)]),
    thanks: (context) => say(context, [line("feedback.thanks", context)]),
    sorry: (context, contacts) =>
      say(
        context,
        [paragraph(texts.say("feedback.sorry", context.language, { contacts }))],
        [humanAction(context.language, texts)],
      ),
    ratingGone: (context) => say(context, [line("feedback.gone", context)]),
  };
}

function zoneOf(timeZone: string, texts: Texts, { language, today }: CommandContext): string {
  const zone = zoneWords(texts, toUtc(today), language, timeZone);
  return texts.say("zone.remembered", language, { zone });
}

/** What was read of the person, a sentence each. */
function knownOf(
  { nationalities, purpose, place }: Reading,
  knowledge: Knowledge,
  texts: Texts,
  language: LanguageTag,
): string[] {
  const known: string[] = [];
  if (nationalities.length > 0) {
    const names = nationalities.map((code) => formatCountry(code, language));
    const countries = formatList(names, language);
    known.push(texts.say("memory.nationality", language, { countries }));
  }
  if (purpose !== null) known.push(texts.say(`memory.purpose.${purpose}`, language));
  const placeName =
    place === null ? undefined : knowledge.places.get(place.id)?.names.get(language);
  if (placeName !== undefined) {
    known.push(texts.say("memory.place", language, { place: placeName }));
  }
  return known;
}
