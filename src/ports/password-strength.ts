import type { PasswordWeakness } from "../domain/password.ts";

/** Tells how soon somebody would guess a password who knows what people choose. */
export interface PasswordStrength {
  /**
   * @param password of any length; what is too long to be looked at in a moment is judged by how it begins
   * @param words that a guesser would try first, in small letters
   * @returns `null` when it would take long enough
   * @throws Unavailable too many passwords wait already, or it could not be told in time
   */
  weaknessOf(password: string, words: readonly string[]): Promise<PasswordWeakness | null>;
}
