import type { MessengerOptions } from "../../../adapters/shared/messenger.ts";
import type { TeamsSettings } from "../../../adapters/teams/config.ts";
import { createTeamsAdapter } from "../../../adapters/teams/index.ts";
import { createOutbound } from "../../../src/app/outbound.ts";
import { formatDate } from "../../../src/domain/format.ts";
import type { Delivery } from "../../../src/domain/message.ts";
import { createHttpServer } from "../../../src/http/server.ts";
import type { PlatformAdapter } from "../../../src/ports/platform.ts";
import { FakeTime } from "../fake-time.ts";
import { keptLog } from "../fakes.ts";
import { notesInMemory } from "../notes-in-memory.ts";
import { shippedTexts } from "../page-texts.ts";
import { aReply, ScriptedHost } from "../scripted-host.ts";
import { waitFor } from "../wait-for.ts";
import type { Person, PlatformHarness, Room, Shown, Wire } from "./harness.ts";
import { TEAMS, teamsActivity, type Activity } from "./teams-activities.ts";
import { cardOf, wordsOf } from "./teams-look.ts";
import { startTeamsServer, type Failure, type TeamsServer } from "./teams-server.ts";

/** The adapter on the service's own server, with the Microsoft that it talks to. */
export interface TeamsService {
  readonly adapter: PlatformAdapter;
  readonly host: ScriptedHost;
  readonly teams: TeamsServer;
  readonly time: FakeTime;
  readonly log: ReturnType<typeof keptLog>;
  readonly notes: ReturnType<typeof notesInMemory>;
  readonly url: string;
  /** Posts what Bot Framework would; the token is a good one unless another header is given. */
  post(activity: unknown, authorization?: string): Promise<Response>;
  /** Ends the adapter and begins another one on the same notes. */
  renew(): Promise<void>;
  stop(): Promise<void>;
}

export async function startTeamsService(
  change: (teams: TeamsServer) => Partial<MessengerOptions<TeamsSettings>> = () => ({}),
): Promise<TeamsService> {
  const time = new FakeTime();
  const teams = await startTeamsServer(time.now().getTime());
  const log = keptLog();
  const notes = notesInMemory();
  const begin = (): PlatformAdapter =>
    createTeamsAdapter({
      settings: { app: teams.app, tenants: null },
      clock: time,
      scheduler: time,
      log,
      texts: shippedTexts(),
      notes,
      outbound: createOutbound(null),
      publicUrl: "https://yizhan.example",
      random: () => 0.5,
      ...change(teams),
    });
  let current = begin();
  const sending = new Set<Promise<unknown>>();
  const adapter = watched(() => current, sending);
  const host = new ScriptedHost(adapter);
  const http = createHttpServer({
    adapters: [adapter],
    readiness: () => ({}),
    log,
    scheduler: time,
  });
  await adapter.start(host);
  const url = `http://127.0.0.1:${String(await http.listen("127.0.0.1", 0))}`;
  return {
    adapter,
    host,
    teams,
    time,
    log,
    notes,
    url,
    post: async (activity, authorization = teams.bearer()) => {
      const response = await fetch(`${url}/api/messages`, {
        method: "POST",
        headers: { "content-type": "application/json", authorization },
        body: typeof activity === "string" ? activity : JSON.stringify(activity),
      });
      // People write on once they have read what was said.
      await Promise.allSettled(sending);
      return response;
    },
    renew: async () => {
      await current.stop();
      current = begin();
      await current.start(host);
    },
    stop: async () => {
      await adapter.stop();
      await http.close();
      await teams.close();
    },
  };
}

function watched(inner: () => PlatformAdapter, sending: Set<Promise<unknown>>): PlatformAdapter {
  const { name, pace, routes, surface } = inner();
  if (routes === null || surface === null) throw new Error("Teams has routes and a surface");
  return {
    name,
    pace,
    routes: { ...routes, handle: (...given) => inner().routes?.handle(...given) },
    surface: {
      post: (...given) => (inner().surface ?? surface).post(...given),
      examine: (channel) => (inner().surface ?? surface).examine(channel),
    },
    start: (host) => inner().start(host),
    stop: () => inner().stop(),
    health: () => inner().health(),
    examine: () => inner().examine(),
    deliver: (delivery: Delivery, madeAt: Date) => {
      const sent = inner().deliver(delivery, madeAt);
      sending.add(sent);
      void sent.catch(() => undefined).finally(() => sending.delete(sent));
      return sent;
    },
  };
}

/** A person's message or the bot's, in the order of their coming. */
interface Said {
  readonly from: "person" | "bot";
  readonly words: readonly string[];
  readonly direction: "ltr" | "rtl";
}

export async function teamsHarness(): Promise<PlatformHarness> {
  const service = await startTeamsService();
  const { adapter, host } = service;
  const log = new Map<string, Said[]>();
  let people = 0;
  let rooms = 0;
  let last = "";
  return {
    adapter,
    host,
    // Teams limits what people write.
    longestText: null,
    keyed: false,
    newPerson: () => {
      people += 1;
      last = String(people);
      return Promise.resolve(personOf(service, last, log));
    },
    newRoom: () => {
      rooms += 1;
      return Promise.resolve(roomOf(service, `19:room-${String(rooms)}@thread.v2`));
    },
    wire: wireOf(service, () => last),
    restart: async () => {
      await adapter.stop();
      await adapter.start(host);
    },
    stop: () => service.stop(),
  };
}

async function isTaken(response: Promise<Response>): Promise<boolean> {
  const { status } = await response;
  // An unknown invoke is acknowledged by saying that it is not known.
  return status === 200 || status === 501;
}

