import { readableKnowledge } from "../../content/cut-out.ts";
import { endingsTogether } from "../../domain/endings.ts";
import type { Knowledge } from "../../domain/knowledge.ts";
import type { PlainDate } from "../../domain/plain-date.ts";
import { documentsOf } from "../../services/content/state.ts";
import { createContentStore } from "../../store/content.ts";
import type { Settings } from "../config.ts";
import { endingSentence } from "../ending-lines.ts";
import { loadOwnKnowledge } from "../loaded-content.ts";
import { withExistingDatabase } from "./existing-database.ts";
import type { Finding } from "./finding.ts";

/** Looks at what ends together soon, or did: in the content in force, else in the files that the first start will take. */
export async function examineEndings(
  { databaseUrl, publicUrl, host, port }: Settings,
  today: PlainDate,
): Promise<readonly Finding[]> {
  const knowledge = (await contentInForce(databaseUrl)) ?? contentOfFiles();
  if (knowledge === null) return [];
  const base = publicUrl ?? `http://${host.includes(":") ? `[${host}]` : host}:${String(port)}`;
  return endingsTogether(knowledge, today).map((ending) => ({
    what: "content ends",
    state: "warning",
    note: endingSentence(ending, base),
  }));
}

function contentInForce(databaseUrl: string): Promise<Knowledge | null> {
  return withExistingDatabase(databaseUrl, async (database) => {
    const state = database === null ? null : await createContentStore(database).state();
    return state === null ? null : readableKnowledge(documentsOf(state));
  });
}

/** `null` where they have faults, which are told by themselves. */
function contentOfFiles(): Knowledge | null {
  const loaded = loadOwnKnowledge();
  return loaded.ok ? loaded.knowledge : null;
}
