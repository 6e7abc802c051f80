import { Button } from "@mantine/core";
import { addSource } from "../api/content-drafts.ts";
import type { DraftHead } from "../api/draft-types.ts";
import type { SourceView } from "../api/fact-types.ts";
import { Icon } from "../shell/icon.tsx";
import { useTexts } from "../texts/texts.tsx";
import type { Listed } from "./fact-sources.ts";
import { isSourceReady, newSource, SourceFields, type SourceDraft } from "./source-fields.tsx";

interface FreshSourcesProps extends Listed {
  readonly fresh: readonly SourceDraft[];
  readonly onChange: (fresh: readonly SourceDraft[]) => void;
}

/** Sources that are not listed yet. */
export function FreshSources({ fresh, sources, today, onChange }: FreshSourcesProps) {
  const { say } = useTexts();
  return (
    <>
      {fresh.map((source, index) => (
        <div key={index} className="fields">
          <SourceFields
            value={source}
            taken={isTaken(source, fresh, sources)}
            onChange={(next) => {
              onChange(fresh.map((each, at) => (at === index ? next : each)));
            }}
          />
          <div className="buttons start">
            <Button
              size="compact-xs"
              variant="default"
              aria-label={say("console.content.fact.of", {
                what: say("console.remove"),
                source: source.title === "" ? say("console.content.source.new") : source.title,
              })}
              onClick={() => {
                onChange(fresh.filter((_, at) => at !== index));
              }}
            >
              {say("console.remove")}
            </Button>
          </div>
        </div>
      ))}
      <div className="buttons start">
        <Button
          size="xs"
          variant="default"
          leftSection={<Icon name="plus" size={13} />}
          onClick={() => {
            onChange([...fresh, { ...newSource(), seenOn: today }]);
          }}
        >
          {say("console.content.fact.newSource")}
        </Button>
      </div>
    </>
  );
}

export function areFreshReady(fresh: readonly SourceDraft[], listed: Listed): boolean {
  return fresh.every((each) => isFreshReady(each, { fresh, ...listed }));
}

/**
 * Puts them into a draft.
 *
 * @returns the version that the draft has then
 */
export async function putFresh(
  { id, version }: Pick<DraftHead, "id" | "version">,
  fresh: readonly SourceDraft[],
): Promise<number> {
  let after = version;
  for (const source of fresh) {
    const url = source.url || null;
    const { draft } = await addSource(id, { version: after, ...source, url });
    after = draft.version;
  }
  return after;
}

function isFreshReady(
  source: SourceDraft,
  { fresh, sources, today }: Listed & { readonly fresh: readonly SourceDraft[] },
): boolean {
  return isSourceReady(source) && source.seenOn <= today && !isTaken(source, fresh, sources);
}

function isTaken(
  source: SourceDraft,
  fresh: readonly SourceDraft[],
  sources: readonly SourceView[],
): boolean {
  return (
    sources.some(({ id }) => id === source.id) ||
    fresh.some((other) => other !== source && other.id === source.id && other.id !== "")
  );
}
