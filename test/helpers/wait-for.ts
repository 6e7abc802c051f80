import { setTimeout as pause } from "node:timers/promises";

/** Looks again and again until something holds. @throws Error it does not hold in time */
export async function waitFor(
  holds: () => boolean | Promise<boolean>,
  withinMs = 10_000,
): Promise<void> {
  const endMs = Date.now() + withinMs;
  while (!(await holds())) {
    if (Date.now() > endMs) throw new Error(`it did not come to pass within ${withinMs} ms`);
    await pause(5);
  }
}
