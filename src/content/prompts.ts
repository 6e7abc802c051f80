import { createHash } from "node:crypto";
import { z } from "zod";
import {
  PROMPT_VARIABLES,
  type Prompt,
  type PromptName,
  type Prompts,
  type PromptVariable,
} from "../domain/prompt.ts";
import { createFolder, type Folder } from "./folder.ts";
import { Problems, type Problem } from "./problem.ts";
import { readPromptBody, type PromptBody } from "./read-prompt-body.ts";
import { readYaml, validate, type YamlFile } from "./yaml-file.ts";

export type PromptsResult =
  | { readonly ok: true; readonly prompts: Prompts }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Front matter. The longest deadline leaves a reader some patience; the longest answer is far below what models give. */
const promptSchema = z.strictObject({
  purpose: z
    .string("the purpose says in one sentence what the prompt is for")
    .trim()
    .min(1, "the purpose says in one sentence what the prompt is for")
    .max(200, "the purpose has at most 200 characters"),
  model: z.strictObject({
    temperature: z
      .number("the temperature is a number")
      .min(0, "the temperature is from 0 to 1")
      .max(1, "the temperature is from 0 to 1"),
    maxTokens: z
      .int("maxTokens is a whole number")
      .min(16, "maxTokens is from 16 to 4000")
      .max(4_000, "maxTokens is from 16 to 4000"),
    deadlineMs: z
      .int("deadlineMs is a whole number of milliseconds")
      .min(500, "deadlineMs is from 500 to 60000")
      .max(60_000, "deadlineMs is from 500 to 60000"),
  }),
  variables: z.array(
    z.string().regex(/^[a-z][A-Za-z0-9]*$/, "the name of a variable is camelCase"),
  ),
});

const FRONT_MATTER = /^---\n([\s\S]*?)\n---(?:\n|$)/;
const NAMES = Object.keys(PROMPT_VARIABLES) as PromptName[];
/** Prompts of earlier versions: releases and exports that still have one are read without it. */
const GONE: readonly string[] = ["compose.md"];

/** Loads `prompts/<name>.md` as a whole, or nothing of it. Every prompt that the service uses has to be there. */
export function loadPrompts(root: string): PromptsResult {
  return readPrompts(createFolder(root));
}

/** Reads the prompts from wherever their documents are. */
export function readPrompts(folder: Folder): PromptsResult {
  const problems = new Problems();
  for (const file of folder.files("")) {
    if (!GONE.includes(file) && !NAMES.some((name) => file === `${name}.md`)) {
      problems.add(file, 1, `no prompt has this name; there are ${NAMES.join(", ")}, each as .md`);
    }
  }
  const read = <Name extends PromptName>(name: Name): Prompt<Name> | null =>
    readPrompt(name, folder.read(`${name}.md`), problems);
  const understand = read("understand");
  const select = read("select");
  const translate = read("translate");
  const translateArticle = read("translateArticle");
  const sameQuestion = read("sameQuestion");
  if (!understand || !select || !translate || !translateArticle || !sameQuestion) {
    return { ok: false, problems: problems.all() };
  }
  const prompts = { understand, select, translate, translateArticle, sameQuestion };
  return problems.none ? { ok: true, prompts } : { ok: false, problems: problems.all() };
}

function readPrompt<Name extends PromptName>(
  name: Name,
  raw: string | null,
  problems: Problems,
): Prompt<Name> | null {
  const file = `${name}.md`;
  if (raw === null) {
    problems.add(file, 1, "the prompt is missing");
    return null;
  }
  const match = FRONT_MATTER.exec(raw);
  if (match === null) {
    problems.add(file, 1, "the prompt begins with front matter between two lines of ---");
    return null;
  }
  const [whole, frontMatter = ""] = match;
  const yaml = readYaml(frontMatter, file, problems, 2);
  const front = yaml === null ? null : validate(yaml, promptSchema, file, problems);
  const body = readPromptBody(raw.slice(whole.length), whole.split("\n").length, (line, says) => {
    problems.add(file, line, says);
  });
  if (yaml === null || front === null || body === null) return null;
  checkVariables({ file, name, yaml, declared: front.variables }, body, problems);
  const { temperature, maxTokens, deadlineMs } = front.model;
  return {
    name,
    purpose: front.purpose,
    temperature,
    maxTokens,
    deadlineMs,
    instructions: body.instructions,
    input: body.input as Prompt<Name>["input"],
    hash: createHash("sha256")
      .update(JSON.stringify([temperature, maxTokens, body.instructions, body.input]))
      .digest("hex")
      .slice(0, 12),
  };
}

interface Declaration {
  readonly file: string;
  readonly name: PromptName;
  readonly yaml: YamlFile;
  readonly declared: readonly string[];
}

/** The variables of the service, of the front matter and of the text have to be the same. */
function checkVariables(
  { file, name, yaml, declared }: Declaration,
  body: PromptBody,
  problems: Problems,
): void {
  const given: readonly string[] = PROMPT_VARIABLES[
    name
  ] satisfies readonly PromptVariable<PromptName>[];
  for (const [index, variable] of declared.entries()) {
    const line = yaml.lineOf(["variables", index]);
    if (!given.includes(variable)) {
      problems.add(
        file,
        line,
        `“${variable}” is not among what this prompt is given: ${given.join(", ")}`,
      );
    } else if (declared.indexOf(variable) !== index) {
      problems.add(file, line, `“${variable}” is named twice`);
    } else if (!body.places.some((place) => place.variable === variable)) {
      problems.add(file, line, `{{${variable}}} stands nowhere under # Input`);
    }
  }
  for (const variable of given) {
    if (!declared.includes(variable)) {
      problems.add(file, yaml.lineOf(["variables"]), `the variable “${variable}” is missing`);
    }
  }
  for (const { variable, line } of body.places) {
    if (!declared.includes(variable)) {
      problems.add(file, line, `{{${variable}}} is not among the variables of the front matter`);
    }
  }
}
