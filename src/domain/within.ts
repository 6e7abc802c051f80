import { Unavailable } from "./errors.ts";

/**
 * Rejects when the promise takes longer; what it comes to afterwards is nobody's business.
 *
 * @param scheduler runs a task once after so many milliseconds; what it returns calls that off
 * @param sentence what is said then
 * @throws Unavailable after so many milliseconds; else whatever the promise rejects with
 */
export async function within<T>(
  ms: number,
  promise: Promise<T>,
  scheduler: { after(delayMs: number, task: () => void): () => void },
  sentence: string,
): Promise<T> {
  let cancel = (): void => undefined;
  const late = new Promise<never>((_, reject) => {
    cancel = scheduler.after(ms, () => {
      reject(new Unavailable(sentence));
    });
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    cancel();
  }
}
