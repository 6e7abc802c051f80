import { maskPersonalData, unmask } from "../../domain/mask.ts";
import type { HeldReason, Translating } from "../../domain/translation.ts";
import type { AnswerModel } from "../../ports/answer-model.ts";
import type { Guard, GuardFault } from "../../ports/guard.ts";
import type { Translator } from "../../ports/translator.ts";
import type { AssistedMetrics } from "../assisted/metrics.ts";

export interface TranslatorDeps {
  readonly model: Pick<AnswerModel, "translate">;
  readonly guard: Pick<Guard, "translated">;
  readonly metrics: Pick<AssistedMetrics, "fault" | "refused">;
}

/** In UTF-16 units; a longer one would not fit into the longest answer in every language. */
export const LONGEST_TRANSLATED = 3_000;

/** Translates by a model, and holds back what the guard finds a fault in. */
export function createTranslator({ model, guard, metrics }: TranslatorDeps): Translator {
  return {
    translate: async (text, from, to, asker): Promise<Translating> => {
      if (text.length > LONGEST_TRANSLATED) return { kind: "held", why: "long" };
      const masked = maskPersonalData(text);
      const asked = await model.translate({ text: masked.text, from, to }, asker);
      if (asked.kind === "fault") {
        metrics.fault(asked.fault);
        return { kind: "held", why: "unavailable" };
      }
      const said = asked.value.text;
      // Both still masked: a label is held to like a figure, and its words are put back unchanged.
      const faults = guard.translated({ text: said, language: to, original: masked.text, from });
      for (const fault of faults) metrics.refused(fault);
      const [first] = faults;
      return first === undefined
        ? { kind: "made", text: unmask(said, masked) }
        : { kind: "held", why: REASONS[first] };
    },
  };
}

/** What a fault is called to whoever sees that there is no translation. */
export const REASONS: Readonly<Record<GuardFault, Exclude<HeldReason, "off">>> = {
  number: "figures",
  date: "figures",
  money: "figures",
  duration: "figures",
  condition: "figures",
  contact: "contacts",
  link: "contacts",
  visa: "names",
  name: "names",
  negation: "meaning",
  modality: "meaning",
  language: "words",
  leak: "words",
  length: "words",
  markup: "words",
};
