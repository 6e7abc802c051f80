/** The service as a process of its own, killed between the arrival of a message and its end, with a Teams of our own. */
import { request } from "node:http";
import { join } from "node:path";
import SQLite from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DataFolder } from "../helpers/data-folder.ts";
import { TEAMS, teamsActivity } from "../helpers/platforms/teams-activities.ts";
import { wordsOf } from "../helpers/platforms/teams-look.ts";
import { startTeamsServer, type TeamsServer } from "../helpers/platforms/teams-server.ts";
import { startServiceProcess, type ServiceProcess } from "../helpers/service-process.ts";
import { waitFor } from "../helpers/wait-for.ts";

/** Each start reads the content and its index anew. */
const STARTS_MS = 180_000;

let teams: TeamsServer;
let data: DataFolder;
let service: ServiceProcess | null = null;

beforeEach(async () => {
  teams = await startTeamsServer(Date.now());
  data = new DataFolder();
});
afterEach(async () => {
  await kill();
  await teams.close();
  data.remove();
});

async function start(): Promise<ServiceProcess> {
  service = await startServiceProcess({
    folder: data.path,
    port: 0,
    frameOrigins: [],
    articles: "few",
    environment: {
      TEAMS_APP_ID: TEAMS.appId,
      TEAMS_APP_PASSWORD: TEAMS.password,
      TEAMS_OPENID_METADATA_URL: teams.app.openIdMetadataUrl,
      TEAMS_TOKEN_URL: teams.app.tokenUrl,
    },
  });
  await waitFor(() => teams.asked.has("/token"));
  return service;
}

async function kill(): Promise<void> {
  await service?.end("SIGKILL");
  service = null;
}

interface Posted {
  /** Resolves once all of it is on its way. */
  readonly written: Promise<void>;
  /** The status that Bot Framework sees; 0 when the connection broke. */
  readonly status: Promise<number>;
}

function post(url: string, id: string, text: string): Posted {
  const activity = teamsActivity("personal-message", { serviceUrl: teams.serviceUrl, id, text });
  const written = Promise.withResolvers<undefined>();
  const status = new Promise<number>((resolve) => {
    const sent = request(`${url}/api/messages`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: teams.bearer() },
    });
    sent.on("response", (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.on("error", () => {
      resolve(0);
    });
    sent.end(JSON.stringify(activity), () => {
      written.resolve(undefined);
    });
  });
  return { written: written.promise, status };
}

/** Bot Framework sends again what was not acknowledged; here until it is. */
async function deliver(id: string, text: string): Promise<void> {
  await waitFor(
    async () => service !== null && (await post(service.url, id, text).status) === 200,
    30_000,
  );
}

const QUESTION = "Do Germans need a visa for two weeks?";
const inboxCount = (): number =>
  (data.query("select count(*) as n from inbox") as { n: number }[])[0]?.n ?? 0;
const said = (): string[] => teams.sent.map(({ activity }) => wordsOf(activity).join("\n"));
const answers = (): string[] => said().filter((words) => words.includes("30 days"));

describe("messages on Teams, when the process is killed", { timeout: STARTS_MS }, () => {
  it("are sent again and answered once, when they were not acknowledged", async () => {
    const first = await start();
    // Somebody else writes to the database, so that the message is there and cannot be written down.
    const other = new SQLite(join(data.path, "yizhan.db"));
    other.exec("begin immediate");
    const { written, status } = post(first.url, "m1", QUESTION);
    await written;
    await kill();
    other.exec("rollback");
    other.close();
    expect(await status).toBe(0);
    expect(inboxCount()).toBe(0);

    await start();
    await deliver("m1", QUESTION);
    await waitFor(() => answers().length > 0);
    expect(answers()).toHaveLength(1);
  });

  it("are answered after all, when they were acknowledged and their answer was not sent", async () => {
    await start();
    teams.isHolding = true;
    await deliver("m1", QUESTION);
    await waitFor(() => teams.held() > 0);
    expect(inboxCount()).toBe(1);
    await kill();
    expect(answers()).toEqual([]);

    teams.isHolding = false;
    await start();
    await waitFor(() => answers().length > 0, 30_000);
    // Teams, which was answered in time, may send it again all the same.
    await deliver("m1", QUESTION);
    await deliver("m2", "Thank you");
    await waitFor(() => said().length >= 3);
    expect(answers()).toHaveLength(1);
  });

  it("are shown whole, when the words were sent and the buttons were not", async () => {
    await start();
    teams.failure = ({ text }) => (text === undefined ? { status: 502 } : null);
    await deliver("m1", QUESTION);
    await waitFor(() => teams.sent.length > 0);
    await waitFor(() => data.query("select 1 from thread_note where kind = 'part'").length > 0);
    await kill();

    teams.failure = null;
    await start();
    await waitFor(() => teams.sent.some(({ activity }) => activity["text"] === undefined), 30_000);
    expect(teams.sent.map(({ activity: { text } }) => text === undefined)).toEqual([false, true]);
  });
});
