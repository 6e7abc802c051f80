import { createSlackAdapter } from "../../../adapters/slack/index.ts";
import type { SlackSettings } from "../../../adapters/slack/config.ts";
import { createOutbound } from "../../../src/app/outbound.ts";
import type { Delivery, MessageId } from "../../../src/domain/message.ts";
import { createHttpServer } from "../../../src/http/server.ts";
import type { PlatformAdapter, StaffSurface } from "../../../src/ports/platform.ts";
import { FakeTime } from "../fake-time.ts";
import { keptLog } from "../fakes.ts";
import { notesInMemory } from "../notes-in-memory.ts";
import { shippedTexts } from "../page-texts.ts";
import { ScriptedHost } from "../scripted-host.ts";
import { waitFor } from "../wait-for.ts";
import type { Person, PlatformHarness, Room, Shown, Wire } from "./harness.ts";
import { wordsOfBlocks } from "./slack-blocks.ts";
import {
  SLACK,
  signedPayload,
  slackEvent,
  slackPress,
  type Payload,
  type SlackRequest,
} from "./slack-events.ts";
import type { Posted } from "./slack-channels.ts";
import { startSlackServer, type SlackServer, type SlackServerOptions } from "./slack-server.ts";

/** An adapter over HTTP with the Slack that it talks to. */
export interface SlackOverHttp {
  readonly adapter: PlatformAdapter;
  readonly host: ScriptedHost;
  readonly slack: SlackServer;
  readonly time: FakeTime;
  readonly log: ReturnType<typeof keptLog>;
  readonly url: string;
  /** Sends what Slack would send; returns the answer. */
  readonly request: (request: SlackRequest) => Promise<Response>;
  /** A payload with the signature of this moment; tells whether it was acknowledged. */
  readonly tell: (payload: Payload) => Promise<boolean>;
  /** Ends the adapter and begins another one on the same notes. */
  renew(): Promise<void>;
  stop(): Promise<void>;
}

const NEVER_RANDOM = (): number => 0.5;

export function slackSettings(
  slack: SlackServer,
  intake: SlackSettings["intake"] = { kind: "http", signingSecret: SLACK.signingSecret },
): SlackSettings {
  return { botToken: SLACK.botToken, apiUrl: slack.apiUrl, intake };
}

export async function startSlackOverHttp(
  change: Partial<Parameters<typeof createSlackAdapter>[0]> = {},
  options: SlackServerOptions = {},
): Promise<SlackOverHttp> {
  const slack = await startSlackServer(options);
  const time = new FakeTime();
  const log = keptLog();
  const notes = notesInMemory();
  const begin = (): PlatformAdapter =>
    createSlackAdapter({
      settings: slackSettings(slack),
      clock: time,
      scheduler: time,
      log,
      texts: shippedTexts(),
      notes,
      outbound: createOutbound(null),
      publicUrl: null,
      random: NEVER_RANDOM,
      ...change,
    });
  let current = begin();
  const sending = new Set<Promise<MessageId>>();
  const adapter = watchedAdapter(
    adapterOf(() => current),
    sending,
  );
  const host = new ScriptedHost(adapter);
  const http = createHttpServer({
    adapters: [adapter],
    readiness: () => ({}),
    log,
    scheduler: time,
  });
  await adapter.start(host);
  const port = await http.listen("127.0.0.1", 0);
  const url = `http://127.0.0.1:${String(port)}`;
  const request = ({ body, headers }: SlackRequest): Promise<Response> =>
    fetch(`${url}/slack/events`, { method: "POST", headers, body });
  return {
    adapter,
    host,
    slack,
    time,
    log,
    url,
    request,
    tell: async (payload) => {
      const response = await request(signedPayload(payload, time.now().getTime()));
      // People write on once they have read what was said.
      await Promise.allSettled(sending);
      return response.status === 200;
    },
    renew: async () => {
      await current.stop();
      current = begin();
      await current.start(host);
    },
    stop: async () => {
      await adapter.stop();
      await http.close();
      await slack.close();
    },
  };
}

/** The adapter, with what it is sending noted as long as it takes. */
export function watchedAdapter(
  inner: PlatformAdapter,
  sending: Set<Promise<MessageId>>,
): PlatformAdapter {
  return {
    name: inner.name,
    pace: inner.pace,
    routes: inner.routes,
    surface: inner.surface,
    start: (host) => inner.start(host),
    stop: () => inner.stop(),
    health: () => inner.health(),
    examine: () => inner.examine(),
    deliver: (delivery: Delivery, madeAt: Date) => {
      const sent = inner.deliver(delivery, madeAt);
      sending.add(sent);
      void sent.catch(() => undefined).finally(() => sending.delete(sent));
      return sent;
    },
  };
}

/** Stands for one adapter after another. */
function adapterOf(current: () => PlatformAdapter): PlatformAdapter {
  const { name, pace, routes } = current();
  return {
    name,
    pace,
    routes: routes && {
      list: routes.list,
      handle: (...given) => current().routes?.handle(...given),
    },
    surface: {
      post: (...given) => surfaceOf(current()).post(...given),
      examine: (channel) => surfaceOf(current()).examine(channel),
    },
    start: (host) => current().start(host),
    stop: () => current().stop(),
    health: () => current().health(),
    examine: () => current().examine(),
    deliver: (...given) => current().deliver(...given),
  };
}

function surfaceOf({ surface }: PlatformAdapter): StaffSurface {
  if (surface === null) throw new Error("staff cannot work there");
  return surface;
}

