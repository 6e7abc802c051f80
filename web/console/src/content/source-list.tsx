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
        const href = source.url === null ? null : webAddress(source.url);
        return (
          <li key={id}>
            {href === null ? (
              <bdi>{source.title}</bdi>
            ) : (
              <a href={href} target="_blank" rel="noopener noreferrer">
                <bdi>{source.title}</bdi>
              </a>
            )}
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
