import type { SecondFactorPolicy } from "../../src/domain/second-factor.ts";
import { createProviderPart } from "../../src/app/provider.ts";
import { createSealer } from "../../src/app/sealer.ts";
import { readProviderSettings } from "../../src/app/provider-settings.ts";
import { startConsole, type TestConsole } from "./console.ts";
import { FakeTime } from "./fake-time.ts";
import { keptLog } from "./fakes.ts";
import { freePort } from "./free-port.ts";
import { newDatabase } from "./new-database.ts";
import { CLIENT, startProvider, type TestProvider } from "./openid-provider.ts";

/** A browser, as far as redirects and cookies go. */
export class Jar {
  readonly #cookies = new Map<string, string>();

  get(name: string): string | undefined {
    return this.#cookies.get(name);
  }

  set(name: string, value: string): void {
    this.#cookies.set(name, value);
  }

  /** Asks without following where it is sent. */
  async ask(url: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(url, {
      redirect: "manual",
      headers: { ...headers, ...(cookie === "" ? {} : { Cookie: cookie }) },
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      const at = pair.indexOf("=");
      const value = pair.slice(at + 1);
      if (value === "") this.#cookies.delete(pair.slice(0, at));
      else this.#cookies.set(pair.slice(0, at), value);
    }
    return response;
  }
}

/** The console of a desk at which one may sign in with a real provider. */
export interface ProviderConsole extends TestConsole {
  readonly provider: TestProvider;
  readonly warned: readonly unknown[];
  readonly sealer: ReturnType<typeof createSealer>;
  /** Goes from the sign-in page to the provider and as far as the address with which it sends back. */
  toCallback(jar: Jar): Promise<string>;
  /** The whole way; returns where the desk sends the browser in the end, without the host. */
  comeIn(jar?: Jar): Promise<string>;
  /** The status of a request with the session of a browser. */
  session(jar: Jar): Promise<number>;
}

export async function startProviderConsole(
  environment: Readonly<Record<string, string>> = {},
  secondFactor: SecondFactorPolicy = "off",
): Promise<ProviderConsole> {
  const time = new FakeTime();
  const database = await newDatabase();
  const port = await freePort();
  const publicUrl = `http://127.0.0.1:${String(port)}`;
  const provider = await startProvider(`${publicUrl}/console/login/oidc/callback`);
  const given = {
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: CLIENT.id,
    OIDC_CLIENT_SECRET: CLIENT.secret,
    OIDC_NAME: "Institute Login",
    ...environment,
  };
  const settings = readProviderSettings({ given, publicUrl });
  const log = keptLog();
  const part = createProviderPart(settings, { fetch, clock: time, log });
  const desk = await startConsole({
    time,
    database,
    publicUrl,
    provider: part,
    port,
    secondFactor,
  });
  const toCallback = async (jar: Jar): Promise<string> => {
    let url = `${publicUrl}/console/login/oidc?to=/console/centres`;
    for (let hops = 0; hops < 10; hops += 1) {
      const response = await jar.ask(url);
      const next = new URL(response.headers.get("Location") ?? "", url).href;
      if (next.startsWith(publicUrl)) return next;
      url = next;
    }
    throw new Error(`no way back from ${url}`);
  };
  return {
    ...desk,
    provider,
    warned: log.lines,
    sealer: createSealer(CLIENT.secret),
    toCallback,
    comeIn: async (jar = new Jar()) => {
      const response = await jar.ask(await toCallback(jar));
      return response.headers.get("Location") ?? "";
    },
    session: async (jar) => (await jar.ask(`${publicUrl}/console/api/session`)).status,
    stop: async () => {
      await desk.stop();
      await provider.stop();
      await database.close();
    },
  };
}
