import { describe, expect, it } from "vitest";
import { readProviderSettings } from "../../../src/app/provider-settings.ts";
import { AppError } from "../../../src/domain/errors.ts";

const PUBLIC_URL = "https://help.example.org";
const GIVEN = {
  OIDC_ISSUER: "https://login.example.org/realms/staff",
  OIDC_CLIENT_ID: "yizhan",
  OIDC_CLIENT_SECRET: "hunter2-hunter2-hunter2",
};

const read = (more: Readonly<Record<string, string>> = {}, publicUrl: string | null = PUBLIC_URL) =>
  readProviderSettings({ given: { ...GIVEN, ...more }, publicUrl });

describe("the settings of an OpenID provider", () => {
  it("are off without any, and name the host and trust the provider where nothing else is said", () => {
    expect(readProviderSettings({ given: {}, publicUrl: null })).toBeNull();
    expect(read()).toEqual({
      issuer: GIVEN.OIDC_ISSUER,
      clientId: "yizhan",
      clientSecret: GIVEN.OIDC_CLIENT_SECRET,
      name: "login.example.org",
      scope: "openid email profile offline_access",
      prompt: null,
      redirectUri: `${PUBLIC_URL}/console/login/oidc/callback`,
      mapping: null,
      trust: { by: "provider", values: [] },
    });
  });

  it("map values of claims to roles in their order and to centres, values with signs of equality too", () => {
    const settings = read({
      OIDC_ROLE_CLAIM: "groups",
      OIDC_ROLES: "cn=desk,ou=leads=lead; staff = staff;",
      OIDC_CENTRES_CLAIM: "offices",
      OIDC_CENTRES: "main; head office=all",
    });
    expect(settings?.mapping).toEqual({
      roleClaim: "groups",
      roles: [
        { value: "cn=desk,ou=leads", role: "lead" },
        { value: "staff", role: "staff" },
      ],
      centresClaim: "offices",
      centres: [
        { value: null, centre: "main" },
        { value: "head office", centre: "all" },
      ],
    });
  });

  const roles = { OIDC_ROLE_CLAIM: "groups", OIDC_ROLES: "a=staff" };
  it.each([
    [{ OIDC_CLIENT_SECRET: "" }, /OIDC_CLIENT_SECRET is missing/],
    [{ OIDC_CLIENT_SECRET: "short" }, /OIDC_CLIENT_SECRET/],
    [{ OIDC_ISSUER: "http://login.example.org" }, /OIDC_ISSUER.*https/],
    [{ OIDC_SCOPE: "email" }, /OIDC_SCOPE/],
    [{ OIDC_PROMPT: "none" }, /OIDC_PROMPT/],
    [{ OIDC_SECOND_FACTOR: "off" }, /OIDC_SECOND_FACTOR/],
    [{ OIDC_SECOND_FACTOR: "desk", OIDC_SECOND_FACTOR_VALUES: "otp" }, /OIDC_SECOND_FACTOR_VALUES/],
    [{ OIDC_ROLES: "a=staff" }, /OIDC_ROLE_CLAIM is missing/],
    [{ OIDC_ROLE_CLAIM: "groups" }, /OIDC_ROLES is missing/],
    [{ ...roles }, /OIDC_CENTRES is missing/],
    [{ ...roles, OIDC_ROLES: "a=boss", OIDC_CENTRES: "all" }, /OIDC_ROLES: write value=role/],
    [{ ...roles, OIDC_ROLES: "staff", OIDC_CENTRES: "all" }, /OIDC_ROLES: write value=role/],
    [{ ...roles, OIDC_CENTRES: "Main Office" }, /OIDC_CENTRES: write all/],
    [{ ...roles, OIDC_CENTRES: "a=main" }, /OIDC_CENTRES_CLAIM is missing/],
    [{ ...roles, OIDC_CENTRES: "main", OIDC_CENTRES_CLAIM: "offices" }, /names no value/],
  ])("are refused in one sentence without the value: %j", (more, sentence) => {
    expect(() => read(more)).toThrow(AppError);
    expect(() => read(more)).toThrow(sentence);
    expect(() => read(more)).not.toThrow(/hunter2|boss|Main Office/);
  });

  it("need the address to which the provider sends people back", () => {
    expect(() => read({}, null)).toThrow(/PUBLIC_URL is missing/);
    expect(read({ OIDC_ISSUER: "http://127.0.0.1:8080" }, "http://127.0.0.1:3000")).toMatchObject({
      redirectUri: "http://127.0.0.1:3000/console/login/oidc/callback",
    });
  });
});
