import type { Reply } from "../domain/answer.ts";
import { paragraph, plainText } from "../domain/block.ts";
import type { Knowledge } from "../domain/knowledge.ts";
import type { LanguageTag } from "../domain/locale.ts";
import { maskPersonalData } from "../domain/mask.ts";
import {
  EARLIER_MESSAGES_KEPT,
  NEW_CONVERSATION,
  type ConversationState,
  type InboundMessage,
} from "../domain/message.ts";
import type { PlainDate } from "../domain/plain-date.ts";
import type { AnswerId, GapEntry, TurnRecord } from "../domain/turn.ts";
import type { Clock } from "../ports/clock.ts";
import type { MessageStore, Settlement } from "../ports/message-store.ts";
import type { Texts } from "../ports/texts.ts";
import type { Answering, Question } from "./answering.ts";
import type { AssistedAnswering } from "./assisted/assisted-answering.ts";
import { createCommandReplies, type CommandContext } from "./command-replies.ts";
import { createCommandReader, type AskedCommand } from "./commands.ts";
import { createReply, humanContacts } from "./reply-builder.ts";
import { firstOffered } from "./reply-language.ts";

export interface ConversationDeps {
  readonly answering: Answering;
  /** `null` answers without a model. */
  readonly assisted: AssistedAnswering | null;
  readonly store: Pick<MessageStore, "rate">;
  readonly knowledge: Knowledge;
  readonly texts: Texts;
  readonly clock: Clock;
  /** The day that counts as today. */
  readonly today: () => PlainDate;
  /** An unguessable name for an answer. */
  readonly newAnswerId: () => AnswerId;
  /** For how many days messages and answers are kept. */
  readonly retentionDays: number;
}

/** One turn: what is said, and what it changes. */
export type Turn = { readonly reply: Reply } & Pick<
  Settlement,
  "memory" | "turn" | "gap" | "erases"
>;

export interface ConversationService {
  /** One inbound message, one reply. @param state what is remembered of the conversation, `null` at its start */
  handle(message: InboundMessage, state: ConversationState | null): Promise<Turn>;
  /** What is said when a message could not be answered. */
  apologize(message: InboundMessage): Reply;
}

/** How long a conversation is remembered after its last message. */
const REMEMBERED_MS = 12 * 60 * 60 * 1000;
const LONGEST_GAP = 500;
/** The names of answers look so. A client may send anything in their place, which the database might choke on. */
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

export function createConversationService(deps: ConversationDeps): ConversationService {
  const conversation = new Conversation(deps);
  return {
    handle: (message, state) => conversation.handle(message, state),
    apologize: (message) => conversation.apologize(message),
  };
}

class Conversation {
  readonly #deps: ConversationDeps;
  readonly #replies: ReturnType<typeof createCommandReplies>;
  readonly #readCommand: (text: string) => AskedCommand | null;

  constructor(deps: ConversationDeps) {
    this.#deps = deps;
    this.#replies = createCommandReplies(deps.knowledge, deps.texts, deps.retentionDays);
    this.#readCommand = createCommandReader(deps.texts);
  }

  async handle(message: InboundMessage, known: ConversationState | null): Promise<Turn> {
    const state = known ?? NEW_CONVERSATION;
    const turn = await this.#turn(message, state);
    return known === null ? this.#introduced(turn) : turn;
  }

