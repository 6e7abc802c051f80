import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import express, { type Request, type Response } from "express";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { CaseReading } from "../../../../src/services/cases/case-reading.ts";
import { createCaseWatch } from "../../../../src/services/cases/case-watch.ts";
import type { Seen } from "../../../../src/http/console/route.ts";
import { watchRoutes } from "../../../../src/http/console/watch-routes.ts";
import { loadDeskTexts } from "../../../../src/app/loaded-content.ts";
import { createCaseStore } from "../../../../src/store/cases.ts";
import { casesOf, openCase } from "../../../helpers/console-cases.ts";
import { startConsole, type TestConsole, type Visitor } from "../../../helpers/console.ts";
import { MAIN } from "../../../helpers/desk.ts";
import { waitFor } from "../../../helpers/wait-for.ts";

let desk: TestConsole;
let who: Visitor;

/** A stream as a browser reads it. */
interface Stream {
  readonly headers: Headers;
  text(): string;
  isOver(): boolean;
  close(): void;
}

async function openStream(by: Visitor = who): Promise<Stream> {
  const control = new AbortController();
  const { headers, body } = await fetch(`${desk.url}/console/api/watch`, {
    headers: { Cookie: String(by.cookie) },
    signal: control.signal,
  });
  let text = "";
  let isOver = false;
  const read = async (): Promise<void> => {
    const decoder = new TextDecoder();
    for await (const piece of body ?? []) text += decoder.decode(piece as Uint8Array);
  };
  void read()
    .catch(() => undefined)
    .finally(() => {
      isOver = true;
    });
  return {
    headers,
    text: () => text,
    isOver: () => isOver,
    close: () => {
      control.abort();
    },
  };
}

const beats = (stream: Stream): number => stream.text().split(": still here").length - 1;
const changes = (stream: Stream): number => stream.text().split("event: change").length - 1;

