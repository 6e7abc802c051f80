import type { Case, CaseEvent, CaseId, EntryId } from "../../domain/case.ts";
import { transition } from "../../domain/case.ts";
import type { ServiceCentre } from "../../domain/centre.ts";
import type { Destination } from "../../domain/staff-surface.ts";
import { covers, permits, type CentreId, type Staff, type StaffId } from "../../domain/staff.ts";
import type {
  CaseCounts,
  CaseFilter,
  CasePage,
  CaseStore,
  CaseSurface,
  ToldEntry,
} from "../../ports/case-store.ts";
import type { CentreStore } from "../../ports/centre-store.ts";
import type { StaffStore } from "../../ports/staff-store.ts";
import type { TranslationStore } from "../../ports/translation-store.ts";
import type { EntryTranslation } from "../../domain/translation.ts";

export interface CaseReadingDeps {
  readonly translations: Pick<TranslationStore, "ofCase">;
  /** Whether a model translates. */
  readonly translates: boolean;
  readonly store: CaseStore;
  readonly centres: Pick<CentreStore, "list">;
  readonly staff: Pick<StaffStore, "list">;
}

/** What whoever looks at a case may do with it as it stands. */
export const POSSIBLE_ACTS = [
  "take",
  "takeOver",
  "release",
  "assign",
  "reply",
  "article",
  "translate",
  "note",
  "resolve",
  "reopen",
  "move",
  "raise",
  "export",
] as const;
export type PossibleAct = (typeof POSSIBLE_ACTS)[number];

export interface CaseView {
  readonly case: Case;
  readonly entries: readonly ToldEntry[];
  /** What was made for the staff of what the person wrote, by entry; of several languages that of whoever looks. */
  readonly translations: ReadonlyMap<EntryId, EntryTranslation>;
  readonly events: readonly CaseEvent[];
  readonly allowed: readonly PossibleAct[];
  /** To whom it could be assigned. */
  readonly colleagues: readonly Staff[];
  /** Where it could be moved to. */
  readonly centres: readonly ServiceCentre[];
  /** Channels of its centre that refused something of it, until its next step. */
  readonly unshown: readonly Destination[];
}

/** Cases as somebody of the staff may see them. */
export interface CaseReading {
  /** @param centre one of theirs alone; `null` for all of them */
  list(
    by: Staff,
    centre: CentreId | null,
    filter: Omit<CaseFilter, "centres">,
    most: number,
    from: string | null,
  ): Promise<CasePage & { readonly counts: CaseCounts }>;
  /** @returns `null` for one that does not exist, or belongs to a centre that is not theirs */
  view(by: Staff, id: CaseId): Promise<CaseView | null>;
  /** A case as somebody left it who may look at it no longer: where it stood then, and nothing that was said in it. */
  parting(record: Case): CaseView;
  /** Everybody’s names by id, for what names them. */
  names(): Promise<Names>;
}

export interface Names {
  readonly staff: ReadonlyMap<StaffId, string>;
  readonly centres: ReadonlyMap<string, ServiceCentre>;
}

export function createCaseReading(deps: CaseReadingDeps): CaseReading {
  const { store, centres, staff } = deps;
  return {
    list: async (by, centre, filter, most, from) => {
      const own = centre !== null && covers(by.centres, [centre]) ? [centre] : [];
      const centres = centre === null ? by.centres : own;
      const page = await store.list({ ...filter, centres }, most, from);
      return { ...page, counts: await store.counts(centres) };
    },
    view: async (by, id) => {
      const record = await store.read(id);
      if (record === null || !permits(by, "case.read", record.centre)) return null;
      const [entries, events, translations] = await Promise.all([
        store.entries(id),
        store.events(id),
        deps.translations.ofCase(id),
      ]);
      const mayAssign = permits(by, "case.assign", record.centre);
      const members = mayAssign ? await staff.list() : [];
      const all = await centres.list();
      const elsewhere = all.filter(({ id: other }) => other !== record.centre);
      const own = all.find(({ id: other }) => other === record.centre);
      return {
        case: record,
        entries,
        translations: toldTo(by, entries, translations),
        events,
        allowed: possibleActs(by, record, deps.translates),
        colleagues: members.filter((each) => permits(each, "case.work", record.centre)),
        centres: elsewhere,
        unshown: unshownIn(own?.destinations ?? [], await store.surfacesOf(id)),
      };
    },
    parting: (record) => ({
      case: { ...record, question: "", failedAnswer: null },
      entries: [],
      translations: new Map(),
      events: [],
      allowed: [],
      colleagues: [],
      centres: [],
      unshown: [],
    }),
    names: async () => {
      const [members, all] = await Promise.all([staff.list(), centres.list()]);
      return {
        staff: new Map(members.map(({ id, name }) => [id, name])),
        centres: new Map(all.map((centre) => [centre.id, centre])),
      };
    },
  };
}

function unshownIn(
  destinations: readonly Destination[],
  surfaces: readonly CaseSurface[],
): readonly Destination[] {
  const refused = surfaces.filter(({ isLeft, isWhole }) => !isLeft && !isWhole);
  return destinations.filter(({ platform, channel }) =>
    refused.some((each) => each.platform === platform && each.channel === channel),
  );
}

/** Words of the staff that nobody has sent yet have translations as well, which are nobody’s to read here. */
function toldTo(
  { language }: Staff,
  entries: readonly ToldEntry[],
  translations: readonly EntryTranslation[],
): ReadonlyMap<EntryId, EntryTranslation> {
  const written = new Set(entries.filter(({ kind }) => kind === "person").map(({ id }) => id));
  const told = translations.filter(({ entry }) => written.has(entry));
  // The last of an entry stays.
  const ordered = told.toSorted(
    (one, other) => Number(one.language === language) - Number(other.language === language),
  );
  return new Map(ordered.map((each) => [each.entry, each]));
}

/** The desk judges again when it is done; this is for showing no button that would do nothing. */
function possibleActs(by: Staff, { standing, centre }: Case, translates: boolean): PossibleAct[] {
  const { holder, state } = standing;
  const works = permits(by, "case.work", centre);
  const assigns = permits(by, "case.assign", centre);
  const isTheirs = holder === by.id;
  const isFree = holder === null || isTheirs || assigns;
  const isPossible = (type: "released" | "resolved" | "reopened" | "noted" | "raised"): boolean =>
    transition(standing, type === "raised" ? { type, urgency: "normal" } : { type }) !== null;
  const isTakeable = transition(standing, { type: "taken", holder: by.id }) !== null;
  const possible: Readonly<Record<PossibleAct, boolean>> = {
    take: works && isTakeable && holder === null,
    takeOver: works && assigns && isTakeable && holder !== null && !isTheirs,
    release: works && isFree && isPossible("released"),
    assign: assigns && isTakeable,
    reply: works && isTheirs,
    article: works && isTheirs,
    translate: works && isTheirs && translates,
    note: works && isPossible("noted"),
    resolve: works && isFree && isPossible("resolved"),
    reopen: works && isPossible("reopened"),
    move: works && isFree && state !== "resolved" && state !== "closed",
    raise: works && isPossible("raised"),
    export: permits(by, "case.export", centre),
  };
  return POSSIBLE_ACTS.filter((act) => possible[act]);
}
