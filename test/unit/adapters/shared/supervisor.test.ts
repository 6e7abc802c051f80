import { describe, expect, it } from "vitest";
import { createSupervisor, type Supervisor } from "../../../../adapters/shared/supervisor.ts";
import { RateLimited, Unauthorized, Unavailable } from "../../../../src/domain/errors.ts";
import { FakeTime } from "../../../helpers/fake-time.ts";
import { keptLog } from "../../../helpers/fakes.ts";

type Run = (signal: AbortSignal, up: () => void) => Promise<void>;

/** Each run of the connection ends as told, in order; the last one goes on until it is stopped. */
function supervise(...ends: (Error | null)[]): {
  supervisor: Supervisor;
  time: FakeTime;
  runs: () => number;
} {
  const time = new FakeTime();
  let runs = 0;
  const run: Run = async (signal, up) => {
    const end = ends[runs];
    runs += 1;
    if (end instanceof Error) throw end;
    up();
    if (end === null) return;
    await new Promise((resolve) => {
      signal.addEventListener("abort", resolve, { once: true });
    });
  };
  const supervisor = createSupervisor({
    platform: "telegram",
    run,
    scheduler: time,
    log: keptLog(),
    random: () => 1,
  });
  return { supervisor, time, runs: () => runs };
}

/** Time passes, and what began by it comes to its end. */
async function pass(time: FakeTime, ms: number): Promise<void> {
  time.advance(ms);
  await new Promise((resolve) => setImmediate(resolve));
}

describe("a supervised connection", () => {
  it("is on once it is up, and off when it is stopped, however often", async () => {
    const { supervisor } = supervise();
    expect(supervisor.health().state).toBe("off");
    await supervisor.start();
    expect(supervisor.health()).toEqual({ state: "on", reason: null });
    await supervisor.stop();
    await supervisor.stop();
    expect(supervisor.health().state).toBe("off");
  });

  it("begins once, however often it is started", async () => {
    const { supervisor, runs } = supervise();
    await Promise.all([supervisor.start(), supervisor.start()]);
    expect(runs()).toBe(1);
    await supervisor.stop();
  });

  it("waits longer after each failure, tells why, and is on again by itself", async () => {
    const { supervisor, time, runs } = supervise(
      new Unavailable("Telegram cannot be reached."),
      new Unavailable("Telegram cannot be reached."),
    );
    await supervisor.start();
    expect(supervisor.health()).toEqual({
      state: "failing",
      reason: "Telegram cannot be reached.",
    });
    await pass(time, 999);
    expect(runs()).toBe(1);
    await pass(time, 1);
    expect(runs()).toBe(2);
    await pass(time, 1_999);
    expect(runs()).toBe(2);
    await pass(time, 1);
    expect(supervisor.health()).toEqual({ state: "on", reason: null });
    await supervisor.stop();
  });

  it("begins anew when the connection ends by itself", async () => {
    const { supervisor, time, runs } = supervise(null);
    await supervisor.start();
    await pass(time, 1_000);
    expect(runs()).toBe(2);
    expect(supervisor.health().state).toBe("on");
    await supervisor.stop();
  });

  it("waits as long as it is asked to, and long where credentials are refused", async () => {
    const { supervisor, time, runs } = supervise(
      new RateLimited("Slow down.", 7_000),
      new Unauthorized("The token is refused."),
    );
    await supervisor.start();
    await pass(time, 6_999);
    expect(runs()).toBe(1);
    await pass(time, 1);
    expect(runs()).toBe(2);
    await pass(time, 299_999);
    expect(runs()).toBe(2);
    await pass(time, 1);
    expect(runs()).toBe(3);
    await supervisor.stop();
  });

  it("says nothing of a failure that is not in its own words", async () => {
    const { supervisor } = supervise(new Error("token 123:secret"));
    await supervisor.start();
    expect(supervisor.health()).toEqual({ state: "failing", reason: "The connection ended." });
    await supervisor.stop();
  });

  it("stops at once while it waits", async () => {
    const { supervisor, runs } = supervise(new Unavailable("Down."));
    await supervisor.start();
    await supervisor.stop();
    expect(runs()).toBe(1);
  });
});
