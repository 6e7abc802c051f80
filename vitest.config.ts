import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: [
      "test/helpers/postgres-for-all.ts",
      "test/helpers/prepared-index.ts",
      "test/helpers/model-for-all.ts",
    ],
    setupFiles: ["test/helpers/no-network.ts"],
    // Most tests wait for databases, browsers and processes of their own, so that no core is left free for the runner.
    maxWorkers: availableParallelism(),
    testTimeout: 60_000,
    hookTimeout: 120_000,
    restoreMocks: true,
  },
});
