import { parse, TYPE, type MessageFormatElement } from "@formatjs/icu-messageformat-parser";
import type { Template, TemplatePart } from "../domain/template.ts";

export type IcuResult =
  | { readonly ok: true; readonly template: Template }
  | { readonly ok: false; readonly message: string };

/**
 * Reads ICU MessageFormat into a template. Only plain placeholders, `plural`, `selectordinal` and `select` are allowed:
 * how a value is written is not the author's to choose.
 */
export function readIcu(text: string): IcuResult {
  if (!/[{}']/.test(text)) return { ok: true, template: text === "" ? [] : [text] };
  if (ONLY_VALUES.test(text)) return { ok: true, template: readValues(text) };
  try {
    const elements = parse(text, { ignoreTag: true, requiresOtherClause: true });
    return { ok: true, template: elements.map(toPart) };
  } catch (error) {
    return { ok: false, message: error instanceof Error ? readable(error.message) : String(error) };
  }
}

/** Words and placeholders without a form, as nearly every text has them: read without the whole parser. */
const ONLY_VALUES = /^[^{}']*(?:\{[A-Za-z][A-Za-z0-9]*\}[^{}']*)+$/;

function readValues(text: string): Template {
  return text.split(/(\{[^}]*\})/).flatMap((part): readonly TemplatePart[] => {
    if (part === "") return [];
    return part.startsWith("{") ? [{ kind: "value", name: part.slice(1, -1) }] : [part];
  });
}

function toPart(element: MessageFormatElement): TemplatePart {
  switch (element.type) {
    case TYPE.literal:
      return element.value;
    case TYPE.argument:
      return { kind: "value", name: element.value };
    case TYPE.pound:
      return { kind: "pluralNumber" };
    case TYPE.plural:
      return {
        kind: "plural",
        name: element.value,
        ordinal: element.pluralType === "ordinal",
        offset: element.offset,
        options: optionsOf(element.options),
      };
    case TYPE.select:
      return { kind: "select", name: element.value, options: optionsOf(element.options) };
    case TYPE.number:
    case TYPE.date:
    case TYPE.time:
    case TYPE.tag:
      throw new Error(
        `{${element.value}, …} names a format; write {${element.value}} and let the type of the value decide`,
      );
  }
}

function optionsOf(
  options: Readonly<Record<string, { value: MessageFormatElement[] }>>,
): Map<string, Template> {
  return new Map(Object.entries(options).map(([name, option]) => [name, option.value.map(toPart)]));
}

function readable(message: string): string {
  return /^[A-Z_]+$/.test(message) ? message.toLowerCase().replaceAll("_", " ") : message;
}
