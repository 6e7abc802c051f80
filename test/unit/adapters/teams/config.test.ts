import { describe, expect, it } from "vitest";
import { readTeamsSettings } from "../../../../adapters/teams/config.ts";

const ID = "01234567-89AB-cdef-0123-456789abcdef";
const TENANT = "11111111-1111-1111-1111-111111111111";
const OTHER = "22222222-2222-2222-2222-222222222222";
const PAIR = { TEAMS_APP_ID: ID, TEAMS_APP_PASSWORD: "secret-of-the-test" };

function read(given: Record<string, string>, host = "127.0.0.1") {
  return readTeamsSettings({ given, host, publicUrl: null });
}

describe("the settings of Teams", () => {
  it("turn it off when there are none, or when only strangers are kept out", () => {
    expect(read({})).toBeNull();
    expect(read({ TEAMS_ALLOW_ANONYMOUS: "false" })).toBeNull();
  });

  it("need an id and a password, and lead to the public cloud by themselves", () => {
    expect(read(PAIR)).toEqual({
      app: {
        id: ID.toLowerCase(),
        password: "secret-of-the-test",
        openIdMetadataUrl: "https://login.botframework.com/v1/.well-known/openidconfiguration",
        issuer: "https://api.botframework.com",
        tokenUrl: "https://login.microsoftonline.com/botframework.com/oauth2/v2.0/token",
        scope: "https://api.botframework.com/.default",
      },
      tenants: null,
    });
  });

  it("name the own tenant, which gives the tokens, and more tenants whose people may write", () => {
    const one = read({ ...PAIR, TEAMS_TENANT_ID: TENANT });
    expect(one?.app?.tokenUrl).toBe(
      `https://login.microsoftonline.com/${TENANT}/oauth2/v2.0/token`,
    );
    expect(one?.tenants).toEqual(new Set([TENANT]));
    const more = read({ ...PAIR, TEAMS_TENANT_ID: TENANT, TEAMS_ALLOWED_TENANTS: `${OTHER}, ` });
    expect(more?.tenants).toEqual(new Set([TENANT, OTHER]));
  });

  it("lead to another cloud, with or without the ending of the scope", () => {
    const china = read({
      ...PAIR,
      TEAMS_OPENID_METADATA_URL:
        "https://login.botframework.azure.cn/v1/.well-known/openidconfiguration",
      TEAMS_TOKEN_URL: "https://login.partner.microsoftonline.cn/t/oauth2/v2.0/token",
      TEAMS_TOKEN_ISSUER: "https://api.botframework.azure.cn",
      TEAMS_OAUTH_SCOPE: "https://api.botframework.azure.cn",
    });
    expect(china?.app).toMatchObject({
      issuer: "https://api.botframework.azure.cn",
      scope: "https://api.botframework.azure.cn/.default",
      tokenUrl: "https://login.partner.microsoftonline.cn/t/oauth2/v2.0/token",
    });
  });

  it.each([
    [{ TEAMS_APP_ID: ID }, /TEAMS_APP_PASSWORD is missing/],
    [{ TEAMS_APP_PASSWORD: "secret-of-the-test" }, /TEAMS_APP_ID is missing/],
    [{ TEAMS_TENANT_ID: TENANT }, /TEAMS_APP_ID is missing/],
    [{ ...PAIR, TEAMS_APP_ID: "my bot" }, /TEAMS_APP_ID: write an id such as/],
    [{ ...PAIR, TEAMS_ALLOWED_TENANTS: "contoso" }, /TEAMS_ALLOWED_TENANTS.*write an id/],
    [{ ...PAIR, TEAMS_TOKEN_URL: "http://login.example/token" }, /TEAMS_TOKEN_URL: write an https/],
    [{ ...PAIR, TEAMS_ALLOW_ANONYMOUS: "yes" }, /TEAMS_ALLOW_ANONYMOUS: write true or false/],
    [{ TEAMS_ALLOW_ANONYMOUS: "false", TEAMS_APP_ID: ID }, /TEAMS_APP_PASSWORD is missing/],
  ])("are refused in one sentence that names the setting and no secret: %j", (given, sentence) => {
    expect(() => read(given)).toThrow(sentence);
    expect(() => read(given)).not.toThrow(/secret-of-the-test/);
  });

  it("let in strangers on this machine only", () => {
    expect(read({ TEAMS_ALLOW_ANONYMOUS: "true" })).toEqual({ app: null, tenants: null });
    expect(() => read({ TEAMS_ALLOW_ANONYMOUS: "true" }, "0.0.0.0")).toThrow(/HOST must be 127/);
    expect(read({ ...PAIR, TEAMS_ALLOW_ANONYMOUS: "true" }, "0.0.0.0")?.app?.id).toBe(
      ID.toLowerCase(),
    );
  });

  it("let in no strangers where a proxy brings the world to this machine", () => {
    const given = { TEAMS_ALLOW_ANONYMOUS: "true" };
    const publicUrl = "https://help.example.org";
    expect(() => readTeamsSettings({ given, host: "127.0.0.1", publicUrl })).toThrow(/PUBLIC_URL/);
  });
});
