import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runService, type RunningService } from "../../src/app/start.ts";
import { testSettings } from "../helpers/test-model.ts";

const clock = { now: () => new Date("2026-11-26T08:00:00Z") };
/** They listen where their platform is set up alone. */
const MESSENGERS = ["POST /api/messages", "POST /slack/events", "POST /telegram/webhook"];

let service: RunningService;
beforeAll(async () => {
  const settings = { PORT: "0", LOG_LEVEL: "silent", DATABASE_URL: "sqlite::memory:" };
  service = await runService(testSettings(settings), clock);
});
afterAll(() => service.stop());

describe("what the running service answers", () => {
  it("is what the documentation lists, by who may use it", () => {
    const text = readFileSync(new URL("../../docs/http.md", import.meta.url), "utf8");
    const rows = [...text.matchAll(/^\| (GET|POST) \| `([^`]*)` \| ([\w:.]+) \|/gm)];
    const documented = rows.map(([, method, path, access]) => ({
      name: `${String(method)} ${String(path)}`,
      access,
    }));
    const answered = service.routes.map(({ method, path, access }) => ({
      name: `${method} ${path}`,
      access,
    }));
    const byName = (a: { name: string }, b: { name: string }): number => (a.name < b.name ? -1 : 1);
    expect(answered.toSorted(byName)).toEqual(
      documented.filter(({ name }) => !MESSENGERS.includes(name)).toSorted(byName),
    );
  });
});
