import { useContent } from "../api/content.ts";
import type { DocumentKind } from "../api/content-types.ts";
import { useTexts } from "../texts/texts.tsx";
import { readPath } from "./document-path.ts";

/** What a document is called: an article’s title with the language, or what the file holds. */
export function useDocumentName(): (path: string) => string {
  const { say, languageName } = useTexts();
  const articles = useContent().data?.articles ?? [];
  const partName = (kind: DocumentKind, language: string | null): string => {
    if (language === null) return say("console.content.kind.article");
    const name = languageName(language);
    return kind === "asked" ? say("console.content.ways.of", { language: name }) : name;
  };
  return (path) => {
    const { kind, article, language } = readPath(path);
    if (article !== null) {
      const title = articles.find(({ id }) => id === article)?.title ?? article;
      return say("console.content.documentName", {
        title,
        part: partName(kind, language),
      });
    }
    const file = path.slice(path.lastIndexOf("/") + 1).replace(/\.(?:yaml|md)$/, "");
    return say("console.content.documentName", {
      title: say(`console.content.kind.${kind}`),
      part: file,
    });
  };
}
