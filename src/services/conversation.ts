import type { Reply } from "../domain/answer.ts";
import { paragraph, plainText } from "../domain/block.ts";
import type { Case } from "../domain/case.ts";
import type { ArticleId } from "../domain/knowledge.ts";
import { maskPersonalData } from "../domain/mask.ts";
import {
  bringsFile,
  EARLIER_MESSAGES_KEPT,
  NEW_CONVERSATION,
  type ConversationState,
  type InboundMessage,
  type ThreadRef,
} from "../domain/message.ts";
import type { GapEntry } from "../domain/turn.ts";
import type { LanguageIdentifier } from "../ports/language-identifier.ts";
import type { CaseChange } from "../ports/case-store.ts";
import type { MessageStore } from "../ports/message-store.ts";
import type { NoticeStore } from "../ports/notice-store.ts";
import type { Answers, Question } from "./answering.ts";
import type { AssistedAnswering } from "./assisted/assisted-answering.ts";
import type { CaseConversation } from "./cases/case-conversation.ts";
import type { Words } from "./cases/case-steps.ts";
import {
  caseAskedFor,
  caseOfWords,
  casesInDoubt,
  caseToWithdraw,
  NO_CASES,
  type CasesAtHand,
} from "./cases/cases-at-hand.ts";
import { chosenInWords } from "./choices.ts";
import type { StaffLinking } from "./cases/staff-link.ts";
import { createCommandReplies } from "./command-replies.ts";
import { createCommandReader, type AskedCommand } from "./commands.ts";
import { createRequests } from "./conversation-requests.ts";
import {
  createTurnParts,
  nothingAsked,
  type Heard,
  type Turn,
  type TurnDeps,
} from "./conversation-turns.ts";
import { withExchange, withoutRepetition } from "./exchanges.ts";
import { createGapWishes } from "./gap-wishes.ts";
import { createNoticeChoice } from "./notice-choice.ts";
import { createReply, humanContacts } from "./reply-builder.ts";

export type { Turn } from "./conversation-turns.ts";

export interface ConversationDeps extends TurnDeps {
  readonly answers: Answers;
  /** `null` answers without a model. */
  readonly assisted: AssistedAnswering | null;
  readonly identifier: Pick<LanguageIdentifier, "identify">;
  /** `null` where no person can be asked for through the service. */
  readonly cases: CaseConversation | null;
  /** `null` where no staff work. */
  readonly linking: Pick<StaffLinking, "hear"> | null;
  readonly store: Pick<MessageStore, "rate" | "wish" | "wishKnown">;
  readonly notices: Pick<NoticeStore, "optOut" | "optIn">;
  /** For how many days messages and answers are kept. */
  readonly retentionDays: number;
}

export interface ConversationService {
  /** One inbound message, one reply or none. @param state what is remembered of the conversation, `null` at its start */
  handle(message: InboundMessage, state: ConversationState | null): Promise<Turn>;
  /** What is said when a message could not be answered, by why: something failed, or its person wrote too much within a day. */
  apologize(message: InboundMessage, why?: "failed" | "overQuota"): Reply;
}

/** After so many questions in a row that found no answer a person is offered in words, not by the button alone. */
const FAILURES_TO_OFFER = 2;
const LONGEST_GAP = 500;
const WITHDRAW = "case:withdraw:";

/** A message with all cases that it may be about. */
interface Received extends Heard {
  readonly atHand: CasesAtHand;
}

