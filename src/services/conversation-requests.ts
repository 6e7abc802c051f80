import type { Reply } from "../domain/answer.ts";
import type { Knowledge } from "../domain/knowledge.ts";
import type { MessageStore } from "../ports/message-store.ts";
import type { Texts } from "../ports/texts.ts";
import type { Answering } from "./answering.ts";
import type { CaseConversation } from "./cases/case-conversation.ts";
import { CONSENTS } from "./cases/hand-over.ts";
import type { CommandReplies } from "./command-replies.ts";
import type { AskedCommand } from "./commands.ts";
import type { GapWishes } from "./gap-wishes.ts";
import { nothingAsked, type Heard, type Turn, type Turns } from "./conversation-turns.ts";
import type { NoticeChoice } from "./notice-choice.ts";
import { humanContacts } from "./reply-builder.ts";

export interface RequestDeps {
  readonly answering: Answering;
  /** `null` where no person can be asked for through the service. */
  readonly cases: CaseConversation | null;
  readonly store: Pick<MessageStore, "rate">;
  readonly knowledge: Knowledge;
  readonly texts: Texts;
  readonly replies: CommandReplies;
  readonly turns: Turns;
  readonly wishes: GapWishes;
  readonly notices: NoticeChoice;
}

/** What is asked of the machine itself, by a button or a command. */
export interface Requests {
  press(action: string, heard: Heard): Promise<Turn>;
  command(asked: AskedCommand, heard: Heard): Promise<Turn>;
  /**
   * A person is asked for; without staff the article tells whom else to ask.
   *
   * @param said the words that asked; `null` for a button or a command
   */
  person(said: string | null, heard: Heard): Promise<Turn>;
}

/** The names of answers look so. A client may send anything in their place, which the database might choke on. */
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;
/** Buttons that do not speak of anything, so that they answer while somebody of the staff has the word too. */
const ALWAYS: ReadonlySet<string> = new Set([
  "helpful",
  "unhelpful",
  "forget",
  "handover",
  "case",
  "language",
  "human",
  "zone",
  "mycase",
  "notify",
  "known",
  "notices",
]);

