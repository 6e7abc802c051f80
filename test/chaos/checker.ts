/** A message that was acknowledged to its sender. */
export interface Acknowledged {
  readonly lane: string;
  readonly id: string;
  readonly at: number;
}

/** A delivery as the platform has it on disk. */
export interface SentLine {
  readonly key: string;
  readonly lane: string;
  readonly id: string;
  /** How many messages the conversation had, this one included. */
  readonly text: string;
  /** The process that sent it. */
  readonly life: number;
  readonly at: number;
}

/** When a process was killed. */
export interface Kill {
  readonly life: number;
  readonly at: number;
}

/** A message, or the reply to it, was taken up for the first, second … time; or the reply was put off, as asked. */
export interface TryLine {
  readonly id: string;
  readonly direction: "in" | "out";
  readonly attempt: number | "put off";
  readonly at: number;
}

/** All that was seen of one run. */
export interface ChaosLog {
  /** Of each lane in the order in which they were acknowledged. */
  readonly acknowledged: readonly Acknowledged[];
  readonly sent: readonly SentLine[];
  readonly kills: readonly Kill[];
  /** When the database itself was killed, which forgets what was claimed in the moment before ("light" commits). */
  readonly databaseKills: readonly number[];
  readonly tries: readonly TryLine[];
  /** What is remembered of each conversation at the end. */
  readonly counts: ReadonlyMap<string, number>;
}

export interface Verdict {
  readonly kills: number;
  readonly messages: number;
  readonly lost: number;
  readonly outOfOrder: number;
  readonly doubledChanges: number;
  /** Sent twice because the process, or the database, was killed after sending and before recording it. */
  readonly visibleDoubles: number;
  /** Sent twice without such a kill. */
  readonly unexcusedDoubles: number;
  /** The longest that a conversation with an unanswered message waited after a kill. */
  readonly longestTakeUpMs: number;
  /** How many processes were killed that held what arrived then: each is waited for until its lease ends. */
  readonly holdersKilled: number;
}

/** Holds what arrived against what was acknowledged. */
export function check(run: ChaosLog): Verdict {
  const { acknowledged, sent, kills, databaseKills, tries, counts } = run;
  const lanes = Map.groupBy(acknowledged, ({ lane }) => lane);
  const lines = Map.groupBy(sent, ({ lane }) => lane);
  const deaths = { killedAt: new Map(kills.map(({ life, at }) => [life, at])), databaseKills };
  const found = [...lanes].map(([lane, messages]) =>
    checkLane(messages, lines.get(lane) ?? [], deaths, counts.get(lane) ?? 0),
  );
  const lost = lostTries(tries);
  const waits = [...lanes].flatMap(([lane, messages]) =>
    takeUps(messages, lines.get(lane) ?? [], kills).map(({ id, ms }) => ({
      ms,
      holdersKilled: lost.get(id) ?? 0,
    })),
  );
  const longest = longestOf(waits);
  const sum = (pick: (one: LaneVerdict) => number): number =>
    found.reduce((total, one) => total + pick(one), 0);
  return {
    kills: kills.length,
    messages: acknowledged.length,
    lost: sum(({ lost }) => lost),
    outOfOrder: sum(({ outOfOrder }) => outOfOrder),
    doubledChanges: sum(({ doubledChanges }) => doubledChanges),
    visibleDoubles: sum(({ visibleDoubles }) => visibleDoubles),
    unexcusedDoubles: sum(({ unexcusedDoubles }) => unexcusedDoubles),
    longestTakeUpMs: longest.ms,
    holdersKilled: longest.holdersKilled,
  };
}

/** Of those who know what was sent. */
interface Deaths {
  /** By the number of the process. */
  readonly killedAt: ReadonlyMap<number, number>;
  readonly databaseKills: readonly number[];
}

/**
 * A claim that PostgreSQL confirmed before it was on the disk is forgotten when the server is killed within three times
 * its `wal_writer_delay` (200 ms), and what was then sent under it, a moment later at most, is claimed again.
 */
