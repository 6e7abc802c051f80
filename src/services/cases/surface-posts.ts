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
  type LineVoice,
  type Outgoing,
  type SurfacePost,
} from "../../domain/staff-surface.ts";
import type { CaseChange, CaseStore } from "../../ports/case-store.ts";
import type { CentreStore } from "../../ports/centre-store.ts";
import type { StaffStore } from "../../ports/staff-store.ts";
import type { DeskKey, DeskTexts } from "../../ports/texts.ts";

export interface SurfacePostsDeps {
  readonly texts: DeskTexts;
  readonly centres: Pick<CentreStore, "find" | "list">;
  readonly staff: Pick<StaffStore, "find">;
  readonly store: Pick<CaseStore, "entries" | "ofPerson">;
  /** Where staff reach the web desk; `null` when it is not known. */
  readonly deskUrl: string | null;
}

/** What staff in messengers are shown of a change of a case: the card as it stands now, and what was said. */
export interface SurfacePosts {
  of(change: CaseChange): Promise<readonly Outgoing[]>;
  /** Takes back all that was posted of a person who asks to be forgotten. */
  forgetting(person: PersonRef): Promise<readonly Outgoing[]>;
}

export function createSurfacePosts(deps: SurfacePostsDeps): SurfacePosts {
  const { centres } = deps;

  const shown = async (change: CaseChange, centre: ServiceCentre): Promise<Outgoing[]> => {
    const { before, after } = change;
    const isNew = before === null || before.centre !== after.centre;
    const earlier = before !== null && isNew ? await deps.store.entries(after.id) : [];
    const card = await cardOf(deps, after, centre);
    const lines = await linesOf(deps, [...earlier, ...change.entries], centre);
    return centre.destinations.flatMap((destination) => [
      post(after, destination, ["card", String(after.revision)], { kind: "card", card }),
      ...lines.map(({ id, line }) => post(after, destination, ["line", id], line)),
    ]);
  };

  /** A card without buttons tells that the case is somewhere else now. */
  const left = ({ after }: CaseChange, centre: ServiceCentre, to: ServiceCentre): Outgoing[] => {
    const language = centre.deskLanguage;
    const title = deps.texts.say("surface.moved", language, {
      reference: after.reference,
      centre: to.names[language],
    });
    const card: CaseCard = { title, fields: [], actions: [] };
    return centre.destinations.map((destination) =>
      post(after, destination, ["card", String(after.revision)], { kind: "card", card }),
    );
  };

  /** In every channel, since a case may have been moved; where nothing of it was posted there is nothing to take back. */
  const purged = async (record: Case): Promise<Outgoing[]> => {
    const { reference } = record;
    return (await centres.list()).flatMap(({ destinations, deskLanguage }) => {
      const text = deps.texts.say("surface.withdrawn", deskLanguage, { reference });
      return destinations.map((destination) =>
        post(record, destination, ["purge"], { kind: "purge", text }),
      );
    });
  };

  return {
    of: async (change) => {
      const { before, after } = change;
      if (change.events.some(({ act }) => act.type === "withdrawn")) return purged(after);
      const centre = await centres.find(after.centre);
      if (centre === null) return [];
      const now = await shown(change, centre);
      if (before === null || before.centre === after.centre) return now;
      const old = await centres.find(before.centre);
      return old === null ? now : [...left(change, old, centre), ...now];
    },
    forgetting: async (person) => {
      const records = await deps.store.ofPerson(person);
      return (await Promise.all(records.map(purged))).flat();
    },
  };
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

/** Who may do it is judged when it is pressed. */
const OFFERED: Readonly<Record<Case["standing"]["state"], readonly CardAct[]>> = {
  open: ["take", "resolve"],
  assigned: ["take", "release", "resolve"],
  waiting: ["take", "release", "resolve"],
  resolved: ["reopen"],
  closed: [],
};
type CardAct = "take" | "release" | "resolve" | "reopen";

function actionsOf({ id, standing }: Case, say: (key: DeskKey) => string): Action[] {
  return OFFERED[standing.state].map((act) => {
    const isTakeOver = act === "take" && standing.holder !== null;
    return {
      id: `${STAFF_ACTION}${act}:${id}`,
      label: say(isTakeOver ? "case.act.takeOver" : `case.act.${act}`),
    };
  });
}

const VOICES: Readonly<Record<CaseEntry["kind"], LineVoice>> = {
  person: "person",
  bot: "bot",
  staff: "staff",
  note: "note",
};

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
      return { id, line: { kind: "line", voice: VOICES[kind], label, text } };
    }),
  );
}
