import { useState } from "react";
import { useLocation } from "wouter";
import { useContent, useFacts } from "../api/content.ts";
import { saveDraft, useDrafts } from "../api/content-drafts.ts";
import { Dialog } from "../shell/dialog.tsx";
import { useTexts } from "../texts/texts.tsx";
import {
  isArticleReady,
  NewArticleFields,
  newArticleDraft,
  slugIn,
} from "./new-article-fields.tsx";
import { editorLink, textPath } from "./document-path.ts";
import { createDraftPuts } from "./draft-puts.ts";
import { IntoDraft } from "./into-draft-dialog.tsx";
import { newArticle } from "./new-article.ts";
import { draftsOf } from "./under-way.ts";

interface NewArticleDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Begins an article: what is known before its words are. */
export function NewArticleDialog({ opened, onClose }: NewArticleDialogProps) {
  const { say } = useTexts();
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      size="lg"
      title={say("console.content.newArticle")}
      isLasting
    >
      {opened && <NewArticleForm onClose={onClose} />}
    </Dialog>
  );
}

interface NewArticleFormProps {
  /** What is known of it before anything is written. */
  readonly topic?: string;
  /** Ways of asking, in English. */
  readonly questions?: readonly string[];
  readonly onClose: () => void;
  /** Told of the article when its documents are in a draft; a failure is shown in the form. */
  readonly onAdded?: (article: string) => Promise<unknown>;
}

export function NewArticleForm({
  topic = "",
  questions = [],
  onClose,
  onAdded,
}: NewArticleFormProps) {
  const { say } = useTexts();
  const [, navigate] = useLocation();
  const articles = useContent().data?.articles ?? [];
  const sources = useFacts().data?.sources ?? [];
  const [fields, setFields] = useState(() => newArticleDraft(topic));
  const slug = slugIn(fields);
  const id = `${fields.topic}/${slug}`;
  const [put, setPut] = useState<string | null>(null);
  const [putOnce] = useState(createDraftPuts);
  const drafts = useDrafts().data ?? [];
  const isUnderWay = id !== put && draftsOf(drafts, id).length > 0;
  const isTaken = isUnderWay || articles.some((article) => article.id === id);
  return (
    <IntoDraft
      about={say("console.content.newArticle.text")}
      suggested={say("console.content.newArticle.suggested", { title: fields.title })}
      nature="wording"
      isApart
      isReady={isArticleReady(fields) && !isTaken}
      doLabel={say("console.content.newArticle.do")}
      onClose={onClose}
      put={async (draft) => {
        const edits = newArticle({ ...fields, slug, questions });
        await putOnce(draft, JSON.stringify(edits), (version) =>
          saveDraft(draft.id, { version, edits }),
        );
        setPut(id);
        await onAdded?.(id);
      }}
      done={(draft) => {
        navigate(editorLink(draft, textPath(id, "en")));
      }}
    >
      <NewArticleFields
        value={fields}
        topics={[...new Set(articles.map((article) => article.topic))].sort()}
        owners={[...new Set(articles.flatMap(({ owner }) => owner ?? []))].sort()}
        sources={sources}
        problem={
          isTaken
            ? say(`console.content.newArticle.${isUnderWay ? "underWay" : "taken"}`, { id })
            : null
        }
        onChange={setFields}
      />
    </IntoDraft>
  );
}
