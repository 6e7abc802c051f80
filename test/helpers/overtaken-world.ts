import { createCore, createCoreTools, type Core } from "../../src/app/service.ts";
import type { AssertedClaim, Reply } from "../../src/domain/answer.ts";
import type {
  CorrectedClaim,
  Release,
  Withdrawal,
  WithdrawalId,
} from "../../src/domain/editing.ts";
import { heldBackBy, NOTHING_HELD_BACK, type HeldBack } from "../../src/domain/held-back.ts";
import type { PlainDate } from "../../src/domain/plain-date.ts";
import type { ArticleId, Knowledge } from "../../src/domain/knowledge.ts";
import type { Delivery } from "../../src/domain/message.ts";
import type { AnswerId } from "../../src/domain/turn.ts";
import { createOvertaken, type InForce, type Overtaken } from "../../src/services/overtaken.ts";
import { projectCore } from "./core.ts";
import { aMessage } from "./builders.ts";
import { aDelivery } from "./scripted-host.ts";

export const TODAY = "2026-11-26" as PlainDate;
export const WITHDRAWN_AT = new Date("2026-11-26T04:00:00Z");

/** The project’s content as it is in force, changed by a test without anything being published. */
export interface OvertakenWorld {
  readonly overtaken: Overtaken;
  readonly core: () => Core;
  readonly release: () => number;
  withdraw(...withdrawn: readonly { article: ArticleId; claim: string | null }[]): void;
  hold(heldBack: HeldBack): void;
  lift(): void;
  /** Something else is in force, by no release. */
  change(changed: (knowledge: Knowledge) => Knowledge): void;
  /** A release comes into force that corrects something; of documents nothing is changed. */
  correct(corrected: readonly CorrectedClaim[], at?: Date): void;
  answer(text: string, language?: string): Reply;
  /** An answer on its way, on the release that is in force. */
  delivery(reply: Reply, release?: number | null): Delivery;
}

let shared: { readonly core: Core; readonly tools: ReturnType<typeof createCoreTools> } | null =
  null;

export function overtakenWorld(): OvertakenWorld {
  shared ??= { core: projectCore(), tools: createCoreTools() };
  const { core: plain, tools } = shared;
  const releases: Release[] = [releaseOf(1, [], new Date(0))];
  let core = plain;
  const change: OvertakenWorld["change"] = (changed) => {
    const { texts, knowledge, search } = plain;
    core = createCore({ texts, knowledge: changed(knowledge) }, search, tools);
  };
  const hold = (heldBack: HeldBack): void => {
    change((knowledge) => ({ ...knowledge, heldBack }));
  };
  const release = (): number => releases[0]?.number ?? 0;
  const inForce = (): InForce => {
    const { knowledge, answering } = core;
    return { release: release(), knowledge, answering };
  };
  return {
    overtaken: createOvertaken({
      inForce,
      content: {
        releases: (before, most) =>
          Promise.resolve(
            releases.filter(({ number }) => before === null || number < before).slice(0, most),
          ),
      },
      texts: plain.texts,
      today: () => TODAY,
      timeZone: "Asia/Shanghai",
      retentionDays: 30,
    }),
    core: () => core,
    release,
    hold,
    change,
    withdraw: (...withdrawn) => {
      hold(heldBackOf(withdrawn));
    },
    lift: () => {
      hold(NOTHING_HELD_BACK);
    },
    correct: (corrected, at = WITHDRAWN_AT) => {
      releases.unshift(releaseOf(release() + 1, corrected, at));
    },
    answer: (text, language = "en") =>
      core.answering.answer({
        text,
        earlier: [],
        localeHint: language,
        conversationLanguage: language,
        languageChosen: true,
        today: TODAY,
        now: TODAY,
      }).reply,
    delivery: (reply, on = release()) => ({
      ...aDelivery(aMessage({}), reply),
      told: { answer: "answer-1" as AnswerId, release: on },
    }),
  };
}

/** Of claims as they are asserted as well. */
export function heldBackOf(
  withdrawn: readonly { readonly article: ArticleId; readonly claim: string | null }[],
): HeldBack {
  const withdrawals = withdrawn.map(({ article, claim }): Withdrawal => ({
    id: `${article}/${claim ?? ""}` as WithdrawalId,
    article,
    claim,
    at: WITHDRAWN_AT,
    by: "command line",
    reason: "wrong",
    liftedAt: null,
    liftedBy: null,
  }));
  return heldBackBy({
    withdrawals,
    corrections: [],
    documents: new Map(),
    followed: new Map(),
    isOutdated: () => true,
    timeZone: "Asia/Shanghai",
  });
}

/** Those of an answer as they are withdrawn: a row goes with its article. */
export function withdrawable({ article, claim }: AssertedClaim): {
  article: ArticleId;
  claim: string | null;
} {
  return { article, claim: claim.startsWith("row:") ? null : claim };
}

function releaseOf(number: number, corrected: readonly CorrectedClaim[], at: Date): Release {
  return {
    number,
    kind: "publish",
    nature: "correction",
    at,
    by: "command line",
    author: null,
    title: "",
    reason: "",
    paths: [],
    corrected,
    rewritten: [],
    override: null,
  };
}
