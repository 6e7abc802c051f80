import { expect, it } from "vitest";
import type { AuditEntry } from "../../../src/ports/audit.ts";
import {
  createRefusedRequests,
  MOST_SIGN_INS_AN_HOUR,
} from "../../../src/services/refused-requests.ts";
import { FakeTime } from "../../helpers/fake-time.ts";
import { keptLog } from "../../helpers/fakes.ts";

const MINUTE_MS = 60_000;
const NETWORK = "192.0.2.0/24";
const REFUSED = {
  kind: "webhook",
  route: "/slack/events",
  status: 401,
  network: NETWORK,
  request: "r-1",
} as const;

function start() {
  const time = new FakeTime("2026-11-24T08:00:00Z");
  const log = keptLog();
  const rows: AuditEntry[] = [];
  const state = { isDown: false };
  const refused = createRefusedRequests({
    log,
    counted: () => undefined,
    trail: {
      record: (entry) => {
        if (state.isDown) return Promise.reject(new Error("The database is gone."));
        rows.push(entry);
        return Promise.resolve();
      },
    },
    clock: time,
    scheduler: time,
  });
  return { time, log, rows, state, refused };
}

const soon = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it("a flood has one line a minute, which tells how many came since the last", () => {
  const { time, log, refused } = start();
  for (let n = 0; n < 500; n += 1) refused.note(REFUSED);
  refused.note({ ...REFUSED, network: "198.51.100.0/24" });
  time.advance(MINUTE_MS);
  refused.note(REFUSED);
  const more = log.lines.map(({ fields }) => (fields as { more: number }).more);
  expect(more).toEqual([0, 0, 499]);
});

it("an hour that is over has one row for each kind, also where the database was away when it ended", async () => {
  const { time, rows, state, refused } = start();
  for (let n = 0; n < 7; n += 1) refused.note(REFUSED);
  refused.note({ ...REFUSED, network: "198.51.100.0/24" });
  state.isDown = true;
  time.advance(60 * MINUTE_MS);
  await soon();
  expect(rows).toEqual([]);
  state.isDown = false;
  time.advance(MINUTE_MS);
  await soon();
  expect(rows).toMatchObject([
    {
      actor: "service",
      action: "requests.webhook",
      target: "2026-11-24T08:00:00.000Z",
      details: { count: 8, networks: [`${NETWORK} (7)`, "198.51.100.0/24 (1)"] },
    },
  ]);
  refused.note({ ...REFUSED, kind: "forbidden" });
  await refused.stop();
  expect(rows.map(({ action }) => action)).toEqual(["requests.webhook", "requests.forbidden"]);
  expect(time.pending).toBe(0);
});

it("each failed sign-in has a row, as far as they do not fill the trail", async () => {
  const { time, rows, refused } = start();
  refused.signInFailed("s-1", NETWORK);
  for (let n = 0; n < 2 * MOST_SIGN_INS_AN_HOUR; n += 1) refused.signInFailed(null, NETWORK);
  await soon();
  expect(rows).toHaveLength(MOST_SIGN_INS_AN_HOUR);
  expect(rows[0]).toMatchObject({ action: "session.refused", target: "s-1" });
  expect(rows[1]).toMatchObject({ target: "unknown", details: { network: NETWORK } });
  time.advance(60 * MINUTE_MS);
  refused.signInFailed(null, NETWORK);
  await soon();
  expect(rows).toHaveLength(MOST_SIGN_INS_AN_HOUR + 1);
});
