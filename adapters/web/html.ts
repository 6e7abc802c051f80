const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Markup of our own making; whatever is not of this class is escaped when it is put into a page. */
export class Html {
  readonly markup: string;
  constructor(markup: string) {
    this.markup = markup;
  }
}

export type HtmlValue = string | Html | readonly Html[];

/** Writes markup around values; texts among them are escaped, lists are joined. */
export function markup(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return new Html(strings.map((text, index) => text + markupOf(values[index] ?? "")).join(""));
}

/**
 * Puts values into the `{{name}}` places of a page that was built with them, in text or between the quotes of an
 * attribute.
 */
export function fillPage(page: string, values: Readonly<Record<string, HtmlValue>>): string {
  return page.replaceAll(/\{\{(\w+)\}\}/g, (_place, name: string) => markupOf(values[name] ?? ""));
}

function markupOf(value: HtmlValue): string {
  if (typeof value === "string") {
    return value.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
  }
  return value instanceof Html ? value.markup : value.map((one) => one.markup).join("");
}
