export interface NewPassword {
  readonly first: string;
  readonly again: string;
}

export const NO_PASSWORD: NewPassword = { first: "", again: "" };

/** The service asks for as many; told here before it refuses. */
export const LEAST_LENGTH = 12;

/** Whether a new password is long enough and was typed alike twice. */
export function isReady({ first, again }: NewPassword): boolean {
  return Array.from(first.normalize("NFKC")).length >= LEAST_LENGTH && first === again;
}
