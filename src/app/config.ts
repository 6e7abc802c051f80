import { z } from "zod";
import { AppError } from "../domain/errors.ts";

const booleanSchema = z
  .enum(["true", "false"], { error: "write true or false" })
  .transform((text) => text === "true");

const settingsSchema = z.object({
  HOST: z.string().min(1).default("127.0.0.1"),
  PORT: z.coerce.number("write a number").int().min(0).max(65_535).default(3000),
  TRUST_PROXY: booleanSchema.default(false),
  LOG_LEVEL: z
    .enum(["debug", "info", "warn", "error", "silent"], {
      error: "write debug, info, warn, error or silent",
    })
    .default("info"),
});

/** What the environment decides. */
export interface Settings {
  readonly host: string;
  readonly port: number;
  /** Takes the client’s address from `X-Forwarded-For`; only behind a proxy that sets it. */
  readonly trustProxy: boolean;
  readonly logLevel: "debug" | "info" | "warn" | "error" | "silent";
}

/**
 * Reads the settings once. An empty variable counts as not set.
 *
 * @throws AppError `settings_invalid`, naming the variable and the remedy, never its value
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ""),
  );
  const result = settingsSchema.safeParse(given);
  if (!result.success) {
    const [issue] = result.error.issues;
    const name = issue?.path.join(".") ?? "a setting";
    throw new AppError(
      "settings_invalid",
      `The setting ${name} cannot be used: ${issue?.message ?? "invalid"}.`,
    );
  }
  const { HOST, PORT, TRUST_PROXY, LOG_LEVEL } = result.data;
  return { host: HOST, port: PORT, trustProxy: TRUST_PROXY, logLevel: LOG_LEVEL };
}
