import type { Dialect, Kysely, Transaction } from "kysely";
import type { DatabaseSpace } from "../ports/database-space.ts";
import type { Tables } from "./tables.ts";

/** Column types that engines name differently. */
export interface EngineTypes {
  /** A whole number that the database counts up by itself. */
  readonly serial: "integer" | "bigserial";
  /** A whole number that holds Unix milliseconds. */
  readonly integer: "integer" | "bigint";
}

/** What one engine does otherwise than the other; everything else is one set of queries. */
export interface Engine {
  readonly name: "sqlite" | "postgres";
  readonly types: EngineTypes;
  /**
   * Rows that a query chooses for an update can be locked, and locked ones passed over. Without it the engine has one
   * writer at a time, so nothing can come between choosing and updating.
   */
  readonly locksRows: boolean;
  /** Commits are slow and one at a time, so writes that come together are committed together. */
  readonly groupsWrites: boolean;
  readonly dialect: Dialect;
  /** Tells other processes that there is work; `null` where there can be none. */
  readonly wakeUps: WakeUps | null;
  /** Sorts a failure of the engine by what a caller can do about it. */
  isTransient(error: unknown): boolean;
  /** Overwrites what was deleted wherever the engine still keeps it and can be told so; never within a transaction. */
  scrub(db: Db): Promise<void>;
  /** How large it is and how much room there is for it. */
  space(db: Db): Promise<DatabaseSpace>;
  /**
   * Gives a little of what is free in its file back to the disk; returns how many bytes, 0 when there is nothing more to give. Never
   * within a transaction.
   */
  giveBack(db: Db): Promise<number>;
  /** Lets go of what the engine holds beside its connections; called after they are closed. */
  close(): Promise<void>;
}

/** What processes tell each other: that there is work, and in which conversation of the chat page something is new. */
export type Channel = "work" | "page";

export interface WakeUps {
  /**
   * Calls back with what another process said, and with `null` when it listens anew, as anything may have been said before. Goes
   * on over lost connections.
   */
  listen(channel: Channel, heard: (what: string | null) => void): void;
  /** Whether a word from another connection arrives at all: a pooler that gives out connections by transaction lets none through. */
  reaches(): Promise<boolean>;
}

/** By what name the database knows a channel. */
export function nameOfChannel(channel: Channel): string {
  return `yizhan_${channel}`;
}

/** A server makes and changes tables, a command changes rows, a look changes nothing. */
export type DatabaseRole = "server" | "command" | "look";

export type Db = Kysely<Tables>;
export type Tx = Transaction<Tables>;

/**
 * What is lost when the power is cut right after a write: nothing, or a `light` one, which does not wait for the disk. No
 * crash of a process loses either.
 */
export type Weight = "lasting" | "light";

/** One open database. */
export interface Database {
  readonly engine: Engine;
  /** For reading, and for writes of which each is whole in itself. */
  readonly db: Db;
  /**
   * Runs writes as one transaction: all of them are committed when it resolves, or none is.
   *
   * Writes that are asked for at the same time may share a commit; one that fails does not spoil the others.
   *
   * @throws Unavailable the database is gone, locked, full or slow; nothing was written, or it is not known whether it
   * was, when the connection was lost in the moment of the commit
   */
  readonly write: <T>(work: (tx: Tx) => Promise<T>, weight?: Weight) => Promise<T>;
  /** To be called after words were deleted that must not live on in the engine's files; never fails. */
  readonly scrub: () => Promise<void>;
  close(): Promise<void>;
}
