import { readableStart } from "../domain/readable-start.ts";
import type { EmergencyDetector } from "../ports/emergency-detector.ts";
import { createCueDetector, MAX_CHARACTERS } from "./emergency/cue-detector.ts";
import model from "./emergency/model.json" with { type: "json" };
import { createSentenceModel } from "./emergency/sentence-model.ts";

/** Cues written by people and a model of whole sentences weigh each message together. */
export function createEmergencyDetector(): EmergencyDetector {
  const cues = createCueDetector();
  const sentences = createSentenceModel(model);
  return {
    detect(text) {
      const start = readableStart(text, MAX_CHARACTERS);
      const said = cues.read(start);
      const weighed = sentences.weigh(start, said);
      return weighed === null ? null : { ...weighed, language: said.emergency?.language ?? null };
    },
  };
}
