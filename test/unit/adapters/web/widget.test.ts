import { afterAll, afterEach, describe, expect, it } from "vitest";
import { FakeTime } from "../../../helpers/fake-time.ts";
import { plainPageDir, startWebService, type WebService } from "../../../helpers/web-service.ts";

const CENTRE = "https://centre.example";
const page = plainPageDir();
const started: WebService[] = [];
afterEach(async () => {
  for (const service of started.splice(0)) await service.stop();
});
afterAll(() => {
  page.remove();
});

async function start(frameOrigins: readonly string[]): Promise<string> {
  const service = await startWebService({
    time: new FakeTime(),
    pageDir: page.path,
    frameOrigins,
  });
  started.push(service);
  return service.url;
}

describe("the widget’s script", () => {
  it("may be loaded by other sites, unlike everything else", async () => {
    const url = await start([CENTRE]);
    const { headers } = await fetch(`${url}/widget.js`);
    expect(headers.get("content-type")).toContain("javascript");
    expect(headers.get("cross-origin-resource-policy")).toBe("cross-origin");
    expect(headers.get("cache-control")).toBe("public, max-age=3600");
    const asset = await fetch(`${url}/assets/index-abc.js`);
    expect(asset.headers.get("cross-origin-resource-policy")).toBe("same-origin");
  });

  it("knows who may show the chat, and its words in every language", async () => {
    const url = await start([CENTRE]);
    const script = await (await fetch(`${url}/widget.js`)).text();
    const settings = JSON.parse(/^console\.log\((.*)\);\n$/.exec(script)?.[1] ?? "") as {
      readonly origins: readonly string[];
      readonly words: Readonly<Record<string, unknown>>;
    };
    expect(settings.origins).toEqual([CENTRE]);
    expect(Object.keys(settings.words)).toEqual(["ar", "en", "es", "fr", "ru", "zh"]);
    expect(settings.words["ar"]).toEqual({
      dir: "rtl",
      ask: "اطرح سؤالًا",
      title: "Yizhan: أسئلة عن القدوم إلى الصين",
      unread: "رسائل جديدة: {count}",
    });
  });

  it("is not there when no site may show the chat", async () => {
    const response = await fetch(`${await start([])}/widget.js`);
    expect([response.status, await response.json()]).toEqual([
      404,
      { error: { code: "not_found", message: "There is nothing at this address." } },
    ]);
  });

  it("is answered by a page that names the same sites", async () => {
    const named = await (await fetch(await start([CENTRE, "https://two.example"]))).text();
    expect(named).toContain('data-embedders="https://centre.example https://two.example"');
  });
});
