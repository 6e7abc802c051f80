/** The two sections of a prompt. */
export interface PromptBody {
  readonly instructions: string;
  /** Text and, as objects, the places for values. */
  readonly input: readonly (string | { readonly variable: string })[];
  /** Where values stand, with their lines in the file. */
  readonly places: readonly { readonly variable: string; readonly line: number }[];
}

/** In UTF-16 units; some 2,500 tokens, which is more than a model heeds. */
const LONGEST_SECTION = 9_000;

const SECTIONS = ["Instructions", "Input"] as const;
type SectionName = (typeof SECTIONS)[number];

interface Section {
  readonly lines: string[];
  readonly firstLine: number;
}

type Report = (line: number, message: string) => void;

/**
 * Reads what stands below the front matter; `null` when a section is missing. All faults are reported.
 *
 * @param firstLine the line of the file on which the text begins
 */
export function readPromptBody(text: string, firstLine: number, report: Report): PromptBody | null {
  const sections = readSections(text, firstLine, report);
  const instructions = sections.get("Instructions");
  const input = sections.get("Input");
  for (const name of SECTIONS) {
    const section = sections.get(name);
    if (section === undefined) report(firstLine, `the section # ${name} is missing`);
    else checkSection(name, section, report);
  }
  if (instructions === undefined || input === undefined) return null;
  const { parts, places } = readInput(input, report);
  return { instructions: trimmed(instructions), input: parts, places };
}

function readSections(text: string, firstLine: number, report: Report): Map<SectionName, Section> {
  const sections = new Map<SectionName, Section>();
  let current: Section | null = null;
  for (const [index, line] of text.split("\n").entries()) {
    const number = firstLine + index;
    const heading = /^# +(.*?) *$/.exec(line)?.[1];
    if (heading === undefined) {
      if (current !== null) current.lines.push(line);
      else if (line.trim() !== "") report(number, "words stand before the first section");
      continue;
    }
    const name = SECTIONS.find((known) => known === heading);
    current = { lines: [], firstLine: number + 1 };
    if (name === undefined) {
      report(number, `there is no section # ${heading}; write # Instructions and # Input`);
    } else if (sections.has(name)) {
      report(number, `the section # ${name} stands twice`);
    } else {
      if (name === "Instructions" && sections.has("Input")) {
        report(number, "# Instructions stands before # Input");
      }
      sections.set(name, current);
    }
  }
  return sections;
}

function checkSection(name: SectionName, section: Section, report: Report): void {
  const heading = section.firstLine - 1;
  const { length } = trimmed(section);
  if (length === 0) report(heading, `the section # ${name} is empty`);
  if (length > LONGEST_SECTION) {
    report(
      heading,
      `the section # ${name} has ${String(length)} characters; at most ${String(LONGEST_SECTION)}`,
    );
  }
  if (name === "Input") return;
  for (const [index, line] of section.lines.entries()) {
    if (/\{\{|\}\}/.test(line)) {
      report(
        section.firstLine + index,
        "instructions are the same in every call; what differs stands under # Input",
      );
    }
  }
}

/** A value is one line of JSON, so its place is a line of its own. */
function readInput(
  section: Section,
  report: Report,
): { parts: PromptBody["input"]; places: PromptBody["places"] } {
  const parts: (string | { variable: string })[] = [];
  const places: { variable: string; line: number }[] = [];
  const { from, to } = span(section.lines);
  for (let index = from; index < to; index += 1) {
    const text = section.lines[index] ?? "";
    const line = section.firstLine + index;
    const variable = /^\{\{([a-z][A-Za-z0-9]*)\}\}$/.exec(text)?.[1];
    if (index > from) parts.push("\n");
    if (variable === undefined) {
      if (/\{\{|\}\}/.test(text)) report(line, "write {{variable}} on a line of its own");
      parts.push(text);
    } else {
      if (places.some((place) => place.variable === variable)) {
        report(line, `{{${variable}}} stands here a second time`);
      }
      parts.push({ variable });
      places.push({ variable, line });
    }
  }
  return { parts, places };
}

function trimmed({ lines }: Section): string {
  const { from, to } = span(lines);
  return lines.slice(from, to).join("\n");
}

/** Without the empty lines at both ends. */
function span(lines: readonly string[]): { from: number; to: number } {
  const isFull = (line: string): boolean => line.trim() !== "";
  const from = lines.findIndex(isFull);
  return from < 0 ? { from: 0, to: 0 } : { from, to: lines.findLastIndex(isFull) + 1 };
}
