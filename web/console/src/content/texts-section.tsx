import { Button } from "@mantine/core";
import { useState } from "react";
import { Link, useLocation } from "wouter";
import type { ArticleRow, ArticleView } from "../api/article-types.ts";
import { Icon } from "../shell/icon.tsx";
import { useTexts } from "../texts/texts.tsx";
import { articlePath, editorLink, textPath } from "./document-path.ts";
import { HistoryDialog } from "./history-dialog.tsx";
import { IntoDraftDialog } from "./into-draft-dialog.tsx";
import { useContentRights } from "./rights.ts";
import { StatusMark } from "./status-mark.tsx";
import { VariantDialog } from "./variant-dialog.tsx";

interface TextsSectionProps {
  readonly article: ArticleView;
  /** `null` while it is not known how the texts stand. */
  readonly row: ArticleRow | null;
  readonly languages: readonly string[];
}

/** The words of the article in each language, and the document with its claims, dates and sources. */
export function TextsSection({ article, row, languages }: TextsSectionProps) {
  const { say } = useTexts();
  const [edited, setEdited] = useState<string | null>(null);
  const [looked, setLooked] = useState<string | null>(null);
  const [asked, setAsked] = useState<string | null>(null);
  const own = article.documents.flatMap(({ kind, language }) =>
    kind === "text" && language !== null ? [language] : [],
  );
  const tags = [...new Set([...languages, ...own])];
  return (
    <section className="card" aria-labelledby="texts-title">
      <h2 id="texts-title">{say("console.content.texts")}</h2>
      <ul className="documents">
        <li>
          <span className="name">{say("console.content.kind.article")}</span>
          <span className="grow faint">{say("console.content.kind.article.text")}</span>
          <DocumentButtons
            name={say("console.content.kind.article")}
            path={articlePath(article.id)}
            onEdit={setEdited}
            onHistory={setLooked}
          />
        </li>
        {tags.map((tag) => (
          <TextItem
            key={tag}
            tag={tag}
            article={article}
            row={row}
            onEdit={setEdited}
            onHistory={setLooked}
            onAsk={setAsked}
          />
        ))}
      </ul>
      <EditDialog
        path={edited}
        title={article.title}
        onClose={() => {
          setEdited(null);
        }}
      />
      <HistoryDialog
        path={looked}
        onClose={() => {
          setLooked(null);
        }}
      />
      <VariantDialog
        begun={
          asked === null
            ? null
            : { article: article.id, questions: [{ language: asked, question: "" }] }
        }
        onClose={() => {
          setAsked(null);
        }}
      />
    </section>
  );
}

interface TextItemProps extends Omit<TextsSectionProps, "languages"> {
  readonly tag: string;
  readonly onEdit: (path: string) => void;
  readonly onHistory: (path: string) => void;
  readonly onAsk: (language: string) => void;
}

function TextItem({ tag, article, row, onEdit, onHistory, onAsk }: TextItemProps) {
  const { say, languageName } = useTexts();
  const { canEdit } = useContentRights();
  const isThere = article.documents.some(
    ({ kind, language }) => kind === "text" && language === tag,
  );
  const status = row?.texts[tag] ?? (isThere ? "current" : "missing");
  return (
    <li>
      <span className="name">{languageName(tag)}</span>
      <span className="grow">
        <StatusMark status={status} />
        {isThere && (
          <Link
            className="faint"
            href={`/content/articles/${article.id}/ways/${tag}`}
            aria-label={say("console.content.ways.of", { language: languageName(tag) })}
          >
            {say("console.content.questions", { count: article.questions[tag] ?? 0 })}
          </Link>
        )}
      </span>
      {canEdit && isThere && (
        <Button
          size="xs"
          variant="subtle"
          leftSection={<Icon name="plus" size={13} />}
          aria-label={say("console.content.variant.addIn", { language: languageName(tag) })}
          onClick={() => {
            onAsk(tag);
          }}
        >
          {say("console.content.variant.short")}
        </Button>
      )}
      <DocumentButtons
        name={languageName(tag)}
        path={textPath(article.id, tag)}
        isMissing={!isThere}
        onEdit={onEdit}
        onHistory={onHistory}
      />
    </li>
  );
}

interface DocumentButtonsProps {
  readonly name: string;
  readonly path: string;
  readonly isMissing?: boolean;
  readonly onEdit: (path: string) => void;
  readonly onHistory: (path: string) => void;
}

export function DocumentButtons(props: DocumentButtonsProps) {
  const { name, path, isMissing = false, onEdit, onHistory } = props;
  const { say } = useTexts();
  const { canEdit } = useContentRights();
  return (
    <span className="row-buttons">
      {!isMissing && (
        <Button
          size="xs"
          variant="subtle"
          aria-label={say("console.content.history.of", { name })}
          onClick={() => {
            onHistory(path);
          }}
        >
          {say("console.content.history")}
        </Button>
      )}
      {canEdit && (
        <Button
          size="xs"
          variant="default"
          aria-label={say(isMissing ? "console.content.writeIn" : "console.editOf", {
            name,
          })}
          onClick={() => {
            onEdit(path);
          }}
        >
          {say(isMissing ? "console.content.write" : "console.edit")}
        </Button>
      )}
    </span>
  );
}

interface EditDialogProps {
  /** `null` while nothing is to be edited. */
  readonly path: string | null;
  readonly title: string;
  readonly onClose: () => void;
}

/** In which draft a document is edited. */
export function EditDialog({ path, title, onClose }: EditDialogProps) {
  const { say } = useTexts();
  const [, navigate] = useLocation();
  return (
    <IntoDraftDialog
      opened={path !== null}
      title={say("console.content.edit.title")}
      about={say("console.content.edit.text")}
      suggested={say("console.content.edit.suggested", { title })}
      nature="wording"
      doLabel={say("console.content.edit.do")}
      onClose={onClose}
      put={() => Promise.resolve()}
      done={(draft) => {
        navigate(editorLink(draft, path ?? ""));
      }}
    />
  );
}
