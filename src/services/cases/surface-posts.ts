import type { Action } from "../../domain/answer.ts";
import type { Case, CaseEntry } from "../../domain/case.ts";
import type { ServiceCentre } from "../../domain/centre.ts";
import { languageName } from "../../domain/locale.ts";
import type { PersonRef } from "../../domain/message.ts";
import { formatMoment } from "../../domain/format.ts";
import {
  STAFF_ACTION,
  surfaceKeyOf,
  surfaceThread,
  type CaseCard,
  type Destination,
  type Outgoing,
  type SurfacePost,
} from "../../domain/staff-surface.ts";
import type { CaseChange, CaseStore } from "../../ports/case-store.ts";
import type { CentreStore } from "../../ports/centre-store.ts";
import type { StaffStore } from "../../ports/staff-store.ts";
import type { DeskKey, DeskTexts } from "../../ports/texts.ts";

export interface SurfacePostsDeps {
  readonly texts: DeskTexts;
  readonly centres: Pick<CentreStore, "find">;
  readonly staff: Pick<StaffStore, "find">;
  readonly store: Pick<CaseStore, "entries" | "ofPerson" | "surfacesOf">;
  /** Where staff reach the web desk; `null` when it is not known. */
  readonly deskUrl: string | null;
}

/** What staff in messengers are shown of cases. */
export interface SurfacePosts {
  /** Of a change: the card as it stands now, and what was said. */
  of(change: CaseChange): Promise<readonly Outgoing[]>;
  /** The card, whether or not it says anything new: a channel that a centre has got since has none yet. */
  drawn(change: CaseChange): Promise<readonly Outgoing[]>;
  /** Takes back all that was posted of a person who asks to be forgotten. */
  forgetting(person: PersonRef): Promise<readonly Outgoing[]>;
  /** Takes back what was posted of a case that is kept no longer. */
  expiring(record: Case): Promise<readonly Outgoing[]>;
}

export function createSurfacePosts(deps: SurfacePostsDeps): SurfacePosts {
  const posts = new Posts(deps);
  return {
    of: (change) => posts.of(change),
    drawn: (change) => posts.drawn(change),
    forgetting: async (person) => {
      const records = await deps.store.ofPerson(person);
      return (
        await Promise.all(records.map((each) => posts.purge(each, "surface.withdrawn")))
      ).flat();
    },
    expiring: (record) => posts.purge(record, "surface.expired"),
  };
}

class Posts {
  readonly #deps: SurfacePostsDeps;

  constructor(deps: SurfacePostsDeps) {
    this.#deps = deps;
  }

