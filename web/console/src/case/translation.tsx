import type { EntryTranslation } from "../api/types.ts";
import { useTexts } from "../texts/texts.tsx";
import { Words } from "./words.tsx";

interface TranslationProps {
  readonly of: EntryTranslation;
  /** `told` to the staff, or `sent` to the person with what the staff wrote. */
  readonly kind: "told" | "sent";
}

/** The words of a machine below those from which they were made, called so; or why there are none. */
export function Translation({ of, kind }: TranslationProps) {
  const { say, maybe, languageName } = useTexts();
  const { language, dir, text, held } = of;
  if (text === null) {
    const why = maybe(`console.translation.held.${held ?? ""}`);
    return <p className="translation held">{why ?? say("console.translation.held")}</p>;
  }
  return (
    <div className="translation">
      <p className="label">
        {say(`console.translation.${kind}`, { language: languageName(language) })}
      </p>
      <Words text={text} language={language} dir={dir} />
    </div>
  );
}
