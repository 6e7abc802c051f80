import { randomBytes } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import { Unavailable } from "../domain/errors.ts";
import type { PasswordHasher } from "../ports/password-hasher.ts";

/** Argon2id, which is the library's default, with what OWASP asks for at least: 19 MiB, two passes, one lane. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
/** Each takes a thread and 19 MiB for a few hundredths of a second. */
const AT_ONCE = 2;
const MOST_WAITING = 40;

/** Argon2id in threads of its own. */
export function createPasswordHasher(): PasswordHasher {
  const run = createQueue();
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

/** Runs a few at once and lets some wait. */
function createQueue(): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= AT_ONCE) {
      if (waiting.length >= MOST_WAITING)
        throw new Unavailable("Too many passwords are looked at now.");
      // Whoever ends hands its place over, so nobody comes in between.
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else {
      running += 1;
    }
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
