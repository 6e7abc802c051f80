import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { examineProvider } from "../../../src/app/commands/doctor-provider.ts";
import { readSettings } from "../../../src/app/config.ts";
import { openDatabase } from "../../../src/store/open-database.ts";
import { CLIENT, startProvider, type TestProvider } from "../../helpers/openid-provider.ts";
import { tempFolder } from "../../helpers/temp-folder.ts";

const PUBLIC_URL = "http://127.0.0.1:3000";

let provider: TestProvider;
beforeAll(async () => {
  provider = await startProvider(`${PUBLIC_URL}/console/login/oidc/callback`);
});
afterAll(() => provider.stop());

const examine = (more: Readonly<Record<string, string>> = {}) =>
  examineProvider(
    readSettings({
      PUBLIC_URL,
      DATABASE_URL: `sqlite:${tempFolder({})}/none.db`,
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: CLIENT.id,
      OIDC_CLIENT_SECRET: CLIENT.secret,
      ...more,
    }),
  );

describe("doctor, on the identity provider", () => {
  it("asks it, and says which redirect address it must allow", async () => {
    const [found] = await examine();
    expect(found).toMatchObject({
      state: "fine",
      note: expect.stringContaining(`${PUBLIC_URL}/console/login/oidc/callback`) as string,
    });
    expect(JSON.stringify(found)).not.toContain(CLIENT.secret);
  });

  it("says that it refuses the client, is no provider, or is another issuer", async () => {
    const notes = async (more: Readonly<Record<string, string>>) => {
      const [found] = await examine(more);
      return [found?.state, found?.note];
    };
    expect(await notes({ OIDC_CLIENT_SECRET: "another secret of the desk" })).toEqual([
      "broken",
      expect.stringContaining("check OIDC_CLIENT_ID and OIDC_CLIENT_SECRET"),
    ]);
    expect(await notes({ OIDC_ISSUER: provider.issuer.replace("localhost", "127.0.0.1") })).toEqual(
      ["broken", expect.stringContaining("set OIDC_ISSUER to exactly")],
    );
    expect(await notes({ OIDC_ISSUER: "http://127.0.0.1:9" })).toEqual([
      "broken",
      expect.stringContaining("staff sign in with passwords meanwhile"),
    ]);
  });

  it("names a centre of the mapping that is not there", async () => {
    const url = `sqlite:${tempFolder({})}/yizhan.db`;
    await (await openDatabase(url, "server")).close();
    const mapping = { OIDC_ROLE_CLAIM: "groups", OIDC_ROLES: "a=staff" };
    const found = await examine({ ...mapping, OIDC_CENTRES: "main; norht", DATABASE_URL: url });
    expect(found.map(({ state }) => state)).toEqual(["fine", "broken"]);
    expect(found[1]?.note).toContain("norht");
  });

  it("is told of none that is not set up", async () => {
    expect(await examineProvider(readSettings({}))).toMatchObject([{ state: "off" }]);
  });
});
