import type { MessengerOptions } from "../../adapters/shared/messenger.ts";
import type { AroundSettings } from "../../adapters/shared/settings.ts";
import type { PlatformAdapter } from "../ports/platform.ts";

/** Of each messenger; `null` turns it off. */
export interface PlatformSettings {}

/** @throws AppError `settings_invalid`, naming the variable and the remedy, never its value */
export function readPlatformSettings(around: AroundSettings): PlatformSettings {
  return {};
}

/** The messengers that are set up. */
export function createMessengers(
  settings: PlatformSettings,
  options: Omit<MessengerOptions<unknown>, "settings">,
): PlatformAdapter[] {
  return [];
}

/** Which platforms are on, and of the others why not, in one line for whoever starts the service. */
export function platformsLine(settings: PlatformSettings): string {
  return "";
}
