import { z } from "zod";
import { isSafeAddress } from "../../adapters/shared/settings.ts";
import { AppError } from "../domain/errors.ts";
import { SECOND_FACTOR_POLICIES, type SecondFactorPolicy } from "../domain/second-factor.ts";
import type { BytesADay } from "../domain/stored.ts";
import { wayToDatabase, type WayToDatabase } from "./database-address.ts";
import { readModelSettings, type ModelSettings } from "./model-settings.ts";
import { readPlatformSettings, type PlatformSettings } from "./platforms.ts";
import { readProviderSettings, type ProviderSettings } from "./provider-settings.ts";
import type { SealKeys } from "./secret-seal.ts";

const booleanSchema = z
  .enum(["true", "false"], { error: "write true or false" })
  .transform((text) => text === "true");

/** A scheme, a host and perhaps a port: nothing that could widen a policy. */
function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text && /^https?:/.test(text);
}

const TOKEN_LENGTH = 32;
/** Of 32 random hex digits, one in ten thousand has fewer. */
const TOKEN_VARIETY = 10;

/** Long enough that nobody guesses it, and no short word again and again. */
function isStrongToken(text: string): boolean {
  return text.length >= TOKEN_LENGTH && new Set(text).size >= TOKEN_VARIETY;
}

const MEGABYTE = 1_000_000;

function megabytes(least: number) {
  return z.coerce
    .number("write a number of megabytes")
    .int("write a whole number of megabytes")
    .min(least)
    .max(10_000_000);
}

const KEY_BYTES = 32;
/** Of 32 random bytes, one in many millions has fewer. */
const KEY_VARIETY = 20;

/** A key for AES-256, as `openssl rand -base64 32` prints it. */
const keySchema = z
  .string()
  .transform((text) => Buffer.from(text, "base64"))
  .refine((key) => key.length === KEY_BYTES && new Set(key).size >= KEY_VARIETY, {
    error: "write 32 random bytes in base64, as openssl rand -base64 32 prints",
  });

const settingsSchema = z.object({
  HOST: z.string().min(1).default("127.0.0.1"),
  PORT: z.coerce.number("write a number").int().min(0).max(65_535).default(3000),
  PUBLIC_URL: z
    .string()
    .refine(isSafeAddress, "write an address such as https://help.example.org")
    .transform((text) => text.replace(/\/+$/, ""))
    .optional(),
  HTTPS_PROXY: z
    .string()
    .refine((text) => /^https?:\/\//.test(text) && URL.canParse(text), {
      error: "write an address such as http://proxy.example.org:3128",
    })
    .optional(),
  TRUST_PROXY: booleanSchema.default(false),
  DATABASE_URL: z
    .string()
    .regex(/^(?:sqlite:.+|postgres(?:ql)?:\/\/.+)$/, "write sqlite:FILE or postgres://…")
    .default("sqlite:data/yizhan.db"),
  ANSWER_THREADS: z.coerce
    .number("write a number")
    .int("write a whole number")
    .min(0)
    .max(16)
    .default(0),
  DATABASE_MIGRATE: booleanSchema.default(true),
  DATABASE_ALLOW_PLAIN: booleanSchema.default(false),
  SEARCH_FOLDER: z.string().min(1).optional(),
  QUESTIONS_FOLDER: z.string().min(1).optional(),
  RETENTION_DAYS: z.coerce.number("write a number of days").int().min(1).max(3650).default(30),
  WEB_MB_PER_DAY: megabytes(1).default(500),
  WEB_MB_PER_ADDRESS: megabytes(1).default(50),
  MESSENGER_MB_PER_PERSON: megabytes(1).default(5),
  DISK_FREE_MB: megabytes(0).default(500),
  METRICS_TOKEN: z
    .string()
    .refine(isStrongToken, {
      error: `write at least ${String(TOKEN_LENGTH)} random characters, at least ${String(TOKEN_VARIETY)} of them different, as openssl rand -hex 32 prints`,
    })
    .optional(),
  WEB_ALLOWED_ORIGINS: z
    .string()
    .default("")
    .transform((text) => text.split(/[\s,]+/).filter((origin) => origin !== ""))
    .refine((origins) => origins.every(isOrigin), {
      error: "write origins such as https://example.org, with spaces between them",
    }),
  SECOND_FACTOR: z
    .enum(SECOND_FACTOR_POLICIES, { error: "write leads, all or off" })
    .default("leads"),
  SECOND_FACTOR_KEY: keySchema.optional(),
  SECOND_FACTOR_KEY_BEFORE: keySchema.optional(),
  CONTENT_ONE_PERSON: booleanSchema.default(false),
  LOG_LEVEL: z
    .enum(["debug", "info", "warn", "error", "silent"], {
      error: "write debug, info, warn, error or silent",
    })
    .default("info"),
});

/** Bytes within any 24 hours. */
export interface Quotas {
  /** By all visitors of the chat page together. */
  readonly web: BytesADay;
  /** By those of one address. */
  readonly webAddress: BytesADay;
  /** By one person in a messenger. */
  readonly messengerPerson: BytesADay;
}

