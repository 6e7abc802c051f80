import { isLoopback } from "../../adapters/shared/settings.ts";
import type { Settings } from "./config.ts";
import type { WayToDatabase } from "./database-address.ts";

/** Something that works and is unsafe. */
export interface SettingWarning {
  readonly what: "open address" | "proxy" | "database way";
  /** What goes wrong, and what to do. */
  readonly note: string;
}

type Judged = Pick<Settings, "host" | "publicUrl" | "trustProxy" | "databaseWay">;

/** What people easily set up wrong; empty where nothing is, as on one’s own machine. */
export function settingWarnings(settings: Judged): readonly SettingWarning[] {
  const { host, publicUrl, trustProxy, databaseWay } = settings;
  // The service speaks plain HTTP, so an address of https is a proxy's, whatever `HOST` is.
  const isBehindProxy = publicUrl?.startsWith("https:") === true;
  const way = WAYS.get(databaseWay);
  return [
    ...(isBehindProxy || isLoopback(host) ? [] : [openAddress(host)]),
    ...(isBehindProxy && !trustProxy ? [UNTRUSTED_PROXY] : []),
    ...(way === undefined ? [] : [{ what: "database way" as const, note: way }]),
  ];
}

function openAddress(host: string): SettingWarning {
  return {
    what: "open address",
    note:
      `HOST is ${host}, which other machines may reach, and PUBLIC_URL is no https address: messages and passwords may cross ` +
      "the network unencrypted. Set HOST=127.0.0.1, or put a proxy with TLS in front and set PUBLIC_URL to its https address.",
  };
}

const UNTRUSTED_PROXY: SettingWarning = {
  what: "proxy",
  note:
    "PUBLIC_URL is https, so a proxy is in front, but TRUST_PROXY is not set: all visitors count as one address for the " +
    "limits, and browsers may fall back to http. Set TRUST_PROXY=true, and close the port to all but the proxy.",
};

/** Plain ones only where `DATABASE_ALLOW_PLAIN` lets them; else reading the settings refuses them. */
const WAYS: ReadonlyMap<WayToDatabase, string> = new Map([
  [
    "plain",
    "The connection to the database is not encrypted, which DATABASE_ALLOW_PLAIN allows: anyone who can read that network can " +
      "read all messages. Write sslmode=verify-full in DATABASE_URL unless the network is yours alone.",
  ],
  [
    "unverified",
    "The connection to the database is encrypted, but any server that answers is trusted: write sslmode=verify-full in DATABASE_URL.",
  ],
]);
