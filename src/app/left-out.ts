import type { DocumentFault, HeldBack } from "../domain/held-back.ts";
import type { Article, ArticleId, ArticleText, Knowledge } from "../domain/knowledge.ts";
import type { LanguageTag } from "../domain/locale.ts";
import type { Texts } from "../ports/texts.ts";
import { HUMAN_ARTICLE, humanContacts } from "../services/reply-builder.ts";

/**
 * Articles without which nothing is served: what somebody in need is told first, and where a person is found. Whoever asks
 * for these is not told “I do not know”; the program before this one knows.
 */
export const NEEDED_ARTICLES: ReadonlySet<ArticleId> = new Set([
  HUMAN_ARTICLE,
  "conversation/emergency",
  "conversation/danger",
  "conversation/suicide",
  "conversation/lost-passport-now",
]);

/**
 * Gives articles that are left out the words of an abstention, in every language that is offered: whatever leads to one of
 * them, be it a button of before, a link or a table for which it speaks, is answered by “I do not know” and a person.
 */
export function withSilentWords(knowledge: Knowledge, texts: Texts): Knowledge {
  const { leftOut } = knowledge.heldBack;
  if (leftOut.size === 0) return knowledge;
  const sentenceIn = (language: LanguageTag): string =>
    texts.say("reply.noAnswer", language, { contacts: humanContacts(knowledge, language, texts) });
  const articles = new Map(
    [...knowledge.articles].map(([id, article]) => {
      if (!leftOut.has(id)) return [id, article];
      // A text in a language that is not offered stays listed, as those of other articles do.
      const written = [...article.texts.keys()].filter((tag) => texts.languages.includes(tag));
      const languages = new Set([...knowledge.languages, ...written]);
      return [id, silenced(article, new Map([...languages].map((tag) => [tag, sentenceIn(tag)])))];
    }),
  );
  return { ...knowledge, articles };
}

function silenced(article: Article, sentences: ReadonlyMap<LanguageTag, string>): Article {
  const [other] = article.texts.values();
  const silent = [...sentences].map(([language, sentence]): [LanguageTag, ArticleText] => {
    const { title, questions, wanted } = article.texts.get(language) ?? {
      title: other?.title ?? article.id,
      questions: [],
      wanted: [],
    };
    const words = { type: "text", text: [sentence] } as const;
    const body = [{ type: "paragraph", children: [words] }] as const;
    const asked = { questions, wanted };
    return [language, { language, title, ...asked, summary: [words], body, outdated: false }];
  });
  return { ...article, texts: new Map(silent) };
}

/** Articles that say something: search finds no others, so that a question that means one left out is not answered by its neighbour. */
export function toldArticles({ articles, heldBack }: Knowledge): Knowledge["articles"] {
  if (heldBack.leftOut.size === 0) return articles;
  return new Map([...articles].filter(([id]) => !heldBack.leftOut.has(id)));
}

/** How many faults are shown before the rest is only counted. */
const MOST_SHOWN = 20;

/** Faults as an editor or a terminal makes them clickable, a line each. */
export function faultLines(faults: readonly DocumentFault[]): readonly string[] {
  const shown = faults
    .slice(0, MOST_SHOWN)
    .map(({ path, line, message }) => `  ${path}:${String(line)}: ${message}`);
  const rest = faults.length - shown.length;
  return rest > 0 ? [...shown, `  … and ${String(rest)} more`] : shown;
}

/** What whoever watches the start has to know; empty where nothing is left out or warned of. */
export function leftOutLines({ leftOut, faults, warnings }: HeldBack): readonly string[] {
  return [...faultyLines(leftOut, faults), ...warnedLines(warnings)];
}

function warnedLines(warnings: HeldBack["warnings"]): readonly string[] {
  if (warnings.length === 0) return [];
  const what = `Content: ${counted(warnings.length, "place")} that rules of this version of the program speak against.`;
  return [
    `${what} All of it answers as before. Mend at the web desk (Content):`,
    ...faultLines(warnings),
  ];
}

function faultyLines(leftOut: HeldBack["leftOut"], faults: HeldBack["faults"]): readonly string[] {
  if (faults.length === 0) return [];
  const prompts = new Set(faults.map(({ path }) => path).filter((path) => isPrompt(path))).size;
  const parts = [
    ...(leftOut.size > 0 ? [`${counted(leftOut.size, "article")} left out`] : []),
    ...(prompts > 0 ? [`${counted(prompts, "prompt")} replaced by the program’s own`] : []),
  ];
  const what = `Content: ${parts.join(", ")}, for faults in the eyes of this version of the program.`;
  return [`${what} Mend them at the web desk (Content):`, ...faultLines(faults)];
}

export function isPrompt(path: string): boolean {
  return path.startsWith("prompts/");
}

function counted(count: number, what: string): string {
  return `${String(count)} ${what}${count === 1 ? "" : "s"}`;
}
