import { BlockList, isIP } from "node:net";
import path from "node:path";
import { AppError } from "../domain/errors.ts";
import { inProject } from "./paths.ts";

/** The `DATABASE_URL` as the store takes it: the path of a file that names no root begins in the project’s folder. */
export function databaseAddress(url: string): string {
  const file = /^sqlite:(?!:memory:)(.+)$/.exec(url)?.[1];
  return file === undefined || path.isAbsolute(file) ? url : `sqlite:${inProject(file)}`;
}

/**
 * What lies between the service and its database. `here`: nothing but this machine; `verified`: TLS to a server that proves who
 * it is; `unverified`: TLS to whoever answers; `plain`: a network that can read along; `unreadable`: the driver cannot read the address.
 */
export type WayToDatabase = "here" | "verified" | "unverified" | "plain" | "unreadable";

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Judged as the driver reads an address: what follows its `?` comes before its host, and `PGHOST` and `PGSSLMODE` before what
 * the driver takes where an address says nothing.
 *
 * @param url `sqlite:FILE` or `postgres://…`
 */
export function wayToDatabase(url: string, environment: Environment): WayToDatabase {
  if (url.startsWith("sqlite:")) return "here";
  const target = targetOf(url);
  if (target === null) return "unreadable";
  const host = target.host || environment["PGHOST"] || "localhost";
  return isHere(host) ? "here" : encryptionOf(target.options, environment["PGSSLMODE"]);
}

interface Target {
  /** Empty where the address names none. */
  readonly host: string;
  readonly options: ReadonlyMap<string, string>;
}

/** In which the driver writes the sign anew before it reads the address. */
const HALF_ENCODED = / |%[^a-f0-9]|%[a-f0-9][^a-f0-9]/i;

function targetOf(written: string): Target | null {
  const text = HALF_ENCODED.test(written)
    ? encodeURI(written).replaceAll(/%25(\d\d)/g, "%$1")
    : written;
  // One with a user and no host is no address to a browser, and one to the driver.
  const withHost = text.replace("@/", "@localhost/");
  const isNamed = URL.canParse(text);
  if (!isNamed && !URL.canParse(withHost)) return null;
  const url = new URL(isNamed ? text : withHost);
  const options = new Map(url.searchParams.entries());
  try {
    // The driver decodes these as well; one that it cannot decode it cannot use.
    decodeURIComponent(url.username + url.password);
    const named = isNamed ? decodeURIComponent(url.hostname.replace(/^\[(.+)\]$/, "$1")) : "";
    return { host: options.get("host") || named, options };
  } catch {
    return null;
  }
}

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet("127.0.0.0", 8, "ipv4");
LOOPBACK.addAddress("::1", "ipv6");

/** A folder of sockets, or an address that never leaves the machine. */
function isHere(host: string): boolean {
  if (host.startsWith("/") || host.toLowerCase() === "localhost") return true;
  const kind = isIP(host);
  return kind !== 0 && LOOPBACK.check(host, kind === 4 ? "ipv4" : "ipv6");
}

const FILES = ["sslcert", "sslkey", "sslrootcert"] as const;

/** The driver never goes on without TLS where it was told to use it, also with `prefer`. */
function encryptionOf(
  options: Target["options"],
  environmentMode: string | undefined,
): WayToDatabase {
  const mode = options.get("sslmode") ?? "";
  if (mode !== "" || FILES.some((file) => (options.get(file) ?? "") !== "")) {
    return encryptionOfMode(mode, options);
  }
  const ssl = options.get("ssl");
  if (ssl === "" || ssl === "0") return "plain";
  if (ssl === "no-verify") return "unverified";
  // Any other word is taken for a wish for it, even "false".
  if (ssl !== undefined || options.get("sslnegotiation") === "direct") return "verified";
  if (environmentMode === "no-verify") return "unverified";
  return MODES.has(environmentMode ?? "") ? "verified" : "plain";
}

const MODES: ReadonlySet<string> = new Set(["prefer", "require", "verify-ca", "verify-full"]);

/** Unless it is asked to do as `psql` does, the driver checks the server in all modes but one. */
function encryptionOfMode(mode: string, options: Target["options"]): WayToDatabase {
  if (mode === "disable") return "plain";
  if (options.get("uselibpqcompat") !== "true") {
    return mode === "no-verify" ? "unverified" : "verified";
  }
  const isChecked =
    mode !== "prefer" && (mode !== "require" || (options.get("sslrootcert") ?? "") !== "");
  return isChecked ? "verified" : "unverified";
}

/**
 * @param instead what is done with a database that is in no file
 * @throws AppError `settings_invalid` for such a database
 */
export function sqliteFile(url: string, instead: string): string {
  const file = /^sqlite:(?!:memory:)(.+)$/.exec(url)?.[1];
  if (file !== undefined) return file;
  throw new AppError(
    "settings_invalid",
    `DATABASE_URL names no file: ${instead}, as docs/operate.md says.`,
  );
}
