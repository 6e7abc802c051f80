import type { Action, Reply } from "../../domain/answer.ts";
import { paragraph, type Block } from "../../domain/block.ts";
import { SATISFACTIONS, type Case } from "../../domain/case.ts";
import type { ServiceCentre } from "../../domain/centre.ts";
import { chooseCentre } from "../../domain/choose-centre.ts";
import type { LanguageTag } from "../../domain/locale.ts";
import { maskPersonalData } from "../../domain/mask.ts";
import {
  bringsFile,
  type Exchange,
  type HandOverOffer,
  type InboundMessage,
  type PersonRef,
} from "../../domain/message.ts";
import { plainDateAt } from "../../domain/plain-date.ts";
import { permits, type DeskLanguage } from "../../domain/staff.ts";
import { shownPin, type ReturnPin } from "../../domain/web-return.ts";
import type { CaseChange, CaseStore } from "../../ports/case-store.ts";
import type { CentreStore } from "../../ports/centre-store.ts";
import type { Clock } from "../../ports/clock.ts";
import type { StaffStore } from "../../ports/staff-store.ts";
import type { MessageKey } from "../../ports/texts.ts";
import type { WhereaboutsReader } from "../../ports/whereabouts.ts";
import type { Overtaken } from "../overtaken.ts";
import { createReply } from "../reply-builder.ts";
import type { CaseOpenings } from "./case-openings.ts";
import { createCaseSheets, type CaseSheets } from "./case-sheets.ts";
import type { CaseContext, CaseTurn, Saying } from "./case-context.ts";
import { createCaseSteps, type Words } from "./case-steps.ts";
import { casesAskedFor, type CasesAtHand } from "./cases-at-hand.ts";
import {
  centreName,
  consentActions,
  consentReply,
  isAsking,
  openCase,
  type Consent,
  type HandOverDeps,
} from "./hand-over.ts";
import { isHeld } from "./holder.ts";
import { createPersonZone, type PersonZone } from "./person-zone.ts";

export interface CaseConversationDeps extends HandOverDeps {
  readonly store: Pick<CaseStore, "activeOf" | "newReference" | "ofPerson" | "openOf" | "entries">;
  readonly centres: Pick<CentreStore, "list" | "find">;
  readonly staff: Pick<StaffStore, "list" | "find">;
  readonly clock: Clock;
  readonly whereabouts: WhereaboutsReader;
  /** `null` where nothing bounds how often a person is asked for. */
  readonly openings: CaseOpenings | null;
  /** What staff read in place of a file. */
  readonly fileWords: (language: DeskLanguage) => string;
  /** Whether what an earlier answer rests on was withdrawn or corrected since. */
  readonly isPast: Overtaken["isPast"];
  /** A new PIN at random. @throws Unavailable too many are made at once */
  readonly newReturnPin: () => Promise<ReturnPin>;
}

