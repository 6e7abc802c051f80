/**
 * The small tree of text that every reply is made of.
 *
 * It knows no platform and holds no markup: text nodes are literal, and each adapter escapes them when it draws.
 */
export type Block =
  | { readonly type: "paragraph"; readonly children: readonly Inline[] }
  | { readonly type: "heading"; readonly children: readonly Inline[] }
  | {
      readonly type: "list";
      readonly ordered: boolean;
      /** The number of the first item of an ordered list that goes on from another; 1 when it is not there. */
      readonly start?: number;
      readonly items: readonly (readonly Block[])[];
    };

export type Inline =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "strong"; readonly children: readonly Inline[] }
  | { readonly type: "emphasis"; readonly children: readonly Inline[] }
  | { readonly type: "code"; readonly text: string }
  | { readonly type: "link"; readonly url: string; readonly children: readonly Inline[] }
  | { readonly type: "break" };

/** A paragraph of literal text. */
export function paragraph(text: string): Block {
  return { type: "paragraph", children: [{ type: "text", text }] };
}

/** All literal text of some blocks, one block a line; for search, tests and plain platforms. */
export function plainText(blocks: readonly Block[]): string {
  return blocks.map(blockText).join("\n");
}

function blockText(block: Block): string {
  switch (block.type) {
    case "paragraph":
    case "heading":
      return inlineText(block.children);
    case "list":
      return block.items.map((item) => plainText(item)).join("\n");
  }
}

function inlineText(children: readonly Inline[]): string {
  return children
    .map((child) => {
      switch (child.type) {
        case "text":
        case "code":
          return child.text;
        case "break":
          return "\n";
        case "strong":
        case "emphasis":
        case "link":
          return inlineText(child.children);
      }
    })
    .join("");
}
