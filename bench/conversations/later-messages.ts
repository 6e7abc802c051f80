import { readdirSync, readFileSync } from "node:fs";
import { buildSearch } from "../../src/app/search-index.ts";
import { createCore, loadContent } from "../../src/app/service.ts";
import type { ArticleId } from "../../src/domain/knowledge.ts";
import { parsePlainDate } from "../../src/domain/plain-date.ts";
import type { SearchResult } from "../../src/ports/search.ts";
import { countWords } from "../../src/services/message-words.ts";
import type { LaterMessage, SearchedTwice } from "../../src/services/turn-claims.ts";
import type { TurnSignals } from "../../src/services/turn-signals.ts";

interface Turn {
  readonly text: string;
  readonly outcomes: readonly string[];
  readonly holds: readonly (readonly string[])[];
}

/** A later message of a labelled conversation, and what both searches made of it. */
export interface SearchedMessage {
  readonly turn: Turn;
  readonly fold: number;
  readonly searched: SearchedTwice;
  readonly message: LaterMessage;
  readonly signals: TurnSignals;
  /** Whether a good reply may say a claim, given as `topic/slug#claim`. */
  readonly isWanted: (claim: string) => boolean;
  /** Whether these claims say all that a good reply must say. */
  readonly isHeldBy: (claims: readonly string[]) => boolean;
}

export const FOLDS = 5;

interface Conversation {
  readonly language: string | null;
  readonly turns: readonly Turn[];
  readonly fold: number;
}

/** Later messages of the first half, in five folds of whole conversations, so that none tells of itself. */
export function laterMessages(): readonly SearchedMessage[] {
  return searchedIn(
    linesOf(new URL(".", import.meta.url), ".first.jsonl").map((line, place) => ({
      ...{ language: null, fold: place % FOLDS },
      turns: (JSON.parse(line) as { readonly turns: readonly Turn[] }).turns,
    })),
  );
}

interface Question {
  readonly lang: string;
  readonly text: string;
  readonly holds: Turn["holds"];
}

/** How many questions lie between one and the one that it is asked after: measured questions of one subject stand together. */
const APART = 31;

/** Measured questions, each after one that has nothing to do with it. */
export function unrelatedMessages(): readonly SearchedMessage[] {
  const questions = linesOf(new URL("../answers/", import.meta.url), ".jsonl").map(
    (line) => JSON.parse(line) as Question,
  );
  const turnOf = ({ text, holds }: Question): Turn => ({
    ...{ text, holds },
    outcomes: holds.length > 0 ? ["answer"] : ["no_answer"],
  });
  return searchedIn(
    [...Map.groupBy(questions, ({ lang }) => lang)].flatMap(([language, own]) => {
      const firsts = own.filter(({ holds }) => holds.length > 0);
      return own.flatMap((question, place): Conversation[] => {
        const first = firsts[(place * 7 + APART) % firsts.length];
        if (first === undefined || first === question) return [];
        return [{ language, fold: place % FOLDS, turns: [turnOf(first), turnOf(question)] }];
      });
    }),
  );
}

/** The lines of the files of a folder whose names are a language and this ending, in the order of their names. */
export function linesOf(folder: URL, ending: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.replace(/^[a-z]{2}/u, "") === ending)
    .sort()
    .flatMap((name) => readFileSync(new URL(name, folder), "utf8").trim().split("\n"));
}

function searchedIn(conversations: readonly Conversation[]): readonly SearchedMessage[] {
  const today = parsePlainDate("2026-11-30");
  if (today === null) throw new Error("that is no day");
  const content = loadContent(null);
  const { answering } = createCore(content, buildSearch(content.knowledge, { bare: false }));
  // A row of a table is told by the article that speaks for it.
  const namesOf = (claim: string): readonly string[] => {
    const article = content.knowledge.articles.get(claim.split("#")[0] as ArticleId);
    return [claim, `table:${article?.table?.name ?? ""}`];
  };
  const searchedOf = ({ turns, fold, language: spoken }: Conversation): SearchedMessage[] => {
    const earlier: string[] = [];
    const told = new Set<string>();
    let atHand: readonly ArticleId[] = [];
    let language = spoken;
    return turns.flatMap((turn): SearchedMessage[] => {
      const { text } = turn;
      const before = { atHand, told: new Set(told) };
      const { reply, trace } = answering.answer({
        ...{ text, earlier: [...earlier], localeHint: null, conversationLanguage: language },
        ...{ ...before, languageChosen: false, today, now: today },
      });
      earlier.push(text);
      language = reply.language;
      for (const { article, claim } of reply.asserted) told.add(`${article}#${claim}`);
      if (reply.outcome === "answer") {
        atHand = [...new Set(reply.asserted.map(({ article }) => article))];
      }
      const found = (of: string): SearchResult | undefined =>
        trace.searches.find((one) => one.of === of)?.result;
      const [alone, together, signals] = [found("alone"), found("together"), trace.later];
      if (alone === undefined || together === undefined || signals === null) return [];
      const { followUp, detail } = signals;
      const message = { ...before, followUp, detail, words: countWords(text), pointsBack: false };
      return [
        { turn, fold, searched: { alone, together }, message, signals, ...judged(turn, namesOf) },
      ];
    });
  };
  return conversations.flatMap(searchedOf);
}

function judged(
  { holds }: Turn,
  namesOf: (claim: string) => readonly string[],
): Pick<SearchedMessage, "isWanted" | "isHeldBy"> {
  const wanted = new Set(holds.flat());
  return {
    isWanted: (claim) => namesOf(claim).some((name) => wanted.has(name)),
    isHeldBy: (claims) => {
      const told = new Set(claims.flatMap(namesOf));
      return holds.length > 0 && holds.every((any) => any.some((one) => told.has(one)));
    },
  };
}
