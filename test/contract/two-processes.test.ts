import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LIMITS } from "../../adapters/web/limits.ts";
import { ChatClient } from "../helpers/chat-client.ts";
import { startTwoProcesses, type TwoProcesses } from "../helpers/two-processes.ts";

/** Without a word from the other process a page looks for itself every fifteen seconds. */
const SOON_MS = 5_000;

describe("two processes on one PostgreSQL", { timeout: 60_000 }, () => {
  let both: TwoProcesses;
  beforeAll(async () => {
    // One of them answers on threads.
    both = await startTwoProcesses({}, { ANSWER_THREADS: "1" });
  }, 120_000);
  afterAll(() => both.stop());

  it("show a page at one of them at once what was said and answered at the other", async () => {
    const [writing, listening] = [new ChatClient(both.urls[0]), new ChatClient(both.urls[1])];
    const credentials = await writing.open({ locale: "en" });
    const stream = await listening.listen(credentials);
    const begun = performance.now();
    await writing.send(credentials, { id: "m1", text: "question free number iii" });
    const [said, reply] = await stream.messages(2);
    expect(said?.text).toBe("question free number iii");
    expect(reply?.text).toContain("30 days");
    expect(performance.now() - begun).toBeLessThan(SOON_MS);
    stream.close();
  });

  it("give one address no more together than one of them would", async () => {
    const clients = both.urls.map((url) => new ChatClient(url));
    const { conversationsPerAddressAtOnce: most } = LIMITS;
    const begun = performance.now();
    const opened = [0, 0];
    let isRefused = false;
    for (let n = 0; !isRefused && n < 3 * most; n += 1) {
      const status = (await clients[n % 2]?.post("/web/conversations", {}))?.status;
      isRefused = status === 429;
      if (status === 201) opened[n % 2] = (opened[n % 2] ?? 0) + 1;
    }
    expect(isRefused).toBe(true);
    // One more for each second that it took, and those of the tests before.
    const seconds = Math.ceil((performance.now() - begun) / 1_000);
    const [one = 0, two = 0] = opened;
    expect(one + two).toBeLessThanOrEqual(most + seconds);
    expect(Math.min(one, two)).toBeGreaterThan(most / 4);
  });
});
