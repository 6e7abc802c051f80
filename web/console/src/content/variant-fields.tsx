import { TextInput } from "@mantine/core";
import type { AskedQuestion } from "../api/gap-types.ts";
import { directionOf } from "../texts/direction.ts";
import { useTexts } from "../texts/texts.tsx";
import { LONGEST_QUESTION } from "./variant-questions.ts";

interface VariantFieldsProps {
  readonly questions: readonly AskedQuestion[];
  /** Whether the article has a text in a language. */
  readonly isWritten: (language: string) => boolean;
  readonly onChange: (questions: readonly AskedQuestion[]) => void;
}

/** The words of a question, or of one in each language: these may be emptied to be left out. */
export function VariantFields({ questions, isWritten, onChange }: VariantFieldsProps) {
  const { say, languageName } = useTexts();
  const isOne = questions.length === 1;
  return questions.map(({ language, question }, index) => (
    <TextInput
      key={isOne ? "" : language}
      label={
        isOne
          ? say("console.content.variant.question")
          : say("console.content.variant.questionIn", { language: languageName(language) })
      }
      {...(isWritten(language)
        ? {}
        : { disabled: true, description: say("console.content.variant.noText") })}
      required={isOne}
      withAsterisk={false}
      data-autofocus={index === 0 ? true : undefined}
      maxLength={LONGEST_QUESTION}
      lang={language}
      dir={directionOf(language)}
      value={question}
      onChange={(event) => {
        onChange(questions.with(index, { language, question: event.currentTarget.value }));
      }}
    />
  ));
}
