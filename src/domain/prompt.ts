/** What each prompt is told from call to call, by the names that stand in its file. */
export const PROMPT_VARIABLES = {
  understand: ["earlier", "message"],
  select: ["question", "language", "asOf", "candidates"],
  translate: ["text", "from", "to"],
  translateArticle: ["title", "language", "pieces"],
  sameQuestion: ["question", "others"],
} as const satisfies Record<string, readonly string[]>;

export type PromptName = keyof typeof PROMPT_VARIABLES;
export type PromptVariable<Name extends PromptName> = (typeof PROMPT_VARIABLES)[Name][number];

/** What can stand in JSON. */
export type PromptValue =
  | string
  | number
  | boolean
  | null
  | readonly PromptValue[]
  | { readonly [key: string]: PromptValue };

/** How a model is told what to do, read from `prompts/<name>.md`. */
export interface Prompt<Name extends PromptName = PromptName> {
  readonly name: Name;
  /** One sentence, for whoever looks after the prompts. */
  readonly purpose: string;
  /** 0 to 1. */
  readonly temperature: number;
  /** Longest answer, in tokens. */
  readonly maxTokens: number;
  readonly deadlineMs: number;
  /** What the service says: the same words in every call. */
  readonly instructions: string;
  /** Text and, as objects, the places for values. */
  readonly input: readonly (string | { readonly variable: PromptVariable<Name> })[];
  /** Twelve hexadecimal digits over all that reaches the model; part of the key of whatever is remembered of its answers. */
  readonly hash: string;
}

/** All prompts, by name. */
export type Prompts = { readonly [Name in PromptName]: Prompt<Name> };

export interface FilledPrompt {
  readonly instructions: string;
  readonly input: string;
}

/**
 * What is sent to a model.
 *
 * Every value becomes JSON on one line of its own. Nothing in a value can end that line or the string it stands in, and
 * whatever is not seen on a screen, or would look like markup, is written as an escape: it says the same and steers nothing.
 */
export function fillPrompt<Name extends PromptName>(
  prompt: Prompt<Name>,
  values: Readonly<Record<PromptVariable<Name>, PromptValue>>,
): FilledPrompt {
  const input = prompt.input
    .map((part) => (typeof part === "string" ? part : asData(values[part.variable])))
    .join("");
  return { instructions: prompt.instructions, input };
}

/**
 * Characters that end a line for some reader, are not seen, turn the direction of a text, or open a tag or a code block. The
 * joiners of Persian and of emoji stay.
 */
const TO_ESCAPE = /(?![\u200C\u200D])[<>`\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}]/gu;

function asData(value: PromptValue): string {
  return JSON.stringify(value).replace(TO_ESCAPE, (character) =>
    Array.from(
      { length: character.length },
      (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`,
    ).join(""),
  );
}
