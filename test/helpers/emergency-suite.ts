import { describe, expect, it } from "vitest";
import type { EmergencyKind } from "../../src/ports/emergency-detector.ts";
import { createCueDetector } from "../../src/understanding/emergency/cue-detector.ts";

/** Messages of one language with what must be seen in them. */
export interface EmergencyMessages {
  readonly urgent: Readonly<Partial<Record<EmergencyKind, readonly string[]>>>;
  /** Long ones, of which one sentence tells. */
  readonly long: readonly string[];
  /** What happened is told without its name. */
  readonly unnamed: readonly string[];
  readonly harmless: readonly string[];
}

/** The suite that every language’s cues pass. */
export function describeEmergencies(
  name: string,
  language: string,
  { urgent, long, unnamed, harmless }: EmergencyMessages,
): void {
  const detector = createCueDetector();
  const detect = (message: string) => detector.read(message).emergency;

  describe(`cues of an emergency in ${name}`, () => {
    for (const [kind, messages] of Object.entries(urgent)) {
      it.each(messages)(`sees ${kind} in: %s`, (message) => {
        expect(detect(message)).toMatchObject({ kind, language });
      });
    }

    it.each(long)("sees one sentence of a long message: %s", (message) => {
      expect(detect(message)).not.toBeNull();
    });

    it.each(unnamed)("sees what is told without its name: %s", (message) => {
      expect(detect(message)).not.toBeNull();
    });

    it.each(harmless)("sees no emergency in: %s", (message) => {
      expect(detect(message)).toBeNull();
    });
  });
}
