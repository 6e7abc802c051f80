import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startConsole, type TestConsole, type Visitor } from "../../../helpers/console.ts";
import { MAIN, PASSWORD } from "../../../helpers/desk.ts";

const WINDOWS_EDGE =
  "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Safari/537.36 Edg/142.0";

interface Listed {
  readonly sessions: readonly { readonly id: string; readonly isThis: boolean }[];
}

let desk: TestConsole;
beforeEach(async () => {
  desk = await startConsole({ trustProxy: 1 });
});
afterEach(() => desk.stop());

const listed = async (who: Visitor) =>
  ((await desk.get("/account/sessions", who)).body as Listed).sessions;

describe("one’s own sessions, over HTTP", () => {
  it("tell browser, system and shortened address of the sign-in, and one that is ended is refused at its next request", async () => {
    const li = await desk.account({ role: "staff", centres: [MAIN] });
    const answer = await desk.post("/login", { email: li.email, password: PASSWORD }, undefined, {
      "User-Agent": WINDOWS_EDGE,
      "X-Forwarded-For": "2001:db8:7:1:2:3:4:5",
    });
    const { csrf } = answer.body as { csrf: string };
    const stolen = { cookie: answer.headers.get("set-cookie")?.split(";")[0] ?? "", csrf };
    const who = await desk.signIn(li);
    const other = (await listed(who)).find(({ isThis }) => !isThis);
    expect(other).toMatchObject({ browser: "Edge", system: "Windows", network: "2001:db8:7::/48" });
    expect((await desk.get("/session", stolen)).status).toBe(200);
    const end = { id: other?.id };
    expect((await desk.post("/account/sessions/end", end, { ...who, csrf: null })).status).toBe(
      403,
    );
    expect((await desk.post("/account/sessions/end", end, who)).status).toBe(200);
    expect((await desk.get("/session", stolen)).status).toBe(401);
    expect(await listed(who)).toMatchObject([{ isThis: true }]);
    expect(await desk.post("/account/sessions/end", end, who)).toMatchObject({
      status: 404,
      body: { error: { message: "There is no such session of yours any more." } },
    });
  });

  it("are ended all but one, and all of a colleague, with how many there were", async () => {
    const li = await desk.account({ role: "staff", centres: [MAIN] });
    const [one, two] = [await desk.signIn(li), await desk.signIn(li)];
    expect((await desk.post("/account/sessions/end-others", {}, one)).body).toEqual({ ended: 1 });
    expect((await desk.get("/session", two)).status).toBe(401);
    const admin = await desk.signIn(await desk.account({ role: "admin", centres: "all" }));
    const path = `/staff/${li.id}/sessions/end`;
    expect((await desk.post(path, {}, admin)).body).toEqual({ ended: 1 });
    expect((await desk.get("/session", one)).status).toBe(401);
  });
});
