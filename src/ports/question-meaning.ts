/** Tells whether questions ask the same, whatever their languages and words. */
export interface QuestionMeaning {
  /**
   * Never throws.
   *
   * @param question with personal data masked, like the others
   * @returns the place in the list of the one that asks the same; `none` when none does; `unknown` when nobody can tell now
   */
  same(question: string, others: readonly string[]): Promise<number | "none" | "unknown">;
}
