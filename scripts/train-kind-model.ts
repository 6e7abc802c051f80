/**
 * Trains the model of kinds of message: `node scripts/train-kind-model.ts` writes `src/understanding/kinds/model.json`;
 * `--cross-validate` prints what a model makes of the voices that it has not heard, and writes nothing. See
 * docs/decisions/0015-kinds-and-turns.md.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { loadContent } from "../src/app/service.ts";
import { MESSAGE_KINDS, type MessageKind } from "../src/domain/message-kind.ts";
import { messageFeatures } from "../src/understanding/message-features.ts";
import { countWords } from "../src/services/message-words.ts";
import {
  likeliest,
  probabilities,
  type KindWeights,
  type PackedKindModel,
} from "../src/understanding/kinds/kind-model.ts";
import { train, type Example } from "./kind-model/train.ts";
import { randomNumbers } from "./message-models/random-order.ts";
import { conversationsIn, type LabelledTurn } from "./message-models/labelled-messages.ts";
import { sentencesIn, trainedLanguages } from "./message-models/sentences.ts";

const MODEL = new URL("../src/understanding/kinds/model.json", import.meta.url);
const CALM = new URL("emergency-training/", import.meta.url);
const CODE = [
  new URL("kind-model/train.ts", import.meta.url),
  new URL("train-kind-model.ts", import.meta.url),
  new URL("message-models/labelled-messages.ts", import.meta.url),
  new URL("../src/understanding/message-features.ts", import.meta.url),
  new URL("../src/understanding/kinds/kind-model.ts", import.meta.url),
];

/** Files of `languages/<tag>/training`, each with the kind of its lines. */
const FILES: Readonly<Record<string, MessageKind>> = {
  "question.txt": "question",
  "calm.txt": "question",
  "followup.txt": "followUp",
  "turns.txt": "followUp",
  "detail.txt": "detail",
  "person.txt": "person",
  "greeting.txt": "greeting",
  "thanks.txt": "thanks",
  "goodbye.txt": "goodbye",
  "who_are_you.txt": "whoAreYou",
  "what_can_you_do.txt": "whatCanYouDo",
  "complaint.txt": "complaint",
  "insult.txt": "insult",
  "unlawful.txt": "unlawful",
  "manipulation.txt": "manipulation",
};
/** What comes first in a message, before what it is about, with what may come second. */
const JOINED: readonly (readonly [first: MessageKind, second: MessageKind, kind: MessageKind])[] = [
  ["greeting", "question", "question"],
  ["thanks", "question", "question"],
  ["complaint", "question", "question"],
  ["question", "thanks", "question"],
  ["greeting", "person", "person"],
  ["complaint", "person", "person"],
  ["question", "person", "person"],
  ["thanks", "person", "person"],
  ["greeting", "complaint", "complaint"],
  ["greeting", "whatCanYouDo", "whatCanYouDo"],
  ["greeting", "whoAreYou", "whoAreYou"],
  ["greeting", "unlawful", "unlawful"],
  ["greeting", "manipulation", "manipulation"],
  ["thanks", "goodbye", "goodbye"],
  ["greeting", "thanks", "thanks"],
];
/** So few words may be a detail. */
const MOST_BARE_WORDS = 3;
const JOINTS = [" ", ", ", ". ", "! ", "\n", " ", "... "];
/** Of each pair and language. */
const JOINED_EACH = 60;
/** Calm messages that were written beside emergencies, of each language. */
const CALM_EACH = 1_200;
const CALM_WEIGHT = 0.5;
/** Ways of asking of each language; their words tell that a message is about a subject. */
const ASKED_EACH = 3_000;
const ASKED_WEIGHT = 0.5;
/** A subject in a few words looks like a detail of another. */
const BARE_ASKED_WEIGHT = 2.5;
/** In so few words a question about the same subject as one before goes on with it. */
const MOST_WORDS_TO_GO_ON = 8;
const FOLDS = 5;

/** Of the messages and of the code that reads them. */
export function inputsHash(): string {
  const hash = createHash("sha256");
  for (const { language, text, kind } of written()) hash.update(`${language} ${kind} ${text}\n`);
  for (const file of CODE) hash.update(readFileSync(file));
  return hash.digest("hex");
}

function written(): Example[] {
  return [...labelled(), ...calm(), ...turns()];
}

/**
 * Ways of asking about subjects, ours and others’. An article may get others without another training. What names a subject in a
 * few words ("cheap dentist") is a question of its own, not a detail of the one before.
 */
function asked(): Example[] {
  const { knowledge } = loadContent(null);
  const subjects = [...knowledge.articles.values()].filter(({ topic }) => topic !== "conversation");
  return knowledge.languages.flatMap((language) => {
    const ours = subjects.flatMap(({ texts: own }) => own.get(language)?.questions ?? []);
    const others = knowledge.negatives
      .filter((set) => set.language === language)
      .flatMap(({ near, far }) => [...near, ...far]);
    return [...spread(ours, ASKED_EACH), ...others].map((text, voice) => ({
      ...{ language, text, voice },
      kind: "question" as const,
      weight: isBare(text) ? BARE_ASKED_WEIGHT : ASKED_WEIGHT,
    }));
  });
}

/** So many of a list, evenly spread over it. */
function spread(texts: readonly string[], most: number): string[] {
  const step = Math.max(1, texts.length / most);
  return Array.from(
    { length: Math.floor(texts.length / step) },
    (_, at) => texts[Math.floor(at * step)] ?? "",
  );
}

