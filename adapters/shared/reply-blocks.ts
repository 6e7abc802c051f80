import type { Citation, Reply, Validity } from "../../src/domain/answer.ts";
import { paragraph, type Block, type Inline } from "../../src/domain/block.ts";
import { formatDate } from "../../src/domain/format.ts";
import type { MessageKey, Texts } from "../../src/ports/texts.ts";
import { articleLink } from "./article-links.ts";
import { webUrl } from "./markdown.ts";

/** In force needs no word beside the date. */
const STANDING: Readonly<Record<Validity, MessageKey | null>> = {
  current: null,
  under_review: "page.underReview",
  expired: "page.expired",
  not_yet_known: "page.notYetKnown",
};

/**
 * All that a messenger shows of a reply beside its buttons: its text, the day it speaks for and how it stands then, and
 * its sources. Links lead to the web or are words.
 *
 * @param base see {@link articleLink}
 */
export function messengerBlocks(reply: Reply, texts: Texts, base: string | null): Block[] {
  return [
    ...reply.blocks.map((block) =>
      withLinks(block, (url) => articleLink(url, reply.language, base)),
    ),
    ...dateBlocks(reply, texts),
    ...sourceBlocks(reply, texts, base),
  ];
}

/** The day that an answer speaks for; nothing where nothing is asserted. */
export function dateBlocks({ validity, asOf, language }: Reply, texts: Texts): Block[] {
  if (validity === null) return [];
  const date = texts.say("page.asOf", language, { date: formatDate(asOf, language) });
  const standing = STANDING[validity];
  const lines: Inline[] = [{ type: "text", text: date }];
  if (standing !== null) {
    lines.push(
      { type: "break" },
      { type: "strong", children: [{ type: "text", text: texts.say(standing, language) }] },
    );
  }
  return [{ type: "paragraph", children: [{ type: "emphasis", children: lines }] }];
}

/**
 * One line that names who speaks in the sources, each name a link to what was read, and where all of them stand; below it, that
 * nobody has verified them, where a reply has to say so. What a source is called and when it was seen stands on the page of the article.
 *
 * @param before what stands before each name, by the place of its source
 */
export function sourceBlocks(
  reply: Reply,
  texts: Texts,
  base: string | null,
  before: (place: number) => readonly Inline[] = () => [],
): Block[] {
  const { citations, unverified, language } = reply;
  if (citations.length === 0) return [];
  const heading: Inline = { type: "text", text: texts.say("source.heading", language) };
  const names = namesOf(citations).map((name, place) => [...before(place), name]);
  const all = allSourcesLink(reply, texts, base);
  const checked = checkedWords(citations, language, texts);
  const parts = [...names, ...[checked, all].flatMap((one) => (one === null ? [] : [[one]]))];
  const children = parts.flatMap((part, place) => [place === 0 ? SPACE : BETWEEN, ...part]);
  return [
    { type: "paragraph", children: [{ type: "strong", children: [heading] }, ...children] },
    ...(unverified === true ? [paragraph(texts.say("page.notVerified", language))] : []),
  ];
}

const SPACE: Inline = { type: "text", text: " " };
const BETWEEN: Inline = { type: "text", text: " · " };

/** A name that comes again bears a number. */
function namesOf(citations: readonly Citation[]): Inline[] {
  const known = new Map<string, number>();
  return citations.map(({ by, publisher, url }) => {
    const name = by ?? publisher;
    const count = (known.get(name) ?? 0) + 1;
    known.set(name, count);
    const words: Inline = { type: "text", text: count === 1 ? name : `${name} (${String(count)})` };
    const address = url === null ? null : webUrl(url);
    return address === null ? words : { type: "link", url: address, children: [words] };
  });
}

/** The day since which a person has checked all of them; `null` where one is unchecked. */
function checkedWords(
  citations: readonly Citation[],
  language: string,
  texts: Texts,
): Inline | null {
  const days = citations.flatMap(({ verifiedOn }) => verifiedOn ?? []).sort();
  const [first] = days;
  if (first === undefined || days.length < citations.length) return null;
  return {
    type: "text",
    text: texts.say("page.verified", language, { date: formatDate(first, language) }),
  };
}

/** `null` where there are no others, or no page can be reached. */
function allSourcesLink(
  { allSources, language }: Reply,
  texts: Texts,
  base: string | null,
): Inline | null {
  if (allSources === undefined) return null;
  const url = articleLink(`article:${allSources}`, language, base);
  if (url === null) return null;
  return {
    type: "link",
    url,
    children: [{ type: "text", text: texts.say("page.allSources", language) }],
  };
}

/** Links that can be followed, and of others their words. */
function withLinks(block: Block, linkUrl: (url: string) => string | null): Block {
  if (block.type === "list") {
    const items = block.items.map((item) => item.map((child) => withLinks(child, linkUrl)));
    return { ...block, items };
  }
  return { ...block, children: inlineWithLinks(block.children, linkUrl) };
}

function inlineWithLinks(
  children: readonly Inline[],
  linkUrl: (url: string) => string | null,
): Inline[] {
  return children.flatMap((child): Inline[] => {
    switch (child.type) {
      case "text":
      case "code":
      case "break":
        return [child];
      case "strong":
      case "emphasis":
        return [{ ...child, children: inlineWithLinks(child.children, linkUrl) }];
      case "link": {
        const url = linkUrl(child.url);
        const within = inlineWithLinks(child.children, linkUrl);
        return url === null ? within : [{ type: "link", url, children: within }];
      }
    }
  });
}
