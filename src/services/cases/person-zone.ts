import type { Action, Reply } from "../../domain/answer.ts";
import { paragraph } from "../../domain/block.ts";
import { transition, type Case } from "../../domain/case.ts";
import type { ServiceCentre } from "../../domain/centre.ts";
import { formatClock } from "../../domain/format.ts";
import type { LanguageTag } from "../../domain/locale.ts";
import { distinctTimeZones, isTimeZone } from "../../domain/time-zone.ts";
import type { HolidayRow } from "../../domain/work-calendar.ts";
import type { CaseStore } from "../../ports/case-store.ts";
import type { CentreStore } from "../../ports/centre-store.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Texts } from "../../ports/texts.ts";
import type { WhereaboutsReader } from "../../ports/whereabouts.ts";
import { timeWords, zoneWords } from "../promise-words.ts";
import { createReply } from "../reply-builder.ts";
import type { CaseContext, CaseTurn } from "./case-context.ts";
import type { CaseSteps, Words } from "./case-steps.ts";
import { caseTiming } from "./case-timing.ts";

export interface PersonZoneDeps {
  readonly texts: Texts;
  readonly whereabouts: WhereaboutsReader;
  readonly store: Pick<CaseStore, "ofPerson">;
  readonly centres: Pick<CentreStore, "find">;
  readonly holidays: () => readonly HolidayRow[];
  readonly clock: Clock;
}

/** In whose time a person is told times, and how it becomes known. */
export interface PersonZone {
  /**
   * IANA: what the person said, else what their platform tells, else what an earlier case of the conversation knew; `null`
   * where nobody said.
   */
  known(context: CaseContext): Promise<string | null>;
  /**
   * Adds to a receipt the question where the person is. Asked once, and not where others read the answer.
   *
   * @returns the receipt as it is where nothing is to be asked
   */
  ask(receipt: Reply, centre: ServiceCentre, context: CaseContext): Asked;
  /**
   * Takes the name of a place as where the person is: alone right after they were asked, later in words that say so.
   *
   * While somebody of the staff has the word the bot says nothing to it, and they see the words.
   *
   * @returns `null` for a message that is to be heard as any other, as all are in a room
   */
  hear(words: Words, context: CaseContext, active: Case, isHeld: boolean): Promise<CaseTurn | null>;
  /** A button with a zone. @returns `null` for one that is not known here, as none is in a room */
  press(timeZone: string, context: CaseContext, active: Case): Promise<CaseTurn | null>;
}

export interface Asked {
  readonly reply: Reply;
  readonly state: CaseContext["state"];
}

/** Zones offered below one message. One of them is the centre’s: many people are there by now. */
const MOST_CHOICES = 6;