/** Of one person: who writes, where, and to which connector. */
function privately({ teams }: TeamsService, name: string): Activity {
  return {
    serviceUrl: teams.serviceUrl,
    from: { id: `29:person-${name}` },
    conversation: { id: `a:chat-${name}`, conversationType: "personal", tenantId: TEAMS.tenant },
    locale: "en-US",
  };
}

function personOf(service: TeamsService, name: string, log: Map<string, Said[]>): Person {
  const around = privately(service, name);
  const written: Said[] = [];
  log.set(name, written);
  const seen = new Set<string>();
  let read = 0;
  /** Takes in what the bot has said meanwhile, before something new of the person. */
  const readOn = (): void => {
    const sent = service.teams.sent.filter(({ conversation }) => conversation === `a:chat-${name}`);
    for (const { activity } of sent.slice(read)) {
      const direction = cardOf(activity)?.rtl === true ? "rtl" : "ltr";
      written.push({ from: "bot", words: wordsOf(activity), direction });
    }
    read = sent.length;
  };
  const write = async (id: string, words: string, activity: Activity): Promise<boolean> => {
    readOn();
    if (!seen.has(id)) {
      seen.add(id);
      written.push({ from: "person", words: [words], direction: directionIn(words) });
    }
    return isTaken(service.post({ ...activity, ...around, id }));
  };
  return {
    say: (id, text) => write(id, text, teamsActivity("personal-message", { text })),
    press: (id, action) => write(id, action, teamsActivity("submit", { value: { action } })),
    shown: async (count) => {
      await waitFor(() => {
        readOn();
        return shownOf(written).length >= count;
      });
      return shownOf(written);
    },
  };
}

function directionIn(words: string): "ltr" | "rtl" {
  return /\p{Script=Arabic}/u.test(words) ? "rtl" : "ltr";
}

/** Messages of the bot without one of the person between them are parts of one answer. */
function shownOf(said: readonly Said[]): Shown[] {
  const shown: Said[] = [];
  for (const message of said) {
    const previous = shown.at(-1);
    if (message.from === "bot" && previous?.from === "bot") {
      shown[shown.length - 1] = { ...previous, words: [...previous.words, ...message.words] };
    } else shown.push(message);
  }
  return shown.map(({ from, words, direction }) => ({
    from,
    words: (from === "bot" ? withoutDay(words) : words).join("\n\n"),
    direction,
  }));
}

/** The day that an answer speaks for stands below it, and is not what it says. */
function withoutDay(words: readonly string[]): readonly string[] {
  const texts = shippedTexts();
  const days = texts.languages.map((language) =>
    texts.say("page.asOf", language, { date: formatDate(aReply().asOf, language) }),
  );
  return words.filter((paragraph) => !days.includes(paragraph));
}

function roomOf(service: TeamsService, id: string): Room {
  const { teams } = service;
  const around = (who: string): Activity => ({
    serviceUrl: teams.serviceUrl,
    from: { id: `29:${id}-${who}` },
    conversation: { id, conversationType: "groupChat", isGroup: true, tenantId: TEAMS.tenant },
  });
  return {
    ask: (who, message, text) =>
      isTaken(
        service.post(
          teamsActivity("group-mention", {
            ...around(who),
            id: message,
            text: `<at>Yizhan</at> ${text}`,
          }),
        ),
      ),
    chat: (who, message, text) =>
      isTaken(
        service.post(
          teamsActivity("group-mention", { ...around(who), id: message, text, entities: [] }),
        ),
      ),
    answers: async (count) => {
      const here = (): readonly string[] =>
        teams.sent
          .filter(({ conversation }) => conversation === id)
          .map(({ activity }) => withoutDay(wordsOf(activity)).join("\n\n"));
      await waitFor(() => here().length >= count);
      return here();
    },
  };
}

const FAILURES: Readonly<Record<"down" | "rate" | "unauthorized" | "blocked", Failure>> = {
  down: { status: 502 },
  rate: { status: 429, retryAfter: 3 },
  unauthorized: { status: 401 },
  blocked: { status: 403, code: "MessageWritesBlocked" },
};

function wireOf(service: TeamsService, last: () => string): Wire {
  const tell = (activity: Activity, id: string): Promise<boolean> =>
    isTaken(service.post({ ...activity, ...privately(service, last()), id }));
  return {
    own: (id) =>
      isTaken(
        service.post({
          ...teamsActivity("personal-message"),
          ...privately(service, last()),
          from: { id: TEAMS.botId },
          id,
        }),
      ),
    edit: (id, text) => tell(teamsActivity("edit", { text }), id),
    attachment: (id) => tell(teamsActivity("attachment"), id),
    unknownEvent: async () => {
      // Whoever installs the app is greeted; that it is removed, or that somebody else joins, is nothing to answer.
      const unknown = [
        teamsActivity("reaction"),
        teamsActivity("conversation-update", { membersAdded: [{ id: "29:1person-second" }] }),
        teamsActivity("installation-update", { action: "remove" }),
        teamsActivity("unknown-invoke"),
      ];
      const known = await Promise.all(
        unknown.map((activity, at) => tell(activity, `unknown-${String(at)}`)),
      );
      return known.every(Boolean);
    },
    withoutField: () => {
      const activity = { ...teamsActivity("personal-message"), ...privately(service, last()) };
      return isTaken(service.post({ ...activity, from: undefined }));
    },
    forged: (id) =>
      isTaken(
        service.post(
          { ...teamsActivity("personal-message"), ...privately(service, last()), id },
          `${service.teams.bearer().slice(0, -4)}AAAA`,
        ),
      ),
    replayed: null,
    refuse: (how) => {
      service.teams.failure = how === null ? null : FAILURES[how];
    },
  };
}
