import type { PersonRef } from "../../src/domain/message.ts";
import { TRANSLATION_WORK, type Translating } from "../../src/domain/translation.ts";
import type { Translator } from "../../src/ports/translator.ts";
import type { Database } from "../../src/store/database.ts";
import { createDueWorkStore } from "../../src/store/due-work.ts";
import type { CaseWorld } from "./case-world.ts";

export interface AskedTranslation {
  readonly text: string;
  readonly from: string;
  readonly to: string;
  readonly person: PersonRef | null;
  readonly withinMs: number;
}

/** A translator that says what a test gives it. */
export class ScriptedTranslator implements Translator {
  readonly asked: AskedTranslation[] = [];
  /** By the text. */
  readonly answers = new Map<string, Translating>();
  /** What is done before it answers. */
  before: () => void | Promise<void> = () => undefined;

  readonly translate: Translator["translate"] = async (text, from, to, { person, withinMs }) => {
    this.asked.push({ text, from, to, person, withinMs });
    await this.before();
    return this.answers.get(text) ?? { kind: "made", text: madeOf(text, to) };
  };
}

/** What it says of a text that no test speaks of. */
export function madeOf(text: string, to: string): string {
  return `${text} in ${to}`;
}

const LEASE_MS = 60_000;

/** Does all translations that are due by now, once each; returns how they ended. */
export async function translateDue(
  world: CaseWorld,
  database: Database,
): Promise<readonly ("done" | "failed")[]> {
  const store = createDueWorkStore(database);
  const now = world.time.now();
  const claimed = await store.claim([TRANSLATION_WORK], { now, leaseMs: LEASE_MS, most: 100 });
  const ends: ("done" | "failed")[] = [];
  for (const piece of claimed) {
    try {
      const { again } = await world.cases.staff.translations.handler(piece);
      await store.complete(piece, again);
      ends.push("done");
    } catch {
      await store.release(piece, now);
      ends.push("failed");
    }
  }
  await world.settled();
  return ends;
}
