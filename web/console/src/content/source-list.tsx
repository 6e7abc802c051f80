import type { SourceView } from "../api/fact-types.ts";
import { webAddress } from "../lib/markup.ts";
import { useTexts } from "../texts/texts.tsx";

interface SourceListProps {
  readonly ids: readonly string[];
  readonly known: readonly SourceView[];
}

/** Where something comes from. */
export function SourceList({ ids, known }: SourceListProps) {
  const { say, day } = useTexts();
  return (
    <ul className="source-list" aria-label={say("console.content.sources")}>
      {ids.map((id) => {
        const source = known.find((each) => each.id === id);
        if (source === undefined) {
          return (
            <li key={id}>
              <code>{id}</code>
            </li>
          );
        }
        return (
          <li key={id}>
            <SourceTitle title={source.title} url={source.url} />
            {", "}
            <bdi>{source.publisher}</bdi>
            {" · "}
            {say("console.content.seenOn", { day: day(source.seenOn) })}
          </li>
        );
      })}
    </ul>
  );
}

/** What a source is called, which leads to it where it has an address on the web. */
export function SourceTitle({ title, url }: Pick<SourceView, "title" | "url">) {
  const href = url === null ? null : webAddress(url);
  if (href === null) return <bdi>{title}</bdi>;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      <bdi>{title}</bdi>
    </a>
  );
}
