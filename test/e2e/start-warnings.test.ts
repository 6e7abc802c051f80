import { randomBytes } from "node:crypto";
import { afterEach, describe, expect, it } from "vitest";
import { openDatabase } from "../../src/store/open-database.ts";
import { openTestDesk } from "../helpers/desk.ts";
import { FakeTime } from "../helpers/fake-time.ts";
import { startServiceProcess, type ServiceProcess } from "../helpers/service-process.ts";
import { tempFolder } from "../helpers/temp-folder.ts";

describe("a start", () => {
  let service: ServiceProcess | null = null;
  afterEach(() => service?.end("SIGKILL"));

  const start = async (
    environment: Readonly<Record<string, string>>,
    folder = tempFolder({}),
  ): Promise<ServiceProcess> => {
    service = await startServiceProcess({
      folder,
      port: 0,
      frameOrigins: [],
      articles: "few",
      environment,
    });
    return service;
  };
  /** The line that comes before the warnings. */
  const LAST_BEFORE = "Model: ";

  it("says what is set up wrong below the addresses", async () => {
    const running = await start({ PUBLIC_URL: "https://help.example.org" });
    await expect
      .poll(() => running.said())
      .toMatch(/^PUBLIC_URL is https, .* Set TRUST_PROXY=true/m);
    const text = running.said();
    expect(text.indexOf(LAST_BEFORE)).toBeLessThan(text.indexOf("PUBLIC_URL is https"));
  });

  it("says that it has not the key of second factors, and goes on", async () => {
    const folder = tempFolder({});
    await (await start({}, folder)).end("SIGTERM");
    const database = await openDatabase(`sqlite:${folder}/yizhan.db`, "server");
    const desk = await openTestDesk(database, new FakeTime());
    const { id } = await desk.account({ role: "lead" });
    const factor = { secret: "sealed:1:AAAA", pending: null, lastStep: 0, confirmedAt: new Date() };
    await desk.store.change((change) => change.saveSecondFactor(id, factor));
    await database.close();
    const SECOND_FACTOR_KEY = randomBytes(32).toString("base64");
    const running = await start({ SECOND_FACTOR_KEY }, folder);
    await expect.poll(() => running.said()).toMatch(/^Second factors: no key opens that of one/m);
    expect(running.said()).not.toContain(SECOND_FACTOR_KEY);
  });

  it("warns of nothing on one’s own machine", async () => {
    const running = await start({});
    await expect.poll(() => running.said()).toContain(LAST_BEFORE);
    await running.end("SIGTERM");
    expect(running.said()).not.toMatch(/TRUST_PROXY|other machines|sslmode|SECOND_FACTOR_KEY/);
  });
});
