/** A secret that could be read. */
export interface OpenedSecret {
  readonly secret: string;
  /** Whether it is stored as it would be stored now; `false` for one in plain text, or under an earlier key. */
  readonly isCurrent: boolean;
}

/** Encrypts short secrets before they are stored, where there is a key for it. */
export interface SecretSeal {
  /**
   * @param owner whose it is: it cannot be opened as that of anybody else
   * @returns the secret itself where no key is set
   */
  seal(secret: string, owner: string): string;
  /** @returns `null` where none of the keys opens it for this owner */
  open(stored: string, owner: string): OpenedSecret | null;
}
