import { stretchesOf } from "../lib/links.ts";
import { maskedWords } from "../texts/mask-words.ts";
import { useTexts } from "../texts/texts.tsx";

interface WordsProps {
  readonly text: string;
  readonly language: string;
  readonly dir: "ltr" | "rtl" | "auto";
  readonly className?: string;
}

/**
 * Somebody’s words as they were written, but for the names of what was hidden: text alone, in which only https addresses can
 * be followed.
 */
export function Words({ text, language, dir, className = "" }: WordsProps) {
  const texts = useTexts();
  return (
    <div className={`words ${className}`} lang={language} dir={dir}>
      {stretchesOf(maskedWords(text, texts)).map((stretch, index) =>
        stretch.kind === "words" ? (
          stretch.text
        ) : (
          <a key={index} href={stretch.href} target="_blank" rel="noopener noreferrer" dir="ltr">
            {stretch.text}
          </a>
        ),
      )}
    </div>
  );
}
