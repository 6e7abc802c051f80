import type { Case, CaseEntry, EntryId } from "../../domain/case.ts";
import type { ServiceCentre } from "../../domain/centre.ts";
import type { PersonRef, ThreadRef } from "../../domain/message.ts";
import type { DeskLanguage } from "../../domain/staff.ts";
import {
  surfaceKeyOf,
  surfaceThread,
  type Destination,
  type Outgoing,
  type SurfacePost,
} from "../../domain/staff-surface.ts";
import type { CaseChange, CaseStore, CaseSurface } from "../../ports/case-store.ts";
import type { CentreStore } from "../../ports/centre-store.ts";
import type { TranslationStore } from "../../ports/translation-store.ts";
import { maskedForStaff } from "../mask-words.ts";
import { cardOf, isDrawnOtherwise, type CaseCardDeps } from "./case-card.ts";
import { translationLine, withTranslation } from "./translation-words.ts";

export interface SurfacePostsDeps extends CaseCardDeps {
  readonly centres: Pick<CentreStore, "find">;
  readonly store: Pick<CaseStore, "entries" | "ofPerson" | "surfacesOf">;
  readonly translations: Pick<TranslationStore, "ofCase">;
}

/** What staff in messengers are shown of cases. */
export interface SurfacePosts {
  /**
   * Of a change: the card as it stands now, and what was said. A channel that shows nothing of the case yet, as the centre
   * has got it since, is shown all that was said before as well.
   *
   * @param writtenIn the thread of staff in which the words of the change stand already; `null` where they stand nowhere
   */
  of(change: CaseChange, writtenIn?: ThreadRef | null): Promise<readonly Outgoing[]>;
  /** The same with the card whether or not it says anything new: one that somebody deleted comes back with it. */
  drawn(change: CaseChange): Promise<readonly Outgoing[]>;
  /**
   * The same as of a change, and a line of the service itself.
   *
   * @param name tells the line from every other of the case
   */
  noticed(
    change: CaseChange,
    name: readonly string[],
    words: (language: DeskLanguage) => string,
  ): Promise<readonly Outgoing[]>;
  /** Takes back all that was posted of a person who asks to be forgotten. */
  forgetting(person: PersonRef): Promise<readonly Outgoing[]>;
  /** Takes back what was posted of a case that is kept no longer. */
  expiring(record: Case): Promise<readonly Outgoing[]>;
}

export function createSurfacePosts(deps: SurfacePostsDeps): SurfacePosts {
  const posts = new Posts(deps);
  return {
    of: (change, writtenIn = null) => posts.of(change, writtenIn),
    drawn: (change) => posts.drawn(change),
    noticed: (change, name, words) => posts.noticed(change, name, words),
    forgetting: async (person) => {
      const records = await deps.store.ofPerson(person);
      return (
        await Promise.all(records.map((each) => posts.purge(each, "surface.withdrawn")))
      ).flat();
    },
    expiring: (record) => posts.purge(record, "surface.expired"),
  };
}

interface ShownIn extends Destination {
  readonly isNew: boolean;
  readonly isWhole: boolean;
}

class Posts {
  readonly #deps: SurfacePostsDeps;

  constructor(deps: SurfacePostsDeps) {
    this.#deps = deps;
  }

