import { NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { useContent } from "../api/content.ts";
import { addVariant } from "../api/content-drafts.ts";
import { Dialog } from "../shell/dialog.tsx";
import { PickField } from "../shell/pick-field.tsx";
import { directionOf } from "../texts/direction.ts";
import { OFFERED_LANGUAGES } from "../texts/languages.ts";
import { useTexts } from "../texts/texts.tsx";
import { IntoDraft } from "./into-draft-dialog.tsx";

export interface BegunVariant {
  /** Empty to be chosen. */
  readonly article: string;
  readonly language: string;
  readonly question: string;
}

interface VariantDialogProps {
  /** `null` while none is written. */
  readonly begun: BegunVariant | null;
  readonly onClose: () => void;
  /** Told of the article when the question is in a draft. */
  readonly onAdded?: (article: string) => void;
}

/** Adds a way in which people ask for an article. */
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
  const { say, languageName } = useTexts();
  const articles = useContent().data?.articles ?? [];
  const [article, setArticle] = useState(begun.article);
  const [language, setLanguage] = useState(begun.language);
  const [question, setQuestion] = useState(begun.question);
  const languages = [...new Set([...OFFERED_LANGUAGES, begun.language])];
  const title = articles.find(({ id }) => id === article)?.title ?? article;
  return (
    <IntoDraft
      about={say("console.content.variant.text")}
      suggested={say("console.content.variant.suggested", { title })}
      nature="wording"
      isReady={article !== "" && question.trim() !== ""}
      onClose={onClose}
      put={async (draft) => {
        const { version } = draft;
        await addVariant(draft.id, { version, article, language, question: question.trim() });
        onAdded?.(article);
      }}
    >
      <TextInput
        label={say("console.content.variant.question")}
        required
        withAsterisk={false}
        data-autofocus
        maxLength={300}
        lang={language}
        dir={directionOf(language)}
        value={question}
        onChange={(event) => {
          setQuestion(event.currentTarget.value);
        }}
      />
      <div className="two">
        <NativeSelect
          label={say("console.filter.language")}
          value={language}
          onChange={(event) => {
            setLanguage(event.currentTarget.value);
          }}
          data={languages.map((tag) => ({ value: tag, label: languageName(tag) }))}
        />
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
