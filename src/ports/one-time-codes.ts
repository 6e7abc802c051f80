/** Codes that an authenticator app makes of a secret and the time (TOTP, RFC 6238: SHA-1, six digits, steps of 30 seconds). */
export interface OneTimeCodes {
  /** 160 random bits in base32. */
  newSecret(): string;
  /**
   * The time step of which a code is, as far as it is the present one, the one before or the one after.
   *
   * @param code six digits
   * @returns `null` for a wrong code
   */
  stepOf(secret: string, code: string, now: Date): number | null;
  /** What an app reads, as a link or in a picture. @param account whose it is */
  addressOf(secret: string, account: string): string;
}
