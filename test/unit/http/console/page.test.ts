import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startConsole, type TestConsole } from "../../../helpers/console.ts";
import { waitFor } from "../../../helpers/wait-for.ts";

let folder: string;
let desk: TestConsole;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "yizhan-console-"));
  desk = await startConsole({ pageDir: folder });
});
afterEach(async () => {
  await desk.stop();
  rmSync(folder, { recursive: true });
});

const SCRIPT = `console.log("${"yizhan ".repeat(200)}");\n`;

function build(): void {
  const html = '<meta name="style-nonce" content="__NONCE__"><link nonce="__NONCE__">';
  writeFileSync(join(folder, "index.html"), html);
  mkdirSync(join(folder, "assets"));
  writeFileSync(join(folder, "assets", "index-abc.js"), SCRIPT);
  writeFileSync(join(folder, "secret.txt"), "secret");
}

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(desk.url + path, { headers });

describe("the page of the console", () => {
  it("is said not to be built while it is not, and found as soon as it is", async () => {
    const missing = await get("/console");
    expect([missing.status, await missing.json()]).toEqual([
      503,
      { error: { code: "unavailable", message: "The console is not built." } },
    ]);
    build();
    expect((await get("/console")).status).toBe(200);
  });

  it("is the same at every path but those of its interface and its files", async () => {
    build();
    for (const path of ["/console", "/console/", "/console/cases/a/b", "/console/apis"]) {
      const page = await get(path);
      expect([path, page.status, page.headers.get("content-type")]).toEqual([
        path,
        200,
        "text/html; charset=utf-8",
      ]);
      expect(await page.text()).toContain('<meta name="style-nonce"');
    }
    for (const path of [
      "/console/api",
      "/console/api/nothing",
      "/console/assets/none.js",
      "/console/assets/..%2Fsecret.txt",
      "/consoles",
    ]) {
      expect([path, (await get(path)).status]).toEqual([path, 404]);
    }
  });

  it("allows styles with a number of that one answer, and weakens nothing else", async () => {
    build();
    const nonces = new Set<string>();
    for (let n = 0; n < 3; n += 1) {
      const page = await get("/console");
      const policy = page.headers.get("content-security-policy") ?? "";
      const nonce = /style-src 'self' 'nonce-([\w+/=]{24})';/.exec(policy)?.[1] ?? "none";
      nonces.add(nonce);
      const html = await page.text();
      expect(html.split(nonce)).toHaveLength(3);
      expect(html).not.toContain("__NONCE__");
      expect(page.headers.get("cache-control")).toBe("no-store");
      expect(page.headers.get("x-frame-options")).toBe("DENY");
      const usual = (await get("/health/live")).headers.get("content-security-policy");
      expect(policy.replace(` 'nonce-${nonce}'`, "")).toBe(usual);
    }
    expect(nonces.size).toBe(3);
  });

  it("brings its files packed for browsers that take them so, to be kept for ever", async () => {
    build();
    await waitFor(async () => {
      const file = await get("/console/assets/index-abc.js", { "Accept-Encoding": "br" });
      return file.headers.get("content-encoding") === "br";
    });
    for (const encoding of ["br", "identity"]) {
      const file = await get("/console/assets/index-abc.js", { "Accept-Encoding": encoding });
      expect(file.headers.get("content-encoding")).toBe(encoding === "br" ? "br" : null);
      expect(file.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
      expect(file.headers.get("cache-control")).toContain("immutable");
      expect(await file.text()).toBe(SCRIPT);
      const again = {
        "If-None-Match": file.headers.get("etag") ?? "",
        "Cache-Control": "max-age=0",
      };
      expect((await get("/console/assets/index-abc.js", again)).status).toBe(304);
    }
  });
});
