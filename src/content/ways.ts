import type { ClaimId } from "../domain/knowledge.ts";
import type { Problems } from "./problem.ts";
import { askedSchema } from "./schemas.ts";
import { readYaml, validate } from "./yaml-file.ts";

/** A way of asking, and what it asks for. */
export interface WayOfAsking {
  readonly text: string;
  /** Claims of its article; none where it asks about the subject as a whole, `null` where nobody has said. */
  readonly wanted: readonly ClaimId[] | null;
}

/** Groups of ways of asking that are named by no claim. */
export const GENERAL = "general";
export const UNSORTED = "unsorted";

/** "how much is the fine {#fine}" asks for the claim `fine`, "what is this {#}" for the subject as a whole. */
const MARK = /\s*\{#([A-Za-z0-9 ]*)\}\s*$/;

/** Reads a way of asking as the head of a text has it. */
export function readWay(written: string): WayOfAsking {
  const mark = MARK.exec(written);
  if (mark === null) return { text: written, wanted: null };
  const ids = (mark[1] ?? "").split(" ").filter((id) => id !== "");
  return { text: written.slice(0, mark.index), wanted: ids };
}

/** What the ways of a group ask for; `undefined` for what names none. */
export function wantedBy(group: string): WayOfAsking["wanted"] | undefined {
  if (group === GENERAL) return [];
  if (group === UNSORTED) return null;
  return /^[A-Za-z][A-Za-z0-9-]*(?: [A-Za-z][A-Za-z0-9-]*)*$/.test(group)
    ? group.split(" ")
    : undefined;
}

/** The group in which ways stand that ask for this. */
export function groupOf(wanted: WayOfAsking["wanted"]): string {
  if (wanted === null) return UNSORTED;
  return wanted.length === 0 ? GENERAL : wanted.join(" ");
}

/** Small letters with one blank between words: case, signs and blanks make no other question. */
export function wordsAlone(question: string): string {
  // Where one blank stands already it is left, which takes half the time.
  return question
    .toLowerCase()
    .replace(/(?! [^\s\p{P}])[\s\p{P}]+/gu, " ")
    .trim();
}

/** The ways of asking that stand in a document of their own. */
export interface AskedWays {
  readonly ways: readonly WayOfAsking[];
  /** @param at the place of a way among them */
  readonly lineOfWay: (at: number) => number;
}

/** Reads ways of asking, each below what it asks for; `null` when they cannot be read. All faults are reported. */
export function readAsked(raw: string, file: string, problems: Problems): AskedWays | null {
  const yaml = readYaml(raw, file, problems);
  const groups = yaml === null ? null : validate(yaml, askedSchema, file, problems);
  if (yaml === null || groups === null) return null;
  const paths: (readonly [group: string, at: number])[] = [];
  const ways = Object.entries(groups).flatMap(([group, texts]) => {
    const wanted = wantedBy(group);
    if (wanted === undefined) {
      const names = `${GENERAL}, ${UNSORTED} or claims with one blank between them`;
      problems.add(file, yaml.lineOf([group]), `“${group}” is not what is asked for: ${names}`);
      return [];
    }
    return texts.map((text, at): WayOfAsking => {
      if (MARK.test(text)) {
        const line = yaml.lineOf([group, at]);
        problems.add(file, line, "what is asked for is the name of the group here, not a mark");
      }
      paths.push([group, at]);
      return { text, wanted };
    });
  });
  return { ways, lineOfWay: (at) => yaml.lineOf(paths[at] ?? []) };
}
