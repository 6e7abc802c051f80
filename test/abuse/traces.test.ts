import SQLite from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { METRICS_TOKEN, startAttackedService, type AttackedService } from "./attacked-service.ts";
import { ATTACKER, attackEverything } from "./traces.ts";

const EMAIL = "li@centre.example";
const NETWORK = "192.0.2.0/24";

let attacked: AttackedService;
beforeAll(async () => {
  attacked = await startAttackedService({
    SLACK_BOT_TOKEN: "xoxb-0000-tests",
    SLACK_SIGNING_SECRET: "a_secret_of_the_tests_0123456789",
    // Nobody listens there.
    SLACK_API_URL: "http://127.0.0.1:9/api/",
  });
});
afterAll(() => {
  attacked.data.remove();
});

interface AuditRow {
  readonly action: string;
  readonly target: string;
  readonly details: { readonly count?: number; readonly network?: string };
}

describe("an attack on all sides", { timeout: 60_000 }, () => {
  it("is told by the log, the figures and the audit trail, without whole addresses or secrets", async () => {
    const { url, desk, log, service, data } = attacked;
    const figures = await attackEverything(url, EMAIL, {
      passwords: 14,
      webhooks: 40,
      foreign: 40,
      pins: 40,
      visitors: 10,
    });
    console.log(`traces: ${JSON.stringify(figures)}`);
    expect(figures.visitors).toMatchObject({ answered: 10, refusals: 0 });
    expect(figures.statuses).toMatchObject({
      "sign in 401": 10,
      "sign in 429": 4,
      "foreign 403": 40,
      "webhook 401": 40,
      // Five of one address with one reference.
      "pin 404": 5,
      "pin 429": 35,
    });

    // One line of each kind, route and network, however often it happened within the minute.
    const refused = log.lines.filter(({ event }) => event === "http.refused");
    const told = refused.map(({ fields }) => fields as Record<string, unknown>);
    expect(told.map(({ kind, route }) => `${String(kind)} ${String(route)}`).toSorted()).toEqual([
      "forbidden /console/api/login",
      "rate_limited /console/api/login",
      "rate_limited /web/returns",
      "sign_in /console/api/login",
      "webhook /slack/events",
    ]);
    expect(new Set(told.map(({ network }) => network))).toEqual(new Set([NETWORK]));

    const headers = { Authorization: `Bearer ${METRICS_TOKEN}` };
    const metrics = await (await fetch(`${url}/metrics`, { headers })).text();
    const count = (kind: string, route: string): string | undefined =>
      metrics
        .split("\n")
        .find((line) =>
          line.startsWith(`yizhan_requests_refused_total{kind="${kind}",route="${route}"}`),
        )
        ?.split(" ")[1];
    expect(count("webhook", "/slack/events")).toBe("40");
    expect(count("forbidden", "/console/api/login")).toBe("40");
    expect(count("rate_limited", "/web/returns")).toBe("35");

    const { entries } = (await desk.get("/audit?limit=100")) as { entries: AuditRow[] };
    const failed = entries.filter(({ action }) => action === "session.refused");
    expect(failed).toHaveLength(10);
    expect(failed[0]).toMatchObject({
      actor: "service",
      targetName: "Li Wei",
      details: { network: NETWORK },
    });

    await service.stop();
    const rows = rowsOf(data.path);
    const sums = rows.filter(({ action }) => action.startsWith("requests."));
    const counts = Object.fromEntries(
      sums.map(({ action, details }) => [action, JSON.parse(details) as AuditRow["details"]]),
    );
    expect(counts).toEqual({
      "requests.sign_in": { count: 10, networks: [`${NETWORK} (10)`] },
      "requests.webhook": { count: 40, networks: [`${NETWORK} (40)`] },
      "requests.forbidden": { count: 40, networks: [`${NETWORK} (40)`] },
      "requests.rate_limited": { count: 39, networks: [`${NETWORK} (39)`] },
    });
    for (const left of [JSON.stringify(log.lines), JSON.stringify(rows)]) {
      for (const secret of [ATTACKER, "a guess", EMAIL, "203.0.113.1"]) {
        expect(left).not.toContain(secret);
      }
    }
  });
});

function rowsOf(folder: string): readonly { readonly action: string; readonly details: string }[] {
  const database = new SQLite(`${folder}/yizhan.db`, { readonly: true });
  try {
    return database.prepare("select action, target, details from audit").all() as {
      action: string;
      details: string;
    }[];
  } finally {
    database.close();
  }
}