export function createPersonZone(deps: PersonZoneDeps, steps: CaseSteps): PersonZone {
  const { texts, whereabouts, centres, clock } = deps;

  const choices = (timeZones: readonly string[], language: LanguageTag): Action[] => {
    const now = clock.now();
    return timeZones.map((timeZone) => {
      const time = formatClock(now, timeZone);
      const place =
        whereabouts.cityOf(timeZone, language) ?? zoneWords(texts, now, language, timeZone);
      return { id: `zone:${timeZone}`, label: texts.say("zone.choice", language, { time, place }) };
    });
  };

  const say = (
    { language, today }: CaseContext,
    sentence: string,
    actions: readonly Action[] = [],
  ): Reply =>
    createReply({
      outcome: "human",
      language,
      asOf: today,
      blocks: [paragraph(sentence)],
      actions,
    });

  /** The clock times of a case are told where its centre has hours, or were told before. */
  const tellsTimes = async ({ state }: CaseContext, { centre }: Case): Promise<boolean> =>
    state.zoneQuestion !== "unasked" || ((await centres.find(centre))?.hours ?? null) !== null;

  const confirmed = async (
    timeZone: string,
    context: CaseContext,
    active: Case,
  ): Promise<Reply> => {
    const { language } = context;
    const centre = await centres.find(active.centre);
    const again = centre === null ? null : promisedAgain(deps, active, centre, timeZone, language);
    const zone = zoneWords(texts, clock.now(), language, timeZone);
    return say(context, again ?? texts.say("zone.noted", language, { zone }));
  };

  return {
    known: async ({ message, state }) => {
      const told = message.timeZone;
      if (state.timeZone !== null) return state.timeZone;
      if (told !== undefined && isTimeZone(told)) return told;
      const { platform, installation, conversation } = message.thread;
      const all = await deps.store.ofPerson({ platform, installation, person: message.sender });
      const [latest] = all
        .filter(({ thread, timeZone }) => thread.conversation === conversation && timeZone !== null)
        .sort((a, b) => b.openedAt.getTime() - a.openedAt.getTime());
      return latest?.timeZone ?? null;
    },
    ask: (receipt, centre, context) => {
      const { state, message, countries, language } = context;
      if (message.visibility === "shared" || state.zoneQuestion !== "unasked") {
        return { reply: receipt, state };
      }
      const own = countries.flatMap((country) => whereabouts.timeZonesOf(country));
      const all = distinctTimeZones([centre.timeZone, ...own], clock.now(), MOST_CHOICES);
      const offered = [...all.slice(1), centre.timeZone];
      const question = paragraph(texts.say("zone.ask", language));
      return {
        reply: {
          ...receipt,
          blocks: [...receipt.blocks, question],
          actions: [...receipt.actions, ...choices(offered, language)],
        },
        state: { ...state, zoneQuestion: "open" },
      };
    },
    hear: async (words, context, active, isHeld) => {
      const { state, language, message } = context;
      const isAsked = message.visibility === "private" && canBeLocated(active);
      const named = isAsked ? whereabouts.read(words.text, language) : null;
      if (named === null) return null;
      const isMeant = named.isStated
        ? await tellsTimes(context, active)
        : state.zoneQuestion === "open";
      const [timeZone, ...others] = isMeant
        ? distinctTimeZones(named.timeZones, clock.now(), MOST_CHOICES)
        : [];
      if (timeZone === undefined || (others.length > 0 && isHeld)) return null;
      if (others.length > 0) {
        const offered = choices([timeZone, ...others], language);
        const reply = say(context, texts.say("zone.which", language), offered);
        const said = { ...words, answer: reply, at: message.sentAt };
        const change = await steps.write(said, active);
        return { reply, change, state: { ...state, zoneQuestion: "open" } };
      }
      const reply = isHeld ? null : await confirmed(timeZone, context, active);
      const said = { ...words, answer: reply, at: message.sentAt };
      const change = await steps.locate(timeZone, said, active);
      return { reply, change, state: { ...state, timeZone, zoneQuestion: "past" } };
    },
    press: async (timeZone, context, active) => {
      if (!isTimeZone(timeZone) || context.message.visibility === "shared") return null;
      const isNew = active.timeZone !== timeZone;
      return {
        reply: await confirmed(timeZone, context, active),
        change: isNew ? await steps.locate(timeZone, null, active) : null,
        state: { ...context.state, timeZone, zoneQuestion: "past" },
      };
    },
  };
}

function canBeLocated({ standing }: Case): boolean {
  return transition(standing, { type: "located" }) !== null;
}

/**
 * The promise of the receipt in the time of a zone; `null` where none was given that names a clock time, or where it is
 * kept, overtaken or past.
 */
function promisedAgain(
  { texts, clock, holidays }: PersonZoneDeps,
  { urgency, openedAt, dueAt, answeredAt }: Case,
  centre: ServiceCentre,
  timeZone: string,
  language: LanguageTag,
): string | null {
  if (dueAt === null || answeredAt !== null) return null;
  const { times, promise } = caseTiming(centre, urgency, holidays(), openedAt);
  if (times.replyBy.getTime() !== dueAt.getTime()) return null;
  const said = (at: Date): string =>
    timeWords(texts, at, language, { person: timeZone, centre: centre.timeZone });
  const now = clock.now();
  if (promise.kind === "by") {
    return promise.at > now ? texts.say("promise.by", language, { time: said(promise.at) }) : null;
  }
  return promise.isOpenNow === false && promise.opensAt !== null && promise.opensAt > now
    ? texts.say("promise.closedUntil", language, { time: said(promise.opensAt) })
    : null;
}
