import type { Citation, Reply } from "../../src/domain/answer.ts";
import type { Block, Inline } from "../../src/domain/block.ts";
import type { Texts } from "../../src/ports/texts.ts";
import { shortened } from "../shared/graphemes.ts";
import { webUrl } from "../shared/markdown.ts";
import { messengerBlocks, sourceBlocks } from "../shared/reply-blocks.ts";
import { LIMITS } from "./limits.ts";

/**
 * A number that Teams turns into a small window about a source stands as `[1]`, which must not be escaped. Until a text is
 * drawn it stands between two characters that no text of others keeps.
 */
const OPEN = "\uE000";
const CLOSE = "\uE001";
const MARKS = /[\uE000\uE001]/gu;
const NUMBER = /\uE000(\d+)\uE001/gu;

/** What a reply says, ready to be drawn: its sources are numbered, and code is text, for what stands in it is not escaped. */
export function citedBlocks(reply: Reply, texts: Texts, base: string | null): Block[] {
  const said = messengerBlocks({ ...reply, citations: [] }, texts, base);
  const citations = reply.citations.map(nameWithoutMarks);
  const sources = sourceBlocks({ ...reply, citations }, texts, base, numberAt);
  return [...said.map(withoutMarks), ...sources];
}

/** The numbers in a drawn text, as Teams wants them. */
export function showNumbers(text: string): string {
  return text.replaceAll(NUMBER, (_, number: string) => `[${number}]`);
}

/** The numbers that stand in blocks. */
export function numbersIn(text: string): ReadonlySet<number> {
  return new Set(Array.from(text.matchAll(NUMBER), (match) => Number(match[1])));
}

/** The one root entity that a message may have, for the sources whose numbers stand in it; `null` without any. */
export function citationEntity(
  citations: readonly Citation[],
  numbers: ReadonlySet<number>,
  abstractOf: (citation: Citation) => string,
): object | null {
  const claims = citations.flatMap((citation, index) => {
    const position = index + 1;
    if (!numbers.has(position)) return [];
    const url = citation.url === null ? null : webUrl(citation.url);
    const appearance = {
      "@type": "DigitalDocument",
      name: shortened(citation.title, LIMITS.citationName),
      abstract: shortened(abstractOf(citation), LIMITS.citationAbstract),
      ...(url === null ? {} : { url }),
    };
    return [{ "@type": "Claim", position, appearance }];
  });
  if (claims.length === 0) return null;
  // No additionalType: the label "AI generated" would be untrue of words that people wrote.
  return {
    type: "https://schema.org/Message",
    "@type": "Message",
    "@context": "https://schema.org",
    citation: claims,
  };
}

/** The number of a source, up to the most that Teams takes. */
function numberAt(place: number): readonly Inline[] {
  if (place >= LIMITS.citations) return [];
  return [{ type: "text", text: `${OPEN}${String(place + 1)}${CLOSE} ` }];
}

function nameWithoutMarks({ by, publisher, ...citation }: Citation): Citation {
  return {
    ...citation,
    publisher: publisher.replaceAll(MARKS, ""),
    ...(by === undefined ? {} : { by: by.replaceAll(MARKS, "") }),
  };
}

function withoutMarks(block: Block): Block {
  return block.type === "list"
    ? { ...block, items: block.items.map((item) => item.map(withoutMarks)) }
    : { ...block, children: block.children.map(inlineWithoutMarks) };
}

function inlineWithoutMarks(inline: Inline): Inline {
  switch (inline.type) {
    case "break":
      return inline;
    case "text":
    case "code":
      return { type: "text", text: inline.text.replaceAll(MARKS, "") };
    case "strong":
    case "emphasis":
    case "link":
      return { ...inline, children: inline.children.map(inlineWithoutMarks) };
  }
}
