import type {
  EditedWays,
  EditRefusal,
  WaysDocuments,
  WrittenWay,
} from "../ports/document-editing.ts";
import { headOf, withHead, articleIn } from "./edit-texts.ts";
import { FRONT_MATTER } from "./read-article-text.ts";
import { groupOf, readWay, wantedBy, wordsAlone } from "./ways.ts";
import {
  appendItem,
  isFlowAt,
  parseYaml,
  removeItem,
  removeKey,
  setKey,
  spliceYaml,
  writtenText,
  type YamlStep,
} from "./yaml-splice.ts";

type Mapping = Readonly<Record<string, unknown>>;

/** Ways of asking in the head of a text, or in a document of their own; none where that cannot be read. */
export function questionsIn(text: string): readonly string[] {
  const ways = FRONT_MATTER.test(text) ? inHead(text) : inGroups(text);
  return ways.map(({ question }) => question);
}

/** Those in the head of the text first; one that stands apart as well is told from there. */
export function waysIn({ text, asked }: WaysDocuments): readonly WrittenWay[] {
  const apart = asked === null ? [] : inGroups(asked);
  return [...inHead(text).filter(({ question }) => !isAmong(apart, question)), ...apart];
}

function inHead(text: string): readonly WrittenWay[] {
  return textsIn(headOf(text)?.value["questions"]).map((written) => {
    const { text: question, wanted } = readWay(written);
    return { question, wanted };
  });
}

function inGroups(asked: string): readonly WrittenWay[] {
  return Object.entries(articleIn(asked) ?? {}).flatMap(([group, ways]) => {
    const wanted = wantedBy(group);
    return wanted === undefined ? [] : textsIn(ways).map((question) => ({ question, wanted }));
  });
}

function textsIn(value: unknown): readonly string[] {
  return Array.isArray(value)
    ? value.filter((each): each is string => typeof each === "string")
    : [];
}

function isAmong(ways: readonly WrittenWay[], question: string): boolean {
  const words = wordsAlone(question);
  return ways.some((each) => wordsAlone(each.question) === words);
}

/** Adds a way of asking as the last of its group. */
export function withWay(documents: WaysDocuments, way: WrittenWay): EditedWays {
  if (headOf(documents.text) === null) return refused("unreadable");
  if (isAmong(waysIn(documents), way.question)) return refused("there_already");
  const asked = added(documents.asked ?? "", way);
  return asked === null ? refused("unreadable") : { kind: "edited", ...documents, asked };
}

/** Lets a way of asking ask for something else, wherever it stands. */
export function withWayMoved(documents: WaysDocuments, way: WrittenWay): EditedWays {
  const words = wordsAlone(way.question);
  const found = waysIn(documents).find(({ question }) => wordsAlone(question) === words);
  if (found === undefined) return refused("not_there");
  if (groupOf(found.wanted) === groupOf(way.wanted)) return refused("there_already");
  const without = withoutWay(documents, way.question);
  return without.kind === "refused"
    ? without
    : withWay(without, { ...way, question: found.question });
}

/** Takes a way of asking out of both documents. */
export function withoutWay(documents: WaysDocuments, question: string): EditedWays {
  if (!isAmong(waysIn(documents), question)) return refused("not_there");
  const text = takenFromHead(documents.text, question);
  const asked = documents.asked === null ? null : takenFromGroups(documents.asked, question);
  return text === undefined || asked === undefined
    ? refused("unreadable")
    : { kind: "edited", text, asked: asked === "" ? null : asked };
}

/** `null` for what cannot be written. */
function added(asked: string, { question, wanted }: WrittenWay): string | null {
  const group = groupOf(wanted);
  const yaml = parseYaml(asked);
  const value = asked.trim() === "" ? {} : articleIn(asked);
  if (yaml === null || value === null) return null;
  const known = value[group];
  const ways = textsIn(known);
  const isFlow = isFlowAt(yaml.document, [group]);
  const written = writtenText(question, isFlow);
  if (Object.keys(value).length === 0) return `${asked}${group}:\n  - ${written}\n`;
  const step: YamlStep =
    known === undefined || known === null
      ? setKey([], group, `\n  - ${written}`)
      : appendItem([group], written);
  return spliceYaml(asked, [step], { ...value, [group]: [...ways, question] });
}

/** The text as it was where the question is not in its head; `undefined` for what cannot be written. */
function takenFromHead(text: string, question: string): string | undefined {
  const head = headOf(text);
  if (head === null) return undefined;
  const isMeant = (written: string): boolean =>
    wordsAlone(readWay(written).text) === wordsAlone(question);
  const changed = takenFrom(head.text, head.value, "questions", isMeant);
  return changed === undefined ? undefined : withHead(text, head, changed);
}

function takenFromGroups(asked: string, question: string): string | undefined {
  const words = wordsAlone(question);
  let changed: string | undefined = asked;
  for (const group of Object.keys(articleIn(asked) ?? {})) {
    const value = articleIn(changed ?? "");
    if (changed === undefined || value === null) return undefined;
    changed = takenFrom(changed, value, group, (written) => wordsAlone(written) === words);
  }
  return changed;
}

/** Takes items out of a list, and the list itself with its last item; nothing is left without the last list. */
function takenFrom(
  yaml: string,
  value: Mapping,
  key: string,
  isMeant: (written: string) => boolean,
): string | undefined {
  const all = value[key];
  const ways = textsIn(all);
  const kept = ways.filter((written) => !isMeant(written));
  if (kept.length === ways.length || !Array.isArray(all)) return yaml;
  if (kept.length === 0) {
    const rest = Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
    if (Object.keys(rest).length === 0) return "";
    return spliceYaml(yaml, [removeKey([], key)], rest) ?? undefined;
  }
  const places = [...all.keys()].filter((at) => isMeant(String(all[at]))).reverse();
  const steps = places.map((at) => removeItem([key], at));
  return spliceYaml(yaml, steps, { ...value, [key]: kept }) ?? undefined;
}

function refused(why: EditRefusal): EditedWays {
  return { kind: "refused", why };
}
