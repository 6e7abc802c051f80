import { createPagePacker } from "../../src/http/page-packer.ts";
import { createConsoleRoutes, type ConsoleRoutesDeps } from "../../src/http/console/index.ts";
import type { ConsoleRoute } from "../../src/http/console/route.ts";
import { createHttpServer, type HttpServer } from "../../src/http/server.ts";
import type { Staff } from "../../src/domain/staff.ts";
import type { SecondFactorPolicy } from "../../src/domain/second-factor.ts";
import type { ProviderPart } from "../../src/services/staff/deps.ts";
import { createAudit } from "../../src/services/audit.ts";
import type { Database } from "../../src/store/database.ts";
import { openTestDesk, PASSWORD, type TestDesk } from "./desk.ts";
import { FakeTime } from "./fake-time.ts";
import { keptLog } from "./fakes.ts";
import { newDatabase } from "./new-database.ts";

/** What a browser would send of somebody who is signed in. */
export interface Visitor {
  readonly cookie: string | null;
  readonly csrf: string | null;
}

export const NOBODY: Visitor = { cookie: null, csrf: null };

export interface Answered {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Headers;
}

/** The real server with the console alone, on loopback. */
export interface TestConsole extends TestDesk {
  readonly url: string;
  readonly http: HttpServer;
  readonly time: FakeTime;
  readonly database: Database;
  readonly log: ReturnType<typeof keptLog>;
  readonly deps: ConsoleRoutesDeps;
  /** Opens a session, past the limit of tries. */
  signIn(staff: Staff): Promise<Visitor>;
  get(path: string, who?: Visitor, headers?: Record<string, string>): Promise<Answered>;
  post(
    path: string,
    body: unknown,
    who?: Visitor,
    headers?: Record<string, string>,
  ): Promise<Answered>;
  stop(): Promise<void>;
}

export interface TestConsoleOptions {
  readonly publicUrl?: string | null;
  readonly pageDir?: string;
  /** With which staff may sign in beside passwords. */
  readonly provider?: ProviderPart | null;
  /** A free one where it is left out. */
  readonly port?: number;
  readonly trustProxy?: number;
  readonly secondFactor?: SecondFactorPolicy;
  /** In place of an empty one in memory; whoever opened it closes it. */
  readonly database?: Database;
  readonly time?: FakeTime;
  /** Further rows of the table of routes, over the desk of this console. */
  readonly more?: (desk: TestDesk, database: Database, time: FakeTime) => readonly ConsoleRoute[];
}

const API = "/console/api";

export async function startConsole(options: TestConsoleOptions = {}): Promise<TestConsole> {
  const time = options.time ?? new FakeTime();
  const log = keptLog();
  const database = options.database ?? (await newDatabase());
  const desk = await openTestDesk(
    database,
    time,
    undefined,
    undefined,
    options.secondFactor ?? "off",
    options.provider ?? null,
  );
  const deps: ConsoleRoutesDeps = {
    accounts: desk.accounts,
    centres: desk.centres,
    audit: createAudit(desk.trail),
    publicUrl: options.publicUrl ?? null,
    pageDir: options.pageDir ?? "/nowhere",
    packer: createPagePacker(),
    more: options.more?.(desk, database, time) ?? [],
  };
  const http = createHttpServer({
    adapters: [],
    readiness: () => ({}),
    log,
    scheduler: time,
    trustProxy: options.trustProxy ?? false,
    console: createConsoleRoutes(deps),
  });
  const url = `http://127.0.0.1:${await http.listen("127.0.0.1", options.port ?? 0)}`;
  let signedIn = 0;
  return {
    ...desk,
    url,
    http,
    time,
    database,
    log,
    deps,
    signIn: async (staff) => {
      signedIn += 1;
      const result = await desk.accounts.login(staff.email, PASSWORD, `address ${signedIn}`);
      if (result.kind !== "signed-in") throw new Error(JSON.stringify(result));
      const prefix = deps.publicUrl?.startsWith("https:") === true ? "__Host-" : "";
      const cookie = `${prefix}yizhan_session=${result.token}`;
      const { body } = await ask(`${url}${API}/session`, { headers: { Cookie: cookie } });
      return { cookie, csrf: (body as { csrf: string }).csrf };
    },
    get: (path, who = NOBODY, headers = {}) =>
      ask(`${url}${API}${path}`, { headers: { ...headersOf(who), ...headers } }),
    post: (path, body, who = NOBODY, headers = {}) =>
      ask(`${url}${API}${path}`, {
        method: "POST",
        headers: { ...headersOf(who), "Content-Type": "application/json", ...headers },
        body: typeof body === "string" ? body : JSON.stringify(body),
      }),
    stop: async () => {
      await http.close();
      if (options.database === undefined) await database.close();
    },
  };
}

function headersOf({ cookie, csrf }: Visitor): Record<string, string> {
  return {
    ...(cookie === null ? {} : { Cookie: cookie }),
    ...(csrf === null ? {} : { "X-CSRF-Token": csrf }),
  };
}

async function ask(url: string, init: RequestInit): Promise<Answered> {
  const response = await fetch(url, init);
  const { status, headers } = response;
  if (headers.get("content-type")?.startsWith("text/event-stream") === true) {
    await response.body?.cancel();
    return { status, body: null, headers };
  }
  const text = await response.text();
  const isJson = headers.get("content-type")?.startsWith("application/json") === true;
  const body: unknown = isJson ? JSON.parse(text) : text;
  return { status, body, headers };
}
