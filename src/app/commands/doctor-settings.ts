import { AppError } from "../../domain/errors.ts";
import type { QueueStatus } from "../../ports/message-store.ts";
import { lookAtDatabase, type DatabaseLook } from "../../store/look-at-database.ts";
import { readSettings, type Settings } from "../config.ts";
import { databaseAddress } from "../database-address.ts";
import { createDeskAccounts } from "../desk-accounts.ts";
import { unreadableNote } from "../secret-seal.ts";
import { systemClock } from "../system-clock.ts";
import { settingWarnings } from "../setting-warnings.ts";
import { examineCentres } from "./doctor-desk.ts";
import { examineModel } from "./doctor-model.ts";
import { examinePlatforms } from "./doctor-platforms.ts";
import { examineProvider } from "./doctor-provider.ts";
import { withExistingDatabase } from "./existing-database.ts";
import type { Finding } from "./finding.ts";
import { counted } from "./queue.ts";

/** Looks at the settings and at what they lead to; where they cannot be used, at nothing more. Never says a secret. */
export async function examineSettings(
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Finding[]> {
  const settings = settingsOf(environment);
  return settings instanceof AppError
    ? [{ what: "settings", state: "broken", note: settings.message }]
    : examineUsable(settings);
}

/** What is wrong with them, where they cannot be used. */
export function settingsOf(
  environment: Readonly<Record<string, string | undefined>>,
): Settings | AppError {
  try {
    return readSettings(environment);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

async function examineUsable(settings: Settings): Promise<Finding[]> {
  const { host, port, metricsToken, webAllowedOrigins, databaseUrl } = settings;
  const listens = `The server will listen on ${host}, port ${String(port)}.`;
  return [
    { what: "settings", state: "fine", note: listens },
    await examineDatabase(settings),
    metricsToken === null
      ? { what: "metrics", state: "off", note: "METRICS_TOKEN is not set, so /metrics is off." }
      : { what: "metrics", state: "fine", note: "METRICS_TOKEN is set, so /metrics is on." },
    webAllowedOrigins.length === 0
      ? {
          what: "frames",
          state: "off",
          note: "WEB_ALLOWED_ORIGINS is not set: no other site may show the chat.",
        }
      : {
          what: "frames",
          state: "fine",
          note: "WEB_ALLOWED_ORIGINS is set: those sites may show the chat.",
        },
    ...settingWarnings(settings).map((each): Finding => ({ ...each, state: "warning" })),
    ...examineSignIn(settings),
    ...(await examineProvider(settings)),
    await examineFactorKeys(settings),
    ...(await examinePlatforms(settings)),
    ...(await examineCentres(databaseUrl)),
    ...(await examineModel(settings)),
  ];
}

/** Nothing where at least those who may do the most need more than a password. */
function examineSignIn({ secondFactor }: Settings): Finding[] {
  if (secondFactor !== "off") return [];
  const note =
    "SECOND_FACTOR is off: whoever learns the password of an administrator signs in as them.";
  return [{ what: "second factor", state: "warning", note }];
}

/** Where the database cannot be had, another line says so. */
async function examineFactorKeys(settings: Settings): Promise<Finding> {
  const what = "second factor key";
  const { secondFactor, secondFactorKeys: keys } = settings;
  const unreadable = await withExistingDatabase(settings.databaseUrl, async (database) => {
    if (database === null) return 0;
    const { factorKeys } = createDeskAccounts(database, systemClock, {
      secondFactor,
      secondFactorKeys: keys,
    }).accounts;
    return factorKeys.unreadable();
  });
  if (unreadable > 0) return { what, state: "broken", note: unreadableNote(unreadable) };
  if (keys.present === null) {
    const note =
      "SECOND_FACTOR_KEY is not set: the secrets of second factors lie unencrypted in the database, and in each copy of it.";
    return { what, state: "off", note };
  }
  const note = "SECOND_FACTOR_KEY is set: the secrets of second factors are encrypted.";
  return { what, state: "fine", note };
}

async function examineDatabase({ databaseUrl, databaseMigrates }: Settings): Promise<Finding> {
  const what = "database";
  try {
    const look = await lookAtDatabase(databaseAddress(databaseUrl));
    return { what, ...verdictOn(look, databaseMigrates ? "start" : "migrate") };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { what, state: error.code === "not_found" ? "off" : "broken", note: error.message };
  }
}

/** @param migrating the command that brings the tables up to date */
function verdictOn(
  { engine, tables, queue, reaches }: DatabaseLook,
  migrating: "start" | "migrate",
): Omit<Finding, "what"> {
  const answers = `${engine === "sqlite" ? "SQLite" : "PostgreSQL"} answers`;
  switch (tables) {
    case "none":
      return { state: "off", note: `${answers}; it has no tables yet, ${migrating} makes them.` };
    case "behind":
      return { state: "off", note: `${answers}; ${migrating} brings its tables up to date.` };
    case "incompatible":
      return { state: "broken", note: `${answers}; a newer version changed it: start that one.` };
    case "newer":
    case "current": {
      const usable = `${answers} and ${tables === "newer" ? NEWER : "is up to date."}`;
      return reaches === false
        ? { state: "warning", note: `${usable} ${DEAF} ${queueNote(queue)}` }
        : { state: "fine", note: `${usable} ${queueNote(queue)}` };
    }
  }
}

/** As in the middle of a rolling upgrade. */
const NEWER = "has what this version needs; a newer one has added to it.";

/** As behind a pooler in transaction mode. */
const DEAF =
  "No NOTIFY arrives: with several servers, what one shows reaches pages open at another within 15 seconds only.";

function queueNote(queue: QueueStatus | null): string {
  if (queue === null) return "";
  const waiting = counted(queue.waitingMessages, queue.waitingDeliveries);
  const dead = counted(queue.deadMessages, queue.deadDeliveries);
  return `Waiting: ${waiting}; given up: ${dead}.`;
}
