import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Plugin } from "vite";
import type { Template, TemplatePart } from "../src/domain/template.ts";
import { readIcu } from "../src/content/icu.ts";

/** The sentences that the web desk may show; the others of the file are for messengers. */
const SHOWN = /^(?:case|console|surface\.platform)\./;
const TOPIC = /^topic\./;

/** A part of a sentence as the browser fills it in: words, a place, a choice with its options, or the number of a plural. */
type Packed =
  | string
  | readonly [kind: "value", name: string]
  | readonly [
      kind: "cardinal" | "ordinal",
      name: string,
      options: Readonly<Record<string, readonly Packed[]>>,
      offset: number,
    ]
  | readonly [kind: "select", name: string, options: Readonly<Record<string, readonly Packed[]>>]
  | readonly [kind: "number"];

/**
 * Reads ICU MessageFormat while building, so that the browser needs no parser and a broken sentence breaks the build.
 */
export function deskTexts(): Plugin {
  return {
    name: "desk-texts",
    enforce: "pre",
    transform(code, id) {
      if (!/\/locales\/desk\/[a-z]+\.json$/.test(id)) return null;
      const ofPeople = join(dirname(id), "..", basename(id));
      this.addWatchFile(ofPeople);
      return { code: packTexts(code, readFileSync(ofPeople, "utf8")), map: null };
    },
  };
}

/**
 * The sentences of one language as JSON for the browser’s formatter.
 *
 * @param json a file of `locales/desk`
 * @param ofPeople the file of the same language for those who ask, whose names of topics the desk uses too
 * @throws Error a sentence cannot be read
 */
export function packTexts(json: string, ofPeople = "{}"): string {
  const shown = [
    ...Object.entries(JSON.parse(json) as Record<string, string>).filter(([key]) =>
      SHOWN.test(key),
    ),
    ...Object.entries(JSON.parse(ofPeople) as Record<string, string>).filter(([key]) =>
      TOPIC.test(key),
    ),
  ];
  return JSON.stringify(Object.fromEntries(shown.map(([key, text]) => [key, pack(key, text)])));
}

function pack(key: string, text: string): Packed | readonly Packed[] {
  const result = readIcu(text);
  if (!result.ok) throw new Error(`${key}: ${result.message}`);
  const [only, ...others] = result.template;
  return typeof only === "string" && others.length === 0 ? only : packTemplate(result.template);
}

function packTemplate(template: Template): readonly Packed[] {
  return template.map(packPart);
}

function packPart(part: TemplatePart): Packed {
  if (typeof part === "string") return part;
  switch (part.kind) {
    case "value":
      return ["value", part.name];
    case "pluralNumber":
      return ["number"];
    case "select":
      return ["select", part.name, packOptions(part.options)];
    case "plural": {
      const kind = part.ordinal ? "ordinal" : "cardinal";
      return [kind, part.name, packOptions(part.options), part.offset];
    }
  }
}

function packOptions(
  options: ReadonlyMap<string, Template>,
): Readonly<Record<string, readonly Packed[]>> {
  return Object.fromEntries([...options].map(([name, option]) => [name, packTemplate(option)]));
}
