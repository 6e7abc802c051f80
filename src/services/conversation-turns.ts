import type { Reply } from "../domain/answer.ts";
import type { Case } from "../domain/case.ts";
import type { Knowledge } from "../domain/knowledge.ts";
import type { LanguageTag } from "../domain/locale.ts";
import {
  NEW_CONVERSATION,
  type ConversationState,
  type Delivery,
  type InboundMessage,
} from "../domain/message.ts";
import type { PlainDate } from "../domain/plain-date.ts";
import { EMPTY_READING } from "../domain/reading.ts";
import type { AnswerId, TurnRecord } from "../domain/turn.ts";
import type { Clock } from "../ports/clock.ts";
import type { Settlement } from "../ports/message-store.ts";
import type { Texts } from "../ports/texts.ts";
import type { Answering } from "./answering.ts";
import type { CaseContext, CaseTurn } from "./cases/case-context.ts";
import type { CommandContext } from "./command-replies.ts";
import { withShown } from "./exchanges.ts";
import { firstOffered } from "./reply-language.ts";

/** One turn: what is said, and what it changes. */
export type Turn = {
  /** `null` says nothing: somebody of the staff has the word. */
  readonly reply: Reply | null;
  /** Under which name it is remembered what is told with a reply that is counted as no answer; not there where nothing is. */
  readonly told?: Told;
} & Pick<Settlement, "memory" | "turn" | "gap" | "erases" | "caseChange">;

type Told = NonNullable<Delivery["told"]>;

/** A message with what is known around it. */
export interface Heard {
  readonly message: InboundMessage;
  readonly state: ConversationState;
  /** The case that the message belongs to; `null` when there is none. */
  readonly active: Case | null;
  /** Somebody of the staff has the word in it. */
  readonly isHeld: boolean;
}

export interface TurnDeps {
  readonly answering: Answering;
  readonly knowledge: Knowledge;
  readonly texts: Texts;
  readonly clock: Clock;
  /** The day that counts as today. */
  readonly today: () => PlainDate;
  /** The number of the release of the content that answers; `null` where it is not known. */
  readonly release: number | null;
  /** An unguessable name for an answer. */
  readonly newAnswerId: () => AnswerId;
}

/** What all turns are made of. */
export interface Turns {
  /** A reply that is neither rated nor counted as an answer. */
  plain(reply: Reply, state: ConversationState): Turn;
  /** A button that shows an article, changes the language or tells how to reach a person. */
  article(action: string, heard: Heard): Turn;
  ofCase(turn: CaseTurn): Turn;
  /** With the buttons that rate it, where it is an answer. */
  ratable(reply: Reply, id: AnswerId): Reply;
  record(reply: Reply): TurnRecord;
  memory(state: ConversationState): Turn["memory"];
  languageOf(message: InboundMessage, state?: ConversationState): LanguageTag;
  context(heard: Heard): CommandContext;
  caseContext(heard: Heard): CaseContext;
}

/** How long a conversation is remembered after its last message. */
const REMEMBERED_MS = 12 * 60 * 60 * 1000;

const NOTHING = { turn: null, gap: null, erases: null, caseChange: null } as const;

export function createTurnParts(deps: TurnDeps): Turns {
  const { answering, knowledge, texts, clock, today } = deps;

  const memory = (state: ConversationState): Turn["memory"] => {
    const until = new Date(clock.now().getTime() + REMEMBERED_MS);
    return { state, until };
  };
  const record = (reply: Reply): TurnRecord => {
    const { outcome, asOf, articles, asserted } = reply;
    const language = reply.askedIn ?? reply.language;
    const id = deps.newAnswerId();
    return { id, language, outcome, asOf, articles, asserted, release: deps.release };
  };
  const ratable = (reply: Reply, id: AnswerId): Reply =>
    reply.outcome !== "answer"
      ? reply
      : {
          ...reply,
          actions: [
            ...reply.actions,
            { id: `helpful:${id}`, label: texts.say("action.helpful", reply.language) },
            { id: `unhelpful:${id}`, label: texts.say("action.unhelpful", reply.language) },
          ],
        };
  const languageOf = (message: InboundMessage, state = NEW_CONVERSATION): LanguageTag =>
    firstOffered([state.language, message.localeHint], knowledge.languages);
  const context = ({ message, state }: Heard): CommandContext => ({
    language: languageOf(message, state),
    today: today(),
  });

  return {
    memory,
    record,
    ratable,
    languageOf,
    context,
    plain: (reply, state) => ({ ...NOTHING, reply, memory: memory(state) }),
    article: (action, heard) => {
      const { state } = heard;
      const shown = answering.act(action, context(heard));
      const turn = record(shown);
      const languageChosen = state.languageChosen || shown.outcome === "command";
      return {
        ...NOTHING,
        reply: ratable(shown, turn.id),
        memory: memory({ ...withShown(state, shown), language: shown.language, languageChosen }),
        turn,
      };
    },
    ofCase: ({ reply, change, state }) => ({
      ...NOTHING,
      reply,
      memory: memory(state),
      caseChange: change,
    }),
    caseContext: (heard) => {
      const { language, today: day } = context(heard);
      const { message, state } = heard;
      const known = answering.remembered(state.earlier, language, day);
      const { residence, nationalities } = known ?? EMPTY_READING;
      const countries = residence === null ? nationalities : [residence, ...nationalities];
      const place = known?.place?.id ?? null;
      return { language, today: day, message, state, place, countries };
    },
  };
}

/** Something else was said since: the name of a place alone is no answer to where somebody is any more. */
export function nothingAsked(state: ConversationState): ConversationState {
  return state.zoneQuestion === "open" ? { ...state, zoneQuestion: "past" } : state;
}
