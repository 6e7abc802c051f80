import { readSettings, type Settings } from "../../src/app/config.ts";

/**
 * Which model the whole service and the commands have in tests: none; one that does what its prompts ask; or one at an
 * address where nobody listens. Whoever runs the tests says it in `YIZHAN_TEST_MODEL`.
 */
type TestModel = "absent" | "present" | "broken";

const WHICH = "YIZHAN_TEST_MODEL";
/** Where the model of `present` listens; set before the tests, for all their processes. */
export const TEST_MODEL_URL = "YIZHAN_TEST_MODEL_URL";
/** Nobody may listen there without being root. */
const DEAD_URL = "http://127.0.0.1:9/v1";

export function testModel(): TestModel {
  const which = process.env[WHICH] ?? "absent";
  if (which === "absent" || which === "present" || which === "broken") return which;
  throw new Error(`${WHICH} is absent, present or broken, not ${which}.`);
}

/** Settings of the model; in `absent` empty ones, so that no key of whoever runs the tests is ever used. */
export function testModelEnvironment(): Readonly<Record<string, string>> {
  const which = testModel();
  if (which === "absent") return { OPENAI_API_KEY: "", OPENAI_MODEL: "", OPENAI_BASE_URL: "" };
  const url = which === "broken" ? DEAD_URL : process.env[TEST_MODEL_URL];
  if (url === undefined) throw new Error(`${TEST_MODEL_URL} is set before the tests.`);
  return { OPENAI_API_KEY: "a key", OPENAI_MODEL: "scripted", OPENAI_BASE_URL: url };
}

/** Most stories are of somebody who has only to show the password; those of the second factor say so. */
export const PASSWORD_ALONE = { SECOND_FACTOR: "off" } as const;

/** The settings of a service that a test starts in its own process. */
export function testSettings(environment: Readonly<Record<string, string>>): Settings {
  return readSettings({ ...testModelEnvironment(), ...PASSWORD_ALONE, ...environment });
}
