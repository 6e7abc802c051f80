/**
 * Trains the model of urgent sentences: `node scripts/train-emergency-model.ts` writes
 * `src/understanding/emergency/model.json`; `--cross-validate` prints what a model that has not seen a quarter of the
 * messages makes of them, and writes nothing. See docs/decisions/0005-emergencies.md.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { KINDS, type PackedSentenceModel } from "../src/understanding/emergency/sentence-model.ts";
import { conversationsIn, type LabelledTurn } from "./message-models/labelled-messages.ts";
import { sentencesIn, trainedLanguages } from "./message-models/sentences.ts";
import { bagsOf, scoreOf, train, type Bag, type Example } from "./emergency-model/train.ts";

const MODEL = new URL("../src/understanding/emergency/model.json", import.meta.url);
const TRAINING = new URL("emergency-training/", import.meta.url);
const LANGUAGES = new URL("../languages/", import.meta.url);
/** What people write in conversations, by file of `languages/<tag>/training`: whether it is urgent. */
const CONVERSED: Readonly<Record<string, boolean>> = {
  "emergency.txt": true,
  "suicide.txt": true,
  "turns.txt": false,
  "followup.txt": false,
  "detail.txt": false,
  "question.txt": false,
  "calm.txt": false,
  "person.txt": false,
  "complaint.txt": false,
  "insult.txt": false,
  "thanks.txt": false,
  "goodbye.txt": false,
};
/** Articles that a question in words of danger is about: such a message is urgent, or nearly so, and teaches neither. */
const URGENT_SUBJECTS = [
  "conversation/danger",
  "conversation/emergency",
  "conversation/lost-passport-now",
  "conversation/suicide",
  "residence/emergency-numbers",
  "visas/lost-passport",
];
const CODE = [
  new URL("emergency-model/train.ts", import.meta.url),
  new URL("../src/understanding/message-features.ts", import.meta.url),
  new URL("../src/understanding/emergency/sentence-model.ts", import.meta.url),
];

/** Chosen with measured messages in view: see the decision. */
const THRESHOLD = -1.6;
/** Chosen so that hardly an ordinary message gets nothing but numbers; the line below the answer is for the doubt. */
const SURE_FROM = 1.15;
/** A false alarm above an ordinary question is worse than above one that is full of such words. */
const QUESTION_WEIGHT = 2;
const CASE_WEIGHT = 3;
/** There are many of them, and none was written for this. */
const ASKED_WEIGHT = 0.3;
const FOLDS = 4;

interface Line {
  readonly text: string;
  readonly urgent: boolean;
  readonly kind?: string | null;
  /** Says nothing urgent, nor with words of it: what long messages are otherwise made of. */
  readonly plain?: boolean;
}

/** Every so many sentences stand once more, in the midst of a long message. */
const BURIED_EVERY = 3;
const SENTENCES_AROUND = 6;
const LONGEST_BURIED = 200;

/** Of the messages and of the code that reads them. */
export function inputsHash(): string {
  const hash = createHash("sha256").update(`${String(THRESHOLD)} ${String(SURE_FROM)}`);
  for (const name of readdirSync(TRAINING).sort())
    hash.update(readFileSync(new URL(name, TRAINING)));
  for (const { text } of [...conversed(), ...asked(), ...cases()]) hash.update(text);
  for (const file of CODE) hash.update(readFileSync(file));
  return hash.digest("hex");
}

function examples(): Example[] {
  const written = [...writtenExamples(), ...conversed(), ...asked(), ...cases()];
  return [...written, ...buried(written)];
}

/** Long messages put together from sentences, so that what stands beside an urgent one tells nothing. */
function buried(written: readonly (Example & { readonly plain: boolean })[]): Example[] {
  return [...Map.groupBy(written, ({ language }) => language).values()].flatMap((own) => {
    const plain = own.filter((example) => example.plain);
    if (plain.length === 0) return [];
    return own
      .filter((example) => !example.plain && example.text.length < LONGEST_BURIED)
      .filter((_, number) => number % BURIED_EVERY === 0)
      .map((example, number) => {
        const around = Array.from(
          { length: SENTENCES_AROUND },
          (_, at) => plain[(number * 17 + at * 41) % plain.length]?.text ?? "",
        );
        around.splice(1 + (number % (SENTENCES_AROUND - 1)), 0, example.text);
        return { ...example, text: around.join(" ") };
      });
  });
}

function writtenExamples(): (Example & { readonly plain: boolean })[] {
  return readdirSync(TRAINING)
    .sort()
    .flatMap((name) => {
      const [, language, isQuestions] =
        /^(\w\w)(?:\.first|\.second|\.sentences|\.pairs|(\.questions|\.asked))?\.jsonl$/.exec(
          name,
        ) ?? [];
      if (language === undefined) throw new Error(`${name} is not named by a language`);
      return readFileSync(new URL(name, TRAINING), "utf8")
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => JSON.parse(line) as Line)
        .map(({ text, urgent, kind, plain }) => ({
          plain: plain === true,
          language,
          text,
          kind: urgent ? kindOf(kind) : null,
          weight: isQuestions === undefined || urgent ? 1 : QUESTION_WEIGHT,
        }));
    });
}

