import type { RequestHandler } from "express";
import type { PlatformAdapter, PlatformHealth } from "../ports/platform.ts";
import { causedBy } from "./traced.ts";

/** One thing without which no question can be answered. */
export interface ReadyCheck {
  readonly ready: boolean;
  /** Why not, in one sentence without secrets; `null` when ready. */
  readonly reason: string | null;
}

type ReadyChecks = Readonly<Record<string, ReadyCheck>>;

/** All such things by name, such as `content` and `index`; asked at every request, so it must be quick. */
export type Readiness = () => ReadyChecks | Promise<ReadyChecks>;

export const handleLive: RequestHandler = (_request, response) => {
  response.set("Cache-Control", "no-store").json({ live: true });
};

/** Ready when all checks are; a platform that is down is told and does not count, for the others still answer. */
export function createReadyHandler(
  readiness: Readiness,
  adapters: readonly PlatformAdapter[],
): RequestHandler {
  return async (_request, response) => {
    const checks = await readiness();
    const failed = Object.entries(checks).filter(([, check]) => !check.ready);
    const platforms: Record<string, PlatformHealth> = {};
    for (const adapter of adapters) platforms[adapter.name] = adapter.health();
    response.set("Cache-Control", "no-store");
    if (failed.length === 0) {
      response.json({ ready: true, checks, platforms });
      return;
    }
    causedBy(response, `not ready: ${failed.map(([name]) => name).join(", ")}`);
    const message = `Not ready: ${failed.map(([name]) => name).join(", ")}.`;
    response
      .status(503)
      .json({ ready: false, checks, platforms, error: { code: "unavailable", message } });
  };
}
