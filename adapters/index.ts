import type { PlatformName } from "../src/domain/message.ts";
import type { PlatformAdapter } from "../src/ports/platform.ts";
import { createSlackAdapter } from "./slack/index.ts";
import { createTelegramAdapter } from "./telegram/index.ts";
import { createTeamsAdapter } from "./teams/index.ts";
import { createWebAdapter } from "./web/index.ts";

/** The catalogue of platforms. The contract suite runs over it, so a platform is tested as soon as it stands here. */
export const PLATFORMS = {
  web: createWebAdapter,
  teams: createTeamsAdapter,
  telegram: createTelegramAdapter,
  slack: createSlackAdapter,
} as const satisfies Partial<Readonly<Record<PlatformName, (options: never) => PlatformAdapter>>>;
