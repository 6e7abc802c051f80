import { z } from "zod";
import type { Publisher } from "../domain/knowledge.ts";
import { bareLanguage, type LanguageTag } from "../domain/locale.ts";
import type { Folder } from "./folder.ts";
import type { Problems } from "./problem.ts";
import { eachEntry, namedEntry } from "./read-tables.ts";

const publisherSchema = z.strictObject({
  as: z.array(z.string().min(1)).min(1, "a publisher is known by the name that sources give"),
  authority: z.boolean().default(true),
  names: z.record(
    z.string().refine((tag) => bareLanguage(tag) !== null, "a name stands below its language"),
    z.string().min(1),
  ),
});

/** `knowledge/publishers.yaml`; without the file each is called as its source calls it. */
export function readPublishers(folder: Folder, problems: Problems): Map<string, Publisher> {
  const publishers = new Map<string, Publisher>();
  eachEntry(folder, "publishers.yaml", problems, (yaml, file, id) => {
    const row = namedEntry(yaml, file, id, publisherSchema, problems);
    if (row === null) return;
    const names = new Map(Object.entries(row.names));
    for (const [index, written] of row.as.entries()) {
      if (publishers.has(written)) {
        problems.add(file, yaml.lineOf([id, "as", index]), `“${written}” is named twice`);
      }
      publishers.set(written, { names, isAuthority: row.authority });
    }
  });
  return publishers;
}

/** A rule that came when tables were in force already. */
export function checkPublisherNames(
  publishers: ReadonlyMap<string, Publisher>,
  languages: readonly LanguageTag[],
  problems: Problems,
): void {
  for (const [written, { names }] of publishers) {
    for (const language of languages) {
      if (names.has(language)) continue;
      problems.warn("publishers.yaml", 1, `“${written}” has no name in “${language}”`);
    }
  }
}
