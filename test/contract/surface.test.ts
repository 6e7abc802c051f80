import { randomUUID } from "node:crypto";
import { afterEach, describe, expect, it } from "vitest";
import type { CaseId } from "../../src/domain/case.ts";
import { RateLimited, Rejected, Unavailable } from "../../src/domain/errors.ts";
import {
  surfaceKeyOf,
  surfaceThread,
  type CaseCard,
  type LineVoice,
  type SurfaceDelivery,
  type SurfacePlatform,
  type SurfacePost,
} from "../../src/domain/staff-surface.ts";
import type { ThreadRef } from "../../src/domain/message.ts";
import {
  SURFACE_WORLDS,
  type SeenThread,
  type SurfaceWorld,
} from "../helpers/platforms/surface-world.ts";

const NAMES = Object.keys(SURFACE_WORLDS) as SurfacePlatform[];
const AT = new Date("2026-11-24T08:00:00Z");
const open: SurfaceWorld[] = [];

afterEach(async () => {
  for (const world of open.splice(0)) await world.stop();
});

/** One case in the channel of a world. */
class ShownCase {
  readonly id = randomUUID() as CaseId;
  readonly #world: SurfaceWorld;
  #count = 0;

  constructor(world: SurfaceWorld) {
    this.#world = world;
  }

  get thread(): ThreadRef {
    const { platform, channel } = this.#world;
    return surfaceThread({ platform, channel }, this.id);
  }

  post(post: SurfacePost, key?: string): Promise<string> {
    this.#count += 1;
    const delivery: SurfaceDelivery = {
      key: surfaceKeyOf(this.id, key ?? `post ${this.#count}`),
      thread: this.thread,
      post,
    };
    return this.#world.surface.post(delivery, AT);
  }

  card(change: Partial<CaseCard> = {}, key?: string): Promise<string> {
    const card: CaseCard = {
      title: "YZ-2026-0042 · open",
      fields: [
        { label: "Language", value: "English" },
        { label: "Question", value: "May I work on a family visa?" },
      ],
      actions: [
        { id: `desk:take:${this.id}`, label: "Take" },
        { id: `desk:note:${this.id}`, label: "Note" },
      ],
      ...change,
    };
    return this.post({ kind: "card", card }, key);
  }

  line(text: string, key?: string, voice: LineVoice = "person"): Promise<string> {
    return this.post({ kind: "line", voice, label: "The person", text }, key);
  }

  preview(quote: string, isOpen: boolean, name = "preview 1"): Promise<string> {
    const [to] = this.#world.members;
    const actions = [
      { id: `desk:send:${this.id}:${name}`, label: "Send" },
      { id: `desk:discard:${this.id}:${name}`, label: "Discard" },
    ];
    return this.post({
      kind: "preview",
      name,
      to: to.account,
      text: isOpen ? "Send this to the person?" : "Sent.",
      quote,
      actions: isOpen ? actions : [],
    });
  }
}

const wordsOf = (thread: SeenThread): string[] => thread.posts.map(({ words }) => words);

