import { readdirSync, readFileSync } from "node:fs";
import { buildSearch } from "../../src/app/search-index.ts";
import { createCore, loadContent } from "../../src/app/service.ts";
import { textTable } from "../../src/app/commands/text-table.ts";
import { plainText } from "../../src/domain/block.ts";
import { parsePlainDate } from "../../src/domain/plain-date.ts";
import { shareOf, writtenShare } from "../../src/domain/share.ts";

/**
 * Whether opposite questions ("must I …?", "may I skip …?") are told the rule that answers both, and never a bare yes or no, which
 * would be wrong for one of them; only a table may give a verdict.
 *
 * The pairs were written by somebody who had read the articles and seen no reply.
 */
interface Pair {
  readonly id: string;
  readonly must: string;
  readonly skip: string;
  /** Claims any one of which states the rule. */
  readonly holds: readonly string[];
}

/** What a verdict begins with, in each language. */
const VERDICT =
  /^(?:yes|no|sí|si|non|oui|да|нет|نعم|لا|是的?|不是|不用|可以|不可以|需要|不需要)[.,!:،，。！：]/iu;

const today = parsePlainDate("2026-11-30");
if (today === null) throw new Error("that is no day");
const day = today;
const content = loadContent(null);
const { answering } = createCore(content, buildSearch(content.knowledge, { bare: false }));

function ask(text: string, language: string) {
  const { reply, ruled } = answering.answer({
    ...{ text, earlier: [], localeHint: language, conversationLanguage: null },
    ...{ languageChosen: false, today: day, now: day },
  });
  const said = new Set(reply.asserted.map(({ article, claim }) => `${article}#${claim}`));
  const isVerdict = !ruled && VERDICT.test(plainText(reply.blocks).trim());
  return { reply, said, isVerdict };
}

const judged = readdirSync(new URL(".", import.meta.url))
  .filter((name) => name.endsWith(".jsonl"))
  .sort()
  .flatMap((name) =>
    readFileSync(new URL(name, import.meta.url), "utf8")
      .trim()
      .split("\n")
      .map((line) => {
        const { must, skip, holds } = JSON.parse(line) as Pair;
        const language = name.slice(0, 2);
        const replies = [must, skip].map((text) => ask(text, language));
        const isHeld = ({ said }: (typeof replies)[number]): boolean =>
          holds.some((claim) => said.has(claim));
        return {
          language,
          isVerdict: replies.some((one) => one.isVerdict),
          isOneHeld: replies.some(isHeld),
          areBothHeld: replies.every(isHeld),
        };
      }),
  );

const groups = [...Map.groupBy(judged, ({ language }) => language), ["all", judged] as const];
type Judged = (typeof judged)[number];
const row = (name: string, holds: (one: Judged) => boolean): string[] => [
  name,
  ...groups.map(([, own]) => writtenShare(shareOf(own.filter(holds).length, own.length))),
];
console.log("Pairs of opposite questions, percent (Wilson 95 %)\n");
console.log(
  textTable(
    ["", ...groups.map(([language]) => language)],
    [
      row("both are told the rule", ({ areBothHeld }) => areBothHeld),
      row("at least one is", ({ isOneHeld }) => isOneHeld),
      row("a bare yes or no", ({ isVerdict }) => isVerdict),
    ],
  ),
);
