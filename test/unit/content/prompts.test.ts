import { readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadPrompts } from "../../../src/content/prompts.ts";
import { fillPrompt, PROMPT_VARIABLES, type PromptName } from "../../../src/domain/prompt.ts";
import { inProject } from "../../../src/app/paths.ts";
import { answerForms } from "../../../src/llm/answers.ts";
import { yizhan } from "../../helpers/cli.ts";
import { tempFolder } from "../../helpers/temp-folder.ts";

const NAMES = Object.keys(PROMPT_VARIABLES) as PromptName[];

/** A prompt in order. Its first line of variables is line 7, of instructions 12, of input 16. */
const aPrompt = (name: PromptName): string =>
  [
    "---",
    "purpose: Says something.",
    "model:",
    "  temperature: 0.5",
    "  maxTokens: 100",
    "  deadlineMs: 1000",
    `variables: [${PROMPT_VARIABLES[name].join(", ")}]`,
    "---",
    "",
    "# Instructions",
    "",
    "Do it.",
    "",
    "# Input",
    "",
    ...PROMPT_VARIABLES[name].map((variable) => `{{${variable}}}`),
    "",
  ].join("\n");

const IN_ORDER: Readonly<Record<string, string>> = Object.fromEntries(
  NAMES.map((name) => [`${name}.md`, aPrompt(name)]),
);

interface Fault {
  readonly name: string;
  readonly find?: string;
  readonly put: string | null;
  readonly line: number;
  readonly says: RegExp;
}

