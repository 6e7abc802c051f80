import { request } from "node:http";
import { readFileSync } from "node:fs";
import express from "express";
import { afterEach, describe, expect, it } from "vitest";
import { LIMITS } from "../../../adapters/web/limits.ts";
import { MOST_WEB_EVENTS } from "../../../src/ports/web-conversations.ts";
import { RETURN_TRIES } from "../../../src/domain/web-return.ts";
import { AppError, RateLimited } from "../../../src/domain/errors.ts";
import {
  createHttpServer,
  type HttpServer,
  type HttpServerOptions,
} from "../../../src/http/server.ts";
import type { PlatformAdapter, RouteInfo } from "../../../src/ports/platform.ts";
import { FakeTime } from "../../helpers/fake-time.ts";
import { keptLog } from "../../helpers/fakes.ts";
import { plainPageDir, startWebService } from "../../helpers/web-service.ts";

const time = new FakeTime();
const open: HttpServer[] = [];
afterEach(async () => {
  for (const http of open.splice(0)) await http.close();
});

async function start(options: Partial<HttpServerOptions> = {}): Promise<string> {
  const http = createHttpServer({
    adapters: [],
    readiness: () => ({}),
    log: keptLog(),
    scheduler: time,
    ...options,
  });
  open.push(http);
  return `http://127.0.0.1:${await http.listen("127.0.0.1", 0)}`;
}

/** A platform whose routes are one Express router. */
function platform(router: express.Router, state: "on" | "failing" = "on"): PlatformAdapter {
  return {
    name: "web",
    pace: { installation: null, conversation: null },
    routes: {
      list: [],
      handle: (req, res, next) => {
        router(req as express.Request, res as express.Response, next);
      },
    },
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    examine: () => Promise.resolve([]),
    surface: null,
    health: () => ({ state, reason: state === "on" ? null : "The token was refused." }),
    deliver: () => Promise.reject(new Error("not used")),
  };
}

