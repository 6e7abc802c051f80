import { accessSync, constants } from "node:fs";
import { availableParallelism } from "node:os";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [packagesAsServed()],
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: [
      "test/helpers/postgres-for-all.ts",
      "test/helpers/prepared-index.ts",
      "test/helpers/model-for-all.ts",
    ],
    setupFiles: ["test/helpers/no-network.ts"],
    // Files that a worker runs one after the other share what reading the content and the modules takes.
    isolate: false,
    // Most tests wait for databases, browsers and processes of their own, so that no core is left free for the runner.
    maxWorkers: availableParallelism(),
    // What a test makes lives for a moment: a larger nursery keeps it from being copied again and again.
    execArgv: ["--max-semi-space-size=64"],
    env: temporaryFolder(),
    testTimeout: 60_000,
    hookTimeout: 120_000,
    restoreMocks: true,
  },
});

/**
 * Packages are those that the service loads. Vite asks for their builds for developers, which check every step of reading
 * Markdown and take twice as long.
 */
function packagesAsServed(): Plugin {
  return {
    name: "packages-as-served",
    configResolved: ({ ssr }) => {
      const { conditions = [] } = ssr.resolve ?? {};
      ssr.resolve = {
        ...ssr.resolve,
        conditions: conditions.filter((one) => !/development/.test(one)),
      };
    },
  };
}

/** Hundreds of databases are made, and none has to outlive a loss of power: in memory they wait for no disk. */
function temporaryFolder(): Record<string, string> {
  const inMemory = "/dev/shm";
  try {
    accessSync(inMemory, constants.W_OK | constants.X_OK);
    return { TMPDIR: inMemory };
  } catch {
    return {};
  }
}
