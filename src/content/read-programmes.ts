import type { ArticleId, Programme, Source, SourceId } from "../domain/knowledge.ts";
import type { Folder } from "./folder.ts";
import type { Problems } from "./problem.ts";
import { checkSources, eachEntry, namedEntry } from "./read-tables.ts";
import { programmeSchema } from "./schemas.ts";

const FILE = "tables/programmes.yaml";

/** `knowledge/tables/programmes.yaml` */
export function readProgrammes(
  folder: Folder,
  sources: ReadonlyMap<SourceId, Source>,
  articles: ReadonlySet<ArticleId>,
  problems: Problems,
): Programme[] {
  const programmes: Programme[] = [];
  const owners = new Map<string, string>();
  eachEntry(folder, FILE, problems, (yaml, file, id) => {
    const row = namedEntry(yaml, file, id, programmeSchema, problems);
    if (row === null) return;
    checkSources(row.sources, sources, file, () => yaml.lineOf([id, "sources"]), problems);
    if (row.article !== undefined && !articles.has(row.article)) {
      problems.add(file, yaml.lineOf([id, "article"]), `there is no article ${row.article}`);
    }
    for (const [index, name] of row.names.entries()) {
      const owner = owners.get(name.toLowerCase());
      if (owner !== undefined) {
        problems.add(
          file,
          yaml.lineOf([id, "names", index]),
          `“${name}” is a name of ${owner} already`,
        );
      }
      owners.set(name.toLowerCase(), id);
    }
    programmes.push({ id, names: row.names, article: row.article ?? null });
  });
  return programmes;
}
