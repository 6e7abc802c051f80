import type { Citation } from "../../src/domain/answer.ts";
import type { Block, Inline } from "../../src/domain/block.ts";
import { formatDate } from "../../src/domain/format.ts";
import {
  directionOf,
  nameOfLanguage,
  type Direction,
  type LanguageTag,
} from "../../src/domain/locale.ts";
import type { ArticleId } from "../../src/domain/knowledge.ts";
import type { Texts } from "../../src/ports/texts.ts";
import { webUrl } from "../shared/markdown.ts";
import { fillPage, markup, type Html } from "./html.ts";
import { articleLink, articlePath } from "../shared/article-links.ts";

/** One article in one language, as it may be said today. */
export interface ArticlePage {
  readonly title: string;
  readonly blocks: readonly Block[];
  readonly citations: readonly Citation[];
  readonly language: LanguageTag;
  readonly dir: Direction;
  /** The sentence that says for which day it speaks. */
  readonly dateLine: string;
}

/** Draws an article into the built page that stands around it. */
export function drawArticle(
  page: string,
  id: ArticleId,
  article: ArticlePage,
  texts: Texts,
): string {
  const { language } = article;
  return fillPage(page, {
    ...frame(language, texts),
    dir: article.dir,
    title: article.title,
    dateLine: article.dateLine,
    body: article.blocks.map((block) => drawBlock(block, language)),
    sources: drawSources(article.citations, language, texts),
    languages: texts.languages.map(
      (tag) =>
        markup`<a href="${articlePath(id, tag)}" lang="${tag}" hreflang="${tag}" dir="${directionOf(tag)}">${nameOfLanguage(tag)}</a> `,
    ),
  });
}

/** The same page saying that there is no such article. */
export function drawMissingArticle(page: string, language: LanguageTag, texts: Texts): string {
  return fillPage(page, {
    ...frame(language, texts),
    dir: directionOf(language),
    title: texts.say("page.articleMissing", language),
  });
}

function frame(language: LanguageTag, texts: Texts): Record<string, string> {
  return {
    lang: language,
    home: `/?lang=${encodeURIComponent(language)}`,
    tagline: texts.say("page.tagline", language),
    ask: texts.say("page.ask", language),
    notice: texts.say("page.notice", language),
  };
}

function drawBlock(block: Block, language: LanguageTag): Html {
  switch (block.type) {
    case "paragraph":
      return markup`<p>${drawInlines(block.children, language)}</p>`;
    case "heading":
      return markup`<h2>${drawInlines(block.children, language)}</h2>`;
    case "list": {
      const items = block.items.map(
        (item) => markup`<li>${item.map((child) => drawBlock(child, language))}</li>`,
      );
      return block.ordered ? markup`<ol>${items}</ol>` : markup`<ul>${items}</ul>`;
    }
  }
}

function drawInlines(children: readonly Inline[], language: LanguageTag): Html[] {
  return children.map((child) => drawInline(child, language));
}

function drawInline(inline: Inline, language: LanguageTag): Html {
  switch (inline.type) {
    case "text":
      return markup`${inline.text}`;
    case "code":
      return markup`<code dir="ltr">${inline.text}</code>`;
    case "break":
      return markup`<br>`;
    case "strong":
      return markup`<strong>${drawInlines(inline.children, language)}</strong>`;
    case "emphasis":
      return markup`<em>${drawInlines(inline.children, language)}</em>`;
    case "link": {
      const url = articleLink(inline.url, language, "");
      const words = drawInlines(inline.children, language);
      return url === null ? markup`${words}` : markup`<a href="${url}" rel="noopener">${words}</a>`;
    }
  }
}

function drawSources(citations: readonly Citation[], language: LanguageTag, texts: Texts): Html {
  if (citations.length === 0) return markup``;
  const items = citations.map((citation) => {
    const url = citation.url === null ? null : webUrl(citation.url);
    const title =
      url === null
        ? markup`<bdi>${citation.title}</bdi>`
        : markup`<a href="${url}" rel="noopener"><bdi>${citation.title}</bdi></a>`;
    const seen = texts.say("page.sourceSeen", language, {
      publisher: isolated(citation.publisher),
      date: formatDate(citation.seenOn, language),
    });
    const checked =
      citation.verifiedOn === null
        ? ""
        : ` · ${texts.say("page.verified", language, { date: formatDate(citation.verifiedOn, language) })}`;
    return markup`<li>${title}<br>${seen}${checked}</li>`;
  });
  const isUnverified = citations.some(({ verifiedOn }) => verifiedOn === null);
  const note = isUnverified ? markup`<p>${texts.say("page.notVerified", language)}</p>` : markup``;
  const heading = texts.say("page.sources", language, { count: citations.length });
  return markup`<section class="sources"><h2>${heading}</h2><ul>${items}</ul>${note}</section>`;
}

/**
 * Keeps a name from changing places with the punctuation beside it where the line runs the other way. What has Arabic words
 * in it runs from right to left, although it may begin with a Latin name.
 */
function isolated(name: string): string {
  return `${/\p{Script=Arabic}/u.test(name) ? "\u{2067}" : "\u{2068}"}${name}\u{2069}`;
}
