/** Keeps texts secret and unchanged where others may read or write them. */
export interface Sealer {
  /** @param purpose for which alone it can be opened */
  seal(text: string, purpose: string): string;
  /** @returns null for what was changed, was sealed for another purpose, or with another key */
  open(sealed: string, purpose: string): string | null;
}