function labelled(): Example[] {
  return trainedLanguages().flatMap((language) =>
    Object.entries(FILES).flatMap(([name, kind]) =>
      sentencesIn(language, name)
        // Bare details stand among the questions, too; whether they follow something, the conversation tells.
        .filter(({ text }) => kind !== "question" || !isBare(text))
        .map((sentence) => ({ ...sentence, kind, weight: 1 })),
    ),
  );
}

/** Turns of labelled conversations. */
function turns(): Example[] {
  return trainedLanguages().flatMap((language) =>
    conversationsIn(language).flatMap((conversation, voice) =>
      conversation.flatMap((turn, place): Example[] => {
        const kind = kindOf(turn, conversation.slice(0, place));
        return kind === null ? [] : [{ language, text: turn.text, kind, voice, weight: 1 }];
      }),
    ),
  );
}

/**
 * The labels do not tell which questions go on with one before them: those of few words about the same subject do.
 *
 * @returns `null` where that is open, and for emergencies, which have a model of their own
 */
function kindOf(
  { kind, subject, text }: LabelledTurn,
  before: readonly LabelledTurn[],
): MessageKind | null {
  if (kind === "emergency") return null;
  if (kind !== "question") return kind;
  if (before.length === 0) return "question";
  const isSame = subject !== null && before.some((earlier) => earlier.subject === subject);
  return isSame && countWords(text) <= MOST_WORDS_TO_GO_ON ? "followUp" : null;
}

function isBare(text: string): boolean {
  return countWords(text) <= MOST_BARE_WORDS;
}

/** Everything that was written of emergencies and is none. */
function calm(): Example[] {
  const names = readdirSync(CALM).sort();
  const byLanguage = Map.groupBy(names, (name) => name.slice(0, 2));
  return [...byLanguage].flatMap(([language, files]) => {
    const texts = files
      .flatMap((name) => readFileSync(new URL(name, CALM), "utf8").trim().split("\n"))
      .map((line) => JSON.parse(line) as { text: string; urgent: boolean; plain?: boolean })
      .filter(({ urgent, plain }) => !urgent && plain !== true)
      .map(({ text }) => text);
    return spread(texts, CALM_EACH).map((text, voice) => ({
      ...{ language, text, voice },
      kind: "question" as const,
      weight: CALM_WEIGHT,
    }));
  });
}

/** Messages that are two at once, of voices of one fold. */
function joined(examples: readonly Example[]): Example[] {
  const random = randomNumbers();
  const some = (list: readonly Example[]): Example | undefined =>
    list[Math.floor(random() * list.length)];
  return [...Map.groupBy(examples, ({ language }) => language).values()].flatMap((own) => {
    const byKind = Map.groupBy(own, ({ kind }) => kind);
    return JOINED.flatMap(([first, second, kind]) =>
      Array.from({ length: JOINED_EACH }, () => {
        const [one, other] = [some(byKind.get(first) ?? []), some(byKind.get(second) ?? [])];
        if (one === undefined || other === undefined) return [];
        const joint = JOINTS[Math.floor(random() * JOINTS.length)] ?? " ";
        return [{ ...one, text: `${one.text}${joint}${other.text}`, kind }];
      }).flat(),
    );
  });
}

/** Each voice as it looks to a model that has not heard it: of how many, how many are told right. */
function report(examples: readonly Example[]): void {
  const judged = Array.from({ length: FOLDS }, (_, fold) => {
    const isHeard = ({ voice }: Example): boolean => voice % FOLDS !== fold;
    const heard = examples.filter(isHeard);
    const model = train(heard, joined(heard));
    return examples
      .filter((example) => !isHeard(example))
      .map(({ language, text, kind }) => {
        const read = likeliest(probabilities(model, messageFeatures(text)), false);
        return { language, kind, isRight: read.kind === kind };
      });
  }).flat();
  const languages = [...new Set(judged.map(({ language }) => language)), null];
  console.log("Share told as what it is, of voices that were not heard (percent)");
  for (const kind of MESSAGE_KINDS) {
    const cells = languages.map((language) => {
      const own = judged.filter(
        (one) => one.kind === kind && (language === null || one.language === language),
      );
      const right = own.filter(({ isRight }) => isRight).length;
      return `${language ?? "all"} ${((100 * right) / own.length).toFixed(1)}`;
    });
    console.log(`${kind.padEnd(14)} ${cells.join("  ")}`);
  }
}

function packed({ placeOf, weights }: KindWeights, languages: readonly string[]): PackedKindModel {
  const step = weights.reduce((most, one) => Math.max(most, Math.abs(one)), 0) / 127;
  const levels = Int8Array.from(weights, (one) => Math.round(one / step));
  const features = Buffer.alloc(4 * placeOf.size);
  for (const [feature, place] of placeOf) features.writeUInt32LE(feature, 4 * place);
  return {
    languages,
    features: features.toString("base64"),
    weights: Buffer.from(levels.buffer).toString("base64"),
    step,
  };
}

function main(): void {
  const examples = [...written(), ...asked()];
  if (process.argv.includes("--cross-validate")) {
    report(examples);
    return;
  }
  const languages = [...new Set(examples.map(({ language }) => language))].sort();
  const model = { inputs: inputsHash(), ...packed(train(examples, joined(examples)), languages) };
  writeFileSync(MODEL, `${JSON.stringify(model, null, 2)}\n`);
}

if (import.meta.main) main();
