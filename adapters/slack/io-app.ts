import { App, type Receiver } from "@slack/bolt";
import type { Log } from "../../src/ports/log.ts";
import { clientOptions, SILENT } from "./io-api.ts";
import type { Outbound } from "../shared/messenger.ts";
import type { SlackSettings } from "./config.ts";
import type { Self } from "./written.ts";
import { COMMAND, EVENTS } from "./scopes.ts";

/** What Slack is to be answered at once; `undefined` for a bare acknowledgement. */
export type Acknowledgement = Readonly<Record<string, unknown>> | undefined;

/** Takes one delivery of Slack's. While it is not resolved, and when it throws, nothing may be acknowledged. */
export type Take = (body: unknown) => Promise<Acknowledgement>;

export interface BoltOptions {
  readonly settings: SlackSettings;
  readonly outbound: Outbound;
  readonly log: Log;
  /** @throws Unavailable it is not known yet */
  readonly self: () => Self;
  readonly receive: Take;
}

/** How one delivery went, for Bolt tells nobody: it acknowledges events before anything has heard of them. */
interface Visit {
  failure: Error | null;
  answer: Acknowledgement;
}

/**
 * Bolt's application, which finds out what a delivery is and who hears it.
 *
 * @returns what takes a delivery whose proof was checked
 */
export function createBoltIntake({ settings, outbound, log, self, receive }: BoltOptions): Take {
  const receiver: Receiver = {
    init: () => undefined,
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
  };
  const app = new App({
    receiver,
    logger: SILENT,
    clientOptions: clientOptions(settings, outbound),
    convoStore: false,
    authorize: () => {
      const { team, user, bot } = self();
      const known = { botToken: settings.botToken, botUserId: user, teamId: team };
      return Promise.resolve(bot === null ? known : { ...known, botId: bot });
    },
  });

  const hear = async (body: unknown, visit: unknown): Promise<void> => {
    const heard = visit as Visit;
    try {
      heard.answer = await receive(body);
    } catch (error) {
      heard.failure = error instanceof Error ? error : new Error("not taken");
    }
  };
  // All kinds of `message` come under one name.
  const names = new Set(Object.keys(EVENTS).map((name) => name.split(".")[0] ?? name));
  for (const name of names) {
    app.event(name, ({ body, context }) => hear(body, context["visit"]));
  }
  app.action(/^/, ({ body, context }) => hear(body, context["visit"]));
  app.command(COMMAND.name, ({ body, context }) => hear(body, context["visit"]));

  return async (body) => {
    self();
    if (isRateNotice(body)) log.warn("slack.events_dropped");
    const visit: Visit = { failure: null, answer: undefined };
    try {
      await app.processEvent({
        body: body as Record<string, unknown>,
        ack: () => Promise.resolve(),
        customProperties: { visit },
      });
    } catch {
      // Bolt could not make head or tail of it, and neither could it the next time.
      log.debug("slack.unreadable");
    }
    if (visit.failure !== null) throw visit.failure;
    return visit.answer;
  };
}

/** Slack tells so once a minute while it drops events, because there are more than it delivers to one app. */
function isRateNotice(body: unknown): boolean {
  return (
    typeof body === "object" && body !== null && "type" in body && body.type === "app_rate_limited"
  );
}
