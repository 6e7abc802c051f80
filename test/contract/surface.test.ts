import { describe, expect, it } from "vitest";
import { Rejected, Unavailable } from "../../src/domain/errors.ts";
import type { SurfaceWorld } from "../helpers/platforms/surface-world.ts";
import { ShownCase, SURFACES, surfaceOn, wordsOf } from "../helpers/platforms/shown-case.ts";

describe.each(SURFACES)("staff on %s", (name) => {
  const { startWithCase } = surfaceOn(name);

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
});