export function createRequests(deps: RequestDeps): Requests {
  const { answering, cases, store, knowledge, texts, replies, turns } = deps;

  const forget = (heard: Heard): Turn => {
    const { message } = heard;
    const { platform, installation } = message.thread;
    const shownBy = platform === "web" ? "here" : "messenger";
    return {
      reply: replies.forgotten(turns.context(heard), shownBy),
      memory: null,
      turn: null,
      gap: null,
      caseChange: null,
      erases: { platform, installation, person: message.sender },
    };
  };

  const rate = async (verb: "helpful" | "unhelpful", answer: string, heard: Heard) => {
    const helpful = verb === "helpful" ? "yes" : "no";
    const context = turns.context(heard);
    const isKnown = UUID.test(answer) && (await store.rate(heard.message, answer, helpful));
    return turns.plain(rated(isKnown ? helpful : null, context), afterRating(heard, helpful));
  };
  const rated = (helpful: "yes" | "no" | null, context: ReturnType<Turns["context"]>): Reply => {
    if (helpful === null) return replies.ratingGone(context);
    if (helpful === "yes") return replies.thanks(context);
    return replies.sorry(context, humanContacts(knowledge, context.language, texts));
  };

  const person = async (said: string | null, heard: Heard): Promise<Turn> => {
    const isOffered = cases !== null && (heard.active !== null || (await cases.isStaffed()));
    if (!isOffered) return turns.article("human", heard);
    return turns.ofCase(await cases.ask(said, turns.caseContext(heard), heard.active));
  };

  const decide = async (target: string, heard: Heard): Promise<Turn> => {
    const [word, offer] = splitOnce(target);
    const choice = CONSENTS.find((consent) => consent === word);
    if (cases === null || choice === undefined) return person(null, heard);
    return turns.ofCase(await cases.decide(choice, offer, turns.caseContext(heard)));
  };

  /** What is asked in words, and so perhaps by mistake, is asked back. */
  const withdraw = async (isSure: boolean, heard: Heard): Promise<Turn> => {
    if (cases === null) return turns.article("human", heard);
    const { active, state } = heard;
    const context = turns.caseContext(heard);
    return isSure || active === null
      ? turns.ofCase(await cases.withdraw(context, active))
      : turns.plain(cases.askToWithdraw(context, active), state);
  };

  const sheet = async (target: string, heard: Heard): Promise<Turn> => {
    if (cases === null) return turns.article("human", heard);
    const context = turns.caseContext(heard);
    const timeZone = await cases.zone.known(context);
    const reply = await cases.sheets.show(target, timeZone, context, heard.active);
    return turns.plain(reply, heard.state);
  };

  /** What the person chooses holds for what staff write to them as well. */
  const speak = async (tag: string, heard: Heard): Promise<Turn> => {
    const { state, active } = heard;
    const turn = turns.article(`language:${tag}`, { ...heard, state: nothingAsked(state) });
    if (cases === null || active === null || !knowledge.languages.includes(tag)) return turn;
    return { ...turn, caseChange: await cases.speak(tag, active) };
  };

  /** A zone that was offered; without a case no times are told by it any more. */
  const locate = async (action: string, timeZone: string, heard: Heard): Promise<Turn> => {
    const { active } = heard;
    const located =
      cases === null || active === null
        ? null
        : await cases.zone.press(timeZone, turns.caseContext(heard), active);
    return located === null ? turns.article(action, heard) : turns.ofCase(located);
  };

  const press = async (action: string, heard: Heard): Promise<Turn> => {
    const { state, active, isHeld } = heard;
    const [verb, target] = splitOnce(action);
    if (cases !== null && active !== null && isHeld && !ALWAYS.has(verb)) {
      return turns.plain(await cases.held(turns.caseContext(heard), active), state);
    }
    const context = turns.context(heard);
    switch (verb) {
      case "helpful":
      case "unhelpful":
        return rate(verb, target, heard);
      case "notify":
      case "known":
        return turns.plain(await deps.wishes.press(verb, target, heard.message, context), state);
      case "notices": {
        const reply = await deps.notices.press(target, heard.message, context);
        return reply === null ? turns.article(action, heard) : turns.plain(reply, state);
      }
      case "topics":
        return turns.plain(replies.topics(context), state);
      case "topic":
        return turns.plain(replies.topic(target, context) ?? replies.topics(context), state);
      case "forget":
        return forget(heard);
      case "handover":
        return decide(target, heard);
      case "case":
        if (cases === null) return turns.article(action, heard);
        return target === `withdraw:${active?.id ?? ""}`
          ? withdraw(true, heard)
          : turns.ofCase(await cases.rate(target, turns.caseContext(heard)));
      case "human":
        return person(null, heard);
      case "mycase":
        return sheet(target, heard);
      case "language":
        return speak(target, heard);
      case "zone":
        return locate(action, target, heard);
      default:
        return turns.article(action, { ...heard, state: nothingAsked(state) });
    }
  };

  const command = async (asked: AskedCommand, heard: Heard): Promise<Turn> => {
    const { message, state } = heard;
    const context = turns.context(heard);
    switch (asked.command) {
      case "help":
        return turns.plain(replies.help(context), state);
      case "topics":
        return turns.plain(replies.topics(context), state);
      case "language": {
        const tag = asked.rest.toLowerCase();
        return knowledge.languages.includes(tag)
          ? speak(tag, heard)
          : turns.plain(replies.languages(context), state);
      }
      case "human":
        return person(null, heard);
      case "withdraw":
        return withdraw(asked.exact, heard);
      case "mycase":
        return sheet(asked.rest, heard);
      case "privacy": {
        // What is known of one person is not for the others in the room.
        const known =
          message.visibility === "shared"
            ? "hidden"
            : {
                reading: answering.remembered(state.earlier, context.language, context.today),
                timeZone: state.timeZone,
              };
        return turns.plain(replies.privacy(context, known), state);
      }
      case "forget":
        return asked.exact ? forget(heard) : turns.plain(replies.askToForget(context), state);
    }
  };

  return { press, command, person };
}

/** An answer that did not help counts like none. */
function afterRating({ state }: Heard, helpful: "yes" | "no"): Heard["state"] {
  return { ...state, failures: helpful === "yes" ? 0 : state.failures + 1 };
}

function splitOnce(action: string): [string, string] {
  const colon = action.indexOf(":");
  return colon < 0 ? [action, ""] : [action.slice(0, colon), action.slice(colon + 1)];
}
