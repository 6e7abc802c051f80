import { afterEach, describe, expect, it } from "vitest";
import { PLATFORMS } from "../../adapters/index.ts";
import { paragraph, plainText } from "../../src/domain/block.ts";
import { Rejected, Unavailable } from "../../src/domain/errors.ts";
import type { ConversationId, PlatformName } from "../../src/domain/message.ts";
import type { PlatformAdapter } from "../../src/ports/platform.ts";
import { ChatClient } from "../helpers/chat-client.ts";
import { FakeTime } from "../helpers/fake-time.ts";
import { aDelivery, aReply, type ScriptedHost } from "../helpers/scripted-host.ts";
import { plainPageDir, startWebService } from "../helpers/web-service.ts";

/** What a person sees of a message of theirs or ours, whatever the platform. */
interface Shown {
  readonly from: "person" | "bot";
  readonly words: string;
  readonly direction: "ltr" | "rtl";
}

/** One person in one conversation on a platform. */
interface Person {
  /** Sends as the platform would deliver it; tells whether the adapter acknowledged it. */
  say(id: string, text: string): Promise<boolean>;
  press(id: string, action: string): Promise<boolean>;
  /** What the conversation shows, once it shows so many messages. */
  shown(count: number): Promise<Shown[]>;
}

interface Harness {
  readonly adapter: PlatformAdapter;
  readonly host: ScriptedHost;
  /** The longest text that the platform lets a person send, in characters; `null` without a limit. */
  readonly longestText: number | null;
  readonly newPerson: () => Promise<Person>;
  readonly stop: () => Promise<void>;
}

const HARNESSES: Readonly<Record<PlatformName, () => Promise<Harness>>> = { web: webHarness };

async function webHarness(): Promise<Harness> {
  const page = plainPageDir();
  const service = await startWebService({ time: new FakeTime(), pageDir: page.path });
  const client = new ChatClient(service.url);
  return {
    adapter: service.adapter,
    host: service.host,
    longestText: 4_000,
    newPerson: async () => {
      const credentials = await client.open({ locale: "en" });
      const send = async (body: unknown): Promise<boolean> =>
        (await client.send(credentials, body)).status === 202;
      return {
        say: (id, text) => send({ id, text }),
        press: (id, action) => send({ id, action }),
        shown: async (count) => {
          const stream = await client.listen(credentials);
          const messages = await stream.messages(count);
          stream.close();
          return messages.map(({ from, text, dir }) => ({
            from: from === "person" ? "person" : "bot",
            words: text,
            direction: dir,
          }));
        },
      };
    },
    stop: async () => {
      await service.stop();
      page.remove();
    },
  };
}

