import type { z } from "zod";
import { AppError } from "../../src/domain/errors.ts";

/** Environment variables that are set, by name. */
export type Given = Readonly<Record<string, string | undefined>>;

/** What an adapter's settings may depend on beside its own. */
export interface AroundSettings {
  readonly given: Given;
  /** Where the server listens. */
  readonly host: string;
  /** Without a slash at its end; `null` when it is not set. */
  readonly publicUrl: string | null;
}

/**
 * Reads the settings of one platform.
 *
 * @param platform its name as people know it
 * @param shape one entry a variable
 * @param schema the whole, with what must stand together
 * @returns null when none of them is set: the platform is off
 * @throws AppError `settings_invalid`, naming the variable and the remedy, never its value
 */
export function readPlatform<Out>(
  platform: string,
  shape: z.core.$ZodLooseShape,
  schema: z.ZodType<Out>,
  given: Given,
): Out | null {
  const set = Object.keys(shape).filter((name) => (given[name] ?? "") !== "");
  if (set.length === 0) return null;
  const own = Object.fromEntries(set.map((name) => [name, given[name]]));
  const result = schema.safeParse(own);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const name = issue?.path.join(".") ?? "";
  const problem = issue?.message ?? "invalid";
  throw new AppError(
    "settings_invalid",
    name !== "" && !set.includes(name)
      ? `${platform} is not set up wholly: ${name} is missing (set: ${set.join(", ")}).`
      : `${platform} cannot be set up: ${name === "" ? "" : `${name}: `}${problem}.`,
  );
}

/**
 * Whether an address may be called: https anywhere, plain http on this machine only.
 */
export function isSafeAddress(text: string): boolean {
  const url = URL.parse(text);
  if (url === null || url.username !== "" || url.password !== "") return false;
  return url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url.hostname));
}

/** Whether a host's name means this machine alone. */
export function isLoopback(host: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/.test(host);
}
