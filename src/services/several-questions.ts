import type { Reply } from "../domain/answer.ts";
import { paragraph, plainText, type Block } from "../domain/block.ts";
import { maskPersonalData } from "../domain/mask.ts";
import type { Texts } from "../ports/texts.ts";
import { citationsInTurn, citing } from "./citing.ts";
import { countWords } from "./message-words.ts";

/** More than these are no questions any more but a letter, which is read as one. */
const MOST_QUESTIONS = 4;
const AFTER_MARK = /(?<=[?？؟])(?![?？؟])/u;
const MARK = /[?？؟]\s*$/u;
const MIN_WORDS = 2;
/** Of a question that is quoted. */
const MAX_QUOTED = 160;
/** Buttons below them all. */
const MAX_ACTIONS = 4;

/** The questions of a message that asks several, in their order, each with what is said before it; none where it asks one. */
export function questionsIn(text: string): readonly string[] {
  const parts = text
    .split(AFTER_MARK)
    .map((part) => part.trim())
    .filter((part) => MARK.test(part) && countWords(part) >= MIN_WORDS);
  return parts.length >= 2 && parts.length <= MOST_QUESTIONS ? parts : [];
}

/** One of several questions with its reply. */
export interface AnsweredPart {
  readonly question: string;
  readonly reply: Reply;
}

/**
 * One reply to several questions, in the order in which they were asked. What nothing answers is named in the words of the
 * person, and what was said already is not said again.
 *
 * @returns `null` where not one of them has an answer
 */
export function inTurn(parts: readonly AnsweredPart[], texts: Texts): Reply | null {
  const answers = parts.map(({ reply }) => reply).filter(({ outcome }) => outcome === "answer");
  const [first, ...others] = answers;
  if (first === undefined) return null;
  const open = parts
    .filter(({ reply }) => reply.outcome !== "answer")
    .map(({ question }) =>
      paragraph(texts.say("reply.openQuestion", first.language, { question: quoted(question) })),
    );
  return joined(first, others, open);
}

/**
 * One reply of several answers. What was said already is not said again.
 *
 * @param below what stands below them all
 */
export function joined(
  first: Reply,
  others: readonly Reply[],
  below: readonly Block[] = [],
): Reply {
  const said = new Set<string>();
  const replies = [first, ...others].filter(({ asserted }) => {
    const keys = asserted.map(({ article, claim }) => `${article}#${claim}`);
    const isNew = keys.length === 0 || keys.some((key) => !said.has(key));
    for (const key of keys) said.add(key);
    return isNew;
  });
  const asserted = replies.flatMap((reply) => reply.asserted);
  const whole: Reply = {
    ...first,
    blocks: onceEach([...replies.flatMap(({ blocks }) => blocks), ...below]),
    articles: firstBy(
      replies.flatMap(({ articles }) => articles),
      ({ id }) => id,
    ),
    asserted: firstBy(asserted, ({ article, claim }) => `${article}#${claim}`),
    actions: firstBy(
      replies.flatMap(({ actions }) => actions),
      ({ id }) => id,
    )
      .filter(({ id }) => id !== "human")
      .slice(0, MAX_ACTIONS - 1)
      .concat(first.actions.filter(({ id }) => id === "human")),
  };
  return citing(whole, citationsInTurn(replies.map(({ citations }) => citations)));
}

function quoted(question: string): string {
  const words = maskPersonalData(question).text;
  return words.length <= MAX_QUOTED ? words : `${words.slice(0, MAX_QUOTED - 1).trimEnd()}…`;
}

/** What both end with stands below both. */
function onceEach(blocks: readonly Block[]): Block[] {
  return firstBy(blocks.toReversed(), (block) => plainText([block])).toReversed();
}

/** Of those with the same key the first. */
function firstBy<T>(list: readonly T[], keyOf: (one: T) => string): T[] {
  const known = new Map<string, T>();
  for (const one of list) if (!known.has(keyOf(one))) known.set(keyOf(one), one);
  return [...known.values()];
}
