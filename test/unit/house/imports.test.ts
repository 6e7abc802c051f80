import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

/** Each is planted as a file of its own in a room, and must be refused by the rule named. */
const PLANTED: readonly { room: string; code: string; rule: string }[] = [
  {
    room: "src/domain",
    code: 'import { readFileSync } from "node:fs";\nexport const x = readFileSync;',
    rule: "domain-imports-inwards",
  },
  {
    room: "src/domain",
    code: 'import type { Texts } from "../ports/texts.ts";\nexport type X = Texts;',
    rule: "domain-imports-inwards",
  },
  {
    room: "src/domain",
    code: 'import type { ZodType } from "zod";\nexport type X = ZodType;',
    rule: "domain-imports-inwards",
  },
  {
    room: "src/ports",
    code: 'import type { Answering } from "../services/answering.ts";\nexport type X = Answering;',
    rule: "ports-imports-inwards",
  },
  {
    room: "src/services",
    code: 'import { loadTexts } from "../content/texts.ts";\nexport const x = loadTexts;',
    rule: "services-imports-inwards",
  },
  {
    room: "src/services",
    code: 'import type { Problem } from "../content/problem.ts";\nexport type X = Problem;',
    rule: "services-imports-inwards",
  },
  {
    room: "src/search",
    code: 'import { writeFileSync } from "node:fs";\nexport const x = writeFileSync;',
    rule: "search-imports-inwards",
  },
  {
    room: "src/understanding",
    code: 'import type { SearchEngine } from "../search/index.ts";\nexport type X = SearchEngine;',
    rule: "understanding-imports-inwards",
  },
  {
    room: "src/content",
    code: 'import type { Settings } from "../app/config.ts";\nexport type X = Settings;',
    rule: "only-app-wires",
  },
  {
    room: "adapters/web",
    code: 'import type { Core } from "../../src/app/service.ts";\nexport type X = Core;',
    rule: "only-app-wires",
  },
  {
    room: "adapters/shared",
    code: 'import type { WebAdapterOptions } from "../web/index.ts";\nexport type X = WebAdapterOptions;',
    rule: "adapters-shared-imports-inwards",
  },
  {
    room: "src/store",
    code: 'import type { Answering } from "../services/answering.ts";\nexport type X = Answering;',
    rule: "store-imports-inwards",
  },
  {
    room: "src/llm",
    code: 'import type { Answering } from "../services/answering.ts";\nexport type X = Answering;',
    rule: "llm-imports-inwards",
  },
  {
    room: "src/guard",
    code: 'import { readFileSync } from "node:fs";\nexport const x = readFileSync;',
    rule: "guard-imports-inwards",
  },
  {
    room: "adapters/telegram",
    code: 'import { Telegram } from "telegraf";\nexport const x = Telegram;',
    rule: "sdk-behind-io",
  },
  {
    room: "adapters/slack",
    code: 'import type { App } from "@slack/bolt";\nexport type X = App;',
    rule: "sdk-behind-io",
  },
  {
    room: "adapters/teams",
    code: 'export const x = async () => await import("botbuilder");',
    rule: "sdk-behind-io",
  },
  {
    room: "adapters/shared",
    code: 'import type { Activity } from "botframework-schema";\nexport type X = Activity;',
    rule: "sdk-behind-io",
  },
  {
    room: "src/content",
    code: 'import fc from "fast-check";\nexport const x = fc;',
    rule: "no-development-packages",
  },
  {
    room: "src/domain",
    code: 'import type { Y } from "./planted-b.ts";\nexport type X = Y;',
    rule: "no-circular",
  },
];

function cruise(
  folders: readonly string[],
  more: readonly string[] = [],
): { status: number | null; output: string } {
  const run = spawnSync(
    process.execPath,
    [
      path.join(ROOT, "node_modules/.bin/depcruise"),
      ...folders,
      "--config",
      ".dependency-cruiser.cjs",
      "--output-type",
      "err",
      ...more,
    ],
    { cwd: ROOT, encoding: "utf8" },
  );
  return { status: run.status, output: run.stdout + run.stderr };
}

describe("the import rules", () => {
  const planted: string[] = [];
  const plant = (file: string, code: string): void => {
    mkdirSync(path.dirname(path.join(ROOT, file)), { recursive: true });
    writeFileSync(path.join(ROOT, file), `${code}\n`);
    planted.push(file);
  };
  afterEach(() => {
    for (const file of planted.splice(0)) rmSync(path.join(ROOT, file), { force: true });
  });

  it("hold for the tree as it stands, and see all of it", () => {
    // Another run of this test may have planted its files at the same moment.
    const { status, output } = cruise(["src", "adapters"], ["--exclude", "/planted-[ab]\\.ts$"]);
    expect(output).toMatch(/no dependency violations found \((\d{2,}) modules/);
    expect(status).toBe(0);
  });

  it.each(PLANTED)("refuse $room: $rule", ({ room, code, rule }) => {
    plant(`${room}/planted-a.ts`, code);
    if (rule === "no-circular")
      plant(`${room}/planted-b.ts`, 'import type { X } from "./planted-a.ts";\nexport type Y = X;');
    expect(existsSync(path.join(ROOT, `${room}/planted-a.ts`))).toBe(true);
    const { status, output } = cruise([`${room}/planted-a.ts`]);
    expect(output).toContain(rule);
    expect(status).not.toBe(0);
  });
});
