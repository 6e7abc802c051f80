import type { Action, Reply } from "../../domain/answer.ts";
import { paragraph, type Block } from "../../domain/block.ts";
import {
  CONSENT_ACTION,
  type Case,
  type CaseEntry,
  type CaseId,
  type CaseReference,
  type EntryId,
  type FailedAnswer,
} from "../../domain/case.ts";
import { MAIN_CENTRE, MAIN_CENTRE_UNNAMED, type ServiceCentre } from "../../domain/centre.ts";
import type { LanguageTag } from "../../domain/locale.ts";
import type { Exchange, HandOverOffer, InboundMessage } from "../../domain/message.ts";
import type { HolidayRow } from "../../domain/work-calendar.ts";
import type { CaseChange } from "../../ports/case-store.ts";
import type { Texts } from "../../ports/texts.ts";
import type { UrgencyReader } from "../../ports/urgency-reader.ts";
import { maskedForPerson } from "../mask-words.ts";
import { namesTime, promiseSentences } from "../promise-words.ts";
import { createReply } from "../reply-builder.ts";
import type { Saying } from "./case-context.ts";
import { caseTiming } from "./case-timing.ts";

export interface HandOverDeps {
  readonly texts: Texts;
  readonly holidays: () => readonly HolidayRow[];
  readonly urgency: UrgencyReader;
  /** For how many days after its end a case is kept. */
  readonly retentionDays: number;
  /** Unguessable. */
  readonly newId: () => string;
}

/** What one answers to the question whether a person may be told. */
export const CONSENTS = ["agree", "trim", "refuse"] as const;
export type Consent = (typeof CONSENTS)[number];

/** Asks before anything is shared: what exactly, with whom, for how long, and what cannot be taken back. */
export function consentReply(
  deps: HandOverDeps,
  offer: HandOverOffer,
  centre: ServiceCentre,
  message: InboundMessage,
  { language, today }: Saying,
): Reply {
  const { texts, retentionDays } = deps;
  const name = centreName(texts, centre, language);
  const line = (key: Parameters<Texts["say"]>[0], values = {}): Block =>
    paragraph(texts.say(key, language, values));
  const shown =
    offer.exchanges.length === 0
      ? [line("handover.askEmpty", { centre: name })]
      : [
          line("handover.ask", { centre: name }),
          {
            type: "list",
            ordered: false,
            items: linesOf(texts, offer.exchanges, language),
          } as const,
        ];
  const room = message.visibility === "shared" ? [line("handover.shared")] : [];
  return createReply({
    outcome: "human",
    language,
    asOf: today,
    blocks: [
      ...shown,
      line("handover.terms", { days: retentionDays }),
      line("handover.later"),
      ...room,
    ],
    actions: consentActions(texts, offer, language),
  });
}

function linesOf(texts: Texts, exchanges: readonly Exchange[], language: LanguageTag): Block[][] {
  const line = (key: "handover.you" | "handover.bot", text: string): Block[] => [
    paragraph(texts.say(key, language, { text: maskedForPerson(texts, language, text) })),
  ];
  return exchanges.flatMap(({ asked, told }) => [
    line("handover.you", asked),
    ...(told === "" ? [] : [line("handover.bot", told)]),
  ]);
}

export function consentActions(
  texts: Texts,
  { id, exchanges }: HandOverOffer,
  language: LanguageTag,
): Action[] {
  const choices = exchanges.length > 1 ? CONSENTS : CONSENTS.filter((each) => each !== "trim");
  return choices.map((choice) => ({
    id: `${CONSENT_ACTION}:${choice}:${id}`,
    label: texts.say(`handover.action.${choice}`, language),
  }));
}

/** As the person reads it. A centre has its name in two languages; the one that nobody named yet has a word in each. */
export function centreName(
  texts: Texts,
  { id, names }: ServiceCentre,
  language: LanguageTag,
): string {
  if (id === MAIN_CENTRE && names.en === MAIN_CENTRE_UNNAMED)
    return texts.say("case.centre", language);
  return language === "zh" ? names.zh : names.en;
}

/** What a case is opened with. */
export interface Opening {
  readonly message: InboundMessage;
  readonly exchanges: readonly Exchange[];
  readonly language: LanguageTag;
  readonly centre: ServiceCentre;
  readonly reference: CaseReference;
  /** IANA; where the person is, `null` where that is not known. */
  readonly timeZone: string | null;
  /** Whether its words tell how urgent it is: of several cases from one address those of the first alone do. */
  readonly readsUrgency: boolean;
  readonly now: Date;
}

export interface Opened {
  readonly change: CaseChange;
  /** By when the person is answered, in whole sentences. */
  readonly promise: readonly string[];
  /** It names a clock time. */
  readonly namesTime: boolean;
}

export function openCase(deps: HandOverDeps, opening: Opening): Opened {
  const { message, exchanges, language, centre, reference, timeZone, now, readsUrgency } = opening;
  const asked = exchanges.findLast((exchange) => !isAsking(exchange)) ?? null;
  const about = asked ?? exchanges.at(-1) ?? null;
  const urgency = readsUrgency ? deps.urgency.read(exchanges.map(({ asked }) => asked)) : "normal";
  const { times, promise } = caseTiming(centre, urgency, deps.holidays(), now);
  const after: Case = {
    id: deps.newId() as CaseId,
    reference,
    revision: 1,
    standing: { state: "open", holder: null },
    thread: message.thread,
    person: message.sender,
    visibility: message.visibility,
    language,
    timeZone,
    centre: centre.id,
    topic: about?.topic ?? null,
    urgency,
    question: about?.asked ?? "",
    failedAnswer: asked === null ? null : failedAnswerOf(asked),
    openedAt: now,
    changedAt: now,
    dueAt: times.replyBy,
    reminders: 0,
    heldUntil: null,
    answeredAt: null,
    satisfaction: null,
  };
  const events = [{ at: now, actor: { kind: "person" }, act: { type: "opened" } }] as const;
  const entries = exchanges.flatMap((exchange) => entriesOf(deps, exchange, language));
  return {
    change: { before: null, after, events, entries },
    promise: promiseSentences(deps.texts, promise, language, {
      // Where somebody is, is not for the others in a room.
      person: message.visibility === "shared" ? null : timeZone,
      centre: centre.timeZone,
    }),
    namesTime: namesTime(promise),
  };
}

/** In an offer the words that asked for a person alone are told so: the bot’s answer to them is the offer itself. */
export function isAsking({ outcome }: Exchange): boolean {
  return outcome === "human";
}

/** What the bot said is empty where the person shared their question alone. */
function failedAnswerOf({ outcome, told }: Exchange): FailedAnswer {
  return { outcome: told === "" ? null : outcome, text: told };
}

function entriesOf(
  { newId }: HandOverDeps,
  { asked, told, atMs }: Exchange,
  language: LanguageTag,
): CaseEntry[] {
  const common = { language, at: new Date(atMs), deliveryKey: null };
  const person = { kind: "person", author: { kind: "person" }, text: asked } as const;
  const bot = { kind: "bot", author: { kind: "service" }, text: told } as const;
  const said = told === "" ? [person] : [person, bot];
  return said.map((each) => ({ ...common, ...each, id: newId() as EntryId }));
}
