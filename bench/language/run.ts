/** Measures language identification on `messages.jsonl`, or on the files named on the command line. */
import { readFileSync } from "node:fs";
import { createLanguageIdentifier } from "../../src/search/identify/language-identifier.ts";
import { SPOKEN } from "../../src/search/identify/prior.ts";

interface Message {
  readonly text: string;
  readonly tag: string;
  readonly script?: string;
  readonly kind?: string;
}

const NO_PRIOR = { localeHint: null, conversation: null };
const TAGS = [...SPOKEN];
const LENGTHS = ["1-2", "3-5", "6+"] as const;
/** Hindi and Urdu in Latin letters are one language to the reader. */
const ALIKE: Readonly<Record<string, string>> = { hi: "hi-ur", ur: "hi-ur" };

const started = performance.now();
const identifier = createLanguageIdentifier();
const loadMs = performance.now() - started;

const segmenter = new Intl.Segmenter("und", { granularity: "word" });

function lengthOf(text: string): (typeof LENGTHS)[number] {
  const words = [...segmenter.segment(text)].filter((part) => part.isWordLike === true).length;
  if (words <= 2) return "1-2";
  return words <= 5 ? "3-5" : "6+";
}

/** How many were right, of how many. */
class Share {
  right = 0;
  all = 0;
  add(right: boolean): void {
    this.all += 1;
    if (right) this.right += 1;
  }
  get value(): number {
    return this.all === 0 ? NaN : this.right / this.all;
  }
  toString(): string {
    return this.all === 0 ? "-" : `${(100 * this.value).toFixed(0)} (${String(this.all)})`;
  }
}

/** Counters by name, made when first asked for. */
class Table extends Map<string, Share> {
  at(name: string): Share {
    const share = this.get(name) ?? new Share();
    this.set(name, share);
    return share;
  }
}

const files = process.argv.slice(2);
const paths = files.length > 0 ? files : [new URL("messages.jsonl", import.meta.url)];
const messages = paths.flatMap((path) =>
  readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Message),
);

const table = new Table();
const kinds = new Table();
const calibration = new Table();
const scripts = new Share();
const confusions = new Map<string, string[]>();

for (const { text, tag, script, kind = "plain" } of messages) {
  const found = identifier.identify(text, NO_PRIOR);
  const alike = script === "Latn" ? ALIKE : {};
  const right = found.tag === tag || (alike[tag] !== undefined && alike[tag] === alike[found.tag]);
  if (script !== undefined) scripts.add(found.script === script);
  calibration.at((Math.min(9, Math.floor(found.confidence * 10)) / 10).toFixed(1)).add(right);
  kinds.at(kind === "plain" && !SPOKEN.has(tag) ? "not spoken" : kind).add(right);
  if (kind === "romanised") kinds.at(`romanised ${ALIKE[tag] ?? tag}`).add(right);
  if (SPOKEN.has(tag)) {
    table.at(`${tag} ${lengthOf(text)}`).add(right);
    table.at(tag).add(right);
  }
  if (!right) {
    const pair = `${tag} → ${found.tag}`;
    confusions.set(pair, [...(confusions.get(pair) ?? []), text]);
  }
}

const mean = (values: readonly number[]): string => {
  const known = values.filter((value) => !Number.isNaN(value));
  return ((100 * known.reduce((a, b) => a + b, 0)) / known.length).toFixed(1);
};
console.log(`language    ${LENGTHS.map((length) => length.padEnd(10)).join("")}all`);
for (const tag of TAGS.filter((spoken) => table.has(spoken))) {
  const cells = LENGTHS.map((length) => table.at(`${tag} ${length}`).toString().padEnd(10));
  console.log(`${tag.padEnd(12)}${cells.join("")}${table.at(tag).toString()}`);
}
const macros = LENGTHS.map((length) => mean(TAGS.map((tag) => table.at(`${tag} ${length}`).value)));
console.log(
  `macro       ${macros.map((macro) => macro.padEnd(10)).join("")}${mean(TAGS.map((tag) => table.at(tag).value))}`,
);
console.log(
  "\nby kind:",
  [...kinds].map(([kind, share]) => `${kind} ${share.toString()}`).join(", "),
);
console.log(`script: ${scripts.toString()}`);
console.log(
  "right by confidence:",
  [...calibration]
    .sort()
    .map(([from, share]) => `${from}: ${share.toString()}`)
    .join(", "),
);
console.log("\nconfused:");
for (const [pair, texts] of [...confusions].sort((a, b) => b[1].length - a[1].length)) {
  console.log(`${pair}: ${texts.join(" | ")}`);
}

const long = messages
  .map(({ text }) => text)
  .join(" ")
  .slice(0, 10_000);
for (let round = 0; round < 20; round += 1) {
  for (const { text } of messages) identifier.identify(text, NO_PRIOR);
}
const shortStarted = performance.now();
for (const { text } of messages) identifier.identify(text, NO_PRIOR);
const shortUs = (1000 * (performance.now() - shortStarted)) / messages.length;
const longStarted = performance.now();
for (let round = 0; round < 20; round += 1) identifier.identify(long, NO_PRIOR);
const longMs = (performance.now() - longStarted) / 20;
console.log(
  `\nload ${loadMs.toFixed(0)} ms, a message ${shortUs.toFixed(0)} µs, 10,000 characters ${longMs.toFixed(2)} ms`,
);
