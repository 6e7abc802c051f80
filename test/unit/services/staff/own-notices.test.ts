import { beforeEach, describe, expect, it } from "vitest";
import type {
  Delivery,
  PersonId,
  PersonRef,
  PlatformName,
} from "../../../../src/domain/message.ts";
import { plainText } from "../../../../src/domain/block.ts";
import type { Staff } from "../../../../src/domain/staff.ts";
import { newTotp, setUpFactor } from "../../../helpers/factor.ts";
import { createStaffLinks } from "../../../../src/store/staff-links.ts";
import { accountsDesk, ADDRESS, BY, NEW_PASSWORD } from "../../../helpers/accounts-desk.ts";
import { PASSWORD, type TestDesk } from "../../../helpers/desk.ts";
import type { FakeTime } from "../../../helpers/fake-time.ts";

const { parts, signIn, sessionIn } = accountsDesk();
let time: FakeTime;
let desk: TestDesk;
let li: Staff;
beforeEach(async () => {
  ({ time, desk } = parts());
  li = await desk.account({ role: "staff", language: "zh" });
});

function account(platform: PlatformName, person = "7"): PersonRef {
  return { platform, installation: "1", person: person as PersonId };
}

/** As a code that is sent from there does it. */
async function link(platform: PlatformName, person?: string): Promise<void> {
  const links = createStaffLinks(parts().database);
  const until = new Date(time.now().getTime() + 60_000);
  await links.offer(li.id, "code", until);
  const linked = { account: account(platform, person), name: "Eve <b>", linkedAt: time.now() };
  await links.claim("code", linked, (member, before) =>
    desk.posts.of(
      member,
      before.map((each) => each.account),
      { kind: "linked", platform },
    ),
  );
}

/** What waits to be sent, as [platform, chat, words], the oldest first; it is gone then. */
async function posted(): Promise<readonly (readonly [string, string, string])[]> {
  const { db } = parts().database;
  const rows = await db.selectFrom("outbox").select("delivery").orderBy("id").execute();
  await db.deleteFrom("outbox").execute();
  return rows.map((row) => {
    const { thread, reply } = JSON.parse(row.delivery) as Delivery;
    return [thread.platform, thread.conversation, plainText(reply.blocks)] as const;
  });
}

const unread = async () => {
  const notices = await desk.accounts.ownNotices.unread(await sessionIn(await signInAnyhow()));
  return notices.map(({ kind, platform }) => [kind, platform]);
};
let password = PASSWORD;
beforeEach(() => {
  password = PASSWORD;
});
const signInAnyhow = () => signIn(li, password);

async function resetByLink(): Promise<void> {
  const reset = await desk.accounts.resetLink(BY, li.id);
  if (reset.kind === "refused") throw new Error(reset.reason);
  await desk.accounts.tickets.accept(reset.token, { password: NEW_PASSWORD });
  password = NEW_PASSWORD;
}

describe("the owner of an account", () => {
  it("is told of a link at the desk and in the messengers linked before, in their language, without a word of the new account", async () => {
    await link("slack", "U1");
    expect(await posted()).toEqual([]);
    await link("teams", "29:1");
    await link("telegram");
    expect(await posted()).toEqual([
      ["slack", "U1", expect.stringContaining("关联了一个 Microsoft Teams 账号")],
      ["slack", "U1", expect.stringContaining("关联了一个 Telegram 账号")],
    ]);
    expect(await unread()).toEqual([
      ["linked", "telegram"],
      ["linked", "teams"],
      ["linked", "slack"],
    ]);
  });

  it("is told no more of what they have read, and of what comes later", async () => {
    await link("slack");
    const { ownNotices } = desk.accounts;
    const who = await sessionIn(await signInAnyhow());
    const [notice] = await ownNotices.unread(who);
    expect(notice).toMatchObject({ kind: "linked", at: time.now() });
    await ownNotices.read(who, notice?.id ?? 0);
    expect(await unread()).toEqual([]);
    await link("telegram");
    expect(await unread()).toEqual([["linked", "telegram"]]);
  });

  it("is told of a new password: by a link also at the desk, though the link ends what was linked", async () => {
    await link("telegram");
    await desk.accounts.changePassword(
      await sessionIn(await signInAnyhow()),
      PASSWORD,
      "a third long password",
    );
    await resetByLink();
    const words = expect.stringContaining("密码已更改") as string;
    expect(await posted()).toEqual([
      ["telegram", "7", words],
      ["telegram", "7", words],
    ]);
    expect((await unread())[0]).toEqual(["password", null]);
    await desk.accounts.resetLink(BY, li.id);
    expect(await posted()).toEqual([]);
  });

  it("is told of a second factor that was set up, turned off or reset", async () => {
    await link("telegram");
    const token = await signInAnyhow();
    const secret = await setUpFactor(desk, await sessionIn(token), time);
    time.advance(30_000);
    await desk.accounts.ownFactor.turnOff(await sessionIn(token), {
      password: PASSWORD,
      code: newTotp(secret, time),
      address: ADDRESS,
    });
    await setUpFactor(desk, await sessionIn(token), time);
    await desk.accounts.resetSecondFactor(BY, li.id);
    expect((await posted()).map(([, , text]) => text)).toEqual([
      expect.stringContaining("设置了双重验证"),
      expect.stringContaining("双重验证已被停用"),
      expect.stringContaining("设置了双重验证"),
      expect.stringContaining("管理员重置了"),
    ]);
    expect((await unread()).map(([kind]) => kind)).toEqual(["factorReset", "factorOff", "linked"]);
  });

  it("is told nothing of an invitation that they accepted", async () => {
    const invited = await desk.accounts.invite(BY, {
      name: "Wang",
      email: "wang@centre.example",
      role: "staff",
      centres: "all",
    });
    if (invited.kind === "refused") throw new Error(invited.reason);
    await desk.accounts.tickets.accept(invited.token, { password: PASSWORD });
    const who = await sessionIn(await signIn(invited.staff));
    expect(await desk.accounts.ownNotices.unread(who)).toEqual([]);
  });
});
