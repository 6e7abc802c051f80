import type { MessageKind } from "../domain/message-kind.ts";

export interface ReadKind {
  readonly kind: MessageKind;
  /** How likely it is that kind, 0 to 1; of the two that go on with something, how likely it is either. */
  readonly confidence: number;
}

export interface KindReader {
  /**
   * The kind that a reply must serve first: "hello, do I need a visa?" is a question. What is not clear is one, too. All languages
   * are read at once. Never throws; of a long text the start and the end are read.
   */
  read(text: string): KindAt;
}

/** @param isGoingOn whether something was asked before, which a message may only say more of */
export type KindAt = (isGoingOn: boolean) => ReadKind;
