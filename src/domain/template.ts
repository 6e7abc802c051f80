import { intlLocale, perLocale, type LanguageTag } from "./locale.ts";

/**
 * A sentence with places to fill in, read once from ICU MessageFormat.
 *
 * Values are put in after the Markdown around them was read, so no value can become markup.
 */
export type Template = readonly TemplatePart[];

export type TemplatePart =
  | string
  | { readonly kind: "value"; readonly name: string }
  | {
      readonly kind: "plural";
      readonly name: string;
      readonly ordinal: boolean;
      readonly offset: number;
      readonly options: ReadonlyMap<string, Template>;
    }
  | {
      readonly kind: "select";
      readonly name: string;
      readonly options: ReadonlyMap<string, Template>;
    }
  | { readonly kind: "pluralNumber" };

/** What fills a place: the words to show and, for `plural`, the number they stand for. */
export interface TemplateValue {
  readonly text: string;
  /** `null` where a plural cannot be chosen by it. */
  readonly number: number | null;
}

export type TemplateValues = ReadonlyMap<string, TemplateValue>;

/** Thrown when a template names a value that was not given; `content check` makes sure it cannot happen. */
export class MissingValueError extends Error {
  override readonly name = "MissingValueError";
  readonly valueName: string;
  constructor(valueName: string) {
    super(`no value for the placeholder {${valueName}}`);
    this.valueName = valueName;
  }
}

/**
 * Fills a template in.
 *
 * @throws MissingValueError a placeholder has no value, or a plural no number
 */
export function formatTemplate(
  template: Template,
  values: TemplateValues,
  language: LanguageTag,
): string {
  return fill(template, values, language, null);
}

const pluralNumbers = perLocale((locale) => new Intl.NumberFormat(locale));
const cardinals = perLocale((language) => new Intl.PluralRules(language, { type: "cardinal" }));
const ordinals = perLocale((language) => new Intl.PluralRules(language, { type: "ordinal" }));

/** The names of all placeholders, in order of first appearance. */
export function placeholdersOf(template: Template): string[] {
  const names = new Set<string>();
  collect(template, names);
  return [...names];
}

function fill(
  template: Template,
  values: TemplateValues,
  language: LanguageTag,
  pluralNumber: number | null,
): string {
  let text = "";
  for (const part of template) {
    if (typeof part === "string") {
      text += part;
      continue;
    }
    switch (part.kind) {
      case "value":
        text += valueOf(values, part.name).text;
        break;
      case "plural": {
        const number = valueOf(values, part.name).number;
        if (number === null) throw new MissingValueError(part.name);
        const chosen = choosePlural(part, number, language);
        text += fill(chosen, values, language, number - part.offset);
        break;
      }
      case "select": {
        const chosen =
          part.options.get(valueOf(values, part.name).text) ?? part.options.get("other") ?? [];
        text += fill(chosen, values, language, pluralNumber);
        break;
      }
      case "pluralNumber":
        text += pluralNumbers(intlLocale(language)).format(pluralNumber ?? 0);
        break;
    }
  }
  return text;
}

function choosePlural(
  part: Extract<TemplatePart, { kind: "plural" }>,
  number: number,
  language: LanguageTag,
): Template {
  const exact = part.options.get(`=${String(number)}`);
  if (exact !== undefined) return exact;
  const rules = (part.ordinal ? ordinals : cardinals)(language);
  return part.options.get(rules.select(number - part.offset)) ?? part.options.get("other") ?? [];
}

function valueOf(values: TemplateValues, name: string): TemplateValue {
  const value = values.get(name);
  if (value === undefined) throw new MissingValueError(name);
  return value;
}

function collect(template: Template, names: Set<string>): void {
  for (const part of template) {
    if (typeof part === "string" || part.kind === "pluralNumber") continue;
    names.add(part.name);
    if (part.kind === "plural" || part.kind === "select") {
      for (const option of part.options.values()) collect(option, names);
    }
  }
}
