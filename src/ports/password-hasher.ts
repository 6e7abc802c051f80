/**
 * Slow hashes of passwords, made beside the main thread, few at a time.
 *
 * Both methods throw `Unavailable` when too many wait already.
 */
export interface PasswordHasher {
  /** With its salt and parameters in it. */
  hash(password: string): Promise<string>;
  /** @param hash `null` when there is none to compare with: false, after as long as it takes to tell that of any other */
  verify(password: string, hash: string | null): Promise<boolean>;
}
