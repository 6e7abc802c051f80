import { AppError } from "../../src/domain/errors.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { PlatformFinding } from "../../src/ports/platform.ts";
import type { TeamsSettings } from "./config.ts";
import type { SigningKeys } from "./io-keys.ts";
import type { Tokens } from "./io-tokens.ts";
import { LIMITS } from "./limits.ts";

export interface ExamineOptions {
  readonly settings: TeamsSettings;
  readonly publicUrl: string | null;
  readonly clock: Clock;
  /** `null` without an app. */
  readonly keys: SigningKeys | null;
  readonly tokens: Tokens | null;
}

/** What can be told of Teams without being written to. Never throws. */
export async function examineTeams(options: ExamineOptions): Promise<PlatformFinding[]> {
  const { settings, keys, tokens } = options;
  if (keys === null || tokens === null) {
    const note = "TEAMS_ALLOW_ANONYMOUS lets anybody on this machine write; only an emulator may.";
    return [{ what: "Teams", state: "off", note }];
  }
  return [
    await examineToken(tokens),
    await examineKeys(keys, options.clock),
    examineEndpoint(options.publicUrl),
    examineTenants(settings),
  ];
}

async function examineToken(tokens: Tokens): Promise<PlatformFinding> {
  const what = "Teams token";
  try {
    await tokens.get();
    return { what, state: "fine", note: "Microsoft knows the app and its password." };
  } catch (error) {
    return { what, state: "broken", note: sentenceOf(error) };
  }
}

async function examineKeys(keys: SigningKeys, clock: Clock): Promise<PlatformFinding> {
  const what = "Teams keys";
  try {
    const saidAt = await keys.refresh();
    const skewMs = saidAt === null ? 0 : Math.abs(saidAt.getTime() - clock.now().getTime());
    return skewMs < LIMITS.clockSkewMs
      ? { what, state: "fine", note: "Arriving messages can be checked." }
      : {
          what,
          state: "broken",
          note: `The clock here is ${String(Math.round(skewMs / 60_000))} minutes off: set it right, or tokens count as too old or too new.`,
        };
  } catch (error) {
    return { what, state: "broken", note: sentenceOf(error) };
  }
}

function examineEndpoint(publicUrl: string | null): PlatformFinding {
  const what = "Teams endpoint";
  return publicUrl?.startsWith("https://") === true
    ? {
        what,
        state: "fine",
        note: `Teams must be told to write to ${publicUrl}/api/messages; whether it was, only a message shows.`,
      }
    : {
        what,
        state: "broken",
        note: "PUBLIC_URL is not an https address: set it to where Teams reaches this service.",
      };
}

function examineTenants({ tenants }: TeamsSettings): PlatformFinding {
  const what = "Teams tenants";
  return tenants === null
    ? {
        what,
        state: "fine",
        note: "People of every tenant that has the app may write; TEAMS_TENANT_ID or TEAMS_ALLOWED_TENANTS would choose.",
      }
    : { what, state: "fine", note: `People of ${String(tenants.size)} tenants may write.` };
}

/** Only our own sentences are known to hold no secret. */
function sentenceOf(error: unknown): string {
  return error instanceof AppError ? error.message : "It failed for a reason that is not known.";
}
