/** Remembers answers of a model for a while. What is lost of it is only asked again; no method throws. */
export interface AnswerCache {
  /** @returns null when there is none, or no longer */
  get(key: string): Promise<unknown>;
  /** @param key may be long and hold words; only a hash of it is kept */
  set(key: string, value: unknown): Promise<void>;
}