describe("health", () => {
  it("is live even while not ready", async () => {
    const url = await start({
      readiness: () => ({ content: { ready: false, reason: "Loading." } }),
    });
    const live = await fetch(`${url}/health/live`);
    expect([live.status, await live.json()]).toEqual([200, { live: true }]);
    const ready = await fetch(`${url}/health/ready`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toEqual({
      ready: false,
      checks: { content: { ready: false, reason: "Loading." } },
      platforms: {},
      error: { code: "unavailable", message: "Not ready: content." },
    });
  });

  it("is ready with a failing platform, and tells about it", async () => {
    const url = await start({
      adapters: [platform(express.Router(), "failing")],
      readiness: () => ({ index: { ready: true, reason: null } }),
    });
    const ready = await fetch(`${url}/health/ready`);
    expect(ready.status).toBe(200);
    expect(await ready.json()).toEqual({
      ready: true,
      checks: { index: { ready: true, reason: null } },
      platforms: { web: { state: "failing", reason: "The token was refused." } },
    });
  });
});

describe("what a request leaves", () => {
  it("is a line for each fault of ours, with the route, the id of its answer and a cause without words", async () => {
    const router = express.Router();
    router.get("/items/:name", () => {
      throw new AppError("unavailable", "The database cannot be had.", {
        cause: Object.assign(new Error("password is 1234"), { code: "ECONNREFUSED" }),
      });
    });
    const log = keptLog();
    const url = await start({ adapters: [platform(router)], log });
    const answer = await fetch(`${url}/items/secret`, { headers: { "X-Request-Id": "forged" } });
    const request = answer.headers.get("x-request-id");
    expect(request).toMatch(/^[\da-f-]{36}$/);
    await answer.text();
    await expect.poll(() => log.lines.length).toBe(1);
    expect(log.lines[0]).toEqual({
      level: "error",
      event: "http.failed",
      fields: {
        method: "GET",
        route: "/items/:name",
        request,
        status: 503,
        cause: "unavailable ECONNREFUSED",
      },
    });
    const other = await fetch(`${url}/health/live`);
    expect(other.headers.get("x-request-id")).not.toBe(request);
  });

  it("is told of those that are refused, by their kind and network", async () => {
    const router = express.Router();
    router.post("/hook", (_request, response) => response.status(401).json({}));
    router.get("/busy", () => {
      throw new RateLimited("Please wait.", 1_500);
    });
    router.get("/mine", () => {
      throw new AppError("forbidden", "Not yours.");
    });
    const hook = { method: "POST", path: "/hook", access: "platform" } as const;
    const adapter = platform(router);
    const routes: PlatformAdapter["routes"] = {
      list: [hook],
      handle: (...each) => adapter.routes?.handle(...each),
    };
    const noted: string[] = [];
    const url = await start({
      adapters: [{ ...adapter, routes }],
      noteRefused: ({ kind, route, status, network }) => {
        noted.push(`${kind} ${route} ${String(status)} ${network}`);
      },
    });
    await fetch(`${url}/hook`, { method: "POST" });
    await fetch(`${url}/busy`);
    await fetch(`${url}/mine`);
    await fetch(`${url}/nowhere`);
    await expect.poll(() => noted.length).toBe(3);
    expect(noted).toEqual([
      "webhook /hook 401 127.0.0.0/24",
      "rate_limited /busy 429 127.0.0.0/24",
      "forbidden /mine 403 127.0.0.0/24",
    ]);
  });
});

describe("errors", () => {
  it("have one form, and keep to themselves what went wrong inside", async () => {
    const router = express.Router();
    router.get("/bug", () => {
      throw new Error("password is 1234");
    });
    router.get("/rejected", () => {
      throw new AppError("rejected", "a platform said: secret");
    });
    router.get("/busy", () => {
      throw new RateLimited("Please wait.", 1_500);
    });
    router.get("/:name", (_request, response) => response.json({}));
    const url = await start({ adapters: [platform(router)] });
    const bug = await fetch(`${url}/bug`);
    expect([bug.status, await bug.json()]).toEqual([
      500,
      { error: { code: "internal", message: "Something went wrong on our side." } },
    ]);
    const rejected = await fetch(`${url}/rejected`);
    expect([rejected.status, await rejected.text()]).toEqual([
      500,
      '{"error":{"code":"internal","message":"Something went wrong on our side."}}',
    ]);
    const busy = await fetch(`${url}/busy`);
    expect([busy.status, busy.headers.get("retry-after")]).toEqual([429, "2"]);
    const broken = await fetch(`${url}/%E0%A4%A`);
    expect([broken.status, await broken.json()]).toEqual([
      400,
      { error: { code: "bad_request", message: "The request could not be read." } },
    ]);
  });

  it("are a small page for a browser and JSON for a program at an unknown path", async () => {
    const url = await start();
    const program = await fetch(`${url}/nowhere`);
    expect([program.status, await program.json()]).toEqual([
      404,
      { error: { code: "not_found", message: "There is nothing at this address." } },
    ]);
    const headers = { Accept: "text/html,application/xhtml+xml,*/*;q=0.8" };
    const browser = await fetch(`${url}/nowhere`, { headers });
    expect(browser.status).toBe(404);
    expect(browser.headers.get("content-type")).toContain("text/html");
    expect(await browser.text()).not.toContain("nowhere");
    const post = await fetch(`${url}/`, { method: "POST", headers });
    expect(post.headers.get("content-type")).toContain("application/json");
  });

  it("cut off an answer that broke half-way rather than end it as if it were whole", async () => {
    const router = express.Router();
    router.get("/half", (_request, response) => {
      response.write("half");
      throw new Error("broke");
    });
    const url = await start({ adapters: [platform(router)] });
    await expect(fetch(`${url}/half`).then((response) => response.text())).rejects.toThrow();
  });
});

describe("security headers", () => {
  it("stand on every answer, errors included", async () => {
    const url = await start();
    for (const path of ["/health/live", "/nowhere"]) {
      const { headers } = await fetch(url + path);
      const policy = headers.get("content-security-policy") ?? "";
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self';");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain("unsafe");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("x-frame-options")).toBe("DENY");
      expect(headers.get("referrer-policy")).toBe("no-referrer");
      expect(headers.get("x-powered-by")).toBeNull();
      expect(headers.get("strict-transport-security")).toBeNull();
    }
  });

  it("let the named origins show the chat page, nobody else, and nothing else", async () => {
    const url = await start({ frameOrigins: ["https://centre.example"] });
    const chat = await fetch(`${url}/?embedded=1`);
    expect(chat.headers.get("content-security-policy")).toContain(
      "frame-ancestors 'self' https://centre.example",
    );
    expect(chat.headers.get("x-frame-options")).toBeNull();
    for (const path of ["/health/live", "/a/visas/z-visa", "//", "/nowhere"]) {
      const { headers } = await fetch(url + path);
      expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
      expect(headers.get("x-frame-options")).toBe("DENY");
    }
  });
});

describe("the visitor’s address", () => {
  async function seenAddress(trustProxy: HttpServerOptions["trustProxy"]): Promise<unknown> {
    const router = express.Router();
    router.get("/ip", (req, res) => res.json([req.ip, req.secure]));
    const url = await start({
      adapters: [platform(router)],
      ...(trustProxy === undefined ? {} : { trustProxy }),
    });
    const headers = {
      "X-Forwarded-For": "203.0.113.9, 198.51.100.7",
      "X-Forwarded-Proto": "https",
    };
    return (await fetch(`${url}/ip`, { headers })).json();
  }

  it("is that of the connection unless a proxy is trusted", async () => {
    expect(await seenAddress(undefined)).toEqual(["127.0.0.1", false]);
  });

  it("is what the trusted proxies say, and not what a visitor put before them", async () => {
    expect(await seenAddress(1)).toEqual(["198.51.100.7", true]);
    expect(await seenAddress(["127.0.0.1", "198.51.100.7"])).toEqual(["203.0.113.9", true]);
  });
});

describe("listening and closing", () => {
  it("says in one sentence that a port is taken", async () => {
    const url = await start();
    const other = createHttpServer({
      adapters: [],
      readiness: () => ({}),
      log: keptLog(),
      scheduler: time,
    });
    await expect(other.listen("127.0.0.1", Number(new URL(url).port))).rejects.toThrow(
      /^Cannot listen on 127\.0\.0\.1, port \d+: .*EADDRINUSE/,
    );
  });

  it("ends event streams, lets an answer under way finish, and cuts off what takes too long", async () => {
    const finish: (() => void)[] = [];
    const router = express.Router();
    router.get("/stream", (_request, response) => {
      response.type("text/event-stream").write(": open\n\n");
    });
    router.get("/slow", (_request, response) => {
      finish.push(() => response.json("done"));
    });
    router.get("/stuck", () => undefined);
    const clock = new FakeTime();
    const url = await start({ adapters: [platform(router)], scheduler: clock });
    const stream = await fetch(`${url}/stream`);
    const slow = fetch(`${url}/slow`);
    const stuck = fetch(`${url}/stuck`).then(
      () => "answered",
      () => "cut off",
    );
    await expect.poll(() => finish.length).toBe(1);
    const closed = open[0]?.close(2_000);
    expect(await stream.text()).toBe(": open\n\n");
    finish[0]?.();
    expect(await (await slow).json()).toBe("done");
    clock.advance(2_000);
    expect(await stuck).toBe("cut off");
    await closed;
    await expect(fetch(`${url}/health/live`)).rejects.toThrow();
  });
});

describe("the list of routes", () => {
  it("is the same in the documentation and in the code", async () => {
    const page = plainPageDir();
    const service = await startWebService({ time: new FakeTime(), pageDir: page.path });
    const text = readFileSync(new URL("../../../docs/http.md", import.meta.url), "utf8");
    const rows = [...text.matchAll(/^\| (GET|POST) \| `([^`]+)` \| ([\w:.]+) \|/gm)];
    const documented = rows.map(([, method, path, access]) => ({ method, path, access }));
    // Those of the messengers and of the console stand there too; their own tests compare them.
    const own = documented.filter(
      ({ path, access }) => access !== "platform" && path?.startsWith("/console") !== true,
    );
    expect(own).toEqual(service.http.routes);
    await service.stop();
    page.remove();
  });

  it("names only routes that answer", async () => {
    const page = plainPageDir();
    const service = await startWebService({
      time: new FakeTime(),
      pageDir: page.path,
      frameOrigins: ["https://centre.example"],
      http: { metrics: { token: "a-token-of-the-test", text: () => Promise.resolve("") } },
      articlePage: () => ({
        title: "T",
        blocks: [],
        citations: [],
        language: "en",
        dir: "ltr",
        dateLine: "",
      }),
    });
    for (const route of service.http.routes) {
      expect([route.path, await statusOf(service.url, route)]).not.toEqual([route.path, 404]);
    }
    expect(await statusOf(service.url, { method: "GET", path: "/x", access: "anyone" })).toBe(404);
    await service.stop();
    page.remove();
  });

  it("is followed by limits that the documentation states as they are", () => {
    const text = readFileSync(new URL("../../../docs/http.md", import.meta.url), "utf8");
    const stated = [
      `${LIMITS.messagesPerBrowserPerMinute} a minute`,
      `${LIMITS.messagesPerAddressPerMinute} messages with ${LIMITS.charactersPerAddressPerMinute.toLocaleString("en")} characters in all, ${LIMITS.conversationsPerAddressPerMinute} new conversations (${LIMITS.conversationsPerAddressAtOnce} at once)`,
      `${LIMITS.streamsPerAddressPerMinute} openings of a stream and ${LIMITS.looksPerAddressPerMinute.toLocaleString("en")} looks`,
      `${LIMITS.looksPerBrowserPerMinute} looks without a stream`,
      `${RETURN_TRIES.own.most} an hour from one address with one reference, ${RETURN_TRIES.visitor.most} an hour from one address`,
      `${RETURN_TRIES.reference.most} within ${RETURN_TRIES.reference.withinMs / 60_000} minutes with one reference`,
      `${RETURN_TRIES.everybody.most} within ${RETURN_TRIES.everybody.withinMs / 60_000} minutes in all; ${LIMITS.returnsPerAddressPerMinute} tries a minute`,
      `${LIMITS.streamsPerConversation} of one conversation, ${LIMITS.streamsPerAddress} of one address, ${LIMITS.streams.toLocaleString("en")} in all`,
      `the newest ${MOST_WEB_EVENTS} events`,
      `more than ${LIMITS.bodyBytes / 1024} KB`,
      `1 to ${LIMITS.textCharacters.toLocaleString("en")} characters`,
      `every ${LIMITS.heartbeatMs / 1000} seconds`,
    ];
    for (const words of stated) expect(text.replaceAll("\n", " ")).toContain(words);
  });
});

/** The status alone, since a stream has no end. */
function statusOf(url: string, { method, path }: RouteInfo): Promise<number> {
  const filled = path.replace(":name", "index-abc.js").replace(":tag", "en").replace(/:\w+/g, "x");
  return new Promise((resolve, reject) => {
    const sent = request(url + filled, { method }, (response) => {
      response.destroy();
      resolve(response.statusCode ?? 0);
    });
    sent.on("error", reject).end();
  });
}
