import type { AssertedClaim } from "../domain/answer.ts";
import type { ArticleBlock, ArticleInline } from "../domain/article-text.ts";
import { paragraph, plainText, type Block, type Inline } from "../domain/block.ts";
import { claimNodes, factsNamedIn, headingAbove } from "../domain/claim-nodes.ts";
import { formatDate, formatFact, formatList, type FormatWords } from "../domain/format.ts";
import type { Article, ClaimId, Knowledge, Source, SourceId } from "../domain/knowledge.ts";
import { holdOf } from "../domain/held-back.ts";
import { BEST_FIRST } from "../domain/ids.ts";
import type { LanguageTag } from "../domain/locale.ts";
import type { PlainDate } from "../domain/plain-date.ts";
import { formatTemplate, type Template, type TemplateValue } from "../domain/template.ts";
import { standingOf, type ClaimStanding } from "../domain/validity.ts";
import type { MessageKey, Texts } from "../ports/texts.ts";
import { distanceToAuthority } from "./citing.ts";

/** The days that matter when words are chosen. */
export interface ViewDays {
  /** The day the reply speaks for. */
  readonly on: PlainDate;
  /** The day of asking: an end after it is "not announced yet", one before it "over". */
  readonly today: PlainDate;
}

/** An article's words as they may be said for a day. */
export interface ArticleView {
  readonly blocks: readonly Block[];
  /** What stands in place of what may not be said: it names its subject, and is read after everything else. */
  readonly instead: readonly Block[];
  readonly asserted: readonly AssertedClaim[];
  /** How the claims in these words stand, in order of appearance. */
  readonly standings: ReadonlyMap<ClaimId, ClaimStanding>;
  /** Sources of all that is said, that of ended claims included; of a summary the best two a claim. */
  readonly sources: readonly SourceId[];
}

export interface ArticleViewer {
  /** The summary; with `only`, just these claims of it. */
  summary(
    article: Article,
    language: LanguageTag,
    days: ViewDays,
    only?: readonly ClaimId[],
  ): ArticleView;
  body(article: Article, language: LanguageTag, days: ViewDays): ArticleView;
  /** Summary and body, with all sources. */
  whole(article: Article, language: LanguageTag, days: ViewDays): ArticleView;
  /** Some of its blocks, with as few sources as a summary. */
  part(
    article: Article,
    language: LanguageTag,
    days: ViewDays,
    blocks: readonly ArticleBlock[],
  ): ArticleView;
}

/** Words for formatting that `Intl` has no natural form for, from the interface's sentences. */
export function formatWordsOf(texts: Texts, language: LanguageTag): FormatWords {
  return {
    money: (currency, amount) =>
      currency === "CNY" ? texts.say("money.CNY", language, { amount }) : null,
  };
}

export function createArticleViewer(knowledge: Knowledge, texts: Texts): ArticleViewer {
  return {
    summary: (article, language, days, only) => {
      const view = new View(knowledge, texts, article, language, days);
      if (isWithdrawn(knowledge, article)) return view.withdrawn();
      const nodes = article.texts.get(language)?.summary ?? [];
      const children = only === undefined ? nodes : claimsOnly(nodes, only);
      return view.result(view.blocks([{ type: "paragraph", children }]), true);
    },
    body: (article, language, days) => {
      const view = new View(knowledge, texts, article, language, days);
      if (isWithdrawn(knowledge, article)) return view.withdrawn();
      return view.result(
        withoutEmptySections(view.blocks(article.texts.get(language)?.body ?? [])),
        false,
      );
    },
    whole: (article, language, days) => {
      const view = new View(knowledge, texts, article, language, days);
      if (isWithdrawn(knowledge, article)) return view.withdrawn();
      const text = article.texts.get(language);
      const summary = view.blocks([{ type: "paragraph", children: text?.summary ?? [] }]);
      const body = withoutEmptySections(view.blocks(text?.body ?? []));
      return view.result([...summary, ...body], false);
    },
    part: (article, language, days, blocks) => {
      const view = new View(knowledge, texts, article, language, days);
      if (isWithdrawn(knowledge, article)) return view.withdrawn();
      return view.result(view.blocks(blocks), true);
    },
  };
}

