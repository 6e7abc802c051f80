import type { GapEntry, TurnRecord } from "../domain/turn.ts";
import type { CaseChange } from "./case-store.ts";
import type {
  ConversationState,
  Delivery,
  InboundMessage,
  MessageId,
  PersonRef,
  ThreadRef,
} from "../domain/message.ts";
import type { Outgoing } from "../domain/staff-surface.ts";

/** The right to work on a lane for a while; whoever takes the lane over later makes it void. */
export interface Lease {
  readonly lane: string;
  readonly token: string;
}

/** The first message of a lane, and the right to answer it. */
export interface ClaimedMessage {
  readonly lease: Lease;
  readonly message: InboundMessage;
  /** How often it was begun, this time included. More than one means that a try failed or a process ended. */
  readonly attempt: number;
  /** When it was accepted, by our clock; `sentAt` is the platform's. */
  readonly receivedAt: Date;
}

/** The first delivery of a lane, and the right to send it. */
export interface ClaimedDelivery {
  readonly lease: Lease;
  readonly delivery: Outgoing;
  readonly attempt: number;
  /** How the last try that came to an end did so; `null` when none ever did. */
  readonly lastError: string | null;
  readonly createdAt: Date;
}

export interface Claim {
  readonly now: Date;
  /** For how long the lanes are held. */
  readonly leaseMs: number;
  readonly most: number;
}

/** Whoever writes has a hand free: what is written and is the first of its lane is taken up at once, with the same commit. */
export interface Hand<Claimed> {
  /** For how long the lane is held. */
  readonly leaseMs: number;
  /** Called after the commit with what was taken up, at most once. */
  readonly take: (claimed: Claimed) => void;
}

/** What became of a message: accepted, accepted before, or accepted before and emptied by an erasure since. */
export type Acceptance = "new" | "known" | "erased";

/** What the answer to one message changes, all of it or nothing; a rating is recorded by itself, before. */
export interface Settlement {
  readonly deliveries: readonly Outgoing[];
  /** The new memory of the conversation, and until when it is kept; `null` leaves it as it is. */
  readonly memory: { readonly state: ConversationState; readonly until: Date } | null;
  readonly turn: TurnRecord | null;
  readonly gap: GapEntry | null;
  /** `null` when no case is touched. */
  readonly caseChange: CaseChange | null;
  /**
   * All that is known of this person up to this message is emptied first, this message included; what they wrote after
   * it is kept and answered. `null` leaves everything.
   */
  readonly erases: PersonRef | null;
  /** Set when the message could not be answered and is set aside; a code, never words of a person. */
  readonly setAside: string | null;
}

/** How a try to send ended. */
export type DeliveryResult =
  | { readonly kind: "sent"; readonly platformId: MessageId }
  | ({ readonly kind: "later"; readonly at: Date; readonly error: string | null } & Untold)
  /** Not to be tried again; it stays visible as given up. */
  | ({ readonly kind: "dead"; readonly error: string } & Untold);

interface Untold {
  /** The platform certainly took nothing at this try; not there where it may have taken something. */
  readonly untold?: true;
}

/** How much waits, and what was given up. */
export interface QueueStatus {
  readonly waitingMessages: number;
  readonly waitingDeliveries: number;
  readonly deadMessages: number;
  readonly deadDeliveries: number;
  /** When the longest waiting message or delivery came; `null` when nothing waits. */
  readonly oldestWaitingAt: Date | null;
}

export interface DeadRow {
  readonly direction: "in" | "out";
  readonly id: number;
  readonly platform: string;
  readonly error: string;
  readonly attempts: number;
  readonly at: Date;
}

/**
 * Messages from their acceptance to the sending of their answer.
 *
 * Every method throws `Unavailable` when the database cannot be had. Nothing of the call was written then, or it is not
 * known whether it was, when the connection was lost in the moment of the commit; so each may be called again.
 */
