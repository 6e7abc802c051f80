import { generateKeyPairSync } from "node:crypto";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createOutbound } from "../../../../src/app/outbound.ts";
import { teamsActivity } from "../../../helpers/platforms/teams-activities.ts";
import type { TeamsServer, TokenChange } from "../../../helpers/platforms/teams-server.ts";
import { startTeamsService, type TeamsService } from "../../../helpers/platforms/teams.ts";

const open: TeamsService[] = [];
afterEach(async () => {
  for (const service of open.splice(0)) await service.stop();
});

async function start(...change: Parameters<typeof startTeamsService>): Promise<TeamsService> {
  const service = await startTeamsService(...change);
  open.push(service);
  return service;
}

function message({ teams }: TeamsService, id = "m1"): object {
  return teamsActivity("personal-message", { serviceUrl: teams.serviceUrl, id });
}

const other = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
const MINUTE_MS = 60_000;
/** As a header, and why it proves nothing. */
const BAD: readonly [string, (teams: TeamsServer, nowMs: number) => string, string][] = [
  ["with no token", () => "", "missing"],
  ["with no word after Bearer", () => "Bearer", "malformed"],
  ["with another scheme", () => "Basic dTpw", "malformed"],
  ["with garbage", () => "Bearer not.a.token", "malformed"],
  ["with a token cut off", (teams) => teams.bearer().slice(0, 60), "malformed"],
  ["with two tokens", (teams) => `${teams.bearer()} ${teams.bearer()}`, "malformed"],
  ["unsigned", (teams) => teams.bearer({ alg: "none" }), "algorithm"],
  ["signed in another way", (teams) => teams.bearer({ alg: "HS256" }), "algorithm"],
  ["for another bot", (teams) => teams.bearer({ claims: { aud: "another-bot" } }), "audience"],
  [
    "of another issuer",
    (teams) => teams.bearer({ claims: { iss: "https://x.example" } }),
    "issuer",
  ],
  [
    "expired",
    (teams, now) => bearerOf(teams, now - 90 * MINUTE_MS, now - 6 * MINUTE_MS),
    "expired",
  ],
  ["not yet valid", (teams, now) => bearerOf(teams, now + 6 * MINUTE_MS), "not_yet_valid"],
  ["signed with another key", (teams) => teams.bearer({ key: other }), "signature"],
  ["with an unknown key", (teams) => teams.bearer({ kid: "key-0", key: other }), "unknown_key"],
];

function bearerOf(teams: TeamsServer, fromMs: number, untilMs?: number): string {
  const claims: TokenChange["claims"] = {
    fromMs,
    ...(untilMs === undefined ? {} : { untilMs }),
  };
  return teams.bearer({ claims });
}

