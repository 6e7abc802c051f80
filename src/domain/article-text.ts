import type { Template } from "./template.ts";

/** The words of an article before a day is known: like `Block`, with templates for text and marks for claims. */
export type ArticleBlock =
  | { readonly type: "paragraph"; readonly children: readonly ArticleInline[] }
  | { readonly type: "heading"; readonly children: readonly ArticleInline[] }
  | {
      readonly type: "list";
      readonly ordered: boolean;
      readonly items: readonly (readonly ArticleBlock[])[];
    }
  | { readonly type: "claim"; readonly id: string; readonly children: readonly ArticleBlock[] };

export type ArticleInline =
  | { readonly type: "text"; readonly text: Template }
  | { readonly type: "strong"; readonly children: readonly ArticleInline[] }
  | { readonly type: "emphasis"; readonly children: readonly ArticleInline[] }
  | { readonly type: "code"; readonly text: Template }
  | { readonly type: "link"; readonly url: Template; readonly children: readonly ArticleInline[] }
  | { readonly type: "break" }
  | { readonly type: "claim"; readonly id: string; readonly children: readonly ArticleInline[] };
