import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inProject } from "../../../src/app/paths.ts";

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
    code: 'import type { Y } from "./planted-other.ts";\nexport type X = Y;',
    rule: "no-circular",
  },
];

/** All that the rules look at, and where their imports lead. */
const COPIED = [
  "src",
  "adapters",
  "languages",
  "locales",
  "scripts",
  "package.json",
  "tsconfig.json",
  ".dependency-cruiser.cjs",
];

interface Violation {
  readonly from: string;
  readonly to: string;
  readonly rule: { readonly name: string };
}

interface Cruised {
  readonly summary: { readonly violations: readonly Violation[]; readonly totalCruised: number };
}

function plantedFile(number: number): string {
  return `${PLANTED[number]?.room ?? ""}/planted-${String(number)}.ts`;
}

/** The files are planted in a copy, so that other tests that read the project at the same time do not find them. */
function plant(root: string): void {
  // What languages are taught with is imported by nothing, and large.
  const filter = (source: string): boolean => path.basename(source) !== "training";
  for (const name of COPIED)
    cpSync(inProject(name), path.join(root, name), { recursive: true, filter });
  symlinkSync(inProject("node_modules"), path.join(root, "node_modules"));
  for (const [number, { code, room, rule }] of PLANTED.entries()) {
    writeFileSync(path.join(root, plantedFile(number)), `${code}\n`);
    if (rule !== "no-circular") continue;
    const back = `import type { X } from "./planted-${String(number)}.ts";\nexport type Y = X;\n`;
    writeFileSync(path.join(root, room, "planted-other.ts"), back);
  }
}

function cruise(root: string): Cruised {
  const options = ["--preserve-symlinks", "--config", ".dependency-cruiser.cjs"];
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [inProject("node_modules/.bin/depcruise"), "src", "adapters", ...options, "-T", "json"],
    { cwd: root, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 },
  );
  expect(stderr).toBe("");
  return JSON.parse(stdout) as Cruised;
}

describe("the import rules", () => {
  let root: string;
  let cruised: Cruised["summary"];
  beforeAll(() => {
    root = mkdtempSync(path.join(tmpdir(), "yizhan-imports-"));
    plant(root);
    cruised = cruise(root).summary;
  });
  afterAll(() => {
    rmSync(root, { recursive: true, force: true });
  });

  it("hold for the tree as it stands, and see all of it", () => {
    const { violations, totalCruised } = cruised;
    expect(violations.filter(({ from }) => !from.includes("/planted-"))).toEqual([]);
    expect(totalCruised).toBeGreaterThan(99);
  });

  it.each(PLANTED.map((planted, number) => ({ ...planted, file: plantedFile(number) })))(
    "refuse $room: $rule",
    ({ file, rule }) => {
      const own = cruised.violations.filter(({ from }) => from === file);
      expect(own.map(({ rule: { name } }) => name)).toContain(rule);
    },
  );
});