describe("a request to the bot", () => {
  it("is taken with a token of Microsoft", async () => {
    const service = await start();
    expect((await service.post(message(service))).status).toBe(200);
    expect(service.host.accepted).toHaveLength(1);
  });

  it.each(BAD)(
    "is refused with 401 %s, says why in the log alone, and shows nobody the token",
    async (...row) => {
      const [, headerOf, reason] = row;
      const printed = vi.spyOn(console, "error").mockImplementation(() => undefined);
      const warned = vi.spyOn(console, "warn").mockImplementation(() => undefined);
      const service = await start();
      const header = headerOf(service.teams, service.time.now().getTime());
      const response = await service.post(message(service), header);
      expect(response.status).toBe(401);
      const said = await response.text();
      expect(JSON.parse(said)).toEqual({
        error: { code: "unauthorized", message: "The token is missing or wrong." },
      });
      expect(service.host.accepted).toEqual([]);
      expect(service.log.lines).toContainEqual({
        level: "warn",
        event: "teams.refused",
        fields: { reason },
      });
      expect(printed).not.toHaveBeenCalled();
      expect(warned).not.toHaveBeenCalled();
      for (const part of header.split(/[ .]/).filter((text) => text.length > 20)) {
        expect(JSON.stringify(service.log.lines)).not.toContain(part);
      }
    },
  );

  it("is refused when the address for answers is not that of the token", async () => {
    const service = await start();
    const { teams } = service;
    const elsewhere = { ...message(service), serviceUrl: "https://evil.example/" };
    expect((await service.post(elsewhere)).status).toBe(401);
    const nowhere = { ...message(service), serviceUrl: "" };
    expect((await service.post(nowhere)).status).toBe(401);
    expect((await service.post({ ...message(service), serviceUrl: undefined })).status).toBe(401);
    const plain = "http://evil.example/";
    const signed = teams.bearer({ claims: { serviceurl: plain } });
    expect((await service.post({ ...message(service), serviceUrl: plain }, signed)).status).toBe(
      401,
    );
    expect(service.host.accepted).toEqual([]);
    expect((await service.post(message(service))).status).toBe(200);
  });

  it("is refused when its key signs for other channels only", async () => {
    const service = await start();
    const { teams } = service;
    const keys = (await (await fetch(`${teams.url}/keys`)).json()) as { keys: object[] };
    const skype = { keys: keys.keys.map((key) => ({ ...key, endorsements: ["skype"] })) };
    await service.stop();
    open.length = 0;
    const second = await start((server) => ({
      outbound: {
        ...createOutbound(null),
        fetch: async (input, init) => {
          const url = input instanceof Request ? input.url : input.toString();
          if (url.endsWith("/keys")) return Response.json(skype);
          return createOutbound(null).fetch(url.replace(teams.url, server.url), init);
        },
      },
    }));
    expect((await second.post(message(second))).status).toBe(401);
    expect(second.log.lines).toContainEqual({
      level: "warn",
      event: "teams.refused",
      fields: { reason: "channel" },
    });
  });

  it("is judged with keys that all came through the way out that was handed in", async () => {
    let throughUs = 0;
    const straight = createOutbound(null);
    const service = await start(() => ({
      outbound: {
        ...straight,
        fetch: (input, init) => {
          throughUs += 1;
          return straight.fetch(input, init);
        },
      },
    }));
    await service.post(message(service));
    const asked = [...service.teams.asked.values()].reduce((sum, count) => sum + count, 0);
    expect(asked).toBe(3);
    expect(throughUs).toBe(3);
  });

  it("is taken with a key that is new since, and no stranger makes us ask for keys again and again", async () => {
    const service = await start();
    const { teams, time } = service;
    await service.post(message(service));
    teams.rotate();
    time.advance(61_000);
    expect((await service.post(message(service, "m2"))).status).toBe(200);
    const before = teams.asked.get("/keys");
    for (let n = 0; n < 5; n += 1) {
      await service.post(message(service), teams.bearer({ kid: `key-${n}`, key: other }));
    }
    expect(teams.asked.get("/keys")).toBe(before);
  });

  it("waits for its turn with 503 while keys cannot be had, and is taken later", async () => {
    const service = await start((teams) => {
      teams.keysFailure = { status: 500 };
      return {};
    });
    const { teams, adapter, time } = service;
    expect(adapter.health()).toMatchObject({ state: "failing" });
    expect((await service.post(message(service))).status).toBe(503);
    teams.keysFailure = null;
    expect((await service.post(message(service))).status).toBe(200);
    time.advance(60_000);
    await vi.waitFor(() => {
      expect(adapter.health().state).toBe("on");
    });
  });

  it("is still taken with the keys from before when new ones cannot be had", async () => {
    const service = await start();
    service.teams.keysFailure = { status: 500 };
    service.time.advance(25 * 60 * MINUTE_MS);
    const late = bearerOf(service.teams, service.time.now().getTime() - MINUTE_MS);
    expect((await service.post(message(service), late)).status).not.toBe(503);
  });
});

describe("what a request may look like", () => {
  it("is answered with 400 without JSON, 413 when it is too large, and 200 when it says nothing known", async () => {
    const service = await start();
    const { serviceUrl } = service.teams;
    expect((await service.post("")).status).toBe(400);
    expect((await service.post("{")).status).toBe(400);
    expect((await service.post("7")).status).toBe(400);
    expect((await service.post({ text: "x".repeat(600_000) })).status).toBe(413);
    expect((await service.post({ serviceUrl })).status).toBe(200);
    expect((await service.post({ serviceUrl, type: 7 })).status).toBe(200);
    expect((await service.post({ ...message(service), type: undefined })).status).toBe(200);
    expect(service.host.accepted).toEqual([]);
  });

  it("is not looked at when its token is bad, however large it is", async () => {
    const service = await start();
    expect((await service.post({ text: "x".repeat(600_000) }, "Bearer a.b.c")).status).toBe(401);
  });

  it("is not taken before the start nor after the stop", async () => {
    const service = await start();
    await service.adapter.stop();
    expect((await service.post(message(service))).status).toBe(503);
    await service.adapter.start(service.host);
    expect((await service.post(message(service))).status).toBe(200);
  });

  it("is not lost when the service fails in a way that nobody foresaw", async () => {
    const service = await start();
    service.host.failure = new TypeError("a fault of ours");
    expect((await service.post(message(service))).status).toBe(503);
    service.host.failure = null;
    expect((await service.post(message(service))).status).toBe(200);
  });
});

describe("without proof, for an emulator", () => {
  it("takes what comes, but answers to this machine only", async () => {
    const service = await start(() => ({ settings: { app: null, tenants: null } }));
    const { teams } = service;
    expect((await service.post(message(service), "")).status).toBe(200);
    for (const serviceUrl of ["https://evil.example/", "http://10.0.0.1/", "file:///etc/passwd"]) {
      expect((await service.post({ ...message(service, "m2"), serviceUrl }, "")).status).toBe(401);
    }
    expect(service.host.accepted).toHaveLength(1);
    expect(teams.asked.get("/token")).toBeUndefined();
  });
});
