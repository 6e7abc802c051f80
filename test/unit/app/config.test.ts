import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readSettings } from "../../../src/app/config.ts";
import { AppError } from "../../../src/domain/errors.ts";

/** Every variable that the source reads, so that none is forgotten in the example. */
function settingNames(): Set<string> {
  const names = new Set<string>();
  for (const file of [
    "src/app/config.ts",
    "src/app/model-settings.ts",
    "src/app/provider-settings.ts",
    ...["telegram", "teams", "slack"].map((name) => `adapters/${name}/config.ts`),
  ]) {
    const source = readFileSync(new URL(`../../../${file}`, import.meta.url), "utf8");
    for (const [, name = ""] of source.matchAll(/^ {2}([A-Z][A-Z_]+): /gmu)) names.add(name);
  }
  return names;
}

describe("the settings", () => {
  it("are all optional, and an empty one counts as not set", () => {
    const defaults = {
      host: "127.0.0.1",
      port: 3000,
      publicUrl: null,
      proxyUrl: null,
      platforms: { telegram: null, teams: null, slack: null },
      model: null,
      trustProxy: false,
      databaseUrl: "sqlite:data/yizhan.db",
      databaseWay: "here",
      answerThreads: 0,
      databaseMigrates: true,
      searchFolder: null,
      questionsFolder: null,
      retentionDays: 30,
      quotas: { web: 500e6, webAddress: 50e6, messengerPerson: 5e6 },
      leastFreeBytes: 500e6,
      metricsToken: null,
      webAllowedOrigins: [],
      secondFactor: "leads",
      provider: null,
      secondFactorKeys: { present: null, before: null },
      contentOnePerson: false,
      logLevel: "info",
    };
    expect(readSettings({})).toEqual(defaults);
    expect(
      readSettings({ HOST: "", PORT: "", TRUST_PROXY: "", LOG_LEVEL: "", PATH: "/bin" }),
    ).toEqual(defaults);
  });

  it.each([
    ["PORT", "soon"],
    ["PORT", "65536"],
    ["PORT", "-1"],
    ["PORT", "1.5"],
    ["TRUST_PROXY", "yes"],
    ["DATABASE_URL", "mysql://somebody:hunter2@host"],
    ["DATABASE_MIGRATE", "off"],
    ["DATABASE_ALLOW_PLAIN", "yes"],
    ["RETENTION_DAYS", "0"],
    ["WEB_MB_PER_DAY", "0"],
    ["WEB_MB_PER_ADDRESS", "some"],
    ["MESSENGER_MB_PER_PERSON", "0.5"],
    ["DISK_FREE_MB", "-1"],
    ["METRICS_TOKEN", "short"],
    ["WEB_ALLOWED_ORIGINS", "centre.example"],
    ["SECOND_FACTOR", "true"],
    ["SECOND_FACTOR_KEY", "c2hvcnQ="],
    ["SECOND_FACTOR_KEY", `${"A".repeat(43)}=`],
    ["SECOND_FACTOR_KEY_BEFORE", "hunter2"],
    ["LOG_LEVEL", "loud"],
    ["PUBLIC_URL", "http://centre.example"],
    ["HTTPS_PROXY", "proxy"],
  ])("refuse %s=%s by name, without repeating the value", (name, value) => {
    const read = (): unknown => readSettings({ [name]: value });
    expect(read).toThrow(AppError);
    expect(read).toThrow(new RegExp(`The setting ${name} cannot be used`));
    expect(read).not.toThrow(new RegExp(value.replace(".", "\\.") + "$"));
  });

  it("say in megabytes what strangers may store and what is to stay free, which may be nothing", () => {
    const given = {
      WEB_MB_PER_DAY: "2000",
      WEB_MB_PER_ADDRESS: "20",
      MESSENGER_MB_PER_PERSON: "1",
      DISK_FREE_MB: "0",
    };
    expect(readSettings(given)).toMatchObject({
      quotas: { web: 2e9, webAddress: 20e6, messengerPerson: 1e6 },
      leastFreeBytes: 0,
    });
  });

  it("set shares of the model’s day apart for staff, and always leave one to people who ask", () => {
    const key = { OPENAI_API_KEY: "a key", OPENAI_MODEL: "a model" };
    expect(readSettings(key).model).toMatchObject({ casesShare: 0.2, contentShare: 0.1 });
    const given = { ...key, MODEL_CASES_PERCENT: "40", MODEL_CONTENT_PERCENT: "0" };
    expect(readSettings(given).model).toMatchObject({ casesShare: 0.4, contentShare: 0 });
    expect(() => readSettings({ ...key, MODEL_CONTENT_PERCENT: "41" })).toThrow(
      /MODEL_CONTENT_PERCENT.*write at most 40, so that people who ask have a share/,
    );
  });

  it("take keys of 32 bytes for the secrets of second factors, as openssl prints them", () => {
    const [present, before] = [randomBytes(32), randomBytes(32)];
    const { secondFactorKeys } = readSettings({
      SECOND_FACTOR_KEY: present.toString("base64"),
      SECOND_FACTOR_KEY_BEFORE: before.toString("base64"),
    });
    expect(secondFactorKeys).toEqual({ present, before });
  });

  it.each([
    ["short", "0123456789abcdef0123456789abcde"],
    ["of one sign", "a".repeat(64)],
    ["of a word again and again", "change-me-".repeat(8)],
  ])(
    "refuse a token for the metrics that is %s in one sentence, and never repeat it",
    (_, token) => {
      const read = (): unknown => readSettings({ METRICS_TOKEN: token });
      expect(read).toThrow(
        /^The setting METRICS_TOKEN cannot be used: write at least 32 random characters, [^.]*\.$/,
      );
      expect(read).not.toThrow(new RegExp(token));
    },
  );

  it("take a token for the metrics of 32 random characters", () => {
    const token = "9f86d081884c7d659a2feaa0c55ad015";
    expect(readSettings({ METRICS_TOKEN: token }).metricsToken).toBe(token);
  });

  it("refuse the mode of a model that is gone in one sentence, whether there is a model or not", () => {
    const key = { OPENAI_API_KEY: "a key", OPENAI_MODEL: "a model" };
    for (const around of [{}, key]) {
      expect(() => readSettings({ ...around, ANSWER_MODE: "compose" })).toThrow(
        "The mode compose is gone and a model only selects reviewed sentences: remove ANSWER_MODE.",
      );
    }
    expect(readSettings({ ANSWER_MODE: "select" }).model).toBeNull();
    expect(readSettings({ ...key, ANSWER_MODE: "select" }).model?.model).toBe("a model");
  });

  it("are all named in .env.example with their defaults", () => {
    const text = readFileSync(new URL("../../../.env.example", import.meta.url), "utf8");
    const example = Object.fromEntries(
      text
        .split("\n")
        .filter((line) => /^[A-Z_]+=/.test(line))
        .map((line) => line.split("=") as [string, string]),
    );
    expect(Object.keys(example).sort()).toEqual([...settingNames()].sort());
    expect(readSettings(example)).toEqual(readSettings({}));
  });
});
