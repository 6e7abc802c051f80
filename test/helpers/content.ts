import { loadKnowledge } from "../../src/content/load.ts";
import { loadTexts } from "../../src/content/texts.ts";
import { formatProblem } from "../../src/content/problem.ts";
import type { Knowledge } from "../../src/domain/knowledge.ts";
import type { Texts } from "../../src/ports/texts.ts";

/** The project's own articles and sentences, as the service loads them. */
export function projectContent(): { readonly knowledge: Knowledge; readonly texts: Texts } {
  const loaded = loadKnowledge(folder("knowledge"));
  const said = loadTexts(folder("locales"));
  if (!loaded.ok) throw new Error(loaded.problems.map(formatProblem).join("\n"));
  if (!said.ok) throw new Error(said.problems.map(formatProblem).join("\n"));
  const languages = loaded.knowledge.languages.filter((tag) => said.texts.languages.includes(tag));
  return { knowledge: { ...loaded.knowledge, languages }, texts: said.texts };
}

function folder(name: string): string {
  return new URL(`../../${name}`, import.meta.url).pathname;
}
