import path from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the project. */
export const PROJECT_ROOT = path.join(path.dirname(fileURLToPath(import.meta.url)), "..", "..");

/** A path below the project’s folder. */
export function inProject(...parts: readonly string[]): string {
  return path.join(PROJECT_ROOT, ...parts);
}
