/**
 * Trains a model on two thirds of the declaration's paragraphs and three quarters of our own lines, and measures it on
 * phrases of 1, 2, 4 and 8 words cut out of the rest. Takes a minute; the model that ships is trained on everything.
 */
import { unpackScript } from "../../../src/search/identify/model.ts";
import { vote } from "../../../src/search/identify/vote.ts";
import { TEXT_CLASSES } from "../../../scripts/language-model/classes.ts";
import { type Selection, textsOf } from "../../../scripts/language-model/corpus.ts";
import { packScript } from "../../../scripts/language-model/pack.ts";
import { refineTable } from "../../../scripts/language-model/refine.ts";
import { trainingWords, trainTable } from "../../../scripts/language-model/train.ts";
import { biasOf, SPOKEN } from "../../../src/search/identify/prior.ts";
import { FEATURES } from "../../../scripts/train-language-model.ts";

const PHRASE_WORDS = [1, 2, 4, 8];
/** Of each text, at most this many phrases of a length. */
const PHRASES = 3;
const ALIKE: Readonly<Record<string, string>> = { hi: "hi-ur", ur: "hi-ur" };

const trainedOn: Selection = (origin, place) =>
  origin === "vocabulary" || place % (origin === "declaration" ? 3 : 4) !== 0;
const heldOut: Selection = (origin, place) => origin !== "vocabulary" && !trainedOn(origin, place);

const ALONE = { localeHint: null, conversation: null };
const counts = new Map<string, { right: number; all: number }>();

function count(name: string, right: boolean): void {
  const counted = counts.get(name) ?? { right: 0, all: 0 };
  counts.set(name, { right: counted.right + (right ? 1 : 0), all: counted.all + 1 });
}

function measure(script: string, features: number): void {
  const classes = TEXT_CLASSES.filter((textClass) => textClass.script === script);
  const texts = classes.map((one) => trainingWords(textsOf(one, trainedOn), script));
  const spoken = classes.map(({ tag }) => SPOKEN.has(tag));
  const table = trainTable(texts, spoken, features);
  refineTable(table, texts, spoken);
  const model = unpackScript(
    packScript(
      script,
      classes.map(({ tag }) => tag),
      table,
    ),
  );
  for (const one of classes.filter(({ tag }) => SPOKEN.has(tag))) {
    for (const { origin, words } of trainingWords(
      textsOf({ ...one, variants: [] }, heldOut),
      script,
    )) {
      for (const length of PHRASE_WORDS) {
        for (let n = 0; n < PHRASES && (n + 1) * length <= words.length; n += 1) {
          const phrase = words.slice(n * length, (n + 1) * length);
          const [best] = vote(model, phrase, biasOf(ALONE, script, length));
          const found = best?.tag ?? "und";
          const right =
            found === one.tag ||
            (script === "Latn" && ALIKE[one.tag] !== undefined && ALIKE[one.tag] === ALIKE[found]);
          count(`${origin === "declaration" ? origin : "own"} ${String(length)}`, right);
          if (length === 4) count(`${one.tag}-${script}`, right);
        }
      }
    }
  }
}

for (const [script, features] of Object.entries(FEATURES)) measure(script, features);
for (const [name, { right, all }] of counts) {
  console.log(`${name}: ${((100 * right) / all).toFixed(1)} % of ${String(all)}`);
}