/** Messages that every version has to tell right. */
function cases(): (Example & { readonly plain: boolean })[] {
  return trainedLanguages().flatMap((language) =>
    readFileSync(new URL(`${language}/cases/emergencies.jsonl`, LANGUAGES), "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Line)
      .map(({ text, urgent, kind }) => ({
        ...{ plain: false, language, text, weight: CASE_WEIGHT },
        kind: urgent ? kindOf(kind) : null,
      })),
  );
}

function conversed(): (Example & { readonly plain: boolean })[] {
  return trainedLanguages().flatMap((language) =>
    Object.entries(CONVERSED).flatMap(([name, isUrgent]) =>
      sentencesIn(language, name).map(({ text }) => ({
        ...{ plain: false, language, text, weight: 1 },
        kind: isUrgent ? (name === "suicide.txt" ? "suicide" : "unknown") : null,
      })),
    ),
  );
}

/** What people write in labelled conversations: ordinary, unless it is about one of the {@link URGENT_SUBJECTS}. */
function asked(): (Example & { readonly plain: boolean })[] {
  return trainedLanguages().flatMap((language) =>
    conversationsIn(language)
      .flat()
      .filter((turn) => turn.kind !== "emergency" && !isOfUrgentSubject(turn))
      .map(({ text }) => ({ plain: false, language, text, weight: ASKED_WEIGHT, kind: null })),
  );
}

function isOfUrgentSubject({ subject, holds }: LabelledTurn): boolean {
  return [subject ?? "", ...holds.flat()].some((id) =>
    URGENT_SUBJECTS.some((urgent) => id.startsWith(urgent)),
  );
}

function kindOf(name: string | null | undefined): Example["kind"] {
  const camel = name === "passport" || name === "lost-passport" ? "lostPassport" : name;
  return KINDS.find((kind) => kind === camel) ?? "unknown";
}

function pack(bags: readonly Bag[]): PackedSentenceModel {
  const { urgency, kinds } = train(bags);
  const urgencyStep = stepOf([urgency]);
  const kindStep = stepOf([...kinds.values()]);
  const packed = KINDS.map((kind) => [
    kind,
    bytesOf(kinds.get(kind) ?? new Float32Array(), kindStep),
  ]);
  return {
    urgency: bytesOf(urgency, urgencyStep),
    urgencyStep,
    kinds: Object.fromEntries(packed) as PackedSentenceModel["kinds"],
    kindStep,
    languages: [...new Set(bags.map(({ example }) => example.language))].sort(),
    threshold: THRESHOLD,
    sureFrom: SURE_FROM,
  };
}

function stepOf(tables: readonly Float32Array[]): number {
  return (
    Math.max(...tables.map((table) => table.reduce((most, w) => Math.max(most, Math.abs(w)), 0))) /
    127
  );
}

function bytesOf(weights: Float32Array, step: number): string {
  return Buffer.from(
    Int8Array.from(weights, (weight) => Math.round(weight / step)).buffer,
  ).toString("base64");
}

function crossValidate(bags: readonly Bag[]): void {
  const judged = Array.from({ length: FOLDS }, (_, fold) => {
    const { urgency } = train(bags.filter((_bag, index) => index % FOLDS !== fold));
    return bags
      .filter(({ example }, index) => index % FOLDS === fold && example.weight !== QUESTION_WEIGHT)
      .map((bag) => ({ bag, score: scoreOf(urgency, bag) }));
  }).flat();
  for (const threshold of [-1.5, -1.2, -1, -0.8, -0.6, -0.4, -0.2, 0, 0.5, 1, 1.5, 2, 2.5, 3]) {
    const cells = ["", ...new Set(bags.map(({ example }) => example.language))].map((language) => {
      const own = judged.filter(({ bag }) => language === "" || bag.example.language === language);
      const share = (urgent: boolean): string => {
        const group = own.filter(({ bag }) => (bag.example.kind !== null) === urgent);
        const taken = group.filter(({ score }) => score >= threshold);
        return ((100 * taken.length) / group.length).toFixed(1);
      };
      return `${language === "" ? "all" : language} ${share(true)} / ${share(false)}`;
    });
    console.log(`${threshold.toFixed(1).padStart(4)}: ${cells.join("  ")}`);
  }
}

function main(): void {
  const bags = bagsOf(examples());
  if (process.argv.includes("--cross-validate")) {
    console.log(
      "Share of emergencies seen / of harmless messages taken for one, by least score (percent)",
    );
    crossValidate(bags);
    return;
  }
  writeFileSync(MODEL, `${JSON.stringify({ inputs: inputsHash(), ...pack(bags) }, null, 2)}\n`);
}

if (import.meta.main) main();
