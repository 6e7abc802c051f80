import type { Markup } from "../lib/markup.ts";

/** A message with the little form that messengers know. */
export function MarkupView({ nodes }: { readonly nodes: readonly Markup[] }) {
  return (
    <div className="drawn message">
      <Nodes nodes={nodes} />
    </div>
  );
}

function Nodes({ nodes }: { readonly nodes: readonly Markup[] }) {
  return nodes.map((node, index) => {
    if (typeof node === "string") return node;
    const { name: Name, href, children } = node;
    if (Name === "a") {
      return (
        <a key={index} href={href ?? undefined} target="_blank" rel="noopener noreferrer">
          <Nodes nodes={children} />
        </a>
      );
    }
    return (
      <Name key={index}>
        <Nodes nodes={children} />
      </Name>
    );
  });
}
