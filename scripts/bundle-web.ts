import { renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";
import pageConfig, { consoleConfig, widgetConfig } from "../web/vite.config.ts";
import { CONSOLE_DIR, PAGE_DIR, STAMP } from "./build-web.ts";

// Run by build-web.ts, which keeps others from building at the same time and tells what the build is made from.
const [stamp = ""] = process.argv.slice(2);
const targets = [
  { folder: PAGE_DIR, configs: [pageConfig, widgetConfig] },
  { folder: CONSOLE_DIR, configs: [consoleConfig] },
];
for (const { folder, configs } of targets) {
  for (const config of configs) {
    await build({
      ...config,
      configFile: false,
      build: { ...config.build, outDir: newOf(folder) },
    });
  }
  writeFileSync(join(newOf(folder), STAMP), stamp);
}
for (const { folder } of targets) {
  rmSync(folder, { recursive: true, force: true });
  renameSync(newOf(folder), folder);
}

/** Where a folder is made, to take its place when it is whole. */
function newOf(folder: string): string {
  return `${folder}.new`;
}
