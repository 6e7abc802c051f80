import { LEASE_MS } from "../../src/services/lane-runner.ts";
import type { Acknowledged, SentLine, TryLine } from "./checker.ts";

export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A reply in the moment in which a page showed it. */
export interface Seen {
  readonly lane: string;
  readonly id: string;
  readonly at: number;
}

/** What was seen of a run by those who waited. */
export interface WaitLog {
  readonly acknowledged: readonly Acknowledged[];
  readonly sent: readonly SentLine[];
  readonly tries: readonly TryLine[];
  readonly seen: readonly Seen[];
  /** When pages had no connection, by their lanes. */
  readonly aways: ReadonlyMap<string, readonly Span[]>;
  /** When nothing could be answered: the database was down, or no process was there. */
  readonly outages: readonly Span[];
  /** When the connections that listen were cut. */
  readonly cuts: readonly number[];
}

const CAUSES = ["holder gone", "outage", "cut"] as const;
/** What a wait is laid to, the first that applies: its lane was held by one who was gone, an outage, a cut, nothing. */
export type Cause = (typeof CAUSES)[number] | "nothing";

export interface Figures {
  readonly count: number;
  readonly medianMs: number;
  readonly p99Ms: number;
  readonly longestMs: number;
  /** The longest for each holder that was gone, one after the other; the same where there was one or none. */
  readonly longestForEachMs: number;
  /** Waited, once it was their turn in their conversation, longer than for the leases of those who were gone and the slack. */
  readonly overdue: number;
}

export interface Waits {
  /** From the acknowledgement of a message to the sending of its reply, without the time of outages. */
  readonly replies: Readonly<Record<Cause, Figures>>;
  /** From the sending of a reply, or when the page was connected again, to its showing on the page. */
  readonly pages: Readonly<Record<Cause, Figures>>;
}

/**
 * What may come on top of the lease of each holder that was gone. All that brings work back sooner takes a second or two: a look, a
 * connection or a write tried again. More than that is the machine, which may be busy; but who waits for a lease or for the
 * beat of a page (15 s) without a reason is found.
 */
const SLACK_MS = LEASE_MS - 1_000;
/** For how long trouble is felt after it is over. */
const FELT_MS = { outage: 4_000, cut: 2_000 };

interface Wait {
  readonly cause: Cause;
  readonly ms: number;
  /** Who were gone while it lasted. */
  readonly holders: number;
  readonly isOverdue: boolean;
}

/** How long people waited, by what kept them waiting. */
export function waitsOf(log: WaitLog): Waits {
  const answeredAt = new Map<string, number>();
  for (const { id, at } of log.sent) if (!answeredAt.has(id)) answeredAt.set(id, at);
  const retakes = retakesOf(log);
  const lanes = Map.groupBy(log.acknowledged, ({ lane }) => lane);
  const replies = [...lanes].flatMap(([lane, messages]) =>
    waitsIn(messages, answeredAt).map((span) => waitOf(log, span, retakes.get(lane) ?? [])),
  );
  const pages = log.seen.flatMap(({ lane, id, at: to }) => {
    const sent = answeredAt.get(id);
    if (sent === undefined) return [];
    const backs = (log.aways.get(lane) ?? []).filter((away) => away.from <= to && away.to > sent);
    const from = Math.max(sent, ...backs.map((away) => away.to));
    return [waitOf(log, { from, to, turnFrom: from, busyFrom: from }, [])];
  });
  return { replies: figuresByCause(replies), pages: figuresByCause(pages) };
}

interface InLane extends Span {
  /** When the one before it was answered, if that was later. */
  readonly turnFrom: number;
  /** Since when its lane had been at work without a pause: what kept it then keeps those behind as well. */
  readonly busyFrom: number;
}

function waitsIn(
  messages: readonly Acknowledged[],
  answeredAt: ReadonlyMap<string, number>,
): readonly InLane[] {
  let busyFrom = 0;
  let free = 0;
  return messages.flatMap(({ id, at }) => {
    const to = answeredAt.get(id);
    if (to === undefined) return [];
    if (at >= free) busyFrom = at;
    const turnFrom = Math.max(at, free);
    free = Math.max(free, to);
    return [{ from: at, to, turnFrom, busyFrom }];
  });
}

/** @param retakes of its lane */
function waitOf(
  { outages, cuts }: WaitLog,
  { from, to, turnFrom, busyFrom }: InLane,
  retakes: readonly number[],
): Wait {
  const isFelt = ({ from: begin, to: end }: Span): boolean => begin <= to && end >= busyFrom;
  const felt = {
    outage: outages.some((out) => isFelt({ from: out.from, to: out.to + FELT_MS.outage })),
    cut: cuts.some((at) => isFelt({ from: at, to: at + FELT_MS.cut })),
    "holder gone": retakes.some((again) => isFelt({ from: again, to: again })),
  };
  const since = (begin: number) => ({
    ms: Math.max(0, to - begin - timeIn(outages, { from: begin, to })),
    holders: retakes.filter((again) => again > begin && again <= to).length,
  });
  const turn = since(turnFrom);
  return {
    cause: CAUSES.find((cause) => felt[cause]) ?? "nothing",
    ...since(from),
    isOverdue: turn.ms > turn.holders * LEASE_MS + SLACK_MS,
  };
}

function timeIn(outages: readonly Span[], { from, to }: Span): number {
  return outages.reduce(
    (sum, outage) => sum + Math.max(0, Math.min(to, outage.to) - Math.max(from, outage.from)),
    0,
  );
}

/**
 * When each lane was taken up again after one who had taken it up was gone. An attempt is counted before it is made, so
 * that a number that nobody wrote down tells of it as well.
 */
function retakesOf({ acknowledged, tries }: WaitLog): ReadonlyMap<string, readonly number[]> {
  const laneOf = new Map(acknowledged.map(({ id, lane }) => [id, lane]));
  const retakes = new Map<string, number[]>();
  for (const lines of Map.groupBy(tries, ({ id, direction }) => `${direction} ${id}`).values()) {
    let expected = 1;
    for (const { id, attempt, at } of lines) {
      if (attempt === "put off") {
        expected += 1;
        continue;
      }
      const lane = laneOf.get(id) ?? "";
      for (; expected < attempt; expected += 1) {
        retakes.set(lane, [...(retakes.get(lane) ?? []), at]);
      }
    }
  }
  return retakes;
}

function figuresByCause(waits: readonly Wait[]): Readonly<Record<Cause, Figures>> {
  const of = (cause: Cause): Figures => figuresOf(waits.filter((wait) => wait.cause === cause));
  return {
    nothing: of("nothing"),
    cut: of("cut"),
    outage: of("outage"),
    "holder gone": of("holder gone"),
  };
}

function figuresOf(waits: readonly Wait[]): Figures {
  const sorted = waits.map(({ ms }) => ms).toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  const forEach = waits.map(({ ms, holders }) => ms / Math.max(1, holders));
  return {
    count: waits.length,
    medianMs: at(0.5),
    p99Ms: at(0.99),
    longestMs: at(1),
    longestForEachMs: Math.round(forEach.reduce((most, ms) => Math.max(most, ms), 0)),
    overdue: waits.filter(({ isOverdue }) => isOverdue).length,
  };
}

/** How many waited longer than their cause explains. */
export function overdueOf({ replies, pages }: Waits): number {
  return [...Object.values(replies), ...Object.values(pages)].reduce(
    (sum, { overdue }) => sum + overdue,
    0,
  );
}