  async of(change: CaseChange, writtenIn: ThreadRef | null): Promise<readonly Outgoing[]> {
    const { before, after, events } = change;
    if (events.some(({ act }) => act.type === "withdrawn")) {
      return this.purge(after, "surface.withdrawn");
    }
    const centre = await this.#deps.centres.find(after.centre);
    if (centre === null) return [];
    const isMoved = before !== null && before.centre !== after.centre;
    const isDrawn = before === null || isMoved || isDrawnOtherwise(before, after);
    const shown = await this.#shown(change, centre, { isDrawn, writtenIn });
    return isMoved ? [...(await this.#left(after, centre)), ...shown] : shown;
  }

  async drawn(change: CaseChange): Promise<Outgoing[]> {
    const centre = await this.#deps.centres.find(change.after.centre);
    if (centre === null) return [];
    return this.#shown(change, centre, { isDrawn: true, writtenIn: null });
  }

  async noticed(
    change: CaseChange,
    name: readonly string[],
    words: (language: DeskLanguage) => string,
  ): Promise<readonly Outgoing[]> {
    const { after } = change;
    const centre = await this.#deps.centres.find(after.centre);
    if (centre === null) return [];
    const shown = await this.of(change, null);
    const shownIn = await this.#shownIn(change, centre);
    const text = words(centre.deskLanguage);
    const lines = shownIn.map((destination) =>
      post(after, destination, name, { kind: "line", voice: "service", label: null, text }),
    );
    return [...shown, ...lines];
  }

  /** In every channel where something of the case was posted. */
  async purge(record: Case, key: "surface.withdrawn" | "surface.expired"): Promise<Outgoing[]> {
    const { centres, store, texts } = this.#deps;
    const language = (await centres.find(record.centre))?.deskLanguage ?? "zh";
    const text = texts.say(key, language, { reference: record.reference });
    const surfaces = await store.surfacesOf(record.id);
    return surfaces.map((surface) => post(record, surface, [key], { kind: "purge", text }));
  }

  async #shown(
    change: CaseChange,
    centre: ServiceCentre,
    { isDrawn, writtenIn }: { readonly isDrawn: boolean; readonly writtenIn: ThreadRef | null },
  ): Promise<Outgoing[]> {
    const { after, entries } = change;
    const shownIn = await this.#shownIn(change, centre);
    if (shownIn.length === 0) return [];
    const earlier = shownIn.some(({ isNew }) => isNew) ? await this.#earlier(change) : [];
    const before = await this.#translated(
      after,
      await linesOf(this.#deps, earlier, centre),
      centre,
    );
    const now = await linesOf(this.#deps, entries, centre);
    const card = await cardOf(this.#deps, after, centre);
    const number = String(after.revision);
    return shownIn.flatMap(({ isNew, isWhole, ...destination }) => {
      const repeats = isNew || !isSame(surfaceThread(destination, after.id), writtenIn);
      return [
        // What a channel refused comes back below a card.
        ...(isNew || isDrawn || !isWhole
          ? [post(after, destination, ["card", number], { kind: "card", card })]
          : []),
        // Named after this change: a channel that was left and has the case again knew its lines by their own names.
        ...(isNew ? before : []).map(({ key, line }) =>
          post(after, destination, [...key, number], line),
        ),
        ...(repeats ? now : []).map(({ key, line }) => post(after, destination, key, line)),
      ];
    });
  }

  /**
   * The channels of a centre in which a case is shown, whether all of it is new there, or new again, and whether none of it
   * was refused. One that is over is not begun anywhere: it may be when it is opened again.
   */
  async #shownIn(
    { before, after }: CaseChange,
    { destinations }: ServiceCentre,
  ): Promise<readonly ShownIn[]> {
    const surfaces =
      before === null || destinations.length === 0
        ? []
        : await this.#deps.store.surfacesOf(after.id);
    const knownAs = ({ platform, channel }: Destination): CaseSurface | undefined =>
      surfaces.find(
        (each) => each.platform === platform && each.channel === channel && !each.isLeft,
      );
    const { state } = after.standing;
    const isOver = state === "resolved" || state === "closed";
    return destinations
      .map((destination) => {
        const known = knownAs(destination);
        return { ...destination, isNew: known === undefined, isWhole: known?.isWhole ?? true };
      })
      .filter(({ isNew }) => !(isNew && isOver));
  }

  /** Below each line what was made of it for the staff. */
  async #translated(
    { id }: Case,
    lines: readonly EntryLine[],
    { deskLanguage }: ServiceCentre,
  ): Promise<readonly EntryLine[]> {
    const { texts, translations } = this.#deps;
    const kept = lines.length === 0 ? [] : await translations.ofCase(id);
    return lines.flatMap((line) => {
      const own = kept.find(
        ({ entry, language }) => entry === line.entry && language === deskLanguage,
      );
      if (line.line.voice !== "person" || own?.result.kind !== "made") return [line];
      const below = translationLine(texts, deskLanguage, own.result.text);
      return [line, { ...line, key: ["translation", line.entry], line: below }];
    });
  }

  /** What was said before a change, without what takes another place with it, as a note does that is sent. */
  async #earlier({ before, after, entries }: CaseChange): Promise<readonly CaseEntry[]> {
    if (before === null) return [];
    const earlier = await this.#deps.store.entries(after.id);
    return earlier.filter(({ id }) => !entries.some((each) => each.id === id));
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

function isSame(one: ThreadRef, other: ThreadRef | null): boolean {
  return one.platform === other?.platform && one.conversation === other.conversation;
}

/** A thread is no place to read a book; the web desk has all of it. */
const LONGEST_LINE = 12_000;

function shortened(text: string): string {
  const signs = Array.from(text);
  return signs.length <= LONGEST_LINE ? text : `${signs.slice(0, LONGEST_LINE - 1).join("")}…`;
}

interface EntryLine {
  readonly key: readonly string[];
  readonly entry: EntryId;
  readonly line: Extract<SurfacePost, { readonly kind: "line" }>;
}

async function linesOf(
  { texts, staff }: CaseCardDeps,
  entries: readonly CaseEntry[],
  { deskLanguage }: ServiceCentre,
): Promise<EntryLine[]> {
  return Promise.all(
    entries.map(async ({ id, kind, author, text, translation }): Promise<EntryLine> => {
      const member = author.kind === "staff" ? await staff.find(author.id) : null;
      const name = member?.name ?? texts.say("surface.somebody", deskLanguage);
      const label = texts.say(`surface.voice.${kind}`, deskLanguage, { name });
      // A note that is sent to the person is told once more, as what it has become.
      const key = ["line", id, kind];
      const words = maskedForStaff(
        texts,
        deskLanguage,
        withTranslation(texts, deskLanguage, text, translation ?? null),
      );
      const line = { kind: "line", voice: kind, label, text: shortened(words) } as const;
      return { key, entry: id, line };
    }),
  );
}