describe.each(Object.keys(PLATFORMS) as PlatformName[])("the platform %s", (name) => {
  const open: Harness[] = [];
  afterEach(async () => {
    for (const harness of open.splice(0)) await harness.stop();
  });

  async function start(): Promise<Harness> {
    const harness = await HARNESSES[name]();
    open.push(harness);
    return harness;
  }

  it("hands a message on in the service's own terms", async () => {
    const { host, newPerson } = await start();
    const person = await newPerson();
    expect(await person.say("m1", "Do I need a visa?")).toBe(true);
    expect(host.last).toMatchObject({
      thread: { platform: name },
      content: { kind: "text", text: "Do I need a visa?" },
      localeHint: "en",
    });
  });

  it("hands a pressed button on as an action", async () => {
    const { host, newPerson } = await start();
    const person = await newPerson();
    expect(await person.press("m1", "language:ru")).toBe(true);
    expect(host.last.content).toEqual({ kind: "action", action: "language:ru" });
  });

  it("accepts the same message once, however often it comes", async () => {
    const { host, newPerson } = await start();
    const person = await newPerson();
    const acknowledged = await Promise.all([person.say("m1", "Hello"), person.say("m1", "Hello")]);
    expect([...acknowledged, await person.say("m1", "Hello")]).toEqual([true, true, true]);
    expect(host.accepted).toHaveLength(1);
    await person.say("m2", "Hello");
    expect(host.accepted).toHaveLength(2);
  });

  it("does not acknowledge what the service cannot take, and takes it when it comes again", async () => {
    const { host, newPerson } = await start();
    const person = await newPerson();
    host.failure = new Unavailable("The store is down.");
    expect(await person.say("m1", "Hello")).toBe(false);
    host.failure = null;
    expect(await person.say("m1", "Hello")).toBe(true);
    expect(host.accepted).toHaveLength(1);
    expect(await person.shown(1)).toHaveLength(1);
  });

  it("tells two people apart who name their messages alike", async () => {
    const { host, newPerson } = await start();
    const [one, other] = [await newPerson(), await newPerson()];
    await one.say("m1", "first");
    await other.say("m1", "second");
    const [first, second] = host.accepted;
    expect(first?.id).not.toBe(second?.id);
    expect(first?.thread).not.toEqual(second?.thread);
  });

  it("shows an answer to the one who asked and to nobody else", async () => {
    const { host, newPerson } = await start();
    const [one, other] = [await newPerson(), await newPerson()];
    await other.say("m1", "other");
    await one.say("m1", "one");
    await host.reply(aReply({ blocks: [paragraph("for one")] }));
    expect((await one.shown(2)).map(({ words }) => words)).toEqual(["one", "for one"]);
    expect((await other.shown(1)).map(({ words }) => words)).toEqual(["other"]);
  });

  it("shows a delivery once that comes twice", async () => {
    const { host, newPerson } = await start();
    const person = await newPerson();
    await person.say("m1", "Hello");
    const first = await host.reply(aReply(), "key");
    const second = await host.reply(aReply(), "key");
    await host.reply(aReply({ blocks: [paragraph("The end.")] }), "another key");
    expect(second).toBe(first);
    expect((await person.shown(3)).map(({ words }) => words)).toEqual([
      "Hello",
      "An answer.",
      "The end.",
    ]);
  });

  it("never takes its own message for a person’s", async () => {
    const { host, newPerson } = await start();
    const person = await newPerson();
    await person.say("m1", "Hello");
    await host.reply();
    await person.shown(2);
    expect(host.accepted).toHaveLength(1);
  });

  it("keeps text that runs from right to left, and its direction", async () => {
    const { host, newPerson } = await start();
    const person = await newPerson();
    await person.say("m1", "هل أحتاج إلى تأشيرة؟");
    await host.reply(aReply({ language: "ar", blocks: [paragraph("نعم، 30 يومًا.")] }));
    expect(host.last.content).toEqual({ kind: "text", text: "هل أحتاج إلى تأشيرة؟" });
    expect(await person.shown(2)).toEqual([
      { from: "person", words: "هل أحتاج إلى تأشيرة؟", direction: "rtl" },
      { from: "bot", words: "نعم، 30 يومًا.", direction: "rtl" },
    ]);
  });

  it("takes the longest text whole, with an emoji at its end, and refuses a longer one uncut", async () => {
    const { host, newPerson, longestText } = await start();
    if (longestText === null) return;
    const person = await newPerson();
    const longest = `${"签".repeat(longestText - 1)}🧭`;
    expect(await person.say("m1", longest)).toBe(true);
    expect(host.last.content).toEqual({ kind: "text", text: longest });
    expect(await person.say("m2", `${longest}x`)).toBe(false);
    expect(host.accepted).toHaveLength(1);
  });

  it("shows an over-long answer whole", async () => {
    const { host, newPerson } = await start();
    const person = await newPerson();
    await person.say("m1", "Hello");
    const blocks = Array.from({ length: 40 }, () => paragraph("word 🧭 ".repeat(80).trim()));
    await host.reply(aReply({ blocks }));
    const [, answer] = await person.shown(2);
    expect(answer?.words.replaceAll("\n\n", "\n")).toBe(plainText(blocks));
  });

  it("serves two writers at once, each in the order of writing", async () => {
    const { host, newPerson } = await start();
    host.answer = ({ content }) =>
      aReply({ blocks: [paragraph(content.kind === "text" ? `re: ${content.text}` : "")] });
    const people = [await newPerson(), await newPerson()];
    await Promise.all(
      people.map(async (person, who) => {
        for (const n of [1, 2, 3]) await person.say(`m${n}`, `${who} ${n}`);
      }),
    );
    for (const [who, person] of people.entries()) {
      const shown = (await person.shown(6)).map(({ words }) => words);
      expect(shown).toEqual([1, 2, 3].flatMap((n) => [`${who} ${n}`, `re: ${who} ${n}`]));
    }
  });

  it("refuses an answer to a conversation that it does not know, for good", async () => {
    const { adapter, host, newPerson } = await start();
    const person = await newPerson();
    await person.say("m1", "Hello");
    const nowhere = "0000" as ConversationId;
    const lost = { ...host.last, thread: { ...host.last.thread, conversation: nowhere } };
    await expect(adapter.deliver(aDelivery(lost), lost.sentAt)).rejects.toBeInstanceOf(Rejected);
    await expect(adapter.deliver(aDelivery(host.last), lost.sentAt)).resolves.toBeTypeOf("string");
  });

  it("tells how it is, and stops as often as it is asked to", async () => {
    const { adapter } = await start();
    expect(adapter.health()).toEqual({ state: "on", reason: null });
    await adapter.stop();
    await adapter.stop();
    expect(adapter.health().state).toBe("off");
  });
});
