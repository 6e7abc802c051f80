import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { DraftView } from "../api/draft-types.ts";
import type { DocumentName } from "../content/document-path.ts";
import { newTranslation } from "../content/new-article.ts";
import {
  hashOfEnglish,
  isUnread,
  translatedFrom,
  withoutUnread,
  withTranslatedFrom,
} from "../content/translated-from.ts";
import { useTexts } from "../texts/texts.tsx";
import { DraftTranslation } from "./draft-translation.tsx";
import { write } from "./editing.ts";
import type { EditedDocument } from "./use-editing.ts";
import { useEnglish } from "./use-english.ts";

interface TranslationToolsProps {
  readonly draft: DraftView;
  readonly name: DocumentName;
  readonly path: string;
  readonly edited: EditedDocument;
  readonly onJump: (line: number) => void;
}

/** What helps with a translation: its beginning, a model that drafts it, and the marks of what it was made from and by whom. */
export function TranslationTools(props: TranslationToolsProps) {
  const { draft, name, path, edited, onJump } = props;
  const { text } = edited.editing;
  const { change } = edited;
  const { inDraft } = useEnglish(draft, name);
  return (
    <>
      {isUnread(text) && <Unread edited={edited} />}
      {inDraft !== null && (
        <DraftTranslation
          draft={draft.id}
          path={path}
          text={text}
          change={change}
          onJump={onJump}
        />
      )}
      {name.kind === "text" && inDraft !== null && (
        <TextTools english={inDraft} text={text} change={change} />
      )}
    </>
  );
}

/** What a text has and ways of asking do not: claims in an order, and a mark of the English words. */
function TextTools({ english, text, change }: MarkProps) {
  const { say } = useTexts();
  return (
    <div className="note-line">
      {text === "" && (
        <Button
          size="compact-sm"
          variant="light"
          onClick={() => {
            change((now) => write(now, newTranslation(english)));
          }}
        >
          {say("console.editor.fromEnglish")}
        </Button>
      )}
      <Mark english={english} text={text} change={change} />
    </div>
  );
}

/** Says that a model wrote the words, and lets somebody say that they read them: of what is saved, so that it is known who. */
function Unread({ edited }: Pick<TranslationToolsProps, "edited">) {
  const { say } = useTexts();
  const { isDirty, isSaving, editing, saveAs } = edited;
  return (
    <p className="note-line" role="status">
      <span>{say(isDirty ? "console.editor.unread.unsaved" : "console.editor.unread")}</span>
      <Button
        size="compact-sm"
        variant="light"
        disabled={isDirty}
        loading={isSaving}
        onClick={() => {
          saveAs(withoutUnread(editing.text));
        }}
      >
        {say("console.editor.unread.read")}
      </Button>
    </p>
  );
}

interface MarkProps {
  readonly english: string;
  readonly text: string;
  readonly change: EditedDocument["change"];
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
