import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { DraftView } from "../api/content-types.ts";
import { newTranslation } from "../content/new-article.ts";
import { hashOfEnglish, translatedFrom, withTranslatedFrom } from "../content/translated-from.ts";
import { useTexts } from "../texts/texts.tsx";
import { write, type Editing } from "./editing.ts";
import { useEnglish } from "./use-english.ts";

interface TranslationToolsProps {
  readonly draft: DraftView;
  readonly article: string;
  readonly text: string;
  readonly change: (step: (editing: Editing) => Editing) => void;
}

/** What helps with a translation: its beginning, and the mark of the English text that it was made from. */
export function TranslationTools(props: TranslationToolsProps) {
  const { draft, article, text, change } = props;
  const { say } = useTexts();
  const { inDraft } = useEnglish(draft, article);
  return (
    <div className="note-line">
      {text === "" && inDraft !== null && (
        <Button
          size="compact-sm"
          variant="light"
          onClick={() => {
            change((now) => write(now, newTranslation(inDraft)));
          }}
        >
          {say("console.editor.fromEnglish")}
        </Button>
      )}
      {inDraft !== null && <Mark english={inDraft} text={text} change={change} />}
    </div>
  );
}

interface MarkProps extends Pick<TranslationToolsProps, "text" | "change"> {
  readonly english: string;
}

/** Says when a translation was made from other English words, and lets its editor say that it was read again. */
function Mark({ english, text, change }: MarkProps) {
  const { say } = useTexts();
  const hash = useQuery({
    queryKey: ["english-hash", english],
    queryFn: () => hashOfEnglish(english),
    staleTime: Infinity,
  }).data;
  if (hash === undefined || hash === null || text === "" || translatedFrom(text) === hash) {
    return null;
  }
  return (
    <>
      <span>{say("console.editor.outdated")}</span>
      <Button
        size="compact-sm"
        variant="light"
        onClick={() => {
          change((now) => write(now, withTranslatedFrom(now.text, hash)));
        }}
      >
        {say("console.editor.markCurrent")}
      </Button>
    </>
  );
}