/** Whether the whole article was taken back, the words that stand in no claim included. */
export function isWithdrawn({ heldBack }: Knowledge, { id }: Article): boolean {
  return heldBack.articles.has(id);
}

/** A short answer names few sources; all of them stand below the whole article. */
const SOURCES_A_CLAIM = 2;
const SOURCES_A_FACT = 1;

class View {
  readonly #knowledge: Knowledge;
  readonly #texts: Texts;
  readonly #article: Article;
  readonly #language: LanguageTag;
  readonly #days: ViewDays;
  readonly #words: FormatWords;
  readonly #standings = new Map<ClaimId, ClaimStanding>();
  /** What stands in place of claims, with the subjects that it is said of. */
  readonly #instead = new Map<string, Set<string>>();

  constructor(
    knowledge: Knowledge,
    texts: Texts,
    article: Article,
    language: LanguageTag,
    days: ViewDays,
  ) {
    this.#knowledge = knowledge;
    this.#texts = texts;
    this.#article = article;
    this.#language = language;
    this.#days = days;
    this.#words = formatWordsOf(texts, language);
  }

  /** @param brief whether two sources a claim are enough, as in a short answer */
  result(blocks: readonly Block[], brief: boolean): ArticleView {
    const asserted: AssertedClaim[] = [];
    const sources = new Set<SourceId>();
    const cite = (ids: readonly SourceId[], most: number): void => {
      for (const id of brief ? this.#bestOf(ids, most, sources) : ids) sources.add(id);
    };
    for (const [id, standing] of this.#standings) {
      if (standing.kind === "withdrawn" || standing.kind === "suspended") continue;
      cite(this.#article.claims.get(id)?.sources ?? [], SOURCES_A_CLAIM);
      if (standing.kind !== "inForce") continue;
      asserted.push({ article: this.#article.id, claim: id });
      for (const entry of standing.entries.values()) cite(entry.sources, SOURCES_A_FACT);
    }
    const instead = [...this.#instead].map(([sentence, subjects]) =>
      paragraph(this.#about([...subjects], sentence)),
    );
    return { blocks, instead, asserted, standings: this.#standings, sources: [...sources] };
  }

  /** The one sentence that stands in place of an article that was taken back: its title says of what. */
  withdrawn(): ArticleView {
    const { id: article, claims } = this.#article;
    const on = this.#knowledge.heldBack.articles.get(article);
    if (claims.size === 0 && on !== undefined) this.#replace({ kind: "withdrawn", on }, null);
    else for (const id of claims.keys()) this.#replace(this.#stand(id), null);
    return this.result([], true);
  }

  /** Those already cited first, then the best backed, authorities before others; else the order of the article decides. */
  #bestOf(ids: readonly SourceId[], most: number, cited: ReadonlySet<SourceId>): SourceId[] {
    const rank = (id: SourceId): number =>
      cited.has(id) ? -1 : rankOf(this.#knowledge, this.#knowledge.sources.get(id));
    return ids.toSorted((a, b) => rank(a) - rank(b)).slice(0, most);
  }

  blocks(nodes: readonly ArticleBlock[]): Block[] {
    return this.#drawn(nodes, new Map());
  }

  #inlines(nodes: readonly ArticleInline[], values: Values): Inline[] {
    return nodes.flatMap((node) => this.#inline(node, values));
  }

  /** What leads in to something of which nothing may be said goes with it. */
  #drawn(nodes: readonly ArticleBlock[], values: Values): Block[] {
    const drawn = nodes.map((node) => this.#block(node, values));
    return drawn.flatMap((blocks, index) => {
      const isLast = drawn[index + 1]?.length === 0 && nodes[index + 1]?.type !== "heading";
      return isLast && endsAsLeadIn(blocks) ? [] : blocks;
    });
  }

  #block(node: ArticleBlock, values: Values): Block[] {
    switch (node.type) {
      case "paragraph":
      case "heading": {
        const isSaid = this.#isSaid(node.children);
        const children = withoutGaps(this.#inlines(node.children, values));
        return !isSaid || isEmpty(children) ? [] : [{ type: node.type, children }];
      }
      case "list": {
        const items = node.items
          .map((item) => this.#drawn(item, values))
          .filter((item) => item.length > 0);
        return items.length === 0 ? [] : [{ type: "list", ordered: node.ordered, items }];
      }
      case "claim": {
        const standing = this.#stand(node.id);
        if (standing.kind === "inForce")
          return this.#drawn(node.children, this.#valuesOf(standing));
        this.#replace(standing, node.id);
        return [];
      }
    }
  }

  /** Words that only join or introduce claims say nothing where none of these may be said. */
  #isSaid(nodes: readonly ArticleInline[]): boolean {
    const claims = claimsWithin(nodes);
    return claims.length === 0 || claims.some((id) => this.#stand(id).kind === "inForce");
  }

  #inline(node: ArticleInline, values: Values): Inline[] {
    switch (node.type) {
      case "text":
        return [{ type: "text", text: this.#fill(node.text, values) }];
      case "code":
        return [{ type: "code", text: this.#fill(node.text, values) }];
      case "break":
        return [node];
      case "strong":
      case "emphasis":
        return [{ type: node.type, children: this.#inlines(node.children, values) }];
      case "link":
        return [
          {
            type: "link",
            url: this.#fill(node.url, values),
            children: this.#inlines(node.children, values),
          },
        ];
      case "claim": {
        const standing = this.#stand(node.id);
        if (standing.kind === "inForce")
          return this.#inlines(node.children, this.#valuesOf(standing));
        this.#replace(standing, node.id);
        return [];
      }
    }
  }

  #stand(id: ClaimId): ClaimStanding {
    const known = this.#standings.get(id);
    if (known !== undefined) return known;
    const standing = this.#standingOf(id);
    this.#standings.set(id, standing);
    return standing;
  }

  #standingOf(id: ClaimId): ClaimStanding {
    const { heldBack, facts } = this.#knowledge;
    const hold = holdOf(heldBack, this.#article.id, this.#language, id);
    if (hold !== null) return hold;
    const claim = this.#article.claims.get(id);
    if (claim === undefined) return { kind: "unknown" };
    const standing = standingOf(claim, facts, this.#days.on);
    return standing.kind === "inForce" && this.#saysMore(id, standing) ? LAGGING : standing;
  }

  /** Words made from older English ones may name a figure that nothing says any more of. */
  #saysMore(id: ClaimId, { entries }: Extract<ClaimStanding, { kind: "inForce" }>): boolean {
    const text = this.#article.texts.get(this.#language);
    if (text?.outdated !== true) return false;
    return [...factsNamedIn(claimNodes(text, id))].some((name) => !entries.has(name));
  }

  #valuesOf(standing: Extract<ClaimStanding, { kind: "inForce" }>): Values {
    return new Map(
      [...standing.entries].map(([name, entry]) => [
        name,
        formatFact(entry.value, this.#language, this.#words),
      ]),
    );
  }

  /**
   * Notes the sentence that is said in place of a claim; once, however many claims ended together.
   *
   * @param id `null` where the title of the article tells what it is said of
   */
  #replace(standing: ClaimStanding, id: ClaimId | null): void {
    const sentence = standingSentence(standing, this.#days, this.#language);
    if (sentence === null) return;
    const text = this.#texts.say(sentence.key, this.#language, sentence.values);
    const subjects = this.#instead.get(text) ?? new Set();
    this.#instead.set(text, subjects);
    const subject = id === null ? null : this.#subjectOf(id);
    if (subject !== null) subjects.add(subject);
  }

  /** The heading of its section tells what a claim is about, and where it has none, the title of the article. */
  #subjectOf(id: ClaimId): string | null {
    const text = this.#article.texts.get(this.#language);
    return text === undefined ? null : (headingAbove(text, id) ?? text.title);
  }

  #about(subjects: readonly string[], sentence: string): string {
    if (subjects.length === 0) return sentence;
    const subject = formatList(subjects, this.#language);
    if (/[?？؟]$/u.test(subject)) return `${subject} ${sentence}`;
    return this.#texts.say("validity.about", this.#language, { subject, sentence });
  }

  #fill(template: Template, values: Values): string {
    return formatTemplate(template, values, this.#language);
  }
}

/** How well a source backs what is said, from 0 for the best; an authority goes before others of the same confidence. */
function rankOf(knowledge: Knowledge, source: Source | undefined): number {
  if (source === undefined) return Infinity;
  return BEST_FIRST.indexOf(source.confidence) * 3 + distanceToAuthority(knowledge, source);
}

type Values = ReadonlyMap<string, TemplateValue>;

const LAGGING: ClaimStanding = { kind: "suspended" };

/** What is said of a claim that may not be asserted; `null` of one that may. */
export function standingSentence(
  standing: ClaimStanding,
  days: ViewDays,
  language: LanguageTag,
): { readonly key: MessageKey; readonly values: Readonly<Record<string, string>> } | null {
  switch (standing.kind) {
    case "inForce":
      return null;
    case "ended":
      return {
        key: standing.on < days.today ? "validity.ended" : "validity.notAnnounced",
        values: { date: formatDate(standing.on, language) },
      };
    case "notBegun":
      return { key: "validity.notBegun", values: { date: formatDate(standing.from, language) } };
    case "unknown":
      return { key: "validity.unknown", values: {} };
    case "withdrawn":
      return { key: "validity.withdrawn", values: { date: formatDate(standing.on, language) } };
    case "suspended":
      return { key: "validity.suspended", values: {} };
  }
}

function claimsOnly(nodes: readonly ArticleInline[], only: readonly ClaimId[]): ArticleInline[] {
  const kept = nodes.filter((node) => node.type === "claim" && only.includes(node.id));
  return kept.flatMap((node, index) =>
    index === 0 ? [node] : [{ type: "text" as const, text: [" "] }, node],
  );
}

function claimsWithin(nodes: readonly ArticleInline[]): ClaimId[] {
  return nodes.flatMap((node) => {
    if (node.type === "claim") return [node.id];
    return "children" in node ? claimsWithin(node.children) : [];
  });
}

/** Blanks that stood around what is left out. */
function withoutGaps(children: readonly Inline[]): Inline[] {
  let isAfterBlank = true;
  return children.flatMap((child): Inline[] => {
    if (child.type !== "text") {
      isAfterBlank = child.type === "break";
      return [child];
    }
    const text = isAfterBlank ? child.text.replace(/^ +/, "") : child.text;
    if (text === "") return [];
    isAfterBlank = text.endsWith(" ");
    return [{ type: "text", text }];
  });
}

/** Whether words lead in to what follows them. */
function endsAsLeadIn(blocks: readonly Block[]): boolean {
  const last = blocks.at(-1);
  return last?.type === "paragraph" && /[:：]\s*$/u.test(plainText([last]));
}

function isEmpty(children: readonly Inline[]): boolean {
  return children.every((child) => child.type === "text" && child.text.trim() === "");
}

/** A heading below which nothing may be said any more is left out. */
function withoutEmptySections(blocks: readonly Block[]): Block[] {
  return blocks.filter((block, index) => {
    if (block.type !== "heading") return true;
    const next = blocks[index + 1];
    return next !== undefined && next.type !== "heading";
  });
}