/** The side of a case that the person sees. */
export interface CaseConversation {
  readonly zone: PersonZone;
  readonly sheets: CaseSheets;
  /** The cases that a message may be about. */
  atHand(message: InboundMessage): Promise<CasesAtHand>;
  /** Whether somebody has the word in a case, and may still work: the bot is silent then. */
  isHeld(active: Case): Promise<boolean>;
  /** Whether anybody could take a case: else none is offered. */
  isStaffed(): Promise<boolean>;
  /**
   * A person is asked for: asks for consent first, or hands on what was said and tells where the case stands. Of several
   * cases that stand elsewhere each can be looked at.
   *
   * @param said the words that asked; `null` for a button or a command
   */
  ask(said: string | null, context: CaseContext, active: Case | null): Promise<CaseTurn>;
  /** The answer to that; one to an older question does nothing and says so. */
  decide(choice: Consent, offer: string, context: CaseContext): Promise<CaseTurn>;
  /**
   * Hands a message on while somebody of the staff has the word, and tells of a file that came with it.
   *
   * @param spoken what the bot says to it all the same; `null` where it is silent
   */
  relay(
    words: Words,
    spoken: Reply | null,
    context: CaseContext,
    active: Case,
  ): Promise<CaseChange | null>;
  /** Tells the staff that something came that cannot be handed on. */
  relayFile(context: CaseContext, active: Case): Promise<CaseChange | null>;
  /** Hands a message on together with what the bot answers, and tells of a file that came with it. */
  record(
    words: Words,
    reply: Reply,
    context: CaseContext,
    active: Case,
  ): Promise<CaseChange | null>;
  /** To a button that was pressed while somebody of the staff has the word. */
  held(context: CaseContext, active: Case): Promise<Reply>;
  /** Whether the consent is really to be taken back. */
  askToWithdraw(context: CaseContext, active: Case): Reply;
  /** Takes the consent back; where no case is given and the person has several, asks which. */
  withdraw(context: CaseContext, active: Case | null): Promise<CaseTurn>;
  /** The person is told what follows in another language; `null` where they are already. */
  speak(language: LanguageTag, active: Case): Promise<CaseChange | null>;
  /** How the person found the help; the target is `good:<case>` or `bad:<case>`. */
  rate(target: string, context: CaseContext): Promise<CaseTurn>;
  /** Added to a reply when nothing helped twice. */
  hint(reply: Reply): Reply;
  /** Added to a reply whose message has opened a resolved case again: words that the staff see, or a file that they do not. */
  reopened(reply: Reply, active: Case, by: "words" | "file"): Reply;
  /** Added to a reply to words that might be for the staff of one of several cases, and reached none of them. */
  notPassedOn(reply: Reply, cases: readonly Case[]): Reply;
}

export function createCaseConversation(deps: CaseConversationDeps): CaseConversation {
  const conversation = new Conversation(deps);
  return {
    zone: conversation.zone,
    sheets: createCaseSheets(deps),
    atHand: (message) => conversation.atHand(message),
    isHeld: (active) => isHeld(deps.staff, active),
    isStaffed: async () => (await conversation.staffedCentres()).length > 0,
    ask: (said, context, active) =>
      active === null
        ? conversation.offer(said, context)
        : conversation.known(said, context, active),
    decide: (choice, offer, context) => conversation.decide(choice, offer, context),
    relay: (words, answer, context, active) => conversation.handOn(words, answer, context, active),
    relayFile: (context, active) => conversation.relayFile(context, active),
    record: (words, reply, context, active) => conversation.record(words, reply, context, active),
    held: (context, active) => conversation.held(context, active),
    askToWithdraw: (context, active) => conversation.askToWithdraw(context, active),
    withdraw: (context, active) => conversation.withdraw(context, active),
    speak: (language, active) => conversation.speak(language, active),
    rate: (target, context) => conversation.rate(target, context),
    hint: (reply) => conversation.with(reply, "case.hint"),
    reopened: (reply, { reference }, by) => {
      const key = by === "file" ? "case.reopenedByFile" : "case.reopened";
      return conversation.with(reply, key, { reference });
    },
    notPassedOn: (reply, cases) => ({
      ...conversation.with(reply, "case.notPassedOn"),
      actions: [...reply.actions, ...cases.map((each) => named("mycase", each))],
    }),
  };
}

/** What is shared of a conversation at most; what lies further back has seldom to do with it. */
const MOST_SHARED = 6;
/** The year of a reference turns where the centres are. */
const NUMBERED_IN = "Asia/Shanghai";

type Values = Readonly<Record<string, string | number>>;

class Conversation {
  readonly #deps: CaseConversationDeps;
  readonly steps: ReturnType<typeof createCaseSteps>;
  readonly zone: PersonZone;

  constructor(deps: CaseConversationDeps) {
    this.#deps = deps;
    this.steps = createCaseSteps(deps);
    this.zone = createPersonZone(deps, this.steps);
  }

  async atHand(message: InboundMessage): Promise<CasesAtHand> {
    const { store } = this.#deps;
    const own = await store.activeOf(message.thread);
    if (message.visibility === "shared") return { own, elsewhere: [] };
    const open = await store.openOf(personOf(message));
    return { own, elsewhere: open.filter(({ id }) => id !== own?.id) };
  }

