import type { Secrets } from "../ports/secrets.ts";

/** Without letters and digits that are taken for one another. */
const ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH = 12;
const GROUPS = /.{4}/g;

/**
 * A code for people to type, such as `7KQD-2MXA-P94T`. Letters of a token, of which two differ in their case, say a little less than
 * the token: still some fifty bits.
 */
export function newTypedCode(secrets: Pick<Secrets, "newToken">): string {
  let signs = "";
  while (signs.length < LENGTH) {
    signs += Array.from(secrets.newToken().toUpperCase())
      .filter((sign) => ALPHABET.includes(sign))
      .join("");
  }
  return (signs.slice(0, LENGTH).match(GROUPS) ?? []).join("-");
}

/** As it was meant, however it was typed. */
export function plainCode(code: string): string {
  return code.normalize("NFKC").toUpperCase().replaceAll(/[\s-]/g, "");
}