  async of(change: CaseChange): Promise<readonly Outgoing[]> {
    const { before, after, events } = change;
    if (events.some(({ act }) => act.type === "withdrawn")) {
      return this.purge(after, "surface.withdrawn");
    }
    const centre = await this.#deps.centres.find(after.centre);
    if (centre === null) return [];
    const isMoved = before !== null && before.centre !== after.centre;
    const shown = await this.#shown(change, centre, before === null || isMoved);
    return isMoved ? [...(await this.#left(after, centre)), ...shown] : shown;
  }

  async drawn({ after }: CaseChange): Promise<Outgoing[]> {
    const centre = await this.#deps.centres.find(after.centre);
    if (centre === null) return [];
    const card = await cardOf(this.#deps, after, centre);
    return centre.destinations.map((destination) =>
      post(after, destination, ["card", String(after.revision)], { kind: "card", card }),
    );
  }

  /** In every channel where something of the case was posted. */
  async purge(record: Case, key: "surface.withdrawn" | "surface.expired"): Promise<Outgoing[]> {
    const { centres, store, texts } = this.#deps;
    const language = (await centres.find(record.centre))?.deskLanguage ?? "zh";
    const text = texts.say(key, language, { reference: record.reference });
    const surfaces = await store.surfacesOf(record.id);
    return surfaces.map((surface) => post(record, surface, [key], { kind: "purge", text }));
  }

  async #shown(change: CaseChange, centre: ServiceCentre, isNew: boolean): Promise<Outgoing[]> {
    const { before, after, entries } = change;
    const earlier = before !== null && isNew ? await this.#deps.store.entries(after.id) : [];
    const card = await cardOf(this.#deps, after, centre);
    const lines = await linesOf(this.#deps, [...earlier, ...entries], centre);
    const isDrawn = isNew || before === null || isDrawnOtherwise(before, after);
    return centre.destinations.flatMap((destination) => [
      ...(isDrawn
        ? [post(after, destination, ["card", String(after.revision)], { kind: "card", card })]
        : []),
      ...lines.map(({ id, line }) => post(after, destination, ["line", id], line)),
    ]);
  }

  /** The staff of another centre have no business with its words any more. */
  async #left(record: Case, to: ServiceCentre): Promise<Outgoing[]> {
    const { store, texts } = this.#deps;
    const isShown = ({ platform, channel }: Destination): boolean =>
      to.destinations.some((each) => each.platform === platform && each.channel === channel);
    const values = { reference: record.reference, centre: to.names[to.deskLanguage] };
    const text = texts.say("surface.moved", to.deskLanguage, values);
    return (await store.surfacesOf(record.id))
      .filter((surface) => !isShown(surface))
      .map((surface) =>
        post(record, surface, ["moved", String(record.revision)], { kind: "purge", text }),
      );
  }
}

/** One post to one channel. */
export function post(
  { id }: Pick<Case, "id">,
  destination: Destination,
  name: readonly string[],
  what: SurfacePost,
): Outgoing {
  const { platform, channel } = destination;
  return {
    key: surfaceKeyOf(id, platform, channel, ...name),
    thread: surfaceThread(destination, id),
    post: what,
  };
}

async function cardOf(
  { texts, staff, deskUrl }: SurfacePostsDeps,
  record: Case,
  centre: ServiceCentre,
): Promise<CaseCard> {
  const language = centre.deskLanguage;
  const say = (key: DeskKey, values = {}): string => texts.say(key, language, values);
  const { standing, urgency, reference, failedAnswer, dueAt } = record;
  const holder = standing.holder === null ? null : await staff.find(standing.holder);
  const state = say(`case.state.${standing.state}`);
  const fields = [
    ["surface.question", record.question],
    ["surface.answered", failedAnswer?.text ?? ""],
    ["surface.language", languageName(record.language, language)],
    ["surface.platform", say(`surface.platform.${record.thread.platform}`)],
    ["surface.holder", holder?.name ?? say("surface.nobody")],
    ["surface.urgency", urgency === "normal" ? "" : say(`case.urgency.${urgency}`)],
    // Of hours that nobody has confirmed nothing is said.
    [
      "surface.due",
      dueAt === null || centre.hours === null ? "" : formatMoment(dueAt, language, centre.timeZone),
    ],
    ["surface.desk", deskUrl === null ? "" : `${deskUrl}/cases/${record.id}`],
  ] as const;
  return {
    title: say(urgency === "urgent" ? "surface.titleUrgent" : "surface.title", {
      reference,
      state,
    }),
    fields: fields
      .filter(([, value]) => value !== "")
      .map(([key, value]) => ({ label: say(key), value })),
    actions: actionsOf(record, say),
  };
}

/** A channel takes only so many posts, and a card that says the same would use one up. */
function isDrawnOtherwise(before: Case, after: Case): boolean {
  return (
    before.standing.state !== after.standing.state ||
    before.standing.holder !== after.standing.holder ||
    before.urgency !== after.urgency ||
    before.dueAt?.getTime() !== after.dueAt?.getTime()
  );
}

/** Who may do it is judged when it is pressed. */
const OFFERED: Readonly<Record<Case["standing"]["state"], readonly CardAct[]>> = {
  open: ["take", "resolve"],
  assigned: ["takeOver", "release", "resolve"],
  waiting: ["takeOver", "release", "resolve"],
  resolved: ["reopen"],
  closed: [],
};
type CardAct = "take" | "takeOver" | "release" | "resolve" | "reopen";

function actionsOf({ id, standing }: Case, say: (key: DeskKey) => string): Action[] {
  return OFFERED[standing.state].map((act) => ({
    id: `${STAFF_ACTION}${act}:${id}`,
    label: say(`case.act.${act}`),
  }));
}

/** A thread is no place to read a book; the web desk has all of it. */
const LONGEST_LINE = 12_000;

function shortened(text: string): string {
  const signs = Array.from(text);
  return signs.length <= LONGEST_LINE ? text : `${signs.slice(0, LONGEST_LINE - 1).join("")}…`;
}

async function linesOf(
  { texts, staff }: SurfacePostsDeps,
  entries: readonly CaseEntry[],
  { deskLanguage }: ServiceCentre,
): Promise<{ readonly id: string; readonly line: SurfacePost }[]> {
  return Promise.all(
    entries.map(async ({ id, kind, author, text }) => {
      const member = author.kind === "staff" ? await staff.find(author.id) : null;
      const name = member?.name ?? texts.say("surface.somebody", deskLanguage);
      const label = texts.say(`surface.voice.${kind}`, deskLanguage, { name });
      return { id, line: { kind: "line", voice: kind, label, text: shortened(text) } };
    }),
  );
}
