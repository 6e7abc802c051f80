import { afterEach, describe, expect, it } from "vitest";
import { OUTCOMES } from "../../../src/domain/answer.ts";
import { Unavailable } from "../../../src/domain/errors.ts";
import { createCountedMetrics, lookedAtText, type LookedAt } from "../../../src/http/prometheus.ts";
import { createHttpServer, type HttpServer } from "../../../src/http/server.ts";
import type { QueueStatus } from "../../../src/ports/message-store.ts";
import type { PlatformAdapter } from "../../../src/ports/platform.ts";
import { FakeTime } from "../../helpers/fake-time.ts";
import { keptLog } from "../../helpers/fakes.ts";

const TOKEN = "a token of thirty characters..";
const time = new FakeTime();
const open: HttpServer[] = [];
afterEach(async () => {
  for (const http of open.splice(0)) await http.close();
});

const web: PlatformAdapter = {
  name: "web",
  pace: { installation: null, conversation: null },
  routes: null,
  start: () => Promise.resolve(),
  stop: () => Promise.resolve(),
  examine: () => Promise.resolve([]),
  surface: null,
  health: () => ({ state: "failing", reason: "Nobody is told this." }),
  deliver: () => Promise.reject(new Error("not used")),
};

const QUEUE: QueueStatus = {
  waitingMessages: 3,
  waitingDeliveries: 2,
  deadMessages: 1,
  deadDeliveries: 4,
  oldestWaitingAt: new Date(time.now().getTime() - 90_500),
};

const SPACE = { databaseBytes: 9_000, reusableBytes: 500, freeBytes: 70_000 };

function look(
  queue: LookedAt["queue"],
  clock = time,
  space: LookedAt["space"] = () => Promise.resolve(SPACE),
): Promise<string> {
  // They stand in the database as well.
  const budgets = () => space().then(() => new Map([["people", 0.25]]));
  return lookedAtText({ queue, space, budgets, platforms: () => [web], clock, scheduler: clock });
}

/** Each figure by its name and labels, as in `name{label="value"}`. */
function figures(text: string): Map<string, number> {
  const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return new Map(
    lines.map((line) => {
      const end = line.lastIndexOf(" ");
      return [line.slice(0, end), Number(line.slice(end + 1))];
    }),
  );
}

describe("GET /metrics", () => {
  async function get(
    metrics: { token: string; text: () => Promise<string> } | null,
    authorization?: string,
  ): Promise<Response> {
    const http = createHttpServer({
      adapters: [],
      readiness: () => ({}),
      log: keptLog(),
      scheduler: time,
      metrics,
    });
    open.push(http);
    const port = await http.listen("127.0.0.1", 0);
    return fetch(`http://127.0.0.1:${port}/metrics`, {
      headers: authorization === undefined ? {} : { authorization },
    });
  }
  const access = { token: TOKEN.replaceAll(" ", "-"), text: () => Promise.resolve("up 1\n") };

  it("shows the figures to whoever knows the token", async () => {
    const response = await get(access, `Bearer ${access.token}`);
    expect([response.status, await response.text()]).toEqual([200, "up 1\n"]);
    expect(response.headers.get("content-type")).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(response.headers.get("cache-control")).toBe("no-store");
  });

  it.each([
    undefined,
    "",
    "Bearer ",
    "Bearer wrong",
    `Bearer ${access.token}x`,
    `Bearer ${access.token.slice(1)}`,
    `Basic ${access.token}`,
    access.token,
  ])("refuses %j", async (authorization) => {
    const response = await get(access, authorization);
    expect(response.status).toBe(401);
    expect(response.headers.get("www-authenticate")).toBe("Bearer");
    expect(await response.json()).toEqual({
      error: { code: "unauthorized", message: "The token of the metrics is missing or wrong." },
    });
  });

  it("is like any unknown address where no token is set", async () => {
    const response = await get(null, "Bearer ");
    expect([response.status, await response.json()]).toEqual([
      404,
      { error: { code: "not_found", message: "There is nothing at this address." } },
    ]);
  });
});

