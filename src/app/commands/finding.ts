import type { PlatformFinding } from "../../ports/platform.ts";

/** Of the service as of a platform; a `warning` keeps nothing from running, and says what to do. */
export interface Finding extends Omit<PlatformFinding, "state"> {
  readonly state: PlatformFinding["state"] | "warning";
}