  async #turn(message: InboundMessage, state: ConversationState): Promise<Turn> {
    const { content } = message;
    switch (content.kind) {
      case "text":
        return this.#hear(message, content.text, state);
      case "action":
        return this.#act(message, content.action, state);
      case "attachment":
        return this.#plain(this.#replies.notText(this.#context(message, state)), state);
    }
  }

  apologize(message: InboundMessage): Reply {
    const { knowledge, texts } = this.#deps;
    const language = this.#languageOf(message, NEW_CONVERSATION);
    const contacts = humanContacts(knowledge, language, texts);
    return createReply({
      outcome: "no_answer",
      language,
      asOf: this.#deps.today(),
      blocks: [paragraph(texts.say("reply.failed", language, { contacts }))],
    });
  }

  async #hear(message: InboundMessage, text: string, state: ConversationState): Promise<Turn> {
    const asked = this.#readCommand(text);
    if (asked !== null) return this.#command(message, asked, state);
    const today = this.#deps.today();
    const reply = await this.#answer(message, {
      text,
      earlier: state.earlier,
      localeHint: message.localeHint,
      conversationLanguage: state.language,
      languageChosen: state.languageChosen,
      today,
      now: today,
    });
    const record = this.#record(reply);
    const earlier = [...state.earlier, text].slice(-EARLIER_MESSAGES_KEPT);
    const language = state.languageChosen ? state.language : reply.language;
    return {
      reply: reply.outcome === "answer" ? this.#ratable(reply, record.id) : reply,
      memory: this.#memory({ ...state, earlier, language }),
      turn: record,
      gap: gapOf(text, reply),
      erases: null,
    };
  }

  async #answer(message: InboundMessage, question: Question): Promise<Reply> {
    const { answering, assisted } = this.#deps;
    if (assisted === null) return answering.answer(question).reply;
    const { platform, installation } = message.thread;
    const person = { platform, installation, person: message.sender };
    return (await assisted.answer(question, person)).reply;
  }

  async #act(message: InboundMessage, action: string, state: ConversationState): Promise<Turn> {
    const context = this.#context(message, state);
    const [verb, target] = splitOnce(action);
    switch (verb) {
      case "helpful":
      case "unhelpful":
        return this.#plain(await this.#rate(message, verb, target, context), state);
      case "topics":
        return this.#plain(this.#replies.topics(context), state);
      case "topic": {
        const reply = this.#replies.topic(target, context) ?? this.#replies.topics(context);
        return this.#plain(reply, state);
      }
      case "forget":
        return this.#forget(message, context);
      default:
        return this.#article(action, context, state);
    }
  }

  /** A button that shows an article, changes the language or asks for a person. */
  #article(action: string, context: CommandContext, state: ConversationState): Turn {
    const shown = this.#deps.answering.act(action, context);
    const record = this.#record(shown);
    const languageChosen = state.languageChosen || shown.outcome === "command";
    return {
      reply: shown.outcome === "answer" ? this.#ratable(shown, record.id) : shown,
      memory: this.#memory({ ...state, language: shown.language, languageChosen }),
      turn: record,
      gap: null,
      erases: null,
    };
  }

  #command(message: InboundMessage, asked: AskedCommand, state: ConversationState): Turn {
    const context = this.#context(message, state);
    switch (asked.command) {
      case "help":
        return this.#plain(this.#replies.help(context), state);
      case "topics":
        return this.#plain(this.#replies.topics(context), state);
      case "language":
        return this.#deps.knowledge.languages.includes(asked.rest.toLowerCase())
          ? this.#article(`language:${asked.rest.toLowerCase()}`, context, state)
          : this.#plain(this.#replies.languages(context), state);
      case "human":
        return this.#article("human", context, state);
      case "privacy": {
        // What is known of one person is not for the others in the room.
        const known =
          message.visibility === "shared"
            ? "hidden"
            : this.#deps.answering.remembered(state.earlier, context.language, context.today);
        return this.#plain(this.#replies.privacy(context, known), state);
      }
      case "forget":
        return asked.exact
          ? this.#forget(message, context)
          : this.#plain(this.#replies.askToForget(context), state);
    }
  }

  #forget(message: InboundMessage, context: CommandContext): Turn {
    const { platform, installation } = message.thread;
    return {
      reply: this.#replies.forgotten(context, platform === "web" ? "here" : "messenger"),
      memory: null,
      turn: null,
      gap: null,
      erases: { platform, installation, person: message.sender },
    };
  }

  async #rate(
    message: InboundMessage,
    verb: "helpful" | "unhelpful",
    answer: string,
    context: CommandContext,
  ): Promise<Reply> {
    const helpful = verb === "helpful" ? "yes" : "no";
    if (!UUID.test(answer) || !(await this.#deps.store.rate(message, answer, helpful))) {
      return this.#replies.ratingGone(context);
    }
    if (helpful === "yes") return this.#replies.thanks(context);
    const { knowledge, texts } = this.#deps;
    return this.#replies.sorry(context, humanContacts(knowledge, context.language, texts));
  }

  /** A reply that is neither rated nor counted as an answer. */
  #plain(reply: Reply, state: ConversationState): Turn {
    return { reply, memory: this.#memory(state), turn: null, gap: null, erases: null };
  }

  #introduced(turn: Turn): Turn {
    if (turn.erases !== null) return turn;
    const { reply } = turn;
    const notice = this.#deps.texts.say("reply.firstContact", reply.language, {
      days: this.#deps.retentionDays,
    });
    return { ...turn, reply: { ...reply, blocks: [...reply.blocks, paragraph(notice)] } };
  }

  #ratable(reply: Reply, id: AnswerId): Reply {
    const { texts } = this.#deps;
    return {
      ...reply,
      actions: [
        ...reply.actions,
        { id: `helpful:${id}`, label: texts.say("action.helpful", reply.language) },
        { id: `unhelpful:${id}`, label: texts.say("action.unhelpful", reply.language) },
      ],
    };
  }

  #record(reply: Reply): TurnRecord {
    const { language, outcome, asOf, articles, asserted } = reply;
    return { id: this.#deps.newAnswerId(), language, outcome, asOf, articles, asserted };
  }

  #memory(state: ConversationState): Turn["memory"] {
    const until = new Date(this.#deps.clock.now().getTime() + REMEMBERED_MS);
    return { state, until };
  }

  #context(message: InboundMessage, state: ConversationState): CommandContext {
    return { language: this.#languageOf(message, state), today: this.#deps.today() };
  }

  #languageOf(message: InboundMessage, state: ConversationState): LanguageTag {
    return firstOffered([state.language, message.localeHint], this.#deps.knowledge.languages);
  }
}

function splitOnce(action: string): [string, string] {
  const colon = action.indexOf(":");
  return colon < 0 ? [action, ""] : [action.slice(0, colon), action.slice(colon + 1)];
}

/** What an article should be written for; a question that was answered, or is none of ours, is no gap. */
function gapOf(text: string, reply: Reply): GapEntry | null {
  if (reply.outcome !== "no_answer" && reply.outcome !== "clarify") return null;
  if (plainText(reply.blocks) === "" || !/\p{L}/u.test(text)) return null;
  return {
    language: reply.language,
    outcome: reply.outcome,
    question: maskPersonalData(text).text.slice(0, LONGEST_GAP),
    nearest: reply.articles[0]?.id ?? null,
  };
}
