/** Random names and tokens. */
export interface Secrets {
  /** 256 random bits, as 43 letters, digits, hyphens and underscores. */
  newToken(): string;
  /** All that may be kept of a token. */
  hashOf(token: string): string;
  /** An id that nobody can guess. */
  newId(): string;
}
