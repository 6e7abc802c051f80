import { ApiError } from "../api/api-error.ts";

/** A draft at the service. */
interface BegunDraft {
  readonly look: () => Promise<{ readonly version: number; readonly paths: readonly string[] }>;
  readonly discard: (version: number) => Promise<unknown>;
}

/** Whether it is certain that nothing came of it; after a broken line it is not. */
export function isRefusal(error: unknown): boolean {
  return error instanceof ApiError && error.status >= 400 && error.status < 500;
}

/**
 * Discards a draft that was begun for something that was refused, and tells whether it did; what failed of that is not told, as
 * the reader has to know why the first thing was refused.
 *
 * @param isOneThing whether a part of it is of no use; else a draft that holds something stays
 */
export async function takeBack(begun: BegunDraft, isOneThing: boolean): Promise<boolean> {
  try {
    const { version, paths } = await begun.look();
    if (paths.length > 0 && !isOneThing) return false;
    await begun.discard(version);
    return true;
  } catch {
    return false;
  }
}
