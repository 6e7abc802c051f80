import type { Action, Reply } from "../../domain/answer.ts";
import { paragraph, type Block } from "../../domain/block.ts";
import { formatDate } from "../../domain/format.ts";
import type { ArticleId, Knowledge } from "../../domain/knowledge.ts";
import { SOURCE_LANGUAGE, type LanguageTag } from "../../domain/locale.ts";
import type { NoticeMatter } from "../../domain/notice.ts";
import { plainDateAt, type PlainDate } from "../../domain/plain-date.ts";
import type { Texts } from "../../ports/texts.ts";
import type { Answering } from "../answering.ts";
import { withoutNote } from "../citing.ts";
import { createReply, humanAction } from "../reply-builder.ts";
import { firstOffered } from "../reply-language.ts";
import { saidNow, together } from "../said-now.ts";

export interface NoticeWordsDeps {
  /** What is in force at this moment. */
  readonly knowledge: () => Knowledge;
  readonly answering: () => Pick<Answering, "act">;
  readonly texts: Texts;
  readonly today: () => PlainDate;
  /** IANA; in which zone the day of an earlier answer is told. */
  readonly timeZone: string;
}

/** Further articles that a notice names with a button each, and those of them whose corrected words stand in it. */
const MOST_OTHERS = 3;
const MOST_BESIDE = 2;

/**
 * That something which was told is no longer so, and what is said of it now: the words of what was told, the summary of its
 * article only where these have none any more.
 */
export function noticeReply(deps: NoticeWordsDeps, matter: NoticeMatter): Reply {
  const { texts, timeZone } = deps;
  const { about, atMs } = matter;
  const knowledge = deps.knowledge();
  const language = firstOffered([matter.language], knowledge.languages);
  const titles = titlesOf(knowledge, matter, language);
  const [main, ...others] = titles;
  const day = atMs === null ? deps.today() : plainDateAt(new Date(atMs), timeZone);
  const date = formatDate(day, language);
  const asOf = deps.today();
  const off = { id: "notices:off", label: texts.say("notice.action.off", language) };
  if (main === undefined) {
    const blocks = [paragraph(texts.say("notice.gone", language, { date }))];
    const actions = [humanAction(language, texts), off];
    return createReply({ outcome: "no_answer", language, asOf, blocks, actions });
  }
  const said = about === "release" ? "notice.corrected" : "notice.withdrawn";
  const saidOf = ({ id }: Titled): Reply | null => {
    const claims = matter.claims.filter(({ article }) => article === id);
    const names = claims.map(({ claim }) => claim);
    return saidNow({ knowledge, texts }, id, names, { language, today: asOf });
  };
  const short = () => deps.answering().act(`article:${main.id}`, { language, today: asOf });
  const beside = others.slice(0, MOST_BESIDE).flatMap((each) => saidOf(each) ?? []);
  // That nobody has verified the article was said with what the notice is about.
  const now = withoutNote(together(saidOf(main) ?? short(), beside));
  return {
    ...now,
    blocks: [
      paragraph(texts.say(said, language, { date, title: main.title })),
      ...alsoBlocks(texts, others, language),
      ...now.blocks,
    ],
    actions: [...otherActions(others), ...now.actions, off],
  };
}

interface Titled {
  readonly id: ArticleId;
  readonly title: string;
}

/** The articles of what was told, as far as they are still there. */
function titlesOf(
  { articles }: Knowledge,
  { claims }: NoticeMatter,
  language: LanguageTag,
): readonly Titled[] {
  const ids = [...new Set(claims.map(({ article }) => article))];
  return ids.flatMap((id) => {
    const texts = articles.get(id)?.texts;
    const title = (texts?.get(language) ?? texts?.get(SOURCE_LANGUAGE))?.title;
    return title === undefined ? [] : [{ id, title }];
  });
}

function alsoBlocks(texts: Texts, others: readonly Titled[], language: LanguageTag): Block[] {
  if (others.length === 0) return [];
  const titles = new Intl.ListFormat(language).format(others.map(({ title }) => title));
  return [paragraph(texts.say("notice.also", language, { titles }))];
}

function otherActions(others: readonly Titled[]): Action[] {
  return others
    .slice(0, MOST_OTHERS)
    .map(({ id, title }) => ({ id: `article:${id}`, label: title }));
}