describe("the figures", () => {
  it("count messages and deliveries, and how long they took", async () => {
    const { metrics, text } = createCountedMetrics();
    metrics.accepted("web");
    metrics.accepted("web");
    metrics.answered("web", "answer", 400);
    metrics.answered("web", "urgent", 70_000);
    metrics.setAside("web");
    metrics.delivered("web", "later", 900_000);
    metrics.delivered("web", "sent", 40);
    metrics.delivered("web", "dead", 1);
    const seen = figures(await text());
    const expected: Record<string, number> = {
      'yizhan_messages_accepted_total{platform="web"}': 2,
      'yizhan_messages_answered_total{platform="web",outcome="answer"}': 1,
      'yizhan_messages_answered_total{platform="web",outcome="urgent"}': 1,
      'yizhan_messages_set_aside_total{platform="web"}': 1,
      'yizhan_deliveries_total{platform="web",result="later"}': 1,
      'yizhan_deliveries_total{platform="web",result="sent"}': 1,
      'yizhan_deliveries_total{platform="web",result="dead"}': 1,
      'yizhan_answer_seconds_bucket{le="0.25",platform="web"}': 0,
      'yizhan_answer_seconds_bucket{le="0.5",platform="web"}': 1,
      'yizhan_answer_seconds_sum{platform="web"}': 70.4,
      'yizhan_answer_seconds_count{platform="web"}': 2,
      'yizhan_delivery_seconds_sum{platform="web"}': 0.04,
      'yizhan_delivery_seconds_count{platform="web"}': 1,
    };
    for (const [name, value] of Object.entries(expected)) {
      expect([name, seen.get(name)]).toEqual([name, value]);
    }
    expect([...seen.keys()].some((name) => name.startsWith("process_cpu_seconds"))).toBe(true);
  });

  it("of two services in one process do not run together", async () => {
    const [one, other] = [createCountedMetrics(), createCountedMetrics()];
    one.metrics.accepted("web");
    expect(await other.text()).not.toContain('accepted_total{platform="web"}');
  });

  it("have no label but words of short lists", async () => {
    const { metrics, text } = createCountedMetrics();
    metrics.accepted("web");
    for (const outcome of OUTCOMES) metrics.answered("web", outcome, 1);
    for (const result of ["sent", "later", "dead"] as const) metrics.delivered("web", result, 1);
    const all = (await text()) + (await look(() => Promise.resolve(QUEUE)));
    const own = [...figures(all).keys()].filter((name) => name.startsWith("yizhan_")).join("\n");
    const labels = [...own.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]);
    const known: Record<string, readonly string[]> = {
      platform: ["web"],
      budget: ["people", "cases", "content"],
      outcome: OUTCOMES,
      result: ["sent", "later", "dead"],
      state: ["off", "starting", "on", "failing"],
    };
    for (const [name = "", value = ""] of labels) {
      if (name === "le") expect(value).toMatch(/^(?:[\d.]+|\+Inf)$/);
      else expect([name, known[name]?.includes(value)]).toEqual([name, true]);
    }
    expect(labels.length).toBeGreaterThan(20);
  });

  it("tell what waits, what was given up, and how the platforms are", async () => {
    const seen = figures(await look(() => Promise.resolve(QUEUE)));
    expect(Object.fromEntries(seen)).toEqual({
      'yizhan_platform_state{platform="web",state="off"}': 0,
      'yizhan_platform_state{platform="web",state="starting"}': 0,
      'yizhan_platform_state{platform="web",state="on"}': 0,
      'yizhan_platform_state{platform="web",state="failing"}': 1,
      yizhan_database_bytes: 9_000,
      yizhan_database_reusable_bytes: 500,
      yizhan_disk_free_bytes: 70_000,
      'yizhan_model_budget_spent{budget="people"}': 0.25,
      yizhan_database_up: 1,
      yizhan_messages_waiting: 3,
      yizhan_messages_dead: 1,
      yizhan_deliveries_waiting: 2,
      yizhan_deliveries_dead: 4,
      yizhan_oldest_waiting_seconds: 90.5,
    });
    const elsewhere = () =>
      Promise.resolve({ databaseBytes: 9_000, reusableBytes: null, freeBytes: null });
    const names = [...figures(await look(() => Promise.resolve(QUEUE), time, elsewhere)).keys()];
    expect(names.filter((name) => /_bytes/.test(name))).toEqual(["yizhan_database_bytes"]);
    const idle = await look(() => Promise.resolve({ ...QUEUE, oldestWaitingAt: null }));
    expect(figures(idle).get("yizhan_oldest_waiting_seconds")).toBe(0);
  });

  it.each([
    ["that cannot be had", () => Promise.reject(new Unavailable("The database is away."))],
    ["that refuses", () => Promise.reject(new Error("a bug"))],
  ])(
    "of a database %s are absent, not old or zero, and the others stay",
    async (_how, queue: () => Promise<never>) => {
      const names = [...figures(await look(queue, time, queue)).keys()];
      expect(names.filter((name) => !name.includes("platform_state"))).toEqual([
        "yizhan_database_up",
      ]);
      expect(figures(await look(queue)).get("yizhan_database_up")).toBe(0);
    },
  );

  it("of a database that does not answer are not waited for longer than three seconds", async () => {
    const clock = new FakeTime();
    const text = look(() => new Promise(() => undefined), clock);
    clock.advance(3_000);
    expect(figures(await text).get("yizhan_database_up")).toBe(0);
  });
});
