import { afterEach, describe, expect, it } from "vitest";
import { startServiceProcess, type ServiceProcess } from "../helpers/service-process.ts";
import { tempFolder } from "../helpers/temp-folder.ts";

describe("a start", () => {
  let service: ServiceProcess | null = null;
  afterEach(() => service?.end("SIGKILL"));

  const start = async (environment: Readonly<Record<string, string>>): Promise<ServiceProcess> => {
    service = await startServiceProcess({
      folder: tempFolder({}),
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

  it("warns of nothing on one’s own machine", async () => {
    const running = await start({});
    await expect.poll(() => running.said()).toContain(LAST_BEFORE);
    await running.end("SIGTERM");
    expect(running.said()).not.toMatch(/TRUST_PROXY|other machines|sslmode/);
  });
});
