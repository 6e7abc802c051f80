import { useEffect, useState } from "react";
import type { DeskLanguage } from "./texts.tsx";

const KEPT_AS = "yizhan.desk.language";

/**
 * The language of the page: that of the account, and for somebody who is not signed in the one last used in this browser,
 * else the browser’s own.
 *
 * @param ofAccount `null` while nobody is signed in
 */
export function useLanguage(
  ofAccount: DeskLanguage | null,
): [DeskLanguage, (language: DeskLanguage) => void] {
  const [chosen, setChosen] = useState(read);
  const language = ofAccount ?? chosen;
  useEffect(() => {
    keep(language);
    document.documentElement.lang = language;
  }, [language]);
  return [language, setChosen];
}

function keep(language: DeskLanguage): void {
  try {
    localStorage.setItem(KEPT_AS, language);
  } catch {
    // Then it is chosen anew next time.
  }
}

function read(): DeskLanguage {
  let kept: string | null = null;
  try {
    kept = localStorage.getItem(KEPT_AS);
  } catch {
    // A browser that keeps nothing still has a language.
  }
  return (kept ?? navigator.language).startsWith("zh") ? "zh" : "en";
}
