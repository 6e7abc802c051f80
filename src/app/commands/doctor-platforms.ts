import { loadTexts } from "../../content/texts.ts";
import type { ServiceCentre } from "../../domain/centre.ts";
import { Unavailable } from "../../domain/errors.ts";
import type { PlatformAdapter, PlatformFinding } from "../../ports/platform.ts";
import type { ThreadNotes } from "../../ports/thread-notes.ts";
import { createCentreStore } from "../../store/centres.ts";
import { createThreadNotes } from "../../store/thread-notes.ts";
import type { Settings } from "../config.ts";
import { createLog } from "../logger.ts";
import { createOutbound } from "../outbound.ts";
import { inProject } from "../paths.ts";
import { createMessengers, platformsOff } from "../platforms.ts";
import { systemClock } from "../system-clock.ts";
import { timers } from "../timers.ts";
import { withExistingDatabase } from "./existing-database.ts";

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
  const { texts } = said;
  if (Object.values(settings.platforms).every((each) => each === null)) return off;
  const found = await withExistingDatabase(settings.databaseUrl, async (database) => {
    const messengers = await createMessengers(settings.platforms, {
      clock: systemClock,
      scheduler: timers,
      log: createLog("silent"),
      texts,
      notes: database === null ? noNotes : createThreadNotes(database),
      outbound: createOutbound(settings.proxyUrl),
      publicUrl: settings.publicUrl,
      random: Math.random,
    });
    const centres = database === null ? [] : await createCentreStore(database).list();
    return Promise.all(messengers.map((adapter) => examineOne(adapter, centres)));
  });
  return [...found.flat(), ...off];
}

/** The platform itself, and each channel in which staff are to work. */
async function examineOne(
  adapter: PlatformAdapter,
  centres: readonly ServiceCentre[],
): Promise<PlatformFinding[]> {
  const { name, surface } = adapter;
  const own = await adapter.examine();
  const channels = centres.flatMap(({ id, destinations }) =>
    destinations
      .filter(({ platform }) => platform === name)
      .map(async ({ channel }) => {
        const findings = (await surface?.examine(channel)) ?? [];
        return findings.map(({ what, ...rest }) => ({ what: `${id} ${what}`, ...rest }));
      }),
  );
  const all = [...own, ...(await Promise.all(channels)).flat()];
  return all.map(({ what, ...rest }) => ({ what: `${name} ${what}`, ...rest }));
}