export async function slackHarness(): Promise<PlatformHarness> {
  const service = await startSlackOverHttp();
  const { adapter, host, slack } = service;
  let people = 0;
  let last = "";
  const newUser = (): string => {
    people += 1;
    last = `U0PERSON${String(people)}`;
    slack.addPerson(last, "en-US");
    return last;
  };
  return {
    adapter,
    host,
    // Slack itself limits what people write.
    longestText: null,
    keyed: false,
    newPerson: () => Promise.resolve(personOf(service, newUser())),
    newRoom: () => Promise.resolve(roomOf(service, [newUser(), newUser()])),
    wire: wireOf(service, () => last),
    restart: async () => {
      await adapter.stop();
      await adapter.start(host);
    },
    stop: () => service.stop(),
  };
}

function personOf({ slack, tell }: SlackOverHttp, user: string): Person {
  const channel = slack.addPerson(user, "en-US");
  const written = new Map<string, string>();
  return {
    say: (id, text) => {
      const ts = written.get(id) ?? slack.write(channel, text);
      written.set(id, ts);
      const said = { user, channel, ts, text: escaped(text) };
      return tell(slackEvent("message-im", eventId(user, id), said));
    },
    press: (id, action) =>
      tell(slackPress({ user, channel, value: action, actionTs: instantOf(id) })),
    shown: async (count) => {
      const shown = (): Shown[] => shownIn(slack.posted.filter((one) => one.channel === channel));
      await waitFor(() => shown().length >= count);
      return shown();
    },
  };
}

function roomOf({ slack, tell }: SlackOverHttp, users: readonly [string, string]): Room {
  const { channel } = SLACK;
  const userOf = (who: "first" | "second"): string => users[who === "first" ? 0 : 1];
  return {
    ask: async (who, id, text) => {
      const user = userOf(who);
      const mention = `<@${SLACK.bot}> ${escaped(text)}`;
      const said = { user, channel, text: mention, ts: instantOf(`${who} ${id}`) };
      // Slack tells of it twice to an app that may read the channel.
      const asMessage = await tell(slackEvent("message-channel", eventId(user, `${id}c`), said));
      return (await tell(slackEvent("app-mention", eventId(user, id), said))) && asMessage;
    },
    chat: (who, id, text) => {
      const user = userOf(who);
      const said = { user, channel, text: escaped(text), ts: instantOf(`${who} ${id}`) };
      return tell(slackEvent("message-channel", eventId(user, id), said));
    },
    answers: async (count) => {
      const answers = (): Shown[] => shownIn(slack.posted.filter((one) => one.channel === channel));
      await waitFor(() => answers().length >= count);
      return answers().map(({ words }) => words);
    },
  };
}

function wireOf(service: SlackOverHttp, lastUser: () => string): Wire {
  const { slack, time, tell, request } = service;
  const said = (id: string): Payload => {
    const user = lastUser();
    const channel = slack.addPerson(user, "en-US");
    return slackEvent("message-im", eventId(user, id), { user, channel, text: "Hello" });
  };
  return {
    own: (id) => tell(slackEvent("message-bot", eventId("own", id), {})),
    edit: (id, text) => {
      const user = lastUser();
      const channel = slack.addPerson(user, "en-US");
      const { event } = slackEvent("message-changed", "", {}) as { event: Payload };
      const message = {
        ...(event["message"] as Payload),
        user,
        text: escaped(text),
        edited: { user, ts: instantOf(`${id} ${text}`) },
      };
      const edit = { channel, message, previous_message: { text: "what it was" } };
      return tell(slackEvent("message-changed", eventId(user, `${id} ${text}`), edit));
    },
    attachment: (id) => {
      const user = lastUser();
      const channel = slack.addPerson(user, "en-US");
      return tell(slackEvent("message-file-share", eventId(user, id), { user, channel }));
    },
    unknownEvent: () => tell(slackEvent("reaction-added", "EvUNKNOWN", {})),
    withoutField: () => tell(slackEvent("message-im", "EvWITHOUT", { user: undefined })),
    forged: async (id) => {
      const forged = signedPayload(said(id), time.now().getTime(), "another secret");
      return (await request(forged)).status === 200;
    },
    replayed: async (id, offsetMs) => {
      const replayed = signedPayload(said(id), time.now().getTime() + offsetMs);
      return (await request(replayed)).status === 200;
    },
    refuse: (how) => {
      const refusals = {
        down: "silent",
        rate: { retryAfterS: 3 },
        unauthorized: { error: "token_revoked" },
        blocked: { error: "channel_not_found" },
      } as const;
      slack.refuse("chat.postMessage", how === null ? null : refusals[how]);
    },
  };
}

/** Parts of one answer follow one another. */
function shownIn(posted: readonly Posted[]): Shown[] {
  const shown: Shown[] = [];
  for (const message of posted) {
    const drawn = message.blocks.length === 0 ? message.text : wordsOfBlocks(message.blocks);
    const words = drawn.replaceAll(/[\u200e\u200f]/gu, "");
    const last = shown.at(-1);
    if (message.from === "bot" && last?.from === "bot") {
      shown[shown.length - 1] = { ...last, words: `${last.words}\n\n${words}` };
    } else {
      shown.push({ from: message.from, words, direction: directionIn(drawn) });
    }
  }
  return shown;
}

/** Slack's clients draw a line in the direction of its first letter. */
function directionIn(text: string): "ltr" | "rtl" {
  const [first] = /[\p{L}\u200e\u200f]/u.exec(text) ?? [];
  return first !== undefined && /[\u200f\p{Script=Arabic}]/u.test(first) ? "rtl" : "ltr";
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function eventId(user: string, id: string): string {
  return `Ev ${user} ${id}`;
}

/** The same instant for the same name. */
function instantOf(name: string): string {
  let sum = 0;
  for (const character of name) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 1_000_000;
  return `1795593600.${String(sum).padStart(6, "0")}`;
}
