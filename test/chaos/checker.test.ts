import { describe, expect, it } from "vitest";
import { check, type ChaosLog, type SentLine, type TryLine } from "./checker.ts";

const LANES = ["a", "b"];
const MESSAGES = [1, 2, 3, 4, 5];

function lineOf(lane: string, place: number): SentLine {
  const id = `${lane}-${String(place)}`;
  return { key: `reply/${id}`, lane, id, text: String(place), life: 1, at: 1_000 + 100 * place };
}

/** A run without fault: two conversations of five messages, in turn, and one kill between the third and the fourth. */
function faultless(): ChaosLog & { readonly sent: SentLine[] } {
  return {
    acknowledged: MESSAGES.flatMap((place) =>
      LANES.map((lane) => ({ lane, id: `${lane}-${String(place)}`, at: 1_000 + 90 * place })),
    ),
    sent: MESSAGES.flatMap((place) =>
      LANES.map((lane) => {
        const line = lineOf(lane, place);
        return place < 4 ? line : { ...line, life: 2, at: line.at + 500 };
      }),
    ),
    kills: [{ life: 1, at: 1_370 }],
    databaseKills: [],
    tries: MESSAGES.flatMap((place) =>
      LANES.flatMap((lane) =>
        (["in", "out"] as const).map((direction) => ({
          id: `${lane}-${String(place)}`,
          direction,
          attempt: 1,
          at: 1_000 + 90 * place,
        })),
      ),
    ),
    counts: new Map(LANES.map((lane) => [lane, 5])),
  };
}

const CLEAN = {
  kills: 1,
  messages: 10,
  lost: 0,
  outOfOrder: 0,
  doubledChanges: 0,
  visibleDoubles: 0,
  unexcusedDoubles: 0,
  longestTakeUpMs: 530,
  holdersKilled: 0,
};

describe("the checker of chaos runs", () => {
  it("finds nothing in a run without fault, and how long the kill was felt", () => {
    expect(check(faultless())).toEqual(CLEAN);
  });

  it("catches a planted loss", () => {
    const log = faultless();
    log.sent.splice(8, 1);
    expect(check(log)).toMatchObject({ ...CLEAN, lost: 1 });
  });

  it("catches a planted swap", () => {
    const log = faultless();
    const [second, third] = [log.sent[2], log.sent[4]];
    if (second === undefined || third === undefined) throw new Error("no such lines");
    [log.sent[2], log.sent[4]] = [third, second];
    expect(check(log).outOfOrder).toBe(1);
  });

  it("catches a planted double of a change, and counts it once", () => {
    const log = faultless();
    const sent = log.sent.map((line) =>
      line.lane === "b" && Number(line.text) >= 3
        ? { ...line, text: String(Number(line.text) + 1) }
        : line,
    );
    const verdict = check({ ...log, sent, counts: new Map([...log.counts, ["b", 5]]) });
    expect(verdict).toMatchObject({ ...CLEAN, doubledChanges: 1 });
  });

  it("catches a change that no reply shows", () => {
    const log = faultless();
    expect(check({ ...log, counts: new Map([...log.counts, ["a", 6]]) })).toMatchObject({
      doubledChanges: 1,
    });
  });

  it("catches a planted double of a delivery that no kill explains", () => {
    const log = faultless();
    log.sent.splice(3, 0, lineOf("a", 2));
    expect(check(log)).toMatchObject({ ...CLEAN, unexcusedDoubles: 1 });
  });

  it("excuses a double only where the kill fell between sending and recording", () => {
    const log = faultless();
    log.sent.splice(6, 0, { ...lineOf("a", 3), life: 2, at: 1_800 });
    expect(check(log)).toMatchObject({ visibleDoubles: 1, unexcusedDoubles: 0 });
    const late = faultless();
    late.sent.splice(9, 0, { ...lineOf("a", 3), life: 2, at: 1_800 });
    expect(check(late)).toMatchObject({ visibleDoubles: 0, unexcusedDoubles: 1 });
  });

  it("excuses a double by one process only where the database was killed around the first sending", () => {
    const log = faultless();
    log.sent.splice(3, 0, { ...lineOf("a", 2), at: 9_000 });
    expect(check({ ...log, databaseKills: [1_700] })).toMatchObject({
      visibleDoubles: 1,
      unexcusedDoubles: 0,
    });
    for (const at of [100, 3_000, 9_100])
      expect(check({ ...log, databaseKills: [at] })).toMatchObject({
        visibleDoubles: 0,
        unexcusedDoubles: 1,
      });
  });

  it("tells how many holders were killed before the longest wait ended", () => {
    const log = faultless();
    const sent = log.sent.map((line) => (line.id === "a-4" ? { ...line, at: 1_500 } : line));
    const again: readonly TryLine[] = [
      { id: "b-4", direction: "in", attempt: 2, at: 1_500 },
      { id: "b-4", direction: "in", attempt: 3, at: 1_500 },
      { id: "b-4", direction: "out", attempt: "put off", at: 1_500 },
      { id: "b-4", direction: "out", attempt: 2, at: 1_500 },
    ];
    expect(check({ ...log, sent, tries: [...log.tries, ...again] })).toMatchObject({
      longestTakeUpMs: 530,
      holdersKilled: 2,
    });
  });

  it("catches a message that was set aside", () => {
    const log = faultless();
    const sent = log.sent.map((line) => (line.id === "a-5" ? { ...line, text: "sorry" } : line));
    expect(check({ ...log, sent }).doubledChanges).toBe(1);
  });
});