describe("the stream of changes", () => {
  beforeEach(async () => {
    desk = await startConsole({
      more: (own, database, time) => casesOf(own, database, time).routes,
    });
    who = await desk.signIn(await desk.account({ role: "reader", centres: [MAIN] }));
  });
  afterEach(() => desk.stop());

  it("tells within some two seconds of what was changed elsewhere", async () => {
    const stream = await openStream();
    expect(stream.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
    expect(stream.headers.get("cache-control")).toBe("no-store");
    await waitFor(() => changes(stream) === 1);
    const started = performance.now();
    await openCase(desk.database, MAIN);
    await waitFor(() => changes(stream) === 2);
    expect(performance.now() - started).toBeLessThan(4_000);
    expect(stream.text()).toMatch(
      /^(: still here\n\n|event: change\ndata: \{"number":\d+\}\n\n)+$/u,
    );
    stream.close();
  });

  it("ends when the server does", async () => {
    const stream = await openStream();
    await waitFor(() => beats(stream) === 1);
    await desk.http.close();
    await waitFor(() => stream.isOver());
  });
});

describe("a stream in its time", () => {
  let usual: number;
  beforeEach(async () => {
    desk = await startConsole({
      more: (own, database, time) =>
        watchRoutes({
          watch: createCaseWatch(createCaseStore(database), time),
          accounts: own.accounts,
          reading: {} as CaseReading,
          trail: own.trail,
          texts: loadDeskTexts(),
          scheduler: time,
          clock: time,
        }),
    });
    who = await desk.signIn(await desk.account({ role: "reader", centres: [MAIN] }));
    usual = desk.time.pending;
  });
  afterEach(() => desk.stop());

  it("shows every fifteen seconds that it is alive", async () => {
    const stream = await openStream();
    await waitFor(() => beats(stream) === 1 && changes(stream) === 1);
    desk.time.advance(14_999);
    desk.time.advance(1);
    await waitFor(() => beats(stream) === 2);
    desk.time.advance(30_000);
    await waitFor(() => beats(stream) === 4);
    stream.close();
  });

  it("ends within fifteen seconds of the end of its session, and those of other sessions go on", async () => {
    const lead = await desk.account({ role: "lead", centres: [MAIN] });
    const [one, two] = [await desk.signIn(lead), await desk.signIn(lead)];
    const streams = [await openStream(one), await openStream(two)] as const;
    await waitFor(() => streams.every((stream) => beats(stream) === 1));
    await desk.post("/account/sessions/end-others", {}, two);
    desk.time.advance(15_000);
    await waitFor(() => streams[0].isOver());
    desk.time.advance(15_000);
    await waitFor(() => beats(streams[1]) === 3);
    expect(streams[1].isOver()).toBe(false);
    streams[1].close();
    await waitFor(() => desk.time.pending === usual);
  });

  it("does not count as use of its session", async () => {
    const stream = await openStream();
    await waitFor(() => beats(stream) === 1);
    for (let minutes = 0; minutes < 9; minutes += 1) desk.time.advance(60_000);
    await waitFor(() => beats(stream) > 30);
    const rows = await desk.database.db.selectFrom("staff_session").selectAll().execute();
    expect(rows.map((row) => row.used_at)).toEqual(rows.map((row) => row.created_at));
    stream.close();
  });

  it("leaves no timer behind when the browser goes", async () => {
    const streams = await Promise.all([openStream(), openStream(), openStream()]);
    await waitFor(() => streams.every((stream) => changes(stream) === 1));
    expect(desk.time.pending).toBeGreaterThan(usual);
    for (const stream of streams) stream.close();
    await waitFor(() => desk.time.pending === usual);
  });

  it("ends by itself, writes nothing from then on, and leaves no timer", async () => {
    const stream = await openStream();
    await waitFor(() => changes(stream) === 1);
    await openCase(desk.database, MAIN);
    // All at once, so that the change, the last beat and the end fall together.
    desk.time.advance(10 * 60_000 + 30_000);
    await waitFor(() => stream.isOver());
    await waitFor(() => desk.time.pending === usual);
    expect((await desk.get("/watch", who)).status).toBe(200);
  });

  it("makes way for the ninth of its account, which is told apart from a loss", async () => {
    const other = await desk.signIn(await desk.account({ role: "lead", centres: [MAIN] }));
    const theirs = await openStream(other);
    const streams: Stream[] = [];
    for (let n = 0; n < 9; n += 1) {
      const stream = await openStream();
      await waitFor(() => beats(stream) === 1);
      streams.push(stream);
    }
    await waitFor(() => streams[0]?.isOver() === true);
    expect(streams[0]?.text()).toMatch(/event: crowded\ndata: \{\}\n\n$/u);
    expect([theirs, ...streams.slice(1)].map((stream) => stream.isOver())).toEqual(
      Array(9).fill(false),
    );
    for (const stream of [theirs, ...streams]) stream.close();
    await waitFor(() => desk.time.pending === usual);
    const again = await openStream();
    await waitFor(() => beats(again) === 1);
    again.close();
  });

  it("is refused in a sentence when two hundred are open, and had again once one is over", async () => {
    const crowd = await Promise.all(
      Array.from({ length: 25 }, async () =>
        desk.signIn(await desk.account({ role: "reader", centres: [MAIN] })),
      ),
    );
    const streams = await Promise.all(
      crowd.flatMap((by) => Array.from({ length: 8 }, () => openStream(by))),
    );
    await waitFor(() => streams.every((stream) => beats(stream) === 1));
    const refused = await desk.get("/watch", who);
    expect([refused.status, refused.headers.get("retry-after"), refused.body]).toEqual([
      503,
      "60",
      {
        error: {
          code: "unavailable",
          message: "Too many pages of the web desk are open; this one is told of no changes.",
        },
      },
    ]);
    // Somebody of the crowd changes one of their own for a new one, which adds none.
    const [first] = crowd;
    const instead = await openStream(first);
    await waitFor(() => beats(instead) === 1);
    instead.close();
    streams.at(-1)?.close();
    await waitFor(async () => {
      const again = await openStream();
      if (again.headers.get("content-type")?.startsWith("text/event-stream") !== true) return false;
      again.close();
      return true;
    });
    for (const stream of streams) stream.close();
    await waitFor(() => desk.time.pending === usual);
  });

  it("is not begun for a browser that went while its session was looked up", async () => {
    const open = async (isGone: boolean): Promise<Response> => {
      const route = desk.deps.more.find(({ path }) => path === "/watch");
      const signedIn = await desk.accounts.sessionOf(/=(.*)/u.exec(String(who.cookie))?.[1] ?? "");
      const answer = await route?.answer({ by: signedIn } as Seen);
      const request = new IncomingMessage(new Socket());
      const response = Object.setPrototypeOf(
        new ServerResponse(request),
        express.response,
      ) as Response;
      if (isGone) response.destroy();
      if (answer?.kind === "raw") await answer.write(request as Request, response);
      return response;
    };
    await open(true);
    expect(desk.time.pending).toBe(usual);
    const there = await open(false);
    expect(desk.time.pending).toBeGreaterThan(usual);
    there.emit("close");
    await waitFor(() => desk.time.pending === usual);
  });
});
