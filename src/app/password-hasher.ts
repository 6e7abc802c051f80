import { randomBytes } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import type { PasswordHasher } from "../ports/password-hasher.ts";
import { fewAtOnce } from "./few-at-once.ts";

/** Argon2id, which is the library's default, with what OWASP asks for at least: 19 MiB, two passes, one lane. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
/** Each takes a thread and 19 MiB for a few hundredths of a second. */
const AT_ONCE = 2;
const MOST_WAITING = 40;

/** Argon2id in threads of its own. */
export function createPasswordHasher(): PasswordHasher {
  const run = fewAtOnce(AT_ONCE, MOST_WAITING, "Too many passwords are looked at now.");
  // Made of something that nobody knows, so that no password is that of an account that is not there.
  let nobody: Promise<string> | null = null;
  const hashOfNobody = (): Promise<string> =>
    (nobody ??= hash(randomBytes(32).toString("base64url"), PARAMETERS));
  return {
    hash: (password) => run(() => hash(password, PARAMETERS)),
    verify: (password, known) =>
      run(async () => {
        // Asked for each time, or the first stranger would wait longer than everybody else.
        const other = await hashOfNobody();
        const matches = await verify(known ?? other, password);
        return known !== null && matches;
      }),
  };
}
