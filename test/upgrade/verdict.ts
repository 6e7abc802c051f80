import { ChatClient } from "../helpers/chat-client.ts";
import type { Asked, Visitor } from "./visitors.ts";

/** Figures of one phase; times in milliseconds. */
interface PhaseFigures {
  readonly asked: number;
  readonly "ack p50": number;
  readonly "ack p95": number;
  readonly "ack max": number;
  readonly "reply p50": number;
  readonly "reply p95": number;
  readonly "reply max": number;
}

/** By phase, in their order. */
export function figuresOf(visitors: readonly Visitor[]): Readonly<Record<string, PhaseFigures>> {
  const asked = visitors.flatMap((visitor) => visitor.asked).toSorted((a, b) => a.at - b.at);
  const phases = Map.groupBy(asked, ({ phase }) => phase);
  return Object.fromEntries(
    [...phases].map(([phase, those]) => {
      const acknowledged = sorted(those, "acknowledged");
      const replied = sorted(those, "replied");
      return [
        phase,
        {
          asked: those.length,
          "ack p50": share(acknowledged, 0.5),
          "ack p95": share(acknowledged, 0.95),
          "ack max": share(acknowledged, 1),
          "reply p50": share(replied, 0.5),
          "reply p95": share(replied, 0.95),
          "reply max": share(replied, 1),
        },
      ];
    }),
  );
}

function sorted(asked: readonly Asked[], what: "acknowledged" | "replied"): readonly number[] {
  return asked
    .flatMap((each) => (each[what] === null ? [] : [each[what] - each.at]))
    .sort((a, b) => a - b);
}

function share(times: readonly number[], part: number): number {
  return Math.round(times[Math.floor(part * (times.length - 1))] ?? Number.NaN);
}

/** What must be nothing in all of them. */
export interface Faults {
  /** Questions without a reply. */
  lost: number;
  /** Conversations in which replies stand in another order than the questions. */
  outOfOrder: number;
  /** Questions or replies that stand there twice. */
  doubled: number;
  /** Messages that a page missed, or saw in another order than they stand there. */
  shownOtherwise: number;
  /** Questions that a page marked as not sent. */
  refused: number;
}

/** Reads each conversation anew from its beginning and compares it with what was asked and what the page was shown. */
export async function faultsOf(visitors: readonly Visitor[], url: string): Promise<Faults> {
  const faults = { lost: 0, outOfOrder: 0, doubled: 0, shownOtherwise: 0, refused: 0 };
  for (const visitor of visitors) {
    faults.refused += visitor.refused;
    const stands = await whole(visitor, url);
    const ids = stands.map(({ id }) => id);
    faults.doubled += ids.length - new Set(ids).size;
    const questions = visitor.asked.map(({ id }) => id);
    const answered = stands
      .filter(({ from, inReplyTo }) => from !== "person" && inReplyTo !== null)
      .map(({ inReplyTo }) => String(inReplyTo));
    const first = [...new Set(answered)];
    faults.doubled += answered.length - first.length;
    faults.lost += questions.filter((id) => !first.includes(id)).length;
    const said = stands.filter(({ from }) => from === "person").map(({ id }) => id);
    const isInOrder = [first, said].every((those) => same(those, questions));
    if (!isInOrder) faults.outOfOrder += 1;
    const shown = visitor.shown.map(({ id }) => id);
    faults.shownOtherwise += same(shown, ids) ? 0 : 1;
  }
  return faults;
}

/** As far as it is known to go: a stream has no end. */
async function whole(visitor: Visitor, url: string): Promise<Visitor["shown"]> {
  const stream = await new ChatClient(url).listen(visitor.credentials);
  try {
    return await stream.messages(Math.max(visitor.shown.length, 2 * visitor.asked.length));
  } finally {
    stream.close();
  }
}

function same(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((each, place) => each === others[place]);
}
