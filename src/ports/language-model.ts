/** Why a model did not help. */
export const MODEL_FAULTS = [
  /** Not reachable, or in trouble of its own. */
  "unavailable",
  /** It asks to wait, or our budget for the day is spent. */
  "limited",
  /** It did not answer in the time given. */
  "late",
  /** Our key is refused. */
  "unauthorized",
  /** What came back is not of the form asked for. */
  "malformed",
  /** It declined to answer, or its endpoint refuses what it is asked, as being too long or not fit for it. */
  "declined",
  /** It is left alone for a while after many failures, or since its key was refused; it was not asked. */
  "resting",
] as const;
export type ModelFault = (typeof MODEL_FAULTS)[number];

/** One thing asked of a model. */
export interface ModelCall {
  /** The prompt's name, for logs and figures: at most 64 letters, digits, `-` and `_`. */
  readonly prompt: string;
  /** What the service says. */
  readonly instructions: string;
  /** What people and articles say, marked as such by the prompt. */
  readonly input: string;
  /** The question and the names of what belongs to it: tells the call from others, whatever words the prompt puts around them. */
  readonly about: readonly string[];
  /** A JSON Schema that the answer has to follow: an object that requires all of its properties and knows no others. */
  readonly schema: Readonly<Record<string, unknown>>;
  /** 0 to 1; not passed on to models that take none. */
  readonly temperature: number;
  /** Longest answer; one that is cut off there is `malformed`. */
  readonly maxTokens: number;
}

/** `ms`: how long it took, in milliseconds. */
export type ModelResult =
  | { readonly kind: "value"; readonly value: unknown; readonly ms: number }
  | { readonly kind: "fault"; readonly fault: ModelFault; readonly ms: number };

/** A language model, of whichever maker. It has no tools, and nothing that it says is trusted. */
export interface LanguageModel {
  /** As its endpoint calls it; part of the key of whatever is remembered of its answers. */
  readonly name: string;
  /** Whether a call of that prompt would find it at rest, and so be of no use. */
  isResting(prompt: string): boolean;
  /**
   * The value that the model gives, parsed but checked against nothing but being JSON; or why there is none. Never throws.
   *
   * @param deadlineMs after so long it is `late`, whatever the endpoint still sends, retries included; from 0 down at once
   */
  complete(call: ModelCall, deadlineMs: number): Promise<ModelResult>;
}

export type EmbedResult =
  | { readonly kind: "value"; readonly vectors: readonly Float32Array[] }
  | { readonly kind: "fault"; readonly fault: ModelFault };

/** Turns texts into vectors of one length, in order. */
export interface Embedder {
  readonly name: string;
  /**
   * One vector for each text, or why there are none. Never throws.
   *
   * @param texts none of them empty, nor longer than the endpoint takes (8,192 tokens with OpenAI)
   * @param deadlineMs for all of them together
   */
  embed(texts: readonly string[], deadlineMs: number): Promise<EmbedResult>;
}
