import { createGuard } from "../../src/guard/create-guard.ts";
import type { Guard } from "../../src/ports/guard.ts";
import type { Knowledge } from "../../src/domain/knowledge.ts";
import { createLanguageIdentifier } from "../../src/search/identify/language-identifier.ts";

/** What the knowledge base knows by name, each by all of its names. */
function thingsOf({ places, centres, programmes, contacts }: Knowledge): string[][] {
  return [
    ...[...places.values()].map(({ names, aliases }) => [...names.values(), ...aliases]),
    ...[...centres.values(), ...contacts.values()].map(({ names }) => [...names.values()]),
    ...[...programmes.values()].map(({ names }) => [...names]),
  ];
}

/** What a prompt might say. */
export const INSTRUCTIONS = [
  "You are a careful editor. Rewrite only what the numbered sentences say, and never add a fact of your own to them.",
  "你是一位谨慎的编辑。只能改写编号的句子所说的内容，绝不能自己添加任何事实或者数字。",
  "Вы осторожный редактор. Пересказывайте только то, что сказано в пронумерованных предложениях, и ничего не добавляйте от себя.",
];

export function guardOf(knowledge: Knowledge): Guard {
  return createGuard({
    identifier: createLanguageIdentifier(),
    things: thingsOf(knowledge),
    instructions: INSTRUCTIONS,
  });
}
