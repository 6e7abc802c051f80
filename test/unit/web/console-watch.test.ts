import { describe, expect, it } from "vitest";
import { watch, type WatchOptions } from "../../../web/console/src/live/watch.ts";

const encoder = new TextEncoder();

/** A line that says what it is given and then ends, or stays open until it is cut. */
function line(said: string, stays = false): (signal: AbortSignal) => ReadableStream<Uint8Array> {
  return (signal) =>
    new ReadableStream({
      start(controller) {
        controller.enqueue(encoder.encode(said));
        if (!stays) controller.close();
        signal.addEventListener("abort", () => {
          controller.error(new Error("cut"));
        });
      },
    });
}

const CHANGE = "event: change\ndata: 1\n\n";

/** Follows lines, one after another, each a stream or a failure; over when there are no more. */
async function follow(
  lines: readonly (((signal: AbortSignal) => ReadableStream<Uint8Array>) | Error)[],
  more: Partial<WatchOptions> = {},
): Promise<{ readonly log: readonly string[]; readonly waits: readonly number[] }> {
  const end = new AbortController();
  const log: string[] = [];
  const waits: number[] = [];
  const left = [...lines];
  await watch(
    {
      open: (signal) => {
        const next = left.shift();
        if (next === undefined) {
          end.abort();
          return Promise.reject(new Error("over"));
        }
        log.push("open");
        return next instanceof Error ? Promise.reject(next) : Promise.resolve(next(signal));
      },
      waitMs: (failures) => failures,
      sleep: (ms) => {
        waits.push(ms);
        return Promise.resolve();
      },
      changed: () => log.push("changed"),
      failing: (failures) => log.push(`failing ${String(failures)}`),
      isOver: () => false,
      silenceMs: 1_000,
      crowdedMs: 60_000,
      ...more,
    },
    end.signal,
  );
  return { log, waits };
}

describe("watching for changes", () => {
  it("tells of each change, and of no sign of life", async () => {
    const { log } = await follow([line(`: hello\n\n${CHANGE}: beat\n\n${CHANGE}`)]);
    expect(log).toEqual(["open", "failing 0", "changed", "changed"]);
  });

  it("counts something as changed after a gap, since it may have been missed", async () => {
    const { log } = await follow([line(": hello\n\n"), line(": hello\n\n")]);
    expect(log).toEqual(["open", "failing 0", "open", "failing 0", "changed"]);
  });

  it("waits longer with each failure in a row, and says how many there were", async () => {
    const lost = new Error("lost");
    const { log, waits } = await follow([lost, lost, lost, line(CHANGE), lost]);
    expect(waits).toEqual([0, 1, 2, 0, 1]);
    expect(log.filter((each) => each.startsWith("failing"))).toEqual([
      "failing 1",
      "failing 2",
      "failing 3",
      "failing 0",
      "failing 2",
    ]);
  });

  it("begins anew with waiting once a line was there", async () => {
    const { waits } = await follow([new Error("lost"), new Error("lost"), line(""), line("")]);
    expect(waits).toEqual([0, 1, 0, 0]);
  });

  it("stays away for a while when it makes way for other pages, and then looks what it missed", async () => {
    const { log, waits } = await follow([line("event: crowded\ndata: {}\n\n"), line("")]);
    expect(waits).toEqual([60_000, 0]);
    expect(log).toEqual(["open", "failing 0", "open", "failing 0", "changed"]);
  });

  it("gives up what is of no use to try, such as for who is signed out", async () => {
    const out = new Error("signed out");
    const isOver = (error: unknown): boolean => error === out;
    expect((await follow([out, line(CHANGE)], { isOver })).log).toEqual(["open"]);
    expect((await follow([new Error("lost"), line(CHANGE)], { isOver })).log).toContain("changed");
  });

  it("cuts a line that has fallen silent, and opens another", async () => {
    const { log } = await follow([line(": hello\n\n", true), line(CHANGE)], { silenceMs: 5 });
    expect(log).toEqual(["open", "failing 0", "open", "failing 0", "changed", "changed"]);
  });
});
