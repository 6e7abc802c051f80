import type { Response } from "express";
import { AppError, Unavailable } from "../../domain/errors.ts";
import type { CaseId } from "../../domain/case.ts";
import type { AuditTrail } from "../../ports/audit.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Scheduler } from "../../ports/scheduler.ts";
import type { DeskTexts } from "../../ports/texts.ts";
import { permits } from "../../domain/staff.ts";
import type { CaseReading } from "../../services/cases/case-reading.ts";
import type { CaseWatch } from "../../services/cases/case-watch.ts";
import { transcriptOf } from "../../services/cases/transcript.ts";
import type { StaffAccounts } from "../../services/staff-accounts.ts";
import type { SignedIn } from "../../services/staff/sign-in.ts";
import { defineRoute, raw, type ConsoleRoute } from "./route.ts";
import { createWatchStreams, type WatchStreams } from "./watch-streams.ts";

export interface WatchRoutesDeps {
  readonly watch: CaseWatch;
  readonly accounts: Pick<StaffAccounts, "isOpen">;
  readonly reading: CaseReading;
  readonly trail: Pick<AuditTrail, "record">;
  readonly texts: DeskTexts;
  readonly scheduler: Scheduler;
  readonly clock: Clock;
}

const HEARTBEAT_MS = 15_000;
/** When a browser may try again that found too many streams. */
const COME_BACK_S = 60;
/** What a session may do is looked at anew when the browser comes back. */
const LONGEST_STREAM_MS = 10 * 60 * 1_000;

/** What is no JSON: a stream of changes, and a file. */
export function watchRoutes(deps: WatchRoutesDeps): readonly ConsoleRoute[] {
  const streams = createWatchStreams();
  return [
    defineRoute({
      method: "GET",
      path: "/watch",
      action: "case.read",
      handle: ({ by }) =>
        raw((_request, response) => {
          stream(response, by, streams, deps);
        }),
    }),
    defineRoute({
      method: "GET",
      path: "/cases/:id/export",
      action: "case.export",
      handle: async ({ by: { staff }, param }) => {
        const { reading, trail, texts, clock } = deps;
        const view = await reading.view(staff, param("id") as CaseId);
        if (view === null || !permits(staff, "case.export", view.case.centre)) {
          throw new AppError("not_found", "There is no such case.");
        }
        const { reference, id, centre } = view.case;
        const names = await reading.names();
        const timeZone = names.centres.get(centre)?.timeZone ?? "Asia/Shanghai";
        const text = transcriptOf(view, names, texts, staff.language, timeZone);
        const entry = { at: clock.now(), actor: staff.id, action: "case.exported" } as const;
        await trail.record({ ...entry, target: id, details: { reference } });
        return raw((_request, response) => {
          response.attachment(`${reference}.txt`).type("text/plain; charset=utf-8").send(text);
        });
      },
    }),
  ];
}

/**
 * Whoever ends it, the browser, the server or time, nothing is written from then on.
 *
 * @throws Unavailable there are too many streams
 */
function stream(
  response: Response,
  { staff, session }: SignedIn,
  streams: WatchStreams,
  { watch, accounts, scheduler }: WatchRoutesDeps,
): void {
  // The browser may have gone while its session was looked up; it would never be told to end again.
  if (response.destroyed) return;
  const leave = streams.enter(staff.id, () => {
    // So that the page does not come back at once and push out the next.
    response.end("event: crowded\ndata: {}\n\n");
  });
  if (leave === null) {
    response.set("Retry-After", String(COME_BACK_S));
    throw new Unavailable(
      "Too many pages of the web desk are open; this one is told of no changes.",
    );
  }
  response.set({ "Content-Type": "text/event-stream", "X-Accel-Buffering": "no" });
  response.flushHeaders();
  const write = (text: string): void => {
    if (!response.writableEnded) response.write(text);
  };
  /** Also where another process ended the session. A database that cannot be had is asked again at the next beat. */
  const endUnlessOpen = async (): Promise<void> => {
    if (!(await accounts.isOpen(session).catch(() => true))) response.end();
  };
  const end = watch.watch((number) => {
    write(`event: change\ndata: ${JSON.stringify({ number })}\n\n`);
  });
  const cancelBeat = scheduler.every(HEARTBEAT_MS, () => {
    write(": still here\n\n");
    void endUnlessOpen();
  });
  write(": still here\n\n");
  const cancelEnd = scheduler.after(LONGEST_STREAM_MS, () => {
    response.end();
  });
  response.once("close", () => {
    leave();
    end();
    cancelBeat();
    cancelEnd();
  });
}
