import { loadTexts } from "../../content/texts.ts";
import { Unavailable } from "../../domain/errors.ts";
import type { PlatformFinding } from "../../ports/platform.ts";
import type { ThreadNotes } from "../../ports/thread-notes.ts";
import type { Settings } from "../config.ts";
import { createLog } from "../logger.ts";
import { createOutbound } from "../outbound.ts";
import { inProject } from "../paths.ts";
import { createMessengers, platformsOff } from "../platforms.ts";
import { systemClock } from "../system-clock.ts";
import { timers } from "../timers.ts";

/** Looking at a platform needs no memory of its threads. */
const noNotes: ThreadNotes = {
  read: unneeded,
  readAll: unneeded,
  write: unneeded,
  remove: unneeded,
  expire: unneeded,
};

function unneeded(): Promise<never> {
  return Promise.reject(new Unavailable("The doctor looks at no thread."));
}

/** Asks every platform that is set up whether its settings are good; each is named before what it says. */
export async function examinePlatforms(settings: Settings): Promise<PlatformFinding[]> {
  const off = platformsOff(settings.platforms);
  const said = loadTexts(inProject("locales"));
  // Faults of the sentences are told by themselves.
  if (!said.ok) return off;
  const messengers = await createMessengers(settings.platforms, {
    clock: systemClock,
    scheduler: timers,
    log: createLog("silent"),
    texts: said.texts,
    notes: noNotes,
    outbound: createOutbound(settings.proxyUrl),
    publicUrl: settings.publicUrl,
    random: Math.random,
  });
  const found = await Promise.all(
    messengers.map(async (adapter) => {
      const findings = await adapter.examine();
      return findings.map(({ what, ...rest }) => ({ what: `${adapter.name} ${what}`, ...rest }));
    }),
  );
  return [...found.flat(), ...off];
}
