import type {
  Centre,
  Fact,
  FactName,
  Place,
  PlaceId,
  Source,
  SourceId,
} from "../domain/knowledge.ts";
import type { LanguageTag } from "../domain/locale.ts";
import type { Folder } from "./folder.ts";
import type { Problems } from "./problem.ts";
import { checkSources, eachEntry, namedEntry } from "./read-tables.ts";
import { centreSchema, placeSchema } from "./schemas.ts";

const PLACES_FILE = "tables/places.yaml";
const CENTRES_FILE = "tables/centres.yaml";

/** `knowledge/tables/places.yaml` */
export function readPlaces(folder: Folder, problems: Problems): Map<PlaceId, Place> {
  const places = new Map<PlaceId, Place>();
  const owners = new Map<string, PlaceId>();
  eachEntry(folder, PLACES_FILE, problems, (yaml, file, id) => {
    const row = namedEntry(yaml, file, id, placeSchema, problems);
    if (row === null) return;
    for (const name of new Set([...Object.values(row.names), ...row.aliases])) {
      const owner = owners.get(name.toLowerCase());
      if (owner !== undefined && owner !== id) {
        problems.add(file, yaml.lineOf([id]), `“${name}” is a name of ${owner} already`);
      }
      owners.set(name.toLowerCase(), id);
    }
    places.set(id, { id, names: new Map(Object.entries(row.names)), aliases: row.aliases });
  });
  return places;
}

/** `knowledge/tables/centres.yaml` */
export function readCentres(
  folder: Folder,
  shelf: {
    readonly sources: ReadonlyMap<SourceId, Source>;
    readonly facts: ReadonlyMap<FactName, Fact>;
    readonly places: ReadonlyMap<PlaceId, Place>;
  },
  problems: Problems,
): Centre[] {
  const centres: Centre[] = [];
  eachEntry(folder, CENTRES_FILE, problems, (yaml, file, id) => {
    const row = namedEntry(yaml, file, id, centreSchema, problems);
    if (row === null) return;
    checkSources(row.sources, shelf.sources, file, () => yaml.lineOf([id, "sources"]), problems);
    if (!shelf.places.has(row.place)) {
      problems.add(file, yaml.lineOf([id, "place"]), `“${row.place}” is not in ${PLACES_FILE}`);
    }
    const valueOf = (key: "address" | "phone", type: "identifier" | "phone"): string | null => {
      const name = row[key];
      if (name === undefined) return null;
      const value = shelf.facts.get(name)?.values.at(-1)?.value;
      if (value?.type === type) return value.value;
      problems.add(file, yaml.lineOf([id, key]), `${name} is not a fact of type ${type}`);
      return null;
    };
    centres.push({
      id,
      place: row.place,
      names: new Map(Object.entries(row.names)),
      address: valueOf("address", "identifier"),
      phone: valueOf("phone", "phone"),
      sources: row.sources,
    });
  });
  return centres;
}

/** Reports places and centres that have no name in a language that is offered. */
export function checkPlaceNames(
  places: ReadonlyMap<PlaceId, Place>,
  centres: readonly Centre[],
  languages: readonly LanguageTag[],
  problems: Problems,
): void {
  const check = (file: string, what: string, { id, names }: Place | Centre): void => {
    for (const language of languages) {
      if (!names.has(language))
        problems.add(file, 1, `the ${what} “${id}” has no name in “${language}”`);
    }
  };
  for (const place of places.values()) check(PLACES_FILE, "place", place);
  for (const centre of centres) check(CENTRES_FILE, "centre", centre);
}
