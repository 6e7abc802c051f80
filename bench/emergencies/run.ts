/**
 * Measures which messages are taken for emergencies; see docs/decisions/0005-emergencies.md.
 *
 *     node bench/emergencies/run.ts [--languages en,zh]
 *
 * Prints figures only: whoever reads the measured messages that were missed, and mends rules by them, has used them up.
 */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import type { EmergencyDetector, EmergencyKind } from "../../src/ports/emergency-detector.ts";
import { createEmergencyDetector } from "../../src/understanding/emergency.ts";
import { shareOf, writtenShare } from "../../src/domain/share.ts";
import { textTable } from "../../src/app/commands/text-table.ts";
import { quantile } from "../ranking/metrics.ts";

const LANGUAGES = ["en", "zh", "ru", "fr", "ar", "es"];
/** Measured before `suicide` stood apart from `medical`. */
const KINDS: readonly EmergencyKind[] = [
  "medical",
  "crime",
  "threat",
  "detention",
  "fire",
  "lostPassport",
];
/** Longer messages bury what they say; Chinese says as much in fewer characters. */
const LONG_CHARACTERS = { han: 80, other: 200 };
const ROUNDS = 5;

interface Measured {
  readonly text: string;
  readonly urgent: boolean;
  /** As in `EmergencyKind`, but with a hyphen; `null` when not urgent. */
  readonly kind: string | null;
}

const { values } = parseArgs({
  options: { languages: { type: "string" } },
});
const languages = values.languages?.split(",") ?? LANGUAGES;

/** Prints recall and false alarms with Wilson 95 % intervals, and the time of one call. */
export function benchEmergencies(): void {
  const detector = createEmergencyDetector();
  const sets = languages.map((language) => ({ language, messages: read(language) }));
  const all = sets.flatMap(({ messages }) => messages);
  const rows = [...sets, { language: "all", messages: all }];
  console.log("Share of emergencies seen, share of harmless messages taken for one (percent)\n");
  console.log(
    textTable(
      ["", "seen", "seen when buried", "right kind", "false alarms"],
      rows.map(({ language, messages }) => [language, ...overall(detector, messages)]),
    ),
  );
  console.log("\nShare of emergencies seen, by kind\n");
  console.log(
    textTable(
      ["", ...KINDS],
      rows.map(({ language, messages }) => [
        language,
        ...KINDS.map((kind) =>
          seen(
            detector,
            messages.filter((message) => isKind(message, kind)),
          ),
        ),
      ]),
    ),
  );
  console.log(`\n${latency(detector, all)}`);
}

function overall(detector: EmergencyDetector, messages: readonly Measured[]): string[] {
  const urgent = messages.filter((message) => message.urgent);
  const harmless = messages.filter((message) => !message.urgent);
  const found = urgent.flatMap((message) => {
    const emergency = detector.detect(message.text);
    return emergency === null ? [] : [{ message, emergency }];
  });
  const rightKind = found.filter(({ message, emergency }) => isKind(message, emergency.kind));
  return [
    seen(detector, urgent),
    seen(detector, urgent.filter(isLong)),
    writtenShare(shareOf(rightKind.length, found.length)),
    seen(detector, harmless),
  ];
}

function seen(detector: EmergencyDetector, messages: readonly Measured[]): string {
  const hits = messages.filter(({ text }) => detector.detect(text) !== null).length;
  return `${writtenShare(shareOf(hits, messages.length))} ${hits}/${messages.length}`;
}

function isKind({ kind }: Measured, expected: EmergencyKind): boolean {
  const own = expected === "suicide" ? "medical" : expected;
  return kind === own || (kind === "lost-passport" && own === "lostPassport");
}

function isLong({ text }: Measured): boolean {
  const limit = /\p{Script=Han}/u.test(text) ? LONG_CHARACTERS.han : LONG_CHARACTERS.other;
  return text.length > limit;
}

function latency(detector: EmergencyDetector, messages: readonly Measured[]): string {
  const times = (texts: readonly string[]): number[] =>
    texts.flatMap((text) =>
      Array.from({ length: ROUNDS }, () => {
        const started = performance.now();
        detector.detect(text);
        return performance.now() - started;
      }),
    );
  const short = times(messages.filter((message) => !isLong(message)).map(({ text }) => text));
  const long = times(messages.filter(isLong).map(({ text }) => text));
  const shown = (milliseconds: readonly number[]): string =>
    `p50 ${quantile(milliseconds, 0.5).toFixed(2)} p99 ${quantile(milliseconds, 0.99).toFixed(2)}`;
  return `milliseconds a call: short ${shown(short)}, long ${shown(long)}`;
}

function read(language: string): Measured[] {
  return readFileSync(new URL(`${language}.jsonl`, import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Measured);
}

if (import.meta.main) benchEmergencies();
