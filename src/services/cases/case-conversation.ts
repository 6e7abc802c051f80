import type { Reply } from "../../domain/answer.ts";
import { paragraph, plainText } from "../../domain/block.ts";
import {
  hears,
  isHeld,
  SATISFACTIONS,
  type Case,
  type CaseAct,
  type CaseEntry,
  type EntryId,
} from "../../domain/case.ts";
import type { ServiceCentre } from "../../domain/centre.ts";
import type { PlaceId } from "../../domain/ids.ts";
import type { ConversationState, InboundMessage, ThreadRef } from "../../domain/message.ts";
import { plainDateAt } from "../../domain/plain-date.ts";
import { permitsSomewhere } from "../../domain/staff.ts";
import type { CaseChange, CaseStore } from "../../ports/case-store.ts";
import type { CentreStore } from "../../ports/centre-store.ts";
import type { Clock } from "../../ports/clock.ts";
import type { StaffStore } from "../../ports/staff-store.ts";
import type { MessageKey } from "../../ports/texts.ts";
import { createReply } from "../reply-builder.ts";
import { changeOf } from "./case-change.ts";
import { caseTiming } from "./case-timing.ts";
import {
  centreFor,
  centreName,
  consentReply,
  openCase,
  type Consent,
  type HandOverDeps,
  type Saying,
} from "./hand-over.ts";

export interface CaseConversationDeps extends HandOverDeps {
  readonly store: Pick<CaseStore, "activeOf" | "newReference" | "read">;
  readonly centres: Pick<CentreStore, "list">;
  readonly staff: Pick<StaffStore, "list" | "find">;
  readonly clock: Clock;
}

/** What becomes of a message where a case is touched. */
export interface CaseTurn {
  /** `null` says nothing: the word is the staff's. */
  readonly reply: Reply | null;
  readonly change: CaseChange | null;
  readonly state: ConversationState;
}

/** What a conversation needs to know around one message. */
export interface CaseContext extends Saying {
  readonly message: InboundMessage;
  readonly state: ConversationState;
  /** Where the person is or wants to go, as far as they said. */
  readonly place: PlaceId | null;
}

/** The side of a case that the person sees. */
export interface CaseConversation {
  /** The case that the next message of a thread belongs to; `null` when there is none. */
  activeOf(thread: ThreadRef): Promise<Case | null>;
  /** Whether anybody could take a case: else none is offered. */
  isStaffed(): Promise<boolean>;
  /** A person is asked for: asks for consent first, or says where their case stands. */
  ask(context: CaseContext, active: Case | null): Promise<CaseTurn>;
  /** The answer to that; one to an older question does nothing and says so. */
  decide(choice: Consent, offer: string, context: CaseContext): Promise<CaseTurn>;
  /** Hands a message on while somebody of the staff has the word. */
  relay(text: string, context: CaseContext, active: Case): Promise<CaseChange | null>;
  /** Hands a message on together with what the bot answers. */
  record(
    text: string,
    reply: Reply,
    context: CaseContext,
    active: Case,
  ): Promise<CaseChange | null>;
  /** To a button that was pressed while somebody of the staff has the word. */
  held(context: CaseContext, active: Case): Promise<Reply>;
  /** Takes the consent back. */
  withdraw(context: CaseContext, active: Case | null): Promise<CaseTurn>;
  /** How the person found the help; the target is `good:<case>` or `bad:<case>`. */
  rate(target: string, context: CaseContext): Promise<CaseTurn>;
  /** Added to a reply when nothing helped twice. */
  hint(reply: Reply): Reply;
  /** Added to a reply whose message has opened a resolved case again. */
  reopened(reply: Reply, active: Case): Reply;
}

