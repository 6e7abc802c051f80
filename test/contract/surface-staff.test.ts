import { describe, expect, it } from "vitest";
import type { CaseId } from "../../src/domain/case.ts";
import { RateLimited, Rejected, Unavailable } from "../../src/domain/errors.ts";
import {
  surfaceThread,
  type CaseCard,
  type SurfaceDelivery,
} from "../../src/domain/staff-surface.ts";
import type { SurfaceWorld } from "../helpers/platforms/surface-world.ts";
import { AT, ShownCase, SURFACES, surfaceOn } from "../helpers/platforms/shown-case.ts";

describe.each(SURFACES)("staff on %s", (name) => {
  const { start, startWithCase } = surfaceOn(name);

  describe("a purge", () => {
    const fill = async (shown: ShownCase): Promise<void> => {
      await shown.line("A secret.");
      await shown.line(`A long secret. ${"word ".repeat(3_000)}`);
      await shown.preview("A secret answer.", true);
    };
    const GONE = "Removed at the person’s request.";
    const purge = (shown: ShownCase): Promise<string> => shown.post({ kind: "purge", text: GONE });
    const all = async (world: SurfaceWorld): Promise<string> =>
      JSON.stringify(await world.threads());

    it("takes back everything of its case, and nothing of another", async () => {
      const { world, shown } = await startWithCase();
      const other = new ShownCase(world);
      await other.card({ title: "YZ-2026-0043 · open", fields: [] });
      await other.line("Of another.");
      await fill(shown);
      expect(await all(world)).toContain("secret");
      await purge(shown);
      const seen = await all(world);
      expect(seen).not.toContain("secret");
      expect(seen).not.toContain("May I work");
      expect(seen).not.toContain(shown.id);
      expect(seen).toContain("Of another.");
    });

    it("overwrites what cannot be deleted, and takes the buttons", async () => {
      const { world, shown, thread } = await startWithCase();
      await fill(shown);
      world.forbidDeleting();
      await purge(shown);
      expect(await all(world)).not.toMatch(/secret|May I work|0042/);
      const { posts } = await thread();
      expect(posts.length).toBeGreaterThan(2);
      for (const { words, buttons } of posts) {
        expect(words).toBe(GONE);
        expect(buttons).toEqual([]);
      }
    });

    it("does nothing the second time, after a restart too, and nothing for a case that was never shown", async () => {
      const { world, shown } = await startWithCase();
      await fill(shown);
      world.forbidDeleting();
      await purge(shown);
      const after = await world.threads();
      await world.restart();
      await purge(shown);
      await purge(new ShownCase(world));
      expect(await world.threads()).toEqual(after);
    });

    it("minds nothing that somebody deleted before", async () => {
      const { world, shown, thread } = await startWithCase();
      await fill(shown);
      await world.remove(await thread(), "card");
      await purge(shown);
      expect(await all(world)).not.toMatch(/secret|May I work/);
    });

    it("goes on where it ended when the platform failed", async () => {
      const { world, shown } = await startWithCase();
      await fill(shown);
      world.refuse("rate");
      await expect(purge(shown)).rejects.toBeInstanceOf(RateLimited);
      world.refuse(null);
      await purge(shown);
      expect(await all(world)).not.toContain("secret");
    });

    it("leaves nothing behind in which staff would be taken for people", async () => {
      const { world, shown, thread } = await startWithCase();
      world.forbidDeleting();
      await purge(shown);
      expect(await world.call(await thread(), world.members[0], "What was that?")).toBe(true);
      expect(world.host.accepted).toEqual([]);
    });
  });

  describe("what staff do", () => {
    it("reaches the service as words of staff in the case where it was written", async () => {
      const { world, shown, thread } = await startWithCase();
      const other = new ShownCase(world);
      await other.card({ title: "YZ-2026-0043 · open" });
      const [member, colleague] = world.members;
      expect(await world.write(await thread(), member, "You may not work.")).toBe(true);
      expect(world.host.last).toMatchObject({
        thread: shown.thread,
        sender: member.account.person,
        visibility: "shared",
        content: { kind: "text", text: "You may not work." },
        localeHint: null,
        staff: { account: member.account, name: expect.stringContaining(member.name) as string },
      });
      const second = (await world.threads())[1];
      if (second === undefined) throw new Error("the other case is not shown");
      await world.write(second, colleague, "Hello");
      expect(world.host.last).toMatchObject({
        thread: other.thread,
        staff: { account: colleague.account },
      });
    });

    it("reaches it as the button that was pressed", async () => {
      const { world, shown, thread } = await startWithCase();
      await shown.preview("One.", true);
      const { card, posts } = await thread();
      const [take] = card?.buttons ?? [];
      const [send] = posts[0]?.buttons ?? [];
      if (card === null || take === undefined) throw new Error("there is no button");
      expect(await world.press(await thread(), card, take, world.members[1])).toBe(true);
      expect(world.host.last).toMatchObject({
        thread: shown.thread,
        content: { kind: "action", action: `desk:take:${shown.id}` },
        staff: { account: world.members[1].account },
      });
      if (posts[0] === undefined || send === undefined) throw new Error("there is no preview");
      await world.press(await thread(), posts[0], send, world.members[0]);
      expect(world.host.last).toMatchObject({
        thread: shown.thread,
        content: { kind: "action", action: `desk:send:${shown.id}:preview 1` },
        staff: { account: world.members[0].account },
      });
    });

    it("is known as theirs after a restart", async () => {
      const { world, shown, thread } = await startWithCase();
      await world.restart();
      await world.write(await thread(), world.members[0], "Hello");
      expect(world.host.last).toMatchObject({
        thread: shown.thread,
        staff: { account: world.members[0].account },
      });
    });

    it("is never a question to the bot, even when it is called there", async () => {
      const { world, shown, thread } = await startWithCase();
      await world.call(await thread(), world.members[0], "please look at this.");
      const [only, ...more] = world.host.accepted;
      expect(more).toEqual([]);
      expect(only?.thread).toEqual(shown.thread);
      expect(only?.staff?.account).toEqual(world.members[0].account);
      expect(only?.content).toMatchObject({
        kind: "text",
        text: expect.stringContaining("please look at this.") as string,
      });
    });

    it("is told as something that cannot be read when it is a file", async () => {
      const { world, shown, thread } = await startWithCase();
      expect(await world.attach(await thread(), world.members[0])).toBe(true);
      expect(world.host.last).toMatchObject({
        thread: shown.thread,
        content: { kind: "attachment" },
        staff: { account: world.members[0].account },
      });
    });

    it("is ignored when it is an edit, or of a bot, while a message is not", async () => {
      const { world, thread } = await startWithCase();
      const [member] = world.members;
      expect(await world.echo(await thread(), "own")).toBe(true);
      expect(await world.echo(await thread(), "another bot")).toBe(true);
      expect(world.host.accepted).toEqual([]);
      await world.write(await thread(), member, "Hello");
      expect(await world.edit(await thread(), member, "Hello again")).toBe(true);
      expect(world.host.accepted).toHaveLength(1);
    });

    it("is not acknowledged while the notes cannot be read, and comes again", async () => {
      const { world, shown, thread } = await startWithCase();
      const seen = await thread();
      world.notes.down = true;
      expect(await world.write(seen, world.members[0], "Hello")).toBe(false);
      expect(world.host.accepted).toEqual([]);
      world.notes.down = false;
      expect(await world.write(seen, world.members[0], "Hello again")).toBe(true);
      for (const { thread: found, staff } of world.host.accepted) {
        expect(found).toEqual(shown.thread);
        expect(staff?.account).toEqual(world.members[0].account);
      }
    });

    it("is not acknowledged when the service cannot take it", async () => {
      const { world, thread } = await startWithCase();
      world.host.failure = new Unavailable("The store is down.");
      expect(await world.write(await thread(), world.members[0], "Hello")).toBe(false);
      world.host.failure = null;
      expect(await world.write(await thread(), world.members[0], "Again")).toBe(true);
    });

    it("is an ordinary question outside of any case, and in threads that are no case’s", async () => {
      const { world } = await startWithCase();
      await world.callOutside(world.members[0], "Do I need a visa?");
      await world.callInAnotherThread(world.members[0], "Do I need a visa?");
      expect(world.host.accepted).toHaveLength(2);
      for (const { staff, content, thread } of world.host.accepted) {
        expect(staff).toBeUndefined();
        expect(thread.installation).toBe(world.members[0].account.installation);
        expect(content).toEqual({ kind: "text", text: "Do I need a visa?" });
      }
    });
  });

  it("sorts what the platform refuses by what can be done about it", async () => {
    const { world, shown, thread } = await startWithCase();
    world.refuse("down");
    await expect(shown.line("1")).rejects.toBeInstanceOf(Unavailable);
    world.refuse("rate");
    await expect(shown.line("2")).rejects.toMatchObject({ retryAfterMs: 3_000 });
    world.refuse("not a member");
    await expect(shown.line("3")).rejects.toBeInstanceOf(Rejected);
    await expect(new ShownCase(world).card()).rejects.toBeInstanceOf(Rejected);
    world.refuse(null);
    await shown.line("4");
    expect((await thread()).posts).toHaveLength(1);
  });

  it("refuses for good a channel that is none", async () => {
    const world = await start();
    const card: CaseCard = { title: "YZ-2026-0042", fields: [], actions: [] };
    const thread = surfaceThread({ platform: name, channel: "no channel" }, "1" as CaseId);
    const delivery: SurfaceDelivery = { key: "k", thread, post: { kind: "card", card } };
    await expect(world.surface.post(delivery, AT)).rejects.toBeInstanceOf(Rejected);
  });

  it("finds the channel fine, and one that is none not", async () => {
    const { world } = await startWithCase();
    const states = async (channel: string): Promise<Set<string>> =>
      new Set((await world.surface.examine(channel)).map(({ state }) => state));
    const before = await world.threads();
    expect([...(await states(world.channel))]).not.toContain("broken");
    expect([...(await states("no channel"))]).toContain("broken");
    expect(await world.threads()).toEqual(before);
  });
});
