import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { buildWeb, CONSOLE_DIR } from "../../scripts/build-web.ts";

const ASSETS = join(CONSOLE_DIR, "assets");

/** What is fetched before anything can be seen: what the page names, and the sentences of one language. */
function firstLoad(): readonly string[] {
  const page = readFileSync(join(CONSOLE_DIR, "index.html"), "utf8");
  return readdirSync(ASSETS).filter(
    (name) => /\.(?:js|css)$/.test(name) && (page.includes(name) || name.startsWith("en-")),
  );
}

describe("the weight of the web desk", () => {
  beforeAll(async () => {
    await buildWeb();
  }, 120_000);

  it("is under 220 kB until the inbox is seen, as it travels", () => {
    const files = firstLoad();
    expect(files.length).toBeGreaterThanOrEqual(3);
    const sizes = files.map((name) => gzipSync(readFileSync(join(ASSETS, name))).length);
    expect(sizes.reduce((sum, each) => sum + each)).toBeLessThan(220_000);
  });

  it("leaves what only editors of the content need for when they come to it", () => {
    const names = readdirSync(ASSETS);
    const first = firstLoad();
    for (const page of [
      "content-area",
      "overview-page",
      "draft-page",
      "editor-page",
      "numbers-page",
    ]) {
      const own = names.filter((name) => name.startsWith(`${page}-`) && name.endsWith(".js"));
      expect(own, page).toHaveLength(1);
      expect(first).not.toContain(own[0]);
    }
  });
});
