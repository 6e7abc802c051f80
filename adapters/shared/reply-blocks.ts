import type { Citation, Reply, Validity } from "../../src/domain/answer.ts";
import { paragraph, type Block, type Inline } from "../../src/domain/block.ts";
import { formatDate } from "../../src/domain/format.ts";
import type { ArticleId } from "../../src/domain/ids.ts";
import type { PlainDate } from "../../src/domain/plain-date.ts";
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
 * its sources with their dates. Links lead to the web or are words.
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
 * The sources, each with its publisher, when it was seen and, where a person has checked it, when; then where all of them
 * stand, and that nobody has verified them, where a reply has to say so.
 */
export function sourceBlocks(reply: Reply, texts: Texts, base: string | null): Block[] {
  const { citations, allSources, unverified, language } = reply;
  if (citations.length === 0) return [];
  const items = citations.map((citation): Block[] => [
    { type: "paragraph", children: sourceLines(citation, language, texts) },
  ]);
  const heading: Inline = { type: "text", text: texts.say("source.heading", language) };
  return [
    { type: "heading", children: [heading] },
    { type: "list", ordered: false, items },
    ...(allSources === undefined ? [] : allSourcesBlock(allSources, language, texts, base)),
    ...(unverified === true ? [paragraph(texts.say("page.notVerified", language))] : []),
  ];
}

function sourceLines(citation: Citation, language: string, texts: Texts): Inline[] {
  const { title, publisher, url, seenOn, verifiedOn } = citation;
  const address = url === null ? null : webUrl(url);
  const words: Inline = { type: "text", text: title };
  const seen = texts.say("page.sourceSeen", language, {
    publisher,
    date: formatDate(seenOn, language),
  });
  return [
    address === null ? words : { type: "link", url: address, children: [words] },
    { type: "break" },
    { type: "text", text: seen },
    ...(verifiedOn === null ? [] : verifiedLine(verifiedOn, language, texts)),
  ];
}

function verifiedLine(on: PlainDate, language: string, texts: Texts): Inline[] {
  const date = formatDate(on, language);
  return [
    { type: "break" },
    { type: "text", text: texts.say("page.verified", language, { date }) },
  ];
}

/** Nothing where no page can be reached. */
function allSourcesBlock(
  article: ArticleId,
  language: string,
  texts: Texts,
  base: string | null,
): Block[] {
  const url = articleLink(`article:${article}`, language, base);
  if (url === null) return [];
  const words: Inline = { type: "text", text: texts.say("page.allSources", language) };
  return [{ type: "paragraph", children: [{ type: "link", url, children: [words] }] }];
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
