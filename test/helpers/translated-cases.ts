import { randomUUID } from "node:crypto";
import { beforeEach } from "vitest";
import type { Case, EntryId } from "../../src/domain/case.ts";
import { Unavailable } from "../../src/domain/errors.ts";
import type { CentreId, Staff } from "../../src/domain/staff.ts";
import type { Database } from "../../src/store/database.ts";
import { allTold, postsOf } from "./case-readings.ts";
import { handedOver, type CaseWorld } from "./case-world.ts";
import { caseWorlds } from "./case-worlds.ts";
import { testDatabase } from "./path-world.ts";
import { ScriptedTranslator, translateDue } from "./translation-world.ts";

export const QUESTION = "Как мне продлить вид на жительство в Пекине?";
export const MORE = "Где находится этот центр и когда он открыт?";
export const ANSWER = "请带上护照和居留许可原件，到服务中心一楼办理。";
export const FROM = { localeHint: "ru" };
export const LABEL = "machine translation, held to figures and names";
export const SOUTH = "south" as CentreId;

/** Cases whose person writes Russian, made anew for each test, with a translator that says what a test tells it. */
export function translatedCases() {
  const { startWithChannel } = caseWorlds();
  let database: Database;
  /** How many of the next writes come to nothing. */
  let failing = 0;
  let translator: ScriptedTranslator;
  let world: CaseWorld;

  beforeEach(async () => {
    const real = await testDatabase();
    failing = 0;
    database = {
      ...real,
      write: (writes, weight) => {
        if (failing === 0) return real.write(writes, weight);
        failing -= 1;
        return Promise.reject(new Unavailable("The process is dead."));
      },
    };
    translator = new ScriptedTranslator();
    world = await startWithChannel({ database, translator });
  });

  const due = () => translateDue(world, database);
  const work = () =>
    database.db.selectFrom("due_work").selectAll().where("kind", "=", "translation").execute();
  const saidToPerson = (): string => allTold(world);
  const lines = () => postsOf(world.posted, "line");
  const translated = () => lines().filter(({ label }) => label?.includes(LABEL) === true);
  const previews = () => postsOf(world.posted, "preview");

  /** A case of a person who writes Russian, held by Li Wei. */
  async function held(): Promise<{ record: Case; li: Staff }> {
    const li = await world.staffMember("Li Wei");
    const record = await handedOver(world, FROM, QUESTION);
    await world.cases.desk.act(li, record.id, { type: "take" }, null);
    await world.settled();
    return { record, li };
  }

  async function translationsOf(by: Staff, { id }: Case) {
    const view = await world.cases.reading.view(by, id);
    return [...(view?.translations.values() ?? [])].map(({ original, language, result }) => ({
      original,
      language,
      result,
    }));
  }

  return {
    parts: () => ({ database, translator, world }),
    /** A world beside that one, without a translator unless it is given one. */
    startWithChannel,
    /** So many of the next writes come to nothing. */
    failNext: (count: number): void => {
      failing = count;
    },
    failuresLeft: (): number => failing,
    due,
    work,
    saidToPerson,
    lines,
    translated,
    previews,
    held,
    translationsOf,
  };
}

export const entry = (): EntryId => randomUUID() as EntryId;
