import remarkDirective from "remark-directive";
import remarkParse from "remark-parse";
import { unified } from "unified";
import type { PhrasingContent, RootContent } from "mdast";
import type { ArticleBlock, ArticleInline } from "../domain/article-text.ts";
import type { Template } from "../domain/template.ts";
import { readIcu } from "./icu.ts";

const parser = unified().use(remarkParse).use(remarkDirective);

/** Where reading reports a fault. */
export type Report = (line: number, message: string) => void;

/** A run of words as it was written, for the rules that authors must keep. */
export interface Words {
  readonly line: number;
  readonly text: Template;
  readonly claim: string | null;
  readonly use: "text" | "code" | "url";
}

export interface MarkdownOptions {
  /** The line of the file on which the text begins. */
  readonly firstLine: number;
  readonly report: Report;
  /** `false` for foreign articles: braces are literal text, and what we do not draw is dropped without a word. */
  readonly strict: boolean;
  /** Called for each run of words, in order. */
  readonly onWords?: (words: Words) => void;
}

/** Reads the body of an article. */
export function readBody(markdown: string, options: MarkdownOptions): ArticleBlock[] {
  return new Reader(options).blocks(parser.parse(markdown).children);
}

/** Reads a summary: the inline content of one or more paragraphs. */
export function readSummary(markdown: string, options: MarkdownOptions): ArticleInline[] {
  const blocks = readBody(markdown, options);
  const inline: ArticleInline[] = [];
  for (const block of blocks) {
    if (block.type !== "paragraph") {
      options.report(options.firstLine, "the summary is one paragraph of text");
      continue;
    }
    if (inline.length > 0) inline.push({ type: "text", text: [" "] });
    inline.push(...block.children);
  }
  return inline;
}

interface Positioned {
  readonly position?: { readonly start: { readonly line: number } } | undefined;
}

class Reader {
  readonly #options: MarkdownOptions;
  #claim: string | null = null;

  constructor(options: MarkdownOptions) {
    this.#options = options;
  }

  blocks(nodes: readonly RootContent[]): ArticleBlock[] {
    return nodes.flatMap((node) => this.#block(node));
  }

  #block(node: RootContent): ArticleBlock[] {
    switch (node.type) {
      case "paragraph":
        return [{ type: "paragraph", children: this.#inlines(node.children) }];
      case "heading":
        return [{ type: "heading", children: this.#inlines(node.children) }];
      case "list":
        return [
          {
            type: "list",
            ordered: node.ordered === true,
            items: node.children.map((item) => this.blocks(item.children)),
          },
        ];
      case "containerDirective":
        return this.#claimed(node, node.name, node.attributes?.["id"], () => [
          {
            type: "claim" as const,
            id: node.attributes?.["id"] ?? "",
            children: this.blocks(node.children),
          },
        ]);
      case "blockquote":
        return this.#options.strict
          ? this.#refuse(node, "a quotation")
          : this.blocks(node.children);
      case "code":
        return this.#options.strict
          ? this.#refuse(node, "a code block")
          : [{ type: "paragraph", children: [{ type: "code", text: [node.value] }] }];
      case "thematicBreak":
      case "html":
      case "leafDirective":
      case "table":
      case "definition":
      case "footnoteDefinition":
        return this.#refuse(node, `“${node.type}”`);
      default:
        return this.#refuse(node, `“${node.type}”`);
    }
  }

  #inlines(nodes: readonly PhrasingContent[]): ArticleInline[] {
    return nodes.flatMap((node) => this.#inline(node));
  }

  #inline(node: PhrasingContent): ArticleInline[] {
    switch (node.type) {
      case "text":
        return [{ type: "text", text: this.#template(node.value, node, "text") }];
      case "strong":
        return [{ type: "strong", children: this.#inlines(node.children) }];
      case "emphasis":
        return [{ type: "emphasis", children: this.#inlines(node.children) }];
      case "inlineCode":
        return [{ type: "code", text: this.#template(node.value, node, "code") }];
      case "break":
        return [{ type: "break" }];
      case "link":
        return [
          {
            type: "link",
            url: this.#template(decodeBraces(node.url), node, "url"),
            children: this.#inlines(node.children),
          },
        ];
      case "textDirective":
        // Foreign text such as "10:30" is no directive.
        if (!this.#options.strict) {
          return [{ type: "text", text: [`:${node.name}`] }, ...this.#inlines(node.children)];
        }
        return this.#claimed(node, node.name, node.attributes?.["id"], () => [
          {
            type: "claim" as const,
            id: node.attributes?.["id"] ?? "",
            children: this.#inlines(node.children),
          },
        ]);
      default:
        return this.#refuse(node, `“${node.type}”`);
    }
  }

  #claimed<T>(node: Positioned, name: string, id: unknown, read: () => T[]): T[] {
    if (name !== "claim" || typeof id !== "string" || id === "") {
      this.#report(node, `“:${name}” is not known; a claim is written :claim[…]{id=name}`);
      return [];
    }
    if (this.#claim !== null) {
      this.#report(node, `the claim “${id}” stands inside the claim “${this.#claim}”`);
      return [];
    }
    this.#claim = id;
    const result = read();
    this.#claim = null;
    return result;
  }

  #template(text: string, node: Positioned, use: Words["use"]): Template {
    if (!this.#options.strict) return [text];
    if (text.includes("'")) {
      this.#report(node, "an ASCII apostrophe (') swallows text in ICU messages; write ’");
      return [];
    }
    const result = readIcu(text);
    if (result.ok) {
      const line = this.#lineOf(node);
      this.#options.onWords?.({ line, text: result.template, claim: this.#claim, use });
      return result.template;
    }
    this.#report(node, `the placeholders cannot be read: ${result.message}`);
    return [];
  }

  #refuse<T>(node: Positioned, what: string): T[] {
    if (this.#options.strict) this.#report(node, `${what} cannot be drawn on every platform`);
    return [];
  }

  #report(node: Positioned, message: string): void {
    this.#options.report(this.#lineOf(node), message);
  }

  #lineOf(node: Positioned): number {
    return (node.position?.start.line ?? 1) + this.#options.firstLine - 1;
  }
}

/** Markdown percent-encodes nothing, but an author may have written `%7B`. */
function decodeBraces(url: string): string {
  return url.replaceAll("%7B", "{").replaceAll("%7D", "}");
}
