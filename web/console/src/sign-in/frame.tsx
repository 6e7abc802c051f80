import type { ReactNode } from "react";
import { Brand } from "../shell/brand.tsx";
import { useTexts, type DeskLanguage } from "../texts/texts.tsx";

const LANGUAGES = [
  { tag: "en", name: "English" },
  { tag: "zh", name: "中文" },
] as const;

interface EntranceProps {
  readonly title: string;
  readonly onLanguage: (language: DeskLanguage) => void;
  readonly children: ReactNode;
}

/** A page for who is not signed in: one card on the paper, with the choice of language. */
export function Entrance({ title, onLanguage, children }: EntranceProps) {
  const { language, say } = useTexts();
  return (
    <main className="entrance">
      <div className="brand">
        <Brand />
      </div>
      <div className="card">
        <h1>{title}</h1>
        {children}
      </div>
      <div className="views" role="group" aria-label={say("console.language.choose")}>
        {LANGUAGES.map(({ tag, name }) => (
          <button
            key={tag}
            type="button"
            lang={tag}
            aria-pressed={tag === language}
            onClick={() => {
              onLanguage(tag);
            }}
          >
            {name}
          </button>
        ))}
      </div>
    </main>
  );
}
