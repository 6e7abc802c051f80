import { AppError } from "../../src/domain/errors.ts";
import type { PlatformFinding } from "../../src/ports/platform.ts";
import { LIMITS } from "./limits.ts";
import { ALL_SCOPES, NEEDED_SCOPES, STAFF_SCOPES } from "./scopes.ts";

/** What `examine` asks Slack; each throws Unauthorized or Unavailable. */
export interface Checks {
  readonly token: () => Promise<{
    readonly scopes: readonly string[] | null;
    readonly saidAt: Date | null;
  }>;
  /** `null` where messages come over HTTP. */
  readonly appToken: (() => Promise<void>) | null;
  readonly publicUrl: string | null;
  readonly now: () => Date;
}

/** Whether the settings are good, in sentences without secrets; never throws. */
export async function examineSlack(checks: Checks): Promise<PlatformFinding[]> {
  const findings: PlatformFinding[] = [];
  try {
    const { scopes, saidAt } = await checks.token();
    findings.push({ what: "token", state: "fine", note: "Slack accepts the bot token." });
    findings.push(scopesFinding(scopes));
    if (saidAt !== null) findings.push(clockFinding(saidAt, checks.now()));
  } catch (error) {
    findings.push(broken("token", error, "SLACK_BOT_TOKEN"));
  }
  findings.push(await intakeFinding(checks));
  return findings;
}

function scopesFinding(scopes: readonly string[] | null): PlatformFinding {
  if (scopes === null) {
    return { what: "scopes", state: "fine", note: "Slack does not tell which scopes it granted." };
  }
  const missing = (wanted: readonly string[]): string =>
    wanted.filter((scope) => !scopes.includes(scope)).join(", ");
  const needed = missing(NEEDED_SCOPES);
  if (needed !== "") {
    const note = `Add these scopes to the app and install it again: ${needed}.`;
    return { what: "scopes", state: "broken", note };
  }
  const forStaff: readonly string[] = [...STAFF_SCOPES.public, ...STAFF_SCOPES.private];
  const staff = missing(forStaff);
  const nicer = missing(ALL_SCOPES.filter((scope) => !forStaff.includes(scope)));
  const notes = [
    ...(nicer === "" ? [] : [`It works; these would make it nicer: ${nicer}.`]),
    ...(staff === "" ? [] : [`Staff cannot work in all channels without these: ${staff}.`]),
  ];
  const note = notes.length === 0 ? "All scopes are granted." : notes.join(" ");
  return { what: "scopes", state: "fine", note };
}

function clockFinding(saidAt: Date, now: Date): PlatformFinding {
  const seconds = Math.round((now.getTime() - saidAt.getTime()) / 1_000);
  const isFar = Math.abs(seconds) * 1_000 > LIMITS.clockSkewMs;
  return isFar
    ? {
        what: "clock",
        state: "broken",
        note: `This machine's clock is ${String(seconds)} s off Slack's: set it, or signatures fail.`,
      }
    : { what: "clock", state: "fine", note: "This machine's clock agrees with Slack's." };
}

async function intakeFinding({ appToken, publicUrl }: Checks): Promise<PlatformFinding> {
  if (appToken === null) {
    const base = publicUrl ?? "the public address of this service";
    const note = `Whether Slack reaches us cannot be seen from here: its Request URL has to be ${base}/slack/events.`;
    return { what: "request url", state: "fine", note };
  }
  try {
    await appToken();
    return { what: "socket mode", state: "fine", note: "Slack accepts the app token." };
  } catch (error) {
    return broken("socket mode", error, "SLACK_APP_TOKEN");
  }
}

function broken(what: string, error: unknown, setting: string): PlatformFinding {
  const isRefused = error instanceof AppError && error.code === "unauthorized";
  const why = error instanceof AppError ? error.message : "Slack could not be asked.";
  const remedy = isRefused
    ? `Check ${setting}, and whether the app is installed.`
    : "Check the network, HTTPS_PROXY and SLACK_API_URL.";
  return { what, state: "broken", note: `${why} ${remedy}` };
}
