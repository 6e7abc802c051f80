import { fileURLToPath } from "node:url";
import { loadTexts } from "../../src/content/texts.ts";
import { formatProblem } from "../../src/content/problem.ts";
import type { Texts } from "../../src/ports/texts.ts";

/** The shipped sentences, plurals and all. */
export function shippedTexts(): Texts {
  const said = loadTexts(fileURLToPath(new URL("../../locales", import.meta.url)));
  if (!said.ok) throw new Error(said.problems.map(formatProblem).join("\n"));
  return said.texts;
}