  /** Centres at which somebody may work. */
  async staffedCentres(): Promise<readonly ServiceCentre[]> {
    const { centres, staff } = this.#deps;
    const [all, members] = await Promise.all([centres.list(), staff.list()]);
    return all.filter(({ id }) => members.some((each) => permits(each, "case.work", id)));
  }

  async offer(said: string | null, context: CaseContext): Promise<CaseTurn> {
    const { state, language, place, message } = context;
    const several = casesAskedFor(await this.atHand(message));
    if (several.length > 0) {
      const looked = several.map((each) => named("mycase", each));
      return this.#only(context, "case.severalKnown", looked);
    }
    const topic = state.exchanges.at(-1)?.topic ?? null;
    const centre = chooseCentre(await this.staffedCentres(), { language, topic, place });
    if (centre === null) return this.#only(context, "case.noCentre");
    const asking = said === null ? [] : [askingExchange(said, topic, message.sentAt)];
    const earlier = await this.#asTheyHold(state.exchanges, context);
    const exchanges = [...earlier, ...asking].slice(-MOST_SHARED);
    const offer: HandOverOffer = { id: this.#deps.newId(), centre: centre.id, exchanges };
    const reply = consentReply(this.#deps, offer, centre, message, context);
    return { reply, change: null, state: { ...state, offer } };
  }

  /** What was withdrawn or corrected since is said by nobody again, though it was an answer once. */
  #asTheyHold(exchanges: readonly Exchange[], { language }: CaseContext): Promise<Exchange[]> {
    const { texts, isPast } = this.#deps;
    return Promise.all(
      exchanges.map(async (exchange) => {
        const { rests, atMs } = exchange;
        if (rests === undefined || !(await isPast(rests, new Date(atMs)))) return exchange;
        return { ...exchange, told: texts.say("overtaken.told", language) };
      }),
    );
  }

  /** The consent was given: what is said now belongs to the case, and opens one again that was answered. */
  async known(said: string | null, context: CaseContext, active: Case): Promise<CaseTurn> {
    const { reference, standing, visibility } = active;
    const { message } = context;
    const isOver = standing.state === "resolved";
    // Staff would answer before the others in the room what was said in private.
    const isForStaff = said !== null && visibility === message.visibility;
    const values = { reference, centre: await this.#centreOf(active, context) };
    const key = isOver ? "case.reopened" : "case.known";
    const reply = this.#say(context, key, values, this.#sheetAction(context));
    const words = { text: said ?? "", language: context.language };
    const change = isForStaff
      ? await this.handOn(words, reply, context, active)
      : isOver
        ? await this.steps.take(active, [{ type: "written" }])
        : null;
    return { reply, change, state: context.state };
  }

  async decide(choice: Consent, id: string, context: CaseContext): Promise<CaseTurn> {
    const { state, message } = context;
    const { offer } = state;
    const decided = { ...context, state: { ...state, offer: null } };
    if (offer?.id !== id) return this.#again(context);
    if (choice === "refuse") return this.#only(decided, "handover.refused");
    const active = await this.#deps.store.activeOf(message.thread);
    if (active !== null) return this.known(null, decided, active);
    const centre = (await this.staffedCentres()).find((each) => each.id === offer.centre);
    // Another centre than the one that was named may not see it.
    if (centre === undefined) return this.#again(decided);
    const entered = await this.#deps.openings?.enter(personOf(message));
    if (entered !== undefined && entered.waitMs > 0) return this.#wait(entered.waitMs, context);
    const isFirst = entered?.isFirst ?? true;
    const exchanges = choice === "trim" ? lastQuestion(offer) : offer.exchanges;
    return this.#open(centre, exchanges, isFirst, decided);
  }

  /** The offer stays, and so do its buttons: who still needs a person has to press one of them again. */
  #wait(waitMs: number, context: CaseContext): CaseTurn {
    const { state, language } = context;
    const { texts } = this.#deps;
    const minutes = Math.max(1, Math.ceil(waitMs / 60_000));
    const agree = texts.say("handover.action.agree", language);
    const actions = state.offer === null ? [] : consentActions(texts, state.offer, language);
    return {
      reply: this.#say(context, "handover.wait", { minutes, agree }, actions),
      change: null,
      state,
    };
  }

  async #open(
    centre: ServiceCentre,
    exchanges: readonly Exchange[],
    isFirst: boolean,
    context: CaseContext,
  ): Promise<CaseTurn> {
    const { store, clock, texts } = this.#deps;
    const { message, language, state } = context;
    const now = clock.now();
    const year = Number(plainDateAt(now, NUMBERED_IN).slice(0, 4));
    const reference = await store.newReference(year);
    const timeZone = await this.zone.known(context);
    const shared = { message, exchanges, language, centre, reference, timeZone, now };
    const opened = openCase(this.#deps, { ...shared, readsUrgency: isFirst });
    // A messenger keeps its conversations itself.
    const back = message.thread.platform === "web" ? await this.#deps.newReturnPin() : null;
    const receipt = this.#say(context, "case.opened", {
      centre: centreName(texts, centre, language),
      reference,
    });
    const promised = opened.promise.map((sentence): Block => paragraph(sentence));
    const blocks = [...receipt.blocks, ...promised];
    const told: Reply = { ...receipt, blocks, openedCase: reference };
    const whole = this.with(
      back === null ? told : this.#withPin(told, reference, back),
      "case.meanwhile",
    );
    const isToAsk = timeZone === null && opened.namesTime;
    const asked = isToAsk ? this.zone.ask(whole, centre, context) : { reply: whole, state };
    const change: CaseChange = {
      ...opened.change,
      ...(back === null ? {} : { returnPinHash: back.hash }),
    };
    return { reply: asked.reply, change, state: { ...asked.state, failures: 0 } };
  }

  /** The only words that ever hold the PIN. */
  #withPin(receipt: Reply, reference: string, { pin }: ReturnPin): Reply {
    const menu = this.#deps.texts.say("page.return", receipt.language);
    return this.with(receipt, "return.receipt", { menu, reference, pin: shownPin(pin) });
  }

  record(
    words: Words,
    reply: Reply,
    context: CaseContext,
    active: Case,
  ): Promise<CaseChange | null> {
    // Thanks and goodbyes do not open a case again.
    const isOver = active.standing.state === "resolved" && reply.outcome === "smalltalk";
    return isOver ? Promise.resolve(null) : this.handOn(words, reply, context, active);
  }

  /** Where a file came with the words, staff read of it in a line of its own, in their language. */
  async handOn(
    words: Words,
    answer: Reply | null,
    { message }: CaseContext,
    active: Case,
  ): Promise<CaseChange | null> {
    const file = bringsFile(message) ? await this.#fileIn(active) : null;
    const said = { ...words, answer, at: message.sentAt };
    return this.steps.write(file === null ? said : { ...said, file }, active);
  }

  async relayFile({ message }: CaseContext, active: Case): Promise<CaseChange | null> {
    const file = await this.#fileIn(active);
    if (file === null) return null;
    return this.steps.write({ ...file, answer: null, at: message.sentAt }, active);
  }

  async #fileIn({ centre: id }: Case): Promise<Words | null> {
    const centre = await this.#deps.centres.find(id);
    if (centre === null) return null;
    const { deskLanguage: language } = centre;
    return { text: this.#deps.fileWords(language), language };
  }

  async held(context: CaseContext, active: Case): Promise<Reply> {
    const { staff, texts } = this.#deps;
    const { holder } = active.standing;
    const member = holder === null ? null : await staff.find(holder);
    const name = member?.name ?? texts.say("case.staff", context.language);
    return this.#say(context, "case.held", { name, centre: await this.#centreOf(active, context) });
  }

  askToWithdraw(context: CaseContext, { id, reference }: Case): Reply {
    const label = this.#deps.texts.say("case.action.withdraw", context.language);
    const action = { id: `case:withdraw:${id}`, label };
    return this.#say(context, "case.askWithdraw", { reference }, [action]);
  }

  async withdraw(context: CaseContext, active: Case | null): Promise<CaseTurn> {
    if (active === null) return this.#withdrawsNone(context);
    const change = await this.steps.take(active, [{ type: "withdrawn" }]);
    const { reference } = active;
    const reply = this.#say(context, "case.withdrawn", { reference });
    return { reply, change, state: { ...context.state, offer: null } };
  }

  /** In a room nothing is said of what stands elsewhere, nor whether anything does. */
  async #withdrawsNone(context: CaseContext): Promise<CaseTurn> {
    const { message } = context;
    if (message.visibility === "shared") return this.#only(context, "case.noneHere");
    const { own, elsewhere } = await this.atHand(message);
    const open = own === null ? elsewhere : [own, ...elsewhere];
    if (open.length === 0) return this.#only(context, "case.noneOpen");
    const each = open.map((one) => named("case:withdraw", one));
    return this.#only(context, "case.whichWithdrawn", each);
  }

  speak(language: LanguageTag, active: Case): Promise<CaseChange | null> {
    if (active.language === language) return Promise.resolve(null);
    return this.steps.take(active, [{ type: "switched", language }]);
  }

  /** Also of a case that is closed, whose buttons are still there; in a room of one that stands there. */
  async rate(target: string, context: CaseContext): Promise<CaseTurn> {
    const [word, id] = target.split(":");
    const { thread, visibility } = context.message;
    const satisfaction = SATISFACTIONS.find((each) => each === word);
    const all = await this.#deps.store.ofPerson(personOf(context.message));
    const rated = all.find((each) => each.id === id);
    const isTheirs = visibility === "private" || rated?.thread.conversation === thread.conversation;
    const change =
      satisfaction === undefined || rated === undefined || !isTheirs
        ? null
        : await this.steps.take(rated, [{ type: "rated", satisfaction }]);
    const reply = this.#say(context, change === null ? "feedback.gone" : "case.rated");
    return { reply, change, state: context.state };
  }

  /** A reply with one more sentence. */
  with(reply: Reply, key: MessageKey, values?: Values): Reply {
    const sentence = paragraph(this.#deps.texts.say(key, reply.language, values));
    return { ...reply, blocks: [...reply.blocks, sentence] };
  }

  #say(
    { language, today }: Saying,
    key: MessageKey,
    values?: Values,
    actions: readonly Action[] = [],
  ): Reply {
    const blocks = [paragraph(this.#deps.texts.say(key, language, values))];
    return createReply({ outcome: "human", language, asOf: today, blocks, actions });
  }

  /** What is in a case is shown in private only. */
  #sheetAction({ message, language }: CaseContext): Action[] {
    if (message.visibility === "shared") return [];
    return [{ id: "mycase", label: this.#deps.texts.say("mycase.action", language) }];
  }

  #only(context: CaseContext, key: MessageKey, actions: readonly Action[] = []): CaseTurn {
    const reply = this.#say(context, key, undefined, actions);
    return { reply, change: null, state: context.state };
  }

  #again(context: CaseContext): CaseTurn {
    const action = { id: "human", label: this.#deps.texts.say("action.human", context.language) };
    const reply = this.#say(context, "handover.gone", undefined, [action]);
    return { reply, change: null, state: context.state };
  }

  async #centreOf({ centre }: Case, { language }: Saying): Promise<string> {
    const { centres, texts } = this.#deps;
    const found = await centres.find(centre);
    return found === null ? texts.say("case.centre", language) : centreName(texts, found, language);
  }
}

/** The words that asked for a person, as they are shown to who is to agree. */
function askingExchange(said: string, topic: string | null, at: Date): Exchange {
  const asked = maskPersonalData(said).text;
  return { asked, told: "", outcome: "human", topic, atMs: at.getTime() };
}

/** Without what was said before, and without the bot's answer; with the words that asked for a person. */
function lastQuestion({ exchanges }: HandOverOffer): readonly Exchange[] {
  const last = exchanges.findLastIndex((exchange) => !isAsking(exchange));
  return exchanges.slice(Math.max(0, last)).map((exchange) => ({ ...exchange, told: "" }));
}

/** A button for one of several cases. */
function named(verb: "mycase" | "case:withdraw", { id, reference }: Case): Action {
  return { id: `${verb}:${id}`, label: reference };
}

function personOf({ thread: { platform, installation }, sender }: InboundMessage): PersonRef {
  return { platform, installation, person: sender };
}
