import type { Citation, Reply } from "../domain/answer.ts";
import { formatList } from "../domain/format.ts";
import type { Knowledge, Source, SourceId } from "../domain/knowledge.ts";
import type { LanguageTag } from "../domain/locale.ts";
import type { PlainDate } from "../domain/plain-date.ts";
import type { Texts } from "../ports/texts.ts";

/** Sources that a message shows; all of them stand on the page of the article. */
const MOST_SHOWN = 3;

/**
 * Sources as the reader sees them, each once: authorities first, then who cites one, then all others, else in the order given.
 * The first one given backs the main claim, and is among those that a message shows.
 */
export function citationsOf(
  knowledge: Knowledge,
  ids: Iterable<SourceId>,
  verifiedOn: PlainDate | null,
  language: LanguageTag,
  texts: Texts,
): Citation[] {
  const sources = [...new Set(ids)].flatMap((id) => knowledge.sources.get(id) ?? []);
  const rank = (source: Source): number => distanceToAuthority(knowledge, source);
  return withinShown(
    sources.toSorted((a, b) => rank(a) - rank(b)),
    sources[0],
  ).map(({ title, url, seenOn, ...source }) => ({
    title,
    ...namesIn(knowledge, source, language, texts),
    url,
    seenOn,
    verifiedOn,
  }));
}

/** 0: an authority speaks itself; 1: one is cited; 2: none is. */
export function distanceToAuthority(
  { publishers }: Pick<Knowledge, "publishers">,
  { publisher, citing: cited }: Pick<Source, "publisher" | "citing">,
): number {
  const isAuthority = (name: string): boolean => publishers.get(name)?.isAuthority === true;
  if (cited === null) return isAuthority(publisher) ? 0 : 2;
  return [cited, ...partsOf(cited)].some(isAuthority) ? 1 : 2;
}

/** Who is cited stands first, and whose page was seen in brackets behind. */
function namesIn(
  { publishers }: Knowledge,
  { publisher, citing: cited }: Pick<Source, "publisher" | "citing">,
  language: LanguageTag,
  texts: Texts,
): Pick<Citation, "publisher" | "by"> {
  const nameOf = (written: string): string | undefined =>
    publishers.get(written)?.names.get(language);
  const seen = nameOf(publisher) ?? publisher;
  if (cited === null) return { publisher: seen, by: seen };
  const parts = partsOf(cited).map(nameOf);
  const named = parts.every((each) => each !== undefined) ? formatList(parts, language) : cited;
  const authority = nameOf(cited) ?? named;
  const both = texts.say("source.citing", language, { publisher: seen, authority });
  return { publisher: both, by: authority };
}

/** Two authorities may be cited together. */
function partsOf(written: string): string[] {
  return written.split(/, | and /);
}

function withinShown(sources: readonly Source[], main: Source | undefined): readonly Source[] {
  if (main === undefined || sources.indexOf(main) < MOST_SHOWN) return sources;
  const others = sources.filter((each) => each !== main);
  return others.toSpliced(MOST_SHOWN - 1, 0, main);
}

/** Sources of several things said at once, in turns: a message that shows a few shows the best of each. */
export function citationsInTurn(lists: readonly (readonly Citation[])[]): readonly Citation[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  const inTurn = Array.from({ length: longest }, (_, turn) =>
    lists.flatMap((list) => list[turn] ?? []),
  ).flat();
  // The first time that a source is named decides where it stands, and of what it says.
  return [
    ...new Map(inTurn.toReversed().map((each) => [citationName(each), each])).values(),
  ].reverse();
}

function citationName({ title, url }: Citation): string {
  return `${title} ${url ?? ""}`;
}

/**
 * A reply with its sources: as many as a message shows, where the rest can be read, and whether it has to say that nobody has
 * verified its article yet, which only an answer does: numbers for somebody in need stand alone.
 */
export function citing(reply: Reply, citations: readonly Citation[], most = MOST_SHOWN): Reply {
  const [article] = reply.articles;
  const isCut = citations.length > most && article !== undefined && reply.outcome === "answer";
  const isUnverified =
    reply.outcome === "answer" && citations.some(({ verifiedOn }) => verifiedOn === null);
  return {
    ...(isUnverified ? { ...reply, unverified: true } : withoutNote(reply)),
    citations: citations.slice(0, most),
    ...(isCut ? { allSources: article.id } : {}),
  };
}

/** A reply that does not say that nobody has verified its article, as that is not so, or was said before. */
export function withoutNote(reply: Reply): Reply {
  return reply.unverified === true ? { ...reply, unverified: false } : reply;
}
