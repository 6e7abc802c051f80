import { useContent } from "../api/content.ts";
import { useTexts } from "../texts/texts.tsx";
import { readPath } from "./document-path.ts";

/** What a document is called: an article’s title with the language, or what the file holds. */
export function useDocumentName(): (path: string) => string {
  const { say, languageName } = useTexts();
  const articles = useContent().data?.articles ?? [];
  return (path) => {
    const { kind, article, language } = readPath(path);
    if (article !== null) {
      const title = articles.find(({ id }) => id === article)?.title ?? article;
      return say("console.content.documentName", {
        title,
        part: language === null ? say("console.content.kind.article") : languageName(language),
      });
    }
    const file = path.slice(path.lastIndexOf("/") + 1).replace(/\.(?:yaml|md)$/, "");
    return say("console.content.documentName", {
      title: say(`console.content.kind.${kind}`),
      part: file,
    });
  };
}
