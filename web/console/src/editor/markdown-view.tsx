import { useLayoutEffect, useRef } from "react";
import { drawMarkdown } from "../../../src/markdown.ts";

/** Markdown as the chat page draws it: as elements made one by one, never read as markup of the page. */
export function MarkdownView({ markdown }: { readonly markdown: string }) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    place.current?.replaceChildren(...drawMarkdown(markdown));
  }, [markdown]);
  return <div ref={place} className="drawn" />;
}