export function createCaseConversation(deps: CaseConversationDeps): CaseConversation {
  const { texts, store, centres, staff, clock } = deps;

  const say = (
    { language, today }: Saying,
    keys: readonly (readonly [MessageKey, Record<string, string | number>?])[],
    actions: Reply["actions"] = [],
  ): Reply =>
    createReply({
      outcome: "human",
      language,
      asOf: today,
      blocks: keys.map(([key, values]) => paragraph(texts.say(key, language, values))),
      actions,
    });

  const centreOf = async ({ centre }: Case): Promise<ServiceCentre | null> => {
    const all = await centres.list();
    return all.find(({ id }) => id === centre) ?? null;
  };

  const nameOfCentre = async (active: Case, language: string): Promise<string> => {
    const centre = await centreOf(active);
    return centre === null
      ? texts.say("case.centre", language)
      : centreName(texts, centre, language);
  };

  const stepped = async (
    active: Case,
    acts: readonly CaseAct[],
    entries: readonly CaseEntry[] = [],
  ): Promise<CaseChange | null> => {
    const at = clock.now();
    const centre = await centreOf(active);
    if (centre === null) return null;
    const { times } = caseTiming(centre, active.urgency, deps.holidays, at);
    return changeOf(active, { at, actor: { kind: "person" }, acts, entries }, times);
  };

  const personEntry = (text: string, { message, language }: CaseContext): CaseEntry => ({
    id: deps.newId() as EntryId,
    kind: "person",
    author: { kind: "person" },
    language,
    text,
    at: message.sentAt,
    deliveryKey: null,
  });

  const written = (text: string, { urgency }: Case): readonly CaseAct[] => {
    const now = deps.urgency.read([text]);
    const isHigher = URGENCY_RANK[now] > URGENCY_RANK[urgency];
    return isHigher
      ? [{ type: "written" }, { type: "raised", urgency: now }]
      : [{ type: "written" }];
  };

  const open = async (context: CaseContext, exchanges: ConversationState["exchanges"]) => {
    const now = clock.now();
    const year = Number(plainDateAt(now, NUMBERED_IN).slice(0, 4));
    const reference = await store.newReference(year);
    const all = await centres.list();
    const { message, language, place } = context;
    return openCase(deps, { message, exchanges, language, place, centres: all, reference, now });
  };

  return {
    activeOf: async (thread) => {
      const active = await store.activeOf(thread);
      return active !== null && hears(active.standing) ? active : null;
    },
    isStaffed: async () =>
      (await staff.list()).some((member) => permitsSomewhere(member, "case.work")),
    ask: async (context, active) => {
      const { state, language } = context;
      if (active !== null && active.standing.state !== "resolved") {
        const centre = await nameOfCentre(active, language);
        const { reference } = active;
        return {
          reply: say(context, [["case.known", { centre, reference }]]),
          change: null,
          state,
        };
      }
      const offer = { id: deps.newId(), exchanges: state.exchanges.slice(-MOST_SHARED) };
      const all = await centres.list();
      const centre = centreFor(all, offer.exchanges, language, context.place);
      if (centre === null) return { reply: say(context, [["case.noCentre"]]), change: null, state };
      const reply = consentReply(deps, offer, centre, context.message, context);
      return { reply, change: null, state: { ...state, offer } };
    },
    decide: async (choice, id, context) => {
      const { state, language } = context;
      const { offer } = state;
      if (offer?.id !== id) {
        return { reply: say(context, [["handover.gone"]], [again(context)]), change: null, state };
      }
      const decided = { ...state, offer: null };
      if (choice === "refuse") {
        return { reply: say(context, [["handover.refused"]]), change: null, state: decided };
      }
      const active = await store.activeOf(context.message.thread);
      if (active !== null) {
        const change = await stepped(
          active,
          [{ type: "written" }],
          offer.exchanges.slice(-1).map(({ asked }) => personEntry(asked, context)),
        );
        const centre = await nameOfCentre(active, language);
        const { reference } = active;
        const reply = say(context, [["case.known", { centre, reference }]]);
        return { reply, change, state: decided };
      }
      const exchanges = choice === "trim" ? lastQuestion(offer.exchanges) : offer.exchanges;
      const opened = await open(context, exchanges);
      if (opened === null) {
        return { reply: say(context, [["case.noCentre"]]), change: null, state: decided };
      }
      const { change, promise } = opened;
      const centre = centreName(texts, opened.centre, language);
      const { reference } = change.after;
      const receipt = say(context, [["case.opened", { centre, reference }]]);
      const promised = promise.map((sentence) => paragraph(sentence));
      const meanwhile = paragraph(texts.say("case.meanwhile", language));
      const reply = { ...receipt, blocks: [...receipt.blocks, ...promised, meanwhile] };
      return { reply, change, state: { ...decided, failures: 0 } };
    },
    relay: (text, context, active) =>
      stepped(active, written(text, active), [personEntry(text, context)]),
    record: (text, reply, context, active) => {
      const answer: CaseEntry = {
        id: deps.newId() as EntryId,
        kind: "bot",
        author: { kind: "service" },
        language: reply.language,
        text: plainText(reply.blocks),
        at: clock.now(),
        deliveryKey: null,
      };
      // Thanks and goodbyes do not open a case again.
      const isOver = active.standing.state === "resolved" && reply.outcome === "smalltalk";
      if (isOver) return Promise.resolve(null);
      return stepped(active, written(text, active), [personEntry(text, context), answer]);
    },
    held: async (context, active) => {
      const { holder } = active.standing;
      const member = holder === null ? null : await staff.find(holder);
      const name = member?.name ?? texts.say("case.staff", context.language);
      const centre = await nameOfCentre(active, context.language);
      return say(context, [["case.held", { name, centre }]]);
    },
    withdraw: async (context, active) => {
      const { state } = context;
      if (active === null) return { reply: say(context, [["case.noneOpen"]]), change: null, state };
      const change = await stepped(active, [{ type: "withdrawn" }]);
      const { reference } = active;
      const reply = say(context, [["case.withdrawn", { reference }]]);
      return { reply, change, state: { ...state, offer: null } };
    },
    rate: async (target, context) => {
      const { state, message } = context;
      const [word, id] = target.split(":");
      const satisfaction = SATISFACTIONS.find((each) => each === word);
      const rated = await store.activeOf(message.thread);
      const change =
        satisfaction === undefined || rated === null || rated.id !== id
          ? null
          : await stepped(rated, [{ type: "rated", satisfaction }]);
      const key = change === null ? "feedback.gone" : "case.rated";
      return { reply: say(context, [[key]]), change, state };
    },
    hint: (reply) => ({
      ...reply,
      blocks: [...reply.blocks, paragraph(texts.say("case.hint", reply.language))],
    }),
    reopened: (reply, { reference }) => ({
      ...reply,
      blocks: [
        ...reply.blocks,
        paragraph(texts.say("case.reopened", reply.language, { reference })),
      ],
    }),
  };

  function again({ language }: CaseContext): Reply["actions"][number] {
    return { id: "human", label: texts.say("action.human", language) };
  }
}

/** What is shared of a conversation at most; what lies further back has seldom to do with it. */
const MOST_SHARED = 6;
/** The year of a reference turns where the centres are. */
const NUMBERED_IN = "Asia/Shanghai";
const URGENCY_RANK = { normal: 0, soon: 1, urgent: 2 } as const;

/** Without what was said before, and without the bot's answer. */
function lastQuestion(exchanges: ConversationState["exchanges"]): ConversationState["exchanges"] {
  return exchanges.slice(-1).map((exchange) => ({ ...exchange, told: "" }));
}

/** Whether the bot leaves the word to somebody of the staff. */
export function isLeftToStaff(active: Case | null): active is Case {
  return active !== null && isHeld(active.standing);
}
