import { accessSync, constants } from "node:fs";
import { availableParallelism, totalmem } from "node:os";
import type { Plugin } from "vite";
import { configDefaults, defineConfig } from "vitest/config";

/** Tests that replace modules. */
export const MOCKING = ["test/e2e/hand-over.test.ts"];

/** What every test file is run with. */
export const OF_EACH_FILE = {
  plugins: [packagesAsServed()],
  test: {
    setupFiles: ["test/helpers/no-network.ts"],
    env: temporaryFolder(),
    execArgv: heapOptions(),
    testTimeout: 60_000,
    hookTimeout: 120_000,
    restoreMocks: true,
  },
};

export default defineConfig({
  test: {
    // Once for both projects.
    globalSetup: [
      "test/helpers/postgres-for-all.ts",
      "test/helpers/prepared-index.ts",
      "test/helpers/model-for-all.ts",
    ],
    // Most tests wait for databases, browsers and processes of their own, so that no core is left free for the runner.
    maxWorkers: availableParallelism(),
    // What tests read and none imports: with `--changed` any change of it runs them all.
    forceRerunTriggers: [
      ...configDefaults.forceRerunTriggers,
      ...["knowledge", "languages", "locales", "prompts", "questions"].map((one) => `**/${one}/**`),
      "**/package-lock.json",
      "**/test/fixtures/**",
    ],
    projects: [
      {
        ...OF_EACH_FILE,
        test: {
          ...OF_EACH_FILE.test,
          name: "shared",
          include: ["test/**/*.test.ts"],
          exclude: [...configDefaults.exclude, ...MOCKING],
          // Files that a worker runs one after the other share what reading the content and the modules takes.
          isolate: false,
        },
      },
      {
        ...OF_EACH_FILE,
        // A module that is replaced must be loaded by nobody before, and by nobody else after.
        test: { ...OF_EACH_FILE.test, name: "apart", include: MOCKING },
      },
    ],
  },
});

/**
 * What a test makes lives for a moment: a larger nursery keeps it from being copied again and again. A worker holds the content, the
 * models and the modules of all files so far, so where there is room for it, nothing of that is looked through before it has grown.
 */
function heapOptions(): string[] {
  const gigabyte = 1_024 ** 3;
  const nursery = "--max-semi-space-size=64";
  return totalmem() < 12 * gigabyte ? [nursery] : [nursery, "--initial-heap-size=3000"];
}

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
