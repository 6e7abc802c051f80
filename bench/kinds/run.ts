import { readdirSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { textTable } from "../../src/app/commands/text-table.ts";
import { goesOn, type MessageKind } from "../../src/domain/message-kind.ts";
import { shareOf, writtenShare } from "../../src/domain/share.ts";
import { loadContent } from "../../src/app/service.ts";
import { createMessageKinds } from "../../src/services/message-kinds.ts";
import { createEmergencyDetector } from "../../src/understanding/emergency.ts";
import { createKindReader } from "../../src/understanding/kind-reader.ts";

/**
 * Whether it is told what kind of message something is:
 *
 *     node bench/kinds/run.ts [--second] [--missed en]
 *
 * The messages were written by somebody who had seen neither the code nor the articles nor what the models were taught with.
 */
interface Labelled {
  readonly text: string;
  /** The first is the one that a reply must serve first. */
  readonly kinds: readonly string[];
  readonly hard?: boolean;
}

const { values: options } = parseArgs({
  options: {
    // The second half is for the end of a piece of work: whoever tunes after looking at it has used it up.
    second: { type: "boolean", default: false },
    /** Prints what was missed in a language, or in all. */
    missed: { type: "string" },
  },
});

const NAMES: Readonly<Record<string, MessageKind | "emergency">> = {
  question: "question",
  person: "person",
  emergency: "emergency",
  greeting: "greeting",
  thanks: "thanks",
  goodbye: "goodbye",
  who_are_you: "whoAreYou",
  what_can_you_do: "whatCanYouDo",
  complaint: "complaint",
  insult: "insult",
  unlawful: "unlawful",
  manipulation: "manipulation",
};

interface Told extends Labelled {
  readonly language: string;
  readonly wanted: readonly string[];
  readonly kind: string;
  readonly numbers: "card" | "line" | "none";
}

const half = options.second ? "second" : "first";
const emergencies = createEmergencyDetector();
const { knowledge } = loadContent(null);
const kindsOfMessages = createMessageKinds(knowledge, createKindReader());
const told = readdirSync(new URL(".", import.meta.url))
  .filter((name) => name.endsWith(`.${half}.jsonl`))
  .sort()
  .flatMap((name) =>
    readFileSync(new URL(name, import.meta.url), "utf8")
      .trim()
      .split("\n")
      .map((line): Told => {
        const message = JSON.parse(line) as Labelled;
        const numbers = emergencies.detect(message.text)?.numbers ?? "none";
        const read = kindsOfMessages.tell(message.text, name.slice(0, 2))(false).read.kind;
        // A question all the same, which the conversation before it tells more of.
        const asked = goesOn(read) ? "question" : read;
        const kind = numbers === "card" ? "emergency" : asked;
        const wanted = message.kinds.map((one) => NAMES[one] ?? one);
        return { ...message, language: name.slice(0, 2), wanted, kind, numbers };
      }),
  );

const groups = [...Map.groupBy(told, ({ language }) => language), ["all", told] as const];
const share = (own: readonly Told[], holds: (one: Told) => boolean): string =>
  writtenShare(shareOf(own.filter(holds).length, own.length));
const isRight = ({ wanted, kind, numbers }: Told): boolean =>
  wanted[0] === "emergency" ? numbers !== "none" : kind === wanted[0];

console.log(
  `Kinds told right, percent (Wilson 95 %); an emergency by card or line. ${half} half\n`,
);
const kinds = Object.values(NAMES);
console.log(
  textTable(
    ["", ...groups.map(([language]) => language)],
    [
      ...kinds.map((kind) => [
        kind,
        ...groups.map(([, own]) =>
          share(
            own.filter(({ wanted }) => wanted[0] === kind),
            isRight,
          ),
        ),
      ]),
      [
        "mean of kinds",
        ...groups.map(([, own]) => {
          const shares = kinds.map((kind) => {
            const those = own.filter(({ wanted }) => wanted[0] === kind);
            return those.filter(isRight).length / Math.max(1, those.length);
          });
          return ((100 * shares.reduce((sum, one) => sum + one, 0)) / shares.length).toFixed(1);
        }),
      ],
    ],
  ),
);

const calm = (isHard: boolean) => (one: Told) =>
  one.wanted[0] !== "emergency" && (one.hard === true) === isHard;
const emergency = ({ wanted }: Told): boolean => wanted[0] === "emergency";
const rows: readonly (readonly [string, (one: Told) => boolean, (one: Told) => boolean])[] = [
  ["emergency: card or line", emergency, ({ numbers }) => numbers !== "none"],
  ["emergency: card", emergency, ({ numbers }) => numbers === "card"],
  ["ordinary: card", calm(false), ({ numbers }) => numbers === "card"],
  ["ordinary: line", calm(false), ({ numbers }) => numbers === "line"],
  ["calm, alarming words: card", calm(true), ({ numbers }) => numbers === "card"],
  ["calm, alarming words: line", calm(true), ({ numbers }) => numbers === "line"],
];
console.log();
console.log(
  textTable(
    ["", ...groups.map(([language]) => language)],
    rows.map(([name, of, holds]) => [
      name,
      ...groups.map(([, own]) => share(own.filter(of), holds)),
    ]),
  ),
);

if (options.missed !== undefined && !options.second) {
  for (const one of told) {
    if (isRight(one) || (options.missed !== "all" && one.language !== options.missed)) continue;
    console.log(`\n${one.language} ${one.wanted.join("+")} taken for ${one.kind}: ${one.text}`);
  }
}
