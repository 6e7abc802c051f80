import type { ServiceCentre } from "../domain/centre.ts";
import type { LanguageTag } from "../domain/locale.ts";
import type { CentreId } from "../domain/staff.ts";
import { TOPICS } from "../domain/topic.ts";
import type { AuditAction } from "../ports/audit.ts";
import type { CentreStore } from "../ports/centre-store.ts";
import type { Clock } from "../ports/clock.ts";
import {
  auditActor,
  forbidden,
  may,
  notThere,
  requireSomewhere,
  type Actor,
} from "./staff/actor.ts";
import { refused, type Refused } from "./staff/deps.ts";

/** What can be changed of a centre. */
export type CentreFields = Omit<ServiceCentre, "id" | "createdAt" | "updatedAt" | "revision">;

/** What is missing stays as it is. */
export type CentreEdit = {
  readonly [Field in keyof CentreFields]?: CentreFields[Field] | undefined;
};

type Saved = { readonly kind: "saved"; readonly centre: ServiceCentre } | Refused;

/** What a centre may be there for. */
interface CentreChoices {
  readonly topics: readonly string[];
  /** Those in which people are answered: no other one is ever asked for. */
  readonly languages: readonly LanguageTag[];
}

/** Looking after the centres. */
export interface Centres {
  choices(): CentreChoices;
  /** Those that whoever asks works for. */
  list(by: Actor): Promise<readonly ServiceCentre[]>;
  /** @throws AppError `forbidden` unless whoever asks looks after all centres */
  add(by: Actor, id: CentreId, names: ServiceCentre["names"], edit: CentreEdit): Promise<Saved>;
  /**
   * @param revision as it was seen; `null` takes any
   * @throws AppError `forbidden` the role allows it nowhere; `not_found` it is none, or another's
   */
  edit(by: Actor, id: CentreId, revision: number | null, edit: CentreEdit): Promise<Saved>;
}

const NEW: Omit<CentreFields, "names"> = {
  place: null,
  languages: "all",
  topics: "all",
  timeZone: "Asia/Shanghai",
  hours: null,
  promiseDays: 3,
  deskLanguage: "zh",
  directSending: false,
  destinations: [],
};

/** @param languages those in which the service answers */
export function createCentres(
  store: CentreStore,
  clock: Clock,
  languages: () => readonly LanguageTag[],
): Centres {
  const choices = (): CentreChoices => ({ topics: TOPICS, languages: languages() });
  const entry = (by: Actor, action: AuditAction, target: CentreId, fields: readonly string[]) => ({
    at: clock.now(),
    actor: auditActor(by),
    action,
    target,
    details: { fields },
  });
  return {
    choices,
    list: async (by) => {
      const all = await store.list();
      return all.filter(({ id }) => worksFor(by, id));
    },
    add: async (by, id, names, edit) => {
      if (!may(by, "centre.edit", null)) throw forbidden();
      const unknown = unknownIn(edit, choices());
      if (unknown !== null) return unknown;
      const now = clock.now();
      const first = { id, names, ...NEW, createdAt: now, updatedAt: now, revision: 1 };
      const centre = changed(first, edit);
      const added = await store.add(centre, entry(by, "centre.added", id, []));
      return added ? { kind: "saved", centre } : refused("centre_taken");
    },
    edit: async (by, id, revision, edit) => {
      requireSomewhere(by, "centre.edit");
      const before = may(by, "centre.edit", id) ? await store.find(id) : null;
      if (before === null) throw notThere();
      if (revision !== null && revision !== before.revision) return refused("revision");
      const unknown = unknownIn(edit, choices());
      if (unknown !== null) return unknown;
      const after = changed(before, edit);
      const centre = { ...after, updatedAt: clock.now(), revision: before.revision + 1 };
      const saved = await store.save(centre, entry(by, "centre.edited", id, fieldsOf(edit)));
      return saved ? { kind: "saved", centre } : refused("revision");
    },
  };
}

/** A centre for what nobody can ask for would wait for people who never come. */
function unknownIn(edit: CentreEdit, choices: CentreChoices): Refused | null {
  const topic = firstOutside(edit.topics, choices.topics);
  if (topic !== null) {
    const all = choices.topics.join(", ");
    return refused("unknown_topic", `There is no topic “${topic}”; there are ${all}.`);
  }
  const language = firstOutside(edit.languages, choices.languages);
  if (language !== null) {
    const all = choices.languages.join(", ");
    const sentence = `People are not answered in the language “${language}”, but in ${all}.`;
    return refused("unknown_language", sentence);
  }
  return null;
}

function firstOutside(
  names: readonly string[] | "all" | undefined,
  known: readonly string[],
): string | null {
  if (names === undefined || names === "all") return null;
  return names.find((name) => !known.includes(name)) ?? null;
}

function worksFor(by: Actor, id: CentreId): boolean {
  return by === "command line" || by.centres === "all" || by.centres.includes(id);
}

/** Hours are always told in the centre's own zone. */
function changed(before: ServiceCentre, edit: CentreEdit): ServiceCentre {
  const given = Object.fromEntries(Object.entries(edit).filter(([, value]) => value !== undefined));
  const after: ServiceCentre = { ...before, ...given };
  const { hours, timeZone } = after;
  return hours === null ? after : { ...after, hours: { ...hours, timeZone } };
}

function fieldsOf(edit: CentreEdit): readonly string[] {
  return Object.entries(edit).flatMap(([field, value]) => (value === undefined ? [] : [field]));
}