export function createConversationService(deps: ConversationDeps): ConversationService {
  const { answers, assisted, cases, linking, knowledge, texts, clock, today, retentionDays } = deps;
  const replies = createCommandReplies(knowledge, texts, retentionDays);
  const readCommand = createCommandReader(texts);
  const turns = createTurnParts(deps);
  const wishes = createGapWishes(deps);
  const notices = createNoticeChoice({ store: deps.notices, texts, clock });
  const requests = createRequests({ ...deps, replies, turns, wishes, notices });

  /** “The second one”, after it was asked back, presses its button; `null` where nothing is chosen. */
  const chosen = (text: string, heard: Received): Turn | null => {
    const { exchanges, language, earlier } = heard.state;
    const offered = exchanges.at(-1)?.offered ?? [];
    if (heard.active !== null || language === null || offered.length === 0) return null;
    const id = chosenInWords(text, offered, language, knowledge, texts);
    if (id === null) return null;
    const title = knowledge.articles.get(id)?.texts.get(language)?.title ?? text;
    const asked = [...earlier, title].slice(-EARLIER_MESSAGES_KEPT);
    return turns.article(`article:${id}`, { ...heard, state: { ...heard.state, earlier: asked } });
  };

  const hear = async (text: string, heard: Received): Promise<Turn> => {
    const linked = await linking?.hear(heard.message);
    if (linked !== undefined && linked !== null) return turns.plain(linked, heard.state);
    const { message, active, isHeld } = heard;
    const state = nothingAsked(heard.state);
    const asked = readCommand(text);
    // Words of a conversation with somebody else may be those of a command, and are not meant so.
    if (asked !== null && (asked.exact || !isHeld))
      return requests.command(asked, meant(asked, heard));
    const choice = chosen(text, { ...heard, state });
    if (choice !== null) return choice;
    const words = active === null ? null : wordsTo(active, text);
    const located = await placed(words, heard);
    if (located !== null) return located;
    const day = today();
    const question: Question = {
      text,
      earlier: state.earlier,
      isAskedBack: state.exchanges.at(-1)?.outcome === "clarify",
      told: toldIn(state),
      atHand: atHandIn(state),
      localeHint: message.localeHint,
      conversationLanguage: state.language,
      languageChosen: state.languageChosen,
      today: day,
      now: day,
    };
    const earlier = [...state.earlier, text].slice(-EARLIER_MESSAGES_KEPT);
    if (isHeld && active !== null && words !== null) {
      return relayed(question, words, { ...heard, state: { ...state, earlier } }, active);
    }
    const reply = await answer(message, question);
    const language = state.languageChosen ? state.language : reply.language;
    const now = { ...heard, state: { ...state, earlier, language } };
    return reply.outcome === "human"
      ? requests.person(text, { ...now, active: caseAskedFor(heard.atHand) })
      : answered(text, words, reply, now);
  };

  /** Of which case a command speaks: that may be one of a room, to which words in private do not belong. */
  const meant = ({ command }: AskedCommand, heard: Received): Heard => {
    if (command === "withdraw") return { ...heard, active: caseToWithdraw(heard.atHand, null) };
    return command === "human" ? { ...heard, active: caseAskedFor(heard.atHand) } : heard;
  };

  /** Of which case a button speaks. */
  const pressed = (action: string, heard: Received): Heard => {
    if (action === "human") return { ...heard, active: caseAskedFor(heard.atHand) };
    if (!action.startsWith(WITHDRAW)) return heard;
    return { ...heard, active: caseToWithdraw(heard.atHand, action.slice(WITHDRAW.length)) };
  };

  /** In the language that they are in, and in that of the case where they do not tell. */
  const wordsTo = ({ language }: Case, text: string): Words => {
    const { tag } = deps.identifier.identify(text, { conversation: language, localeHint: null });
    return { text, language: tag === "und" ? language : tag };
  };

  /** Where the person is, if they say that and nothing else. */
  const placed = async (words: Words | null, heard: Heard): Promise<Turn | null> => {
    const { active, isHeld } = heard;
    if (cases === null || active === null || words === null) return null;
    if (bringsFile(heard.message)) return null;
    const located = await cases.zone.hear(words, turns.caseContext(heard), active, isHeld);
    return located === null ? null : turns.ofCase(located);
  };

  const answer = async ({ thread, sender }: InboundMessage, question: Question): Promise<Reply> => {
    if (assisted === null) return (await answers.answer(question)).reply;
    const { platform, installation } = thread;
    return (await assisted.answer(question, { platform, installation, person: sender })).reply;
  };

  const answered = async (
    text: string,
    words: Words | null,
    reply: Reply,
    heard: Received,
  ): Promise<Turn> => {
    const { active } = heard;
    const record = turns.record(reply);
    const state = withExchange(heard.state, text, reply, deps.release, clock.now());
    const gap = gapOf(text, reply);
    const shown = wishes.offered(turns.ratable(reply, record.id), gap, record.id);
    const turn = {
      memory: turns.memory(state),
      turn: record,
      gap,
      erases: null,
      caseChange: null,
    };
    if (cases === null) return { ...turn, reply: shown };
    if (active !== null && words !== null) {
      const context = turns.caseContext({ ...heard, state });
      const caseChange = await cases.record(words, reply, context, active);
      const said = reopens(active, caseChange) ? cases.reopened(shown, active, "words") : shown;
      return { ...turn, caseChange, reply: said };
    }
    const inDoubt = casesInDoubt(heard.atHand);
    if (inDoubt.some(({ standing }) => standing.holder !== null)) {
      return { ...turn, reply: cases.notPassedOn(shown, inDoubt) };
    }
    const isHelpless =
      state.failures > heard.state.failures && state.failures === FAILURES_TO_OFFER;
    const offers = isHelpless && (await cases.isStaffed());
    return { ...turn, reply: offers ? cases.hint(shown) : shown };
  };

  /** Somebody of the staff has the word: the bot speaks up for an emergency alone. */
  const relayed = async (
    question: Question,
    words: Words,
    heard: Heard,
    active: Case,
  ): Promise<Turn> => {
    // Over whoever holds the case only a cry for help of its own is answered, not what goes on with one.
    const answer = await answers.answer({ ...question, earlier: [] });
    const reply = answer.reply.outcome === "urgent" ? answer.reply : null;
    const change = await cases?.relay(words, reply, turns.caseContext(heard), active);
    return turns.ofCase({ reply, change: change ?? null, state: heard.state });
  };

  const turnOf = async (heard: Received): Promise<Turn> => {
    const { content } = heard.message;
    switch (content.kind) {
      case "text":
        return toldOfFile(await hear(content.text, heard), heard);
      case "action":
        return requests.press(content.action, pressed(content.action, heard));
      case "attachment":
        return file(heard);
    }
  };

  /** Whoever waits for an answer of the staff has to know that they see the words alone. */
  const toldOfFile = (turn: Turn, heard: Heard): Turn => {
    const isForStaff = heard.isHeld || turn.caseChange !== null;
    if (!bringsFile(heard.message) || !isForStaff) return turn;
    const { reply } = turn;
    if (reply === null) return { ...turn, reply: replies.notText(turns.context(heard)) };
    const sentence = paragraph(texts.say("reply.notText", reply.language));
    return { ...turn, reply: { ...reply, blocks: [...reply.blocks, sentence] } };
  };

  /** Nobody can see it here, and whoever waits for it has to know. */
  const file = async (heard: Heard): Promise<Turn> => {
    const { active, state } = heard;
    const reply = replies.notText(turns.context(heard));
    if (cases === null || active === null) return turns.plain(reply, state);
    const caseChange = await cases.relayFile(turns.caseContext(heard), active);
    const said = reopens(active, caseChange) ? cases.reopened(reply, active, "file") : reply;
    return { ...turns.plain(said, state), caseChange };
  };

  /** The chat page says the same beside its composer all the time, and its first answer should fit on the screen of a phone. */
  const introduced = (turn: Turn, { platform }: ThreadRef): Turn => {
    const { reply } = turn;
    if (platform === "web" || turn.erases !== null || reply === null) return turn;
    const notice = texts.say("reply.firstContact", reply.language, { days: retentionDays });
    return { ...turn, reply: { ...reply, blocks: [...reply.blocks, paragraph(notice)] } };
  };

  /** What is asserted is remembered though it is counted as no answer, as in an emergency while staff have the word. */
  const remembered = (turn: Turn): Turn => {
    if (turn.turn !== null || (turn.reply?.asserted.length ?? 0) === 0) return turn;
    return { ...turn, told: { answer: deps.newAnswerId(), release: deps.release } };
  };

  return {
    handle: async (message, known) => {
      const atHand = (await cases?.atHand(message)) ?? NO_CASES;
      const active = caseOfWords(atHand);
      const state = known ?? { ...NEW_CONVERSATION, language: active?.language ?? null };
      const isHeld = active !== null && ((await cases?.isHeld(active)) ?? false);
      const turn = remembered(await turnOf({ message, state, active, isHeld, atHand }));
      const said = {
        ...turn,
        reply: turn.reply && withoutRepetition(turn.reply, state, knowledge),
      };
      return known === null ? introduced(said, message.thread) : said;
    },
    apologize: (message, why = "failed") => {
      const language = turns.languageOf(message);
      const contacts = humanContacts(knowledge, language, texts);
      return createReply({
        outcome: "no_answer",
        language,
        asOf: today(),
        blocks: [paragraph(texts.say(`reply.${why}`, language, { contacts }))],
      });
    },
  };
}

function toldIn({ exchanges }: ConversationState): ReadonlySet<string> {
  return new Set(
    exchanges.flatMap(({ rests }) =>
      (rests?.asserted ?? []).map(({ article, claim }) => `${article}#${claim}`),
    ),
  );
}

function atHandIn({ exchanges }: ConversationState): readonly ArticleId[] {
  const last = exchanges.findLast(({ outcome }) => outcome === "answer");
  return [...new Set((last?.rests?.asserted ?? []).map(({ article }) => article))];
}

function reopens({ standing }: Case, change: CaseChange | null): boolean {
  return change !== null && standing.state === "resolved";
}

/** What an article should be written for; a question that was answered, or is none of ours, is no gap. */
function gapOf(text: string, reply: Reply): GapEntry | null {
  if (reply.outcome !== "no_answer" && reply.outcome !== "clarify") return null;
  if (plainText(reply.blocks) === "" || !/\p{L}/u.test(text)) return null;
  return {
    language: reply.askedIn ?? reply.language,
    outcome: reply.outcome,
    question: maskPersonalData(text).text.slice(0, LONGEST_GAP),
    nearest: reply.articles[0]?.id ?? null,
  };
}
