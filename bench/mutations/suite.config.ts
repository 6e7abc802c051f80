import { appendFileSync, readFileSync } from "node:fs";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type Reporter, type TestSpecification } from "vitest/node";
import project, { OF_EACH_FILE } from "../../vitest.config.ts";
import { RUNS_FOR_ALL } from "./ran.ts";
import type { SuiteEvent, SuiteSettings } from "./suite.ts";

/** The project’s own configuration, for the files and with the limits that `suite.ts` asks for. */
const { files, events, temporary, testTimeoutMs, learnsIndex, watches } = JSON.parse(
  readFileSync(process.env["MUTATIONS_SUITE"] ?? "", "utf8"),
) as SuiteSettings;

// What this process runs itself, such as the setup of a database, it runs for all test files.
if (watches) Reflect.set(globalThis, RUNS_FOR_ALL, true);

/** Learning, or reading, the whole content takes longer than most of the tests. */
const INDEX_SETUP = /prepared-index/u;

/** In the order asked for, as the nearest tests find most. */
class AsAsked extends BaseSequencer {
  override sort(specifications: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number =>
      files.findIndex((file) => moduleId.endsWith(`/${file}`));
    return Promise.resolve(specifications.sort((a, b) => place(a) - place(b)));
  }
}

function told(event: SuiteEvent): void {
  appendFileSync(events, `${JSON.stringify({ event, atMs: Date.now() })}\n`);
}

const REPORTER: Reporter = {
  onTestModuleStart: ({ relativeModuleId: file }) => {
    told({ what: "begun", file });
  },
  onTestCaseResult: (test) => {
    const { state, errors = [] } = test.result();
    const file = test.module.relativeModuleId;
    if (state === "failed") {
      told({ what: "failed", file, test: test.fullName, why: errors[0]?.message ?? "" });
    } else told({ what: "passed", file });
  },
  onTestModuleEnd: (module) => {
    const file = module.relativeModuleId;
    const [error] = module.errors();
    if (error !== undefined) told({ what: "failed", file, test: "", why: error.message });
    told({ what: "ended", file });
  },
};

export default defineConfig({
  ...OF_EACH_FILE,
  test: {
    ...OF_EACH_FILE.test,
    include: [...files],
    passWithNoTests: true,
    // What one file leaves in a worker, the next would not run itself.
    isolate: watches,
    setupFiles: [
      ...(watches ? ["bench/mutations/watch-setup.ts"] : []),
      ...OF_EACH_FILE.test.setupFiles,
    ],
    globalSetup: [project.test?.globalSetup ?? []]
      .flat()
      .filter((setup) => learnsIndex || !INDEX_SETUP.test(setup)),
    env: { ...OF_EACH_FILE.test.env, TMPDIR: temporary },
    reporters: [REPORTER],
    sequence: { sequencer: AsAsked },
    bail: watches ? 0 : 1,
    maxWorkers: 1,
    ...(testTimeoutMs === null ? {} : { testTimeout: testTimeoutMs, hookTimeout: testTimeoutMs }),
  },
});