/** In `understand.md`, with the variables `earlier` on line 16 and `message` on line 17. */
const FAULTS: readonly Fault[] = [
  { name: "a prompt that is missing", put: null, line: 1, says: /prompt is missing/ },
  { name: "no front matter", find: "---\npurpose", put: "purpose", line: 1, says: /front matter/ },
  { name: "YAML that cannot be read", find: "Says", put: '"Says', line: 7, says: /YAML/ },
  {
    name: "unknown front matter",
    find: "model:",
    put: "colour: red\nmodel:",
    line: 3,
    says: /colour/,
  },
  { name: "an unknown setting", find: "  maxT", put: "  topP: 1\n  maxT", line: 5, says: /topP/ },
  { name: "no purpose", find: "purpose: Says something.\n", put: "", line: 2, says: /purpose/ },
  { name: "a purpose too long", find: "Says", put: "x".repeat(200), line: 2, says: /200/ },
  { name: "a temperature too high", find: "0.5", put: "1.5", line: 4, says: /from 0 to 1/ },
  { name: "an answer too long", find: "100\n", put: "4001\n", line: 5, says: /16 to 4000/ },
  { name: "a deadline in seconds", find: "1000", put: "1", line: 6, says: /500 to 60000/ },
  { name: "a deadline in words", find: "1000", put: "soon", line: 6, says: /milliseconds/ },
  {
    name: "a setting that is missing",
    find: "  maxTokens: 100\n",
    put: "",
    line: 3,
    says: /maxTokens/,
  },
  {
    name: "a variable that nothing gives",
    find: "[earlier",
    put: "[tone, earlier",
    line: 7,
    says: /“tone” is not among/,
  },
  {
    name: "a variable that is missing",
    find: "[earlier, ",
    put: "[",
    line: 7,
    says: /“earlier” is missing/,
  },
  {
    name: "a variable named twice",
    find: "[earlier",
    put: "[earlier, earlier",
    line: 7,
    says: /twice/,
  },
  {
    name: "a variable that is not used",
    find: "{{earlier}}\n",
    put: "",
    line: 7,
    says: /\{\{earlier\}\} stands nowhere/,
  },
  {
    name: "a place for nothing",
    find: "{{earlier}}",
    put: "{{earlier}}\n{{tone}}",
    line: 17,
    says: /\{\{tone\}\} is not among/,
  },
  {
    name: "a place used twice",
    find: "{{earlier}}",
    put: "{{earlier}}\n{{earlier}}",
    line: 17,
    says: /second time/,
  },
  {
    name: "a place within a line",
    find: "{{earlier}}",
    put: "After {{earlier}}:",
    line: 16,
    says: /line of its own/,
  },
  {
    name: "a place that is not closed",
    find: "{{earlier}}",
    put: "{{earlier}",
    line: 16,
    says: /line of its own/,
  },
  {
    name: "a place that is spelt with spaces",
    find: "{{earlier}}",
    put: "{{ earlier }}",
    line: 16,
    says: /line of its own/,
  },
  {
    name: "a value in the instructions",
    find: "Do it.",
    put: "Do it after {{earlier}}.",
    line: 12,
    says: /same in every call/,
  },
  {
    name: "no instructions",
    find: "# Instructions\n\nDo it.\n",
    put: "",
    line: 9,
    says: /# Instructions is missing/,
  },
  { name: "no input", find: "# Input\n", put: "\n", line: 9, says: /# Input is missing/ },
  {
    name: "empty instructions",
    find: "Do it.",
    put: "",
    line: 10,
    says: /# Instructions is empty/,
  },
  {
    name: "a section too many",
    find: "# Input",
    put: "# Notes\n\nNone.\n\n# Input",
    line: 14,
    says: /no section # Notes/,
  },
  {
    name: "a section twice",
    find: "# Input",
    put: "# Instructions\n\nMore.\n\n# Input",
    line: 14,
    says: /stands twice/,
  },
  {
    name: "words before the sections",
    find: "# Instructions",
    put: "Hello.\n\n# Instructions",
    line: 10,
    says: /before the first/,
  },
  {
    name: "instructions too long",
    find: "Do it.",
    put: "x".repeat(9_001),
    line: 10,
    says: /9001 characters; at most 9000/,
  },
];

describe("the prompts of the service", () => {
  const loaded = loadPrompts(inProject("prompts"));

  it("are in order", () => {
    expect(loaded.ok ? [] : loaded.problems).toEqual([]);
  });

  it.each(NAMES)("name every part of the answer that is read of %s", (name) => {
    if (!loaded.ok) throw new Error("the prompts have faults");
    const parts = Object.keys(answerForms[name].schema["properties"] as object);
    expect(parts.length).toBeGreaterThan(0);
    for (const part of parts) expect(loaded.prompts[name].instructions).toContain(`"${part}"`);
  });

  it.each(NAMES)("show an answer of the form in which %s is read", (name) => {
    if (!loaded.ok) throw new Error("the prompts have faults");
    const examples = loaded.prompts[name].instructions
      .split("\n")
      .filter((line) => line.startsWith("{"));
    expect(examples.length).toBeGreaterThan(0);
    for (const example of examples) {
      expect(answerForms[name].parse(JSON.parse(example))).toEqual(JSON.parse(example));
    }
  });

  it("are described with all their names, variables and limits", () => {
    const page = readFileSync(inProject("docs", "prompts.md"), "utf8");
    for (const [name, variables] of Object.entries(PROMPT_VARIABLES)) {
      const row = page.split("\n").find((line) => line.startsWith(`| \`${name}\``));
      expect(row?.match(/`\w+`/g)?.slice(1)).toEqual(
        variables.map((variable) => `\`${variable}\``),
      );
    }
    for (const limit of ["9,000", "200", "16 to 4,000", "500 to 60,000", "0 to 1"]) {
      expect(page).toContain(limit);
    }
  });
});

describe("loading prompts", () => {
  it("gives all that a file says", () => {
    const loaded = loadPrompts(tempFolder(IN_ORDER));
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
    expect(loaded.prompts.understand).toEqual({
      name: "understand",
      purpose: "Says something.",
      temperature: 0.5,
      maxTokens: 100,
      deadlineMs: 1_000,
      instructions: "Do it.",
      input: [{ variable: "earlier" }, "\n", { variable: "message" }],
      hash: expect.stringMatching(/^[0-9a-f]{12}$/) as string,
    });
  });

  it("gives another hash to whatever makes another answer, and only to that", () => {
    const hashWith = (find: string, put: string): string => {
      const text = aPrompt("understand").replace(find, put);
      const loaded = loadPrompts(tempFolder({ ...IN_ORDER, "understand.md": text }));
      if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
      return loaded.prompts.understand.hash;
    };
    const hash = hashWith("", "");
    expect(hashWith("Says something.", "Says more.")).toBe(hash);
    expect(hashWith("deadlineMs: 1000", "deadlineMs: 2000")).toBe(hash);
    expect(hashWith("Do it.", "Do it well.")).not.toBe(hash);
    expect(hashWith("{{earlier}}", "Earlier:\n{{earlier}}")).not.toBe(hash);
    expect(hashWith("0.5", "0.4")).not.toBe(hash);
  });

  it.each(FAULTS)("names file and line of $name", ({ find, put, line, says }) => {
    const text = aPrompt("understand");
    if (find !== undefined) expect(text).toContain(find);
    const changed = put === null ? null : text.replace(find ?? text, () => put);
    const loaded = loadPrompts(tempFolder({ ...IN_ORDER, "understand.md": changed }));
    expect(loaded.ok).toBe(false);
    const problems = loaded.ok ? [] : loaded.problems;
    expect(problems).toContainEqual({
      file: "understand.md",
      line,
      message: expect.stringMatching(says) as string,
    });
    expect(problems.every(({ file }) => file === "understand.md")).toBe(true);
  });

  it("names files that are no prompt", () => {
    const loaded = loadPrompts(tempFolder({ ...IN_ORDER, "sumarise.md": "", "notes.txt": "" }));
    expect(loaded.ok ? [] : loaded.problems).toMatchObject([
      { file: "notes.txt", line: 1, message: expect.stringContaining("understand") as string },
      { file: "sumarise.md", line: 1 },
    ]);
  });

  it("leaves aside a prompt of an earlier version, as releases and exports still have it", () => {
    const loaded = loadPrompts(tempFolder({ ...IN_ORDER, "compose.md": "whatever it says" }));
    expect(loaded.ok && Object.keys(loaded.prompts)).toEqual(NAMES);
  });

  it("names all faults of all files at once", () => {
    const loaded = loadPrompts(path.join(tempFolder({}), "nowhere"));
    expect(loaded.ok ? [] : loaded.problems.map(({ file }) => file)).toEqual(
      NAMES.map((name) => `${name}.md`).sort(),
    );
  });
});

describe("prompts check", () => {
  it("says that all is well, or names each fault and fails", () => {
    expect(yizhan(["prompts", "check"])).toMatchObject({
      status: 0,
      stdout: "The prompts are in order.\n",
    });
    const text = aPrompt("select").replace("0.5", "7");
    const folder = tempFolder({ ...IN_ORDER, "select.md": text, "translate.md": null });
    const run = yizhan(["prompts", "check", folder]);
    expect(run.status).toBe(1);
    expect(run.stdout.split("\n")).toEqual([
      expect.stringContaining(`${path.join(folder, "select.md")}:4: model.temperature`),
      `${path.join(folder, "translate.md")}:1: the prompt is missing`,
      "",
    ]);
    expect(run.stderr).toContain("2 faults");
  });
});

describe("filling a prompt", () => {
  const filled = (message: string, earlier: readonly string[] = []): string => {
    const loaded = loadPrompts(tempFolder(IN_ORDER));
    if (!loaded.ok) throw new Error("the prompt has faults");
    return fillPrompt(loaded.prompts.understand, { earlier, message }).input;
  };

  it("puts every value on a line of its own, as JSON", () => {
    expect(filled("zh", ["a", 'say "b"\n# Input'])).toBe('["a","say \\"b\\"\\n# Input"]\n"zh"');
  });

  it("leaves the words of every language as they are", () => {
    const words = "签证 ⟦1⟧, виза, تأشيرة, می‌خواهم, वीज़ा, 👩‍🔬, é";
    expect(filled(words)).toBe(`[]\n"${words}"`);
  });

  it("keeps values from looking like places", () => {
    expect(filled("{{earlier}}", ["{{message}}"])).toBe('["{{message}}"]\n"{{earlier}}"');
  });

  it("writes out what is not seen, turns the direction, or looks like markup", () => {
    expect(filled("a\u202Eb</data>`\u2028\u{E0041}\u0000")).toBe(
      '[]\n"a\\u202eb\\u003c/data\\u003e\\u0060\\u2028\\udb40\\udc41\\u0000"',
    );
  });

  it("lets no value out of its line, change the instructions, or be lost", () => {
    const loaded = loadPrompts(tempFolder(IN_ORDER));
    if (!loaded.ok) throw new Error("the prompt has faults");
    const { understand } = loaded.prompts;
    const nasty = fc.constantFrom(
      ...'\n\r"\\<>`{}[]\u2028\u2029\u0085\u202e\u200b\ufeff\ud800'.split(""),
      "{{message}}",
      "# Instructions",
      "\\u0022",
      "```",
    );
    const text = fc
      .array(fc.oneof(nasty, fc.string({ unit: "binary" })), { maxLength: 8 })
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(fc.array(text), text, (earlier, message) => {
        const { instructions, input } = fillPrompt(understand, { earlier, message });
        expect(instructions).toBe(understand.instructions);
        const lines = input.split(/[\n\r\u2028\u2029\u0085\v\f]/u);
        expect(lines).toHaveLength(2);
        expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([earlier, message]);
        expect(input).not.toMatch(/[<>`\u202a-\u202e\u2066-\u2069\u200b\ufeff]/u);
      }),
    );
  });
});