export interface MessageStore {
  /**
   * Records a message; when it resolves the message is on disk. A message known before is left alone, and so is an edit that says
   * what its message said last, as far back as the latest fifty messages of the conversation.
   *
   * @param hand takes the message up if nothing waits before it; `null`, as where it is left out, leaves it to the next claim
   */
  accept(
    message: InboundMessage,
    now: Date,
    hand?: Hand<ClaimedMessage> | null,
  ): Promise<Acceptance>;
  /** Whether anything waits in a thread, in either direction, or is being worked on. */
  isWaiting(thread: ThreadRef): Promise<boolean>;

  /** Takes up lanes whose first message may be answered now. A lane is held by one holder at a time. */
  claimMessages(claim: Claim): Promise<readonly ClaimedMessage[]>;
  claimDeliveries(claim: Claim): Promise<readonly ClaimedDelivery[]>;
  /** Holds lanes for longer; those that were lost meanwhile are returned. */
  renew(direction: "in" | "out", leases: readonly Lease[], until: Date): Promise<readonly Lease[]>;

  /**
   * Ends the work on a message in one transaction.
   *
   * @param hand takes the answer up if it is all that is said and nothing waits before it; `null`, as where it is left out, leaves
   * it to the next claim
   * @returns false when the lane was lost to somebody else, or the message was erased meanwhile: nothing was changed
   * @throws Conflict the case was changed since it was seen: nothing was written
   */
  settle(
    claimed: ClaimedMessage,
    settlement: Settlement,
    now: Date,
    hand?: Hand<ClaimedDelivery> | null,
  ): Promise<boolean>;
  /** Hands a message back to be tried again later. */
  retryMessage(claimed: ClaimedMessage, at: Date, error: string): Promise<void>;
  /** @returns false when the lane was lost to somebody else, or the delivery was erased meanwhile */
  settleDelivery(claimed: ClaimedDelivery, result: DeliveryResult, now: Date): Promise<boolean>;
  /**
   * Puts other words in the place of those of a delivery that is to be sent, and remembers that they are told; and those as
   * well where an earlier try may have told them.
   *
   * @param delivery of the same key
   * @returns false when the lane was lost to somebody else, or the delivery was erased meanwhile: nothing was changed
   */
  replaceDelivery(claimed: ClaimedDelivery, delivery: Delivery, now: Date): Promise<boolean>;
  /** Hands work back as if it had not been claimed, to be taken up from an instant on. */
  handBackMessage(claimed: ClaimedMessage, at: Date): Promise<void>;
  handBackDelivery(claimed: ClaimedDelivery, at: Date): Promise<void>;
  /** Frees every lane; for a start at which no other process can hold any. */
  releaseAll(): Promise<void>;
  /** The earliest instant at which a lane may run or the lease of its holder ends; `null` when all are idle. */
  nextAt(direction: "in" | "out"): Promise<Date | null>;

  memoryOf(message: InboundMessage, now: Date): Promise<ConversationState | null>;
  /** Records whether an answer helped; false when there is no such answer in that conversation. */
  rate(message: InboundMessage, answer: string, helpful: "yes" | "no"): Promise<boolean>;
  /**
   * Records that whoever asked wants to be told once there is an answer; false when that question is not kept any more, was
   * asked in another conversation, or its asker was told already.
   *
   * @param answer the answer that was none
   */
  wish(message: InboundMessage, answer: string, now: Date): Promise<boolean>;
  /**
   * Records that whoever was told that something is not known yet wants to be told once it is; false when that answer is not kept
   * any more, was given in another conversation, or they were told already.
   */
  wishKnown(message: InboundMessage, answer: string, now: Date): Promise<boolean>;

  status(): Promise<QueueStatus>;
  listDead(most: number): Promise<readonly DeadRow[]>;
  /** Lets a dead row wait again, before all that came after it in its lane; false when there is none of that number. */
  retryDead(direction: "in" | "out", id: number, now: Date): Promise<boolean>;
  /** Gives a dead row up for good, words and all; a message of its id stays known. */
  dropDead(direction: "in" | "out", id: number): Promise<boolean>;

  /** Removes what was settled before a day; returns how many rows. */
  expire(before: Date): Promise<number>;
}