describe.each(NAMES)("staff on %s", (name) => {
  const start = async (): Promise<SurfaceWorld> => {
    const world = await SURFACE_WORLDS[name]?.();
    if (world === undefined) throw new Error(`${name} has no world`);
    open.push(world);
    return world;
  };

  /** A world with the card of one case in it. */
  const startWithCase = async () => {
    const world = await start();
    const shown = new ShownCase(world);
    await shown.card();
    const thread = async (): Promise<SeenThread> => {
      const [first] = await world.threads();
      if (first === undefined) throw new Error("no thread is shown");
      return first;
    };
    return { world, shown, thread };
  };

  describe("a card", () => {
    it("heads a thread of its own for each case, with its fields and buttons", async () => {
      const { world, thread } = await startWithCase();
      await new ShownCase(world).card({ title: "YZ-2026-0043 · open" });
      const { title, card, posts } = await thread();
      expect(title).toContain("YZ-2026-0042 · open");
      expect(card?.words).toContain("Language");
      expect(card?.words).toContain("May I work on a family visa?");
      expect(card?.buttons.map(({ label }) => label)).toEqual(["Take", "Note"]);
      expect(posts).toEqual([]);
      expect((await world.threads()).map((each) => each.title)).toEqual([
        expect.stringContaining("0042") as string,
        expect.stringContaining("0043") as string,
      ]);
    });

    it("is drawn anew in its place, and loses its buttons when nothing may be done", async () => {
      const { world, shown, thread } = await startWithCase();
      const before = await thread();
      await shown.line("Hello");
      await shown.card({ title: "YZ-2026-0042 · resolved", actions: [] });
      const after = await thread();
      expect(await world.threads()).toHaveLength(1);
      expect(after.card?.id).toBe(before.card?.id);
      expect(after.title).toContain("resolved");
      expect(after.card?.buttons).toEqual([]);
      expect(after.posts).toHaveLength(1);
    });

    it("is fine as it is when nothing of it has changed", async () => {
      const { world, shown, thread } = await startWithCase();
      const before = await thread();
      await shown.card();
      await shown.card({}, "post 2");
      expect(await world.threads()).toEqual([before]);
    });

    it("is shown again when somebody has deleted it, and goes on from there", async () => {
      const { world, shown, thread } = await startWithCase();
      await world.remove(await thread(), "card");
      await shown.card({ title: "YZ-2026-0042 · taken" });
      await shown.line("Hello");
      const last = (await world.threads()).findLast(({ card }) => card !== null);
      expect(last?.title).toContain("taken");
      expect(last?.posts.map(({ words }) => words)).toEqual([
        expect.stringContaining("Hello") as string,
      ]);
    });

    it("is shown again in another thread when somebody has deleted all of it", async () => {
      const { world, shown, thread } = await startWithCase();
      await world.remove(await thread(), "thread");
      expect(await world.threads()).toEqual([]);
      await shown.card();
      const again = await thread();
      expect(again.card?.words).toContain("May I work on a family visa?");
      expect(await world.write(again, world.members[0], "I take it.")).toBe(true);
      expect(world.host.last.thread).toEqual(shown.thread);
    });

    it("stays one message, however much it has to say", async () => {
      const { shown, thread } = await startWithCase();
      const fields = Array.from({ length: 8 }, (_, index) => ({
        label: `Field ${index}`,
        value: "word 🧭 ".repeat(2_000),
      }));
      await shown.card({ fields });
      const { card, posts } = await thread();
      expect(posts).toEqual([]);
      for (const { label } of fields) expect(card?.words).toContain(label);
    });
  });

  describe("a line", () => {
    it("stands below the card, in order, under who says it", async () => {
      const { shown, thread } = await startWithCase();
      await shown.line("First.");
      await shown.line("Second.\nIn two lines.", undefined, "bot");
      const { posts } = await thread();
      expect(posts.map(({ words }) => words)).toEqual([
        "▸ The person\nFirst.",
        "◇ The person\nSecond.\nIn two lines.",
      ]);
      expect(posts[0]?.bold).toEqual(["▸ The person"]);
    });

    it.each(["person", "bot", "staff", "note", "service"] as const)(
      "has a sign of its own for the voice %s, with a name or without",
      async (voice) => {
        const { shown, thread } = await startWithCase();
        const text = "Something was said.";
        await shown.post({ kind: "line", voice, label: "Somebody", text });
        await shown.post({ kind: "line", voice, label: null, text });
        const [named = "", unnamed = ""] = wordsOf(await thread());
        const sign = { person: "▸", bot: "◇", staff: "◂", note: "📝", service: "·" }[voice];
        expect(named).toMatch(new RegExp(`^${sign} Somebody\\s+Something was said\\.$`, "u"));
        expect(unnamed).toMatch(new RegExp(`^${sign}\\s+Something was said\\.$`, "u"));
      },
    );

    it("is sent once when it comes again with its key, and again with another", async () => {
      const { shown, thread } = await startWithCase();
      const first = await shown.line("Hello", "one");
      expect(await shown.line("Hello", "one")).toBe(first);
      expect((await thread()).posts).toHaveLength(1);
      await shown.line("Hello", "another");
      expect((await thread()).posts).toHaveLength(2);
    });

    it("that is too long is parted, with nothing left out and its sign on each part", async () => {
      const { world, shown, thread } = await startWithCase();
      const text = Array.from({ length: 1_500 }, (_, index) => `word${index} 🧭`).join(" ");
      await shown.line(text, "long");
      const parts = wordsOf(await thread());
      expect(parts.length).toBeGreaterThan(1);
      for (const part of parts) {
        expect(part.length).toBeLessThanOrEqual(world.longest);
        expect(part).toMatch(/^▸ The person\s/u);
      }
      const bodies = parts.map((part) => part.replace(/^▸ The person\s+/u, "").trim());
      expect(bodies.join(" ")).toBe(text);
      await shown.line(text, "long");
      expect((await thread()).posts).toHaveLength(parts.length);
    });

    it("goes on after the part that was sent last when the platform failed in between", async () => {
      const { world, shown, thread } = await startWithCase();
      world.refuse("down");
      await expect(shown.line("Hello", "one")).rejects.toBeInstanceOf(Unavailable);
      expect((await thread()).posts).toEqual([]);
      world.refuse(null);
      await shown.line("Hello", "one");
      expect((await thread()).posts).toHaveLength(1);
    });

    it.each([
      "<b>bold</b> *bold* _it_ ~no~ `code` **bold** [link](https://example.org/)",
      "<!channel> <!here> <@U012AB3CD> <#C012AB3CD> @everyone @here @channel @Mei",
      "<at>Mei</at> <https://example.org|click> &lt;b&gt; &amp; # Heading\n> quote\n- item",
      "<a href='tg://user?id=8001'>Mei</a> ```block``` ||spoiler|| <script>alert(1)</script>",
    ])("is literal text, whatever it holds: %j", async (text) => {
      const { shown, thread } = await startWithCase();
      await shown.line(text);
      const [post] = (await thread()).posts;
      expect(post?.words).toBe(`▸ The person\n${text}`);
      expect(post?.acts).toEqual([]);
      expect(post?.bold).toEqual(["▸ The person"]);
    });

    it("runs as it was written, from right to left too", async () => {
      const { shown, thread } = await startWithCase();
      await shown.line("هل أحتاج إلى تأشيرة؟ (X1)");
      expect(wordsOf(await thread())).toEqual(["▸ The person\nهل أحتاج إلى تأشيرة؟ (X1)"]);
    });

    it("of a case that was never shown is refused for good, while one of another is sent", async () => {
      const { world, shown, thread } = await startWithCase();
      await expect(new ShownCase(world).line("Hello")).rejects.toBeInstanceOf(Rejected);
      await shown.line("Hello");
      expect((await thread()).posts).toHaveLength(1);
    });

    it("comes after a restart into the same thread", async () => {
      const { world, shown, thread } = await startWithCase();
      await world.restart();
      await shown.line("Hello");
      await shown.card({ title: "YZ-2026-0042 · taken" });
      expect(await world.threads()).toHaveLength(1);
      expect((await thread()).posts).toHaveLength(1);
    });
  });

  describe("a preview", () => {
    it("shows the words that would be sent, and its buttons", async () => {
      const { shown, thread } = await startWithCase();
      await shown.preview("You may <b>not</b> work @Mei.", true);
      const [post] = (await thread()).posts;
      expect(post?.words).toMatch(/Send this to the person\?\s+You may <b>not<\/b> work @Mei\./u);
      expect(post?.acts).toEqual([]);
      expect(post?.buttons.map(({ label }) => label)).toEqual(["Send", "Discard"]);
    });

    it("takes the place of an earlier one of its name, and leaves others alone", async () => {
      const { shown, thread } = await startWithCase();
      await shown.preview("One.", true, "first");
      await shown.preview("Two.", true, "second");
      await shown.preview("One.", false, "first");
      const { posts } = await thread();
      expect(posts).toHaveLength(2);
      expect(posts[0]?.words).toMatch(/^Sent\.\s+One\.$/u);
      expect(posts[0]?.buttons).toEqual([]);
      expect(posts[1]?.buttons).toHaveLength(2);
    });

    it("takes its place after a restart too", async () => {
      const { world, shown, thread } = await startWithCase();
      await shown.preview("One.", true);
      await world.restart();
      await shown.preview("One.", false);
      const { posts } = await thread();
      expect(posts).toHaveLength(1);
      expect(posts[0]?.buttons).toEqual([]);
    });

    it("shows all of what would be sent, however long it is, with its buttons once", async () => {
      const { shown, thread } = await startWithCase();
      const quote = Array.from({ length: 1_200 }, (_, index) => `word${index} 🧭`).join(" ");
      await shown.preview(quote, true);
      const words = wordsOf(await thread()).join(" ");
      for (const word of ["word0 ", "word600 ", "word1199 "]) expect(words).toContain(word);
      expect((await thread()).posts.flatMap(({ buttons }) => buttons)).toHaveLength(2);
      await shown.preview("Short.", false);
      const { posts } = await thread();
      expect(posts).toHaveLength(1);
      expect(posts.flatMap(({ buttons }) => buttons)).toEqual([]);
    });
  });

  describe("words to one of the staff", () => {
    const tell = (shown: ShownCase, { members }: SurfaceWorld, key?: string): Promise<string> =>
      shown.post({ kind: "private", to: members[0].account, text: "Link your account." }, key);

    it("are seen by them, once, and by nobody else, where the platform has a way to one member", async () => {
      const { world, shown, thread } = await startWithCase();
      if (!world.hasPrivate) return;
      await tell(shown, world, "one");
      await tell(shown, world, "one");
      expect(await world.privately(world.members[0])).toEqual(["Link your account."]);
      expect(await world.privately(world.members[1])).toEqual([]);
      expect((await thread()).posts).toEqual([]);
    });

    it("stand in the thread, once, where the bot may not write to them", async () => {
      const { world, shown, thread } = await startWithCase();
      if (!world.forbidPrivate()) return;
      await tell(shown, world, "one");
      await tell(shown, world, "one");
      expect(await world.privately(world.members[0])).toEqual([]);
      expect(wordsOf(await thread())).toEqual(["Link your account."]);
    });
  });

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
