import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/helpers/prepared-index.ts", "test/helpers/model-for-all.ts"],
    setupFiles: ["test/helpers/no-network.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    restoreMocks: true,
  },
});
