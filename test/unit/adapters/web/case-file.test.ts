import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { LIMITS } from "../../../../adapters/web/limits.ts";
import { Unavailable } from "../../../../src/domain/errors.ts";
import type { PersonRef } from "../../../../src/domain/message.ts";
import { ChatClient, type Credentials } from "../../../helpers/chat-client.ts";
import { FakeTime } from "../../../helpers/fake-time.ts";
import { plainPageDir, startWebService, type WebService } from "../../../helpers/web-service.ts";

const TEXT = "Your case YZ-2026-0042\n\nВы · четверг\n    Как продлить вид на жительство?\n";
const page = plainPageDir();
afterAll(() => {
  page.remove();
});

let service: WebService;
let credentials: Credentials;
let asked: [person: PersonRef, name: string][];
let has: "a case" | "none" | "no database";
beforeEach(async () => {
  asked = [];
  has = "a case";
  service = await startWebService({
    time: new FakeTime(),
    pageDir: page.path,
    caseFile: (person, name) => {
      asked.push([person, name]);
      if (has === "no database") return Promise.reject(new Unavailable("The database is gone."));
      return Promise.resolve(has === "none" ? null : { reference: "YZ-2026-0042", text: TEXT });
    },
  });
  credentials = await new ChatClient(service.url).open({ locale: "ru" });
});
afterEach(() => service.stop());

function get(token: string | null, id = credentials.conversationId, query = ""): Promise<Response> {
  const headers: Record<string, string> =
    token === null ? {} : { Authorization: `Bearer ${token}` };
  return fetch(`${service.url}/web/conversations/${id}/case.txt${query}`, { headers });
}

describe("the file of a case", () => {
  it("is given to who holds the token, as a file in UTF-8 that no cache keeps", async () => {
    const response = await get(credentials.token);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("text/plain; charset=utf-8");
    expect(response.headers.get("content-disposition")).toBe(
      "attachment; filename=YZ-2026-0042.txt",
    );
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(await response.text()).toBe(TEXT);
    const person = { platform: "web", installation: "web", person: credentials.conversationId };
    expect(asked).toEqual([[person, ""]]);
  });

  it("is that of the case that is named, among those of the conversation", async () => {
    const { token, conversationId } = credentials;
    const named = await get(token, conversationId, "?case=YZ-2026-0042");
    expect([named.status, await named.text()]).toEqual([200, TEXT]);
    expect(asked.map(([{ person }, name]) => [person, name])).toEqual([
      [conversationId, "YZ-2026-0042"],
    ]);
    expect((await get(token, conversationId, "?case=a&case=b")).status).toBe(404);
    expect(asked).toHaveLength(1);
  });

  it("is given to nobody else, and whether there is one is not told", async () => {
    const other = await new ChatClient(service.url).open({ locale: "ru" });
    const refused = [
      await get(null),
      await get("wrong"),
      await get(other.token),
      await get(credentials.token, other.conversationId),
      await get(credentials.token, "x'; drop table"),
    ];
    expect(refused.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401]);
    expect(asked).toEqual([]);
  });

  it("is not there where there is no case, and not now where the database is gone", async () => {
    has = "none";
    const none = await get(credentials.token);
    expect([none.status, await none.json()]).toEqual([
      404,
      { error: { code: "not_found", message: "This conversation has no such case." } },
    ]);
    has = "no database";
    expect((await get(credentials.token)).status).toBe(503);
  });

  it("is not asked for without end", async () => {
    const statuses: number[] = [];
    for (let tries = 0; tries <= LIMITS.filesPerAddressPerMinute; tries += 1) {
      statuses.push((await get("wrong")).status);
    }
    expect(statuses.at(-2)).toBe(401);
    expect(statuses.at(-1)).toBe(429);
  });
});
