/** A part of a sentence as the build leaves it: `web/desk-texts.ts` writes what is read here. */
export type Packed =
  | string
  | readonly ["value", name: string]
  | readonly ["number"]
  | readonly ["select", name: string, options: Options]
  | readonly ["cardinal" | "ordinal", name: string, options: Options, offset: number];

type Options = Readonly<Record<string, readonly Packed[]>>;
export type PackedText = string | readonly Packed[];
export type Values = Readonly<Record<string, string | number>>;

/** Writes sentences of one language. */
export interface Formatter {
  /** A place without a value keeps its name, as `{name}`: a sentence with a hole says less than nothing. */
  readonly format: (text: PackedText, values: Values) => string;
}

/** @param locale for digits and plurals, such as `en` */
export function createFormatter(locale: string): Formatter {
  const numbers = new Intl.NumberFormat(locale);
  const rules = {
    cardinal: new Intl.PluralRules(locale),
    ordinal: new Intl.PluralRules(locale, { type: "ordinal" }),
  };

  function fill(parts: readonly Packed[], values: Values, counted: number): string {
    return parts.map((part) => fillPart(part, values, counted)).join("");
  }

  function fillPart(part: Packed, values: Values, counted: number): string {
    if (typeof part === "string") return part;
    switch (part[0]) {
      case "number":
        return numbers.format(counted);
      case "value":
        return shown(values[part[1]], part[1], numbers);
      case "select":
        return fill(part[2][String(values[part[1]])] ?? part[2]["other"] ?? [], values, counted);
      case "cardinal":
      case "ordinal": {
        const [kind, name, options, offset] = part;
        const number = Number(values[name]);
        const category = rules[kind].select(number - offset);
        const chosen = options[`=${String(number)}`] ?? options[category] ?? options["other"];
        return fill(chosen ?? [], values, number - offset);
      }
    }
  }

  return {
    format: (text, values) => (typeof text === "string" ? text : fill(text, values, 0)),
  };
}

function shown(
  value: string | number | undefined,
  name: string,
  numbers: Intl.NumberFormat,
): string {
  if (value === undefined) return `{${name}}`;
  return typeof value === "number" ? numbers.format(value) : isolated(value);
}

/** Keeps a name that runs from right to left from changing places with the punctuation beside it. */
function isolated(value: string): string {
  return /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/.test(value)
    ? `\u{2068}${value}\u{2069}`
    : value;
}