const FORGOTTEN_MS = 1_000;

type LaneVerdict = Pick<
  Verdict,
  "lost" | "outOfOrder" | "doubledChanges" | "visibleDoubles" | "unexcusedDoubles"
>;

function checkLane(
  messages: readonly Acknowledged[],
  lines: readonly SentLine[],
  deaths: Deaths,
  remembered: number,
): LaneVerdict {
  const place = new Map(messages.map(({ id }, index) => [id, index + 1]));
  const seen = new Map<string, SentLine>();
  let last = 0;
  let offset = 0;
  let outOfOrder = 0;
  let doubledChanges = remembered === messages.length ? 0 : 1;
  let visibleDoubles = 0;
  let unexcusedDoubles = 0;
  let before: SentLine | null = null;
  for (const line of lines) {
    const earlier = seen.get(line.key);
    if (earlier !== undefined) {
      if (isExcused(earlier, line, before, deaths)) visibleDoubles += 1;
      else unexcusedDoubles += 1;
      before = line;
      continue;
    }
    seen.set(line.key, line);
    before = line;
    const at = place.get(line.id) ?? Number.NaN;
    if (!(at > last)) outOfOrder += 1;
    last = Math.max(last, at);
    // A change made twice moves every later count, and is counted where it happened.
    if (Number(line.text) - at !== offset) {
      doubledChanges += 1;
      offset = Number(line.text) - at;
    }
  }
  const arrived = new Set(lines.map(({ id }) => id));
  const lost = messages.filter(({ id }) => !arrived.has(id)).length;
  return { lost, outOfOrder, doubledChanges, visibleDoubles, unexcusedDoubles };
}

/** Nothing else went to the conversation in between, and whoever was to know of the first sending died around it. */
function isExcused(
  earlier: SentLine,
  line: SentLine,
  before: SentLine | null,
  { killedAt, databaseKills }: Deaths,
): boolean {
  if (before?.key !== line.key || line.text !== earlier.text) return false;
  if (before.life !== line.life) return (killedAt.get(before.life) ?? 0) >= before.at;
  return databaseKills.some((at) => Math.abs(before.at - at) <= FORGOTTEN_MS && line.at >= at);
}

interface TakeUp {
  readonly ms: number;
  readonly holdersKilled: number;
}

function longestOf(waits: readonly TakeUp[]): TakeUp {
  const none: TakeUp = { ms: 0, holdersKilled: 0 };
  return waits.reduce((longest, one) => (one.ms > longest.ms ? one : longest), none);
}

/** Of each message: how often it, or its reply, was taken up by a process that ended with it in its hands. */
function lostTries(tries: readonly TryLine[]): ReadonlyMap<string, number> {
  const lost = new Map<string, number>();
  for (const lines of Map.groupBy(tries, ({ id, direction }) => `${direction} ${id}`).values()) {
    const id = lines[0]?.id ?? "";
    const attempts = lines.map(({ attempt }) => (attempt === "put off" ? 0 : attempt));
    const putOff = lines.filter(({ attempt }) => attempt === "put off").length;
    lost.set(id, (lost.get(id) ?? 0) + Math.max(...attempts) - 1 - putOff);
  }
  return lost;
}

/** What arrived first after each kill in a conversation that waited then. */
function takeUps(
  messages: readonly Acknowledged[],
  lines: readonly SentLine[],
  kills: readonly Kill[],
): { readonly id: string; readonly ms: number }[] {
  const arrivals = new Map<string, number>();
  for (const { id, at } of lines) if (!arrivals.has(id)) arrivals.set(id, at);
  return kills.flatMap((kill) => {
    const waits = messages.some(
      ({ id, at }) => at <= kill.at && (arrivals.get(id) ?? kill.at) > kill.at,
    );
    const next = lines.find(({ at }) => at > kill.at);
    return waits && next !== undefined ? [{ id: next.id, ms: next.at - kill.at }] : [];
  });
}
