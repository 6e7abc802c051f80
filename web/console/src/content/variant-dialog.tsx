import { NativeSelect } from "@mantine/core";
import { useState } from "react";
import type { ArticleRow } from "../api/article-types.ts";
import { useContent } from "../api/content.ts";
import { addVariant } from "../api/content-drafts.ts";
import { ApiError } from "../api/http.ts";
import type { AskedQuestion } from "../api/gap-types.ts";
import { Dialog } from "../shell/dialog.tsx";
import { PickField } from "../shell/pick-field.tsx";
import { OFFERED_LANGUAGES } from "../texts/languages.ts";
import { useTexts } from "../texts/texts.tsx";
import { createDraftPuts } from "./draft-puts.ts";
import { IntoDraft } from "./into-draft-dialog.tsx";
import { VariantFields } from "./variant-fields.tsx";
import { asVariant } from "./variant-questions.ts";

export interface BegunVariant {
  /** Empty to be chosen. */
  readonly article: string;
  /** One of each language; at least one, which may be empty to be written. */
  readonly questions: readonly AskedQuestion[];
  /** What comes of it for others. */
  readonly note?: string;
}

interface VariantDialogProps {
  /** `null` while none is written. */
  readonly begun: BegunVariant | null;
  readonly onClose: () => void;
  /** Told of the article and the questions when these are in a draft; a failure is shown in the dialog. */
  readonly onAdded?: (article: string, variants: readonly AskedQuestion[]) => Promise<unknown>;
}

/** Adds ways in which people ask for an article. */
export function VariantDialog({ begun, onClose, onAdded }: VariantDialogProps) {
  const { say } = useTexts();
  return (
    <Dialog
      opened={begun !== null}
      onClose={onClose}
      size="lg"
      title={say("console.content.variant.title")}
    >
      {begun !== null && (
        <VariantForm
          begun={begun}
          onClose={onClose}
          {...(onAdded === undefined ? {} : { onAdded })}
        />
      )}
    </Dialog>
  );
}

function VariantForm(props: VariantDialogProps & { readonly begun: BegunVariant }) {
  const { begun, onClose, onAdded } = props;
  const { say } = useTexts();
  const articles = useContent().data?.articles ?? [];
  const [article, setArticle] = useState(begun.article);
  const [questions, setQuestions] = useState(begun.questions);
  const [putOnce] = useState(createDraftPuts);
  const row = articles.find(({ id }) => id === article);
  const added = questions
    .map(({ language, question }) => ({ language, question: asVariant(question) }))
    .filter(({ language, question }) => question !== "" && isWritten(row, language));
  return (
    <IntoDraft
      about={say("console.content.variant.text")}
      suggested={say("console.content.variant.suggested", { title: row?.title ?? article })}
      nature="wording"
      isReady={article !== "" && added.length > 0}
      onClose={onClose}
      put={async (draft) => {
        for (const each of added) {
          await putOnce(draft, JSON.stringify([article, each]), (version) =>
            addVariant(draft.id, { version, article, ...each }).catch((error: unknown) => {
              // Whoever decides of questions wants them to stand there, and need not be who puts them in.
              if (onAdded === undefined || !standsThere(error)) throw error;
              return { draft: { id: draft.id, version } };
            }),
          );
        }
        await onAdded?.(article, added);
      }}
    >
      {begun.note !== undefined && <p>{begun.note}</p>}
      <VariantFields
        questions={questions}
        isWritten={(language) => isWritten(row, language)}
        onChange={setQuestions}
      />
      <div className="two">
        <LanguageField questions={questions} onChange={setQuestions} />
        <PickField
          label={say("console.content.article")}
          placeholder={say("console.content.chooseArticle")}
          value={article}
          onChange={setArticle}
          options={articles.map(({ id, title: name }) => ({ value: id, label: `${name} (${id})` }))}
        />
      </div>
    </IntoDraft>
  );
}

function standsThere(error: unknown): boolean {
  return error instanceof ApiError && error.reason === "there_already";
}

/** Whether an article has a text in a language; of one that is not known the service decides. */
function isWritten(row: ArticleRow | undefined, language: string): boolean {
  return row === undefined || (row.texts[language] ?? "missing") !== "missing";
}

interface LanguageFieldProps {
  readonly questions: readonly AskedQuestion[];
  readonly onChange: (questions: readonly AskedQuestion[]) => void;
}

/** In which language a question is; where there are several, each has its own. */
function LanguageField({ questions, onChange }: LanguageFieldProps) {
  const { say, languageName } = useTexts();
  const [only, ...more] = questions;
  if (only === undefined || more.length > 0) return null;
  const languages = [...new Set([...OFFERED_LANGUAGES, only.language])];
  return (
    <NativeSelect
      label={say("console.filter.language")}
      value={only.language}
      onChange={(event) => {
        onChange([{ ...only, language: event.currentTarget.value }]);
      }}
      data={languages.map((tag) => ({ value: tag, label: languageName(tag) }))}
    />
  );
}
