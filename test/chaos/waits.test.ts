import { describe, expect, it } from "vitest";
import type { SentLine, TryLine } from "./checker.ts";
import { overdueOf, waitsOf, type WaitLog } from "./waits.ts";

function sentAt(id: string, at: number): SentLine {
  return { key: `reply/${id}`, lane: "a", id, text: "1", life: 1, at };
}

function took(id: string, attempt: TryLine["attempt"], at: number): TryLine {
  return { id, direction: "in", attempt, at };
}

/** Three messages in one conversation at 100, 200 and 300 seconds, each answered in 50 ms and seen 10 ms later. */
function calm(change: Partial<WaitLog> = {}): WaitLog {
  const messages = [1, 2, 3].map((place) => ({ id: `a-${String(place)}`, at: place * 100_000 }));
  return {
    acknowledged: messages.map(({ id, at }) => ({ lane: "a", id, at })),
    sent: messages.map(({ id, at }) => sentAt(id, at + 50)),
    tries: messages.map(({ id, at }) => took(id, 1, at + 5)),
    seen: messages.map(({ id, at }) => ({ lane: "a", id, at: at + 60 })),
    aways: new Map(),
    outages: [],
    cuts: [],
    ...change,
  };
}

/** With the second message answered, and seen at once, at an instant. */
function secondAnswered(at: number, change: Partial<WaitLog> = {}): WaitLog {
  const { sent, seen } = calm();
  const late = <Line extends { readonly id: string }>(line: Line): Line =>
    line.id === "a-2" ? { ...line, at } : line;
  return calm({ sent: sent.map(late), seen: seen.map(late), ...change });
}

describe("how long people waited in a chaos run", () => {
  it("is known from the acknowledgement to the reply, and from there to the page", () => {
    const waits = waitsOf(calm());
    expect(waits.replies.nothing).toMatchObject({ count: 3, longestMs: 50, overdue: 0 });
    expect(waits.pages.nothing).toMatchObject({ count: 3, longestMs: 10, overdue: 0 });
  });

  it("is overdue where nothing explains it", () => {
    const waits = waitsOf(secondAnswered(209_001));
    expect(waits.replies.nothing).toMatchObject({ count: 3, longestMs: 9_001, overdue: 1 });
    expect(overdueOf(waits)).toBe(1);
    expect(overdueOf(waitsOf(secondAnswered(209_000)))).toBe(0);
  });

  it("may be a lease longer for each holder that was gone, even one that wrote nothing down", () => {
    const tries = [took("a-2", 2, 210_000), took("a-2", 3, 220_000)];
    const { replies } = waitsOf(secondAnswered(229_000, { tries }));
    expect(replies["holder gone"]).toMatchObject({
      count: 1,
      longestMs: 29_000,
      longestForEachMs: 14_500,
      overdue: 0,
    });
    expect(overdueOf(waitsOf(secondAnswered(229_001, { tries })))).toBe(1);
  });

  it("is not explained by an attempt that was put off", () => {
    const tries = [
      took("a-2", 1, 200_005),
      took("a-2", "put off", 200_006),
      took("a-2", 2, 209_500),
    ];
    expect(waitsOf(secondAnswered(209_500, { tries })).replies).toMatchObject({
      nothing: { overdue: 1 },
      "holder gone": { count: 0 },
    });
  });

  it("has the cause of the message before it where it stood behind that", () => {
    const log = secondAnswered(210_010, { tries: [took("a-2", 2, 210_000)] });
    const behind = { lane: "a", id: "a-2b", at: 210_005 };
    const acknowledged = log.acknowledged.toSpliced(2, 0, behind);
    const sent = log.sent.toSpliced(2, 0, sentAt("a-2b", 211_000));
    expect(waitsOf({ ...log, acknowledged, sent }).replies["holder gone"]).toMatchObject({
      count: 2,
      medianMs: 995,
      longestMs: 10_010,
    });
  });

  it("is not overdue for the time in which the ones before it were answered, and is for its own", () => {
    const behind = { lane: "a", id: "a-2b", at: 200_100 };
    const acknowledged = calm().acknowledged.toSpliced(2, 0, behind);
    for (const [at, overdue] of [
      [217_000, 0],
      [217_001, 1],
    ] as const) {
      const log = secondAnswered(208_000, { acknowledged });
      const sent = log.sent.toSpliced(2, 0, sentAt("a-2b", at));
      expect(overdueOf(waitsOf({ ...log, sent }))).toBe(overdue);
    }
  });

  it("leaves out the time in which nothing could be answered", () => {
    const outages = [{ from: 200_010, to: 260_000 }];
    expect(waitsOf(secondAnswered(260_100, { outages })).replies.outage).toMatchObject({
      count: 1,
      longestMs: 110,
      overdue: 0,
    });
  });

  it("is laid to a cut for two seconds after it", () => {
    for (const [at, count] of [
      [198_000, 1],
      [197_999, 0],
      [200_051, 0],
    ] as const)
      expect(waitsOf(calm({ cuts: [at] })).replies.cut.count).toBe(count);
  });

  it("counts on a page from when it was connected again", () => {
    const log = calm({ aways: new Map([["a", [{ from: 200_000, to: 200_055 }]]]) });
    const seen = log.seen.map((one) => (one.id === "a-2" ? { ...one, at: 230_000 } : one));
    expect(waitsOf({ ...log, seen }).pages.nothing).toMatchObject({
      count: 3,
      longestMs: 29_945,
      overdue: 1,
    });
  });
});