/** What the environment decides. */
export interface Settings {
  readonly host: string;
  readonly port: number;
  /** Where people and platforms reach the service, without a slash at its end; `null` when they cannot. */
  readonly publicUrl: string | null;
  /** What https requests to platforms go through; `null` sends them straight. */
  readonly proxyUrl: string | null;
  readonly platforms: PlatformSettings;
  /** `null` answers without a model. */
  readonly model: ModelSettings | null;
  /** Takes the client’s address from `X-Forwarded-For`; only behind a proxy that sets it. */
  readonly trustProxy: boolean;
  /** `sqlite:FILE` or `postgres://…`. */
  readonly databaseUrl: string;
  /** What lies between the service and its database. */
  readonly databaseWay: WayToDatabase;
  /** Threads that answer questions; with 0, the main thread answers as well. */
  readonly answerThreads: number;
  /** A start brings the tables up to date; `false` where that is done apart, by somebody who may. */
  readonly databaseMigrates: boolean;
  /** Where the server keeps what it learned of articles; `null` for the project’s own folder. */
  readonly searchFolder: string | null;
  /** Labelled questions that drafts are measured with; `null` for the project’s own. */
  readonly questionsFolder: string | null;
  /** For how many days messages and answers are kept. */
  readonly retentionDays: number;
  /** What strangers may have written to the database within a day. */
  readonly quotas: Quotas;
  /** With fewer free bytes on the disk of the database the service is not ready and opens no conversations; 0 for whatever is free. */
  readonly leastFreeBytes: number;
  /** Whoever reads the metrics must show it; `null` turns them off. */
  readonly metricsToken: string | null;
  /** Origins that may show the chat in a frame. */
  readonly webAllowedOrigins: readonly string[];
  /** Who may sign in at the web desk only with a second factor. */
  readonly secondFactor: SecondFactorPolicy;
  /** With which staff may sign in at the web desk beside passwords; `null` where none is set up. */
  readonly provider: ProviderSettings | null;
  /** Encrypt the secrets of second factors in the database. */
  readonly secondFactorKeys: SealKeys;
  /** Whoever wrote a draft of the content may publish it. */
  readonly contentOnePerson: boolean;
  readonly logLevel: "debug" | "info" | "warn" | "error" | "silent";
}

/**
 * What commands that only ask a question need; they work however the platforms are set up.
 *
 * @throws AppError `settings_invalid`, as {@link readSettings} does
 */
export function readAskSettings(
  environment: Readonly<Record<string, string | undefined>>,
): Pick<Settings, "model" | "proxyUrl"> {
  const proxy = settingsSchema.shape.HTTPS_PROXY.safeParse(environment["HTTPS_PROXY"] || undefined);
  if (!proxy.success) throw invalid("HTTPS_PROXY", proxy.error.issues[0]?.message);
  return { model: readModelSettings(environment), proxyUrl: proxy.data ?? null };
}

function invalid(name: string, problem = "invalid"): AppError {
  return new AppError("settings_invalid", `The setting ${name} cannot be used: ${problem}.`);
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
    throw invalid(name, issue?.message);
  }
  const data = result.data;
  const databaseWay = safeWay(data, given);
  return {
    host: data.HOST,
    port: data.PORT,
    publicUrl: data.PUBLIC_URL ?? null,
    proxyUrl: data.HTTPS_PROXY ?? null,
    platforms: readPlatformSettings({
      given,
      host: data.HOST,
      publicUrl: data.PUBLIC_URL ?? null,
    }),
    model: readModelSettings(given),
    trustProxy: data.TRUST_PROXY,
    databaseUrl: data.DATABASE_URL,
    databaseWay,
    answerThreads: data.ANSWER_THREADS,
    databaseMigrates: data.DATABASE_MIGRATE,
    searchFolder: data.SEARCH_FOLDER ?? null,
    questionsFolder: data.QUESTIONS_FOLDER ?? null,
    retentionDays: data.RETENTION_DAYS,
    quotas: {
      web: data.WEB_MB_PER_DAY * MEGABYTE,
      webAddress: data.WEB_MB_PER_ADDRESS * MEGABYTE,
      messengerPerson: data.MESSENGER_MB_PER_PERSON * MEGABYTE,
    },
    leastFreeBytes: data.DISK_FREE_MB * MEGABYTE,
    metricsToken: data.METRICS_TOKEN ?? null,
    webAllowedOrigins: data.WEB_ALLOWED_ORIGINS,
    secondFactor: data.SECOND_FACTOR,
    provider: readProviderSettings({ given, publicUrl: data.PUBLIC_URL ?? null }),
    secondFactorKeys: {
      present: data.SECOND_FACTOR_KEY ?? null,
      before: data.SECOND_FACTOR_KEY_BEFORE ?? null,
    },
    contentOnePerson: data.CONTENT_ONE_PERSON,
    logLevel: data.LOG_LEVEL,
  };
}

/** What people write, and the password of the database, go over no network that others can read. */
function safeWay(
  { DATABASE_URL: url, DATABASE_ALLOW_PLAIN: mayBePlain }: z.infer<typeof settingsSchema>,
  environment: Readonly<Record<string, string | undefined>>,
): WayToDatabase {
  const way = wayToDatabase(url, environment);
  if (way === "unreadable") {
    throw invalid("DATABASE_URL", "write signs such as # / ? @ in its password as %23 %2F %3F %40");
  }
  if (way !== "plain" || mayBePlain) return way;
  throw invalid(
    "DATABASE_URL",
    "its server is not on this machine and the way there is not encrypted; add ?sslmode=verify-full to it, or set DATABASE_ALLOW_PLAIN=true where nobody else can read that network",
  );
}
