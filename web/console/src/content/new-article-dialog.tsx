import { useState } from "react";
import { useLocation } from "wouter";
import { useContent, useFacts } from "../api/content.ts";
import { saveDraft } from "../api/content-drafts.ts";
import { Dialog } from "../shell/dialog.tsx";
import { useTexts } from "../texts/texts.tsx";
import {
  isArticleReady,
  NewArticleFields,
  newArticleDraft,
  slugIn,
} from "./new-article-fields.tsx";
import { editorLink, textPath } from "./document-path.ts";
import { IntoDraft } from "./into-draft-dialog.tsx";
import { newArticle } from "./new-article.ts";

export interface BegunArticle {
  readonly topic?: string;
  /** In English. */
  readonly questions?: readonly string[];
}

interface NewArticleDialogProps {
  /** `null` while none is begun. */
  readonly begun: BegunArticle | null;
  readonly onClose: () => void;
  /** Told of the article when its documents are in a draft. */
  readonly onAdded?: (article: string) => void;
}

/** Begins an article: what is known before its words are. */
export function NewArticleDialog({ begun, onClose, onAdded }: NewArticleDialogProps) {
  const { say } = useTexts();
  return (
    <Dialog
      opened={begun !== null}
      onClose={onClose}
      size="lg"
      title={say("console.content.newArticle")}
      isLasting
    >
      {begun !== null && (
        <NewArticleForm
          begun={begun}
          onClose={onClose}
          {...(onAdded === undefined ? {} : { onAdded })}
        />
      )}
    </Dialog>
  );
}

function NewArticleForm(props: NewArticleDialogProps & { readonly begun: BegunArticle }) {
  const { begun, onClose, onAdded } = props;
  const { say } = useTexts();
  const [, navigate] = useLocation();
  const articles = useContent().data?.articles ?? [];
  const sources = useFacts().data?.sources ?? [];
  const [fields, setFields] = useState(() => newArticleDraft(begun.topic ?? ""));
  const slug = slugIn(fields);
  const id = `${fields.topic}/${slug}`;
  const isTaken = articles.some((article) => article.id === id);
  return (
    <IntoDraft
      about={say("console.content.newArticle.text")}
      suggested={say("console.content.newArticle.suggested", { title: fields.title })}
      nature="wording"
      isApart
      isReady={isArticleReady(fields) && !isTaken}
      doLabel={say("console.content.newArticle.do")}
      onClose={onClose}
      put={async ({ id: draft, version }) => {
        const edits = newArticle({ ...fields, slug, questions: begun.questions ?? [] });
        await saveDraft(draft, { version, edits });
        onAdded?.(id);
      }}
      done={(draft) => {
        navigate(editorLink(draft, textPath(id, "en")));
      }}
    >
      <NewArticleFields
        value={fields}
        topics={[...new Set(articles.map(({ topic }) => topic))].sort()}
        owners={[...new Set(articles.flatMap(({ owner }) => owner ?? []))].sort()}
        sources={sources}
        problem={isTaken ? say("console.content.newArticle.taken", { id }) : null}
        onChange={setFields}
      />
    </IntoDraft>
  );
}
