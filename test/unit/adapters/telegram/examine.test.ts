import { describe, expect, it } from "vitest";
import { BOT } from "../../../helpers/platforms/telegram-server.ts";
import { WEBHOOK } from "../../../helpers/platforms/telegram-service.ts";
import { adapterBeside, type Running } from "./running.ts";

async function findings(
  { adapter }: Running,
  what?: string,
): Promise<readonly { what: string; state: string; note: string }[]> {
  return (await adapter.examine()).filter((finding) => what === undefined || finding.what === what);
}

describe("what the doctor finds of Telegram", () => {
  it("is fine where it is, and changes nothing there", async () => {
    const running = await adapterBeside();
    running.api.date = running.time.now();
    const found = await findings(running);
    expect(found.map(({ what, state }) => [what, state])).toEqual([
      ["token", "fine"],
      ["groups", "fine"],
      ["messages", "fine"],
      ["clock", "fine"],
    ]);
    expect(found[0]?.note).toBe("Telegram knows the token: the bot is @YizhanBot.");
    const methods = new Set(running.api.calls.map(({ method }) => method));
    expect([...methods].filter((method) => !method.startsWith("get")).join("")).toBe("");
  });

  it("is one broken token, and nothing asked beyond it", async () => {
    const running = await adapterBeside();
    running.api.refuse = () => ({ error_code: 401, description: "Unauthorized" });
    expect(await findings(running)).toEqual([
      {
        what: "token",
        state: "broken",
        note: "Telegram does not know this token: check TELEGRAM_BOT_TOKEN.",
      },
    ]);
  });

  it("tells a webhook that is not set, right, or that Telegram cannot deliver to", async () => {
    const running = await adapterBeside((settings) => ({ ...settings, webhook: WEBHOOK }));
    const note = async (): Promise<unknown> => (await findings(running, "messages"))[0];
    expect(await note()).toMatchObject({
      state: "off",
      note: expect.stringContaining("not set") as string,
    });
    const { adapter, api, host, time } = running;
    await adapter.start(host);
    expect(await note()).toEqual({
      what: "messages",
      state: "fine",
      note: "The webhook is set; 0 messages wait.",
    });
    const failedAt = Math.floor(time.now().getTime() / 1_000);
    api.webhookFailedAt = failedAt;
    expect(await note()).toMatchObject({ state: "broken" });
    time.advance(3_700_000);
    expect(await note()).toMatchObject({ state: "fine" });
  });

  it("tells of a webhook that the start will remove", async () => {
    const running = await adapterBeside();
    running.api.webhook = { url: "https://old.example.org" };
    expect((await findings(running, "messages"))[0]?.note).toContain("will be removed");
  });

  it("tells what the bot may do in groups", async () => {
    const running = await adapterBeside();
    const of = async (change: object): Promise<string | undefined> => {
      running.api.bot = { ...BOT, ...change };
      return (await findings(running, "groups"))[0]?.note;
    };
    expect(await of({ can_join_groups: false })).toContain("may not join groups");
    expect(await of({ can_read_all_group_messages: true })).toContain("told all messages");
    expect(await of({})).toContain("only what is meant for it");
  });

  it("tells a clock that goes wrong", async () => {
    const running = await adapterBeside();
    running.api.date = running.time.now();
    running.time.advance(300_000);
    expect(await findings(running, "clock")).toMatchObject([
      { state: "broken", note: expect.stringContaining("by 300 seconds") as string },
    ]);
  });
});
