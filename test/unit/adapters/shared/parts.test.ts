import { describe, expect, it } from "vitest";
import { FormRejected, firstAccepted } from "../../../../adapters/shared/messenger.ts";
import { sendParts } from "../../../../adapters/shared/parts.ts";
import { Rejected, Unavailable } from "../../../../src/domain/errors.ts";
import { FakeTime } from "../../../helpers/fake-time.ts";
import { aMessage } from "../../../helpers/builders.ts";
import { notesInMemory } from "../../../helpers/notes-in-memory.ts";
import { aDelivery } from "../../../helpers/scripted-host.ts";

describe("sending a delivery in parts", () => {
  const delivery = aDelivery(aMessage({}));

  it("sends them in order and tells the name of the last", async () => {
    const sent: string[] = [];
    const last = await sendParts(
      delivery,
      ["one", "two"],
      async (part) => {
        await Promise.resolve();
        sent.push(part);
        return `id of ${part}`;
      },
      { notes: notesInMemory(), clock: new FakeTime() },
    );
    expect(sent).toEqual(["one", "two"]);
    expect(last).toBe("id of two");
  });

  it("goes on where it ended when it is tried again", async () => {
    const deps = { notes: notesInMemory(), clock: new FakeTime() };
    const sent: string[] = [];
    let broken = true;
    const send = (part: string): Promise<string> => {
      if (part === "two" && broken) return Promise.reject(new Unavailable("Down."));
      sent.push(part);
      return Promise.resolve(part);
    };
    const parts = ["one", "two", "three"];
    await expect(sendParts(delivery, parts, send, deps)).rejects.toBeInstanceOf(Unavailable);
    broken = false;
    await sendParts(delivery, parts, send, deps);
    expect(sent).toEqual(parts);
  });

  it("begins anew with words that took the place of those of which a part was sent", async () => {
    const deps = { notes: notesInMemory(), clock: new FakeTime() };
    const sent: string[] = [];
    const first = (part: string): Promise<string> => {
      if (sent.length === 1) return Promise.reject(new Unavailable("Down."));
      sent.push(part);
      return Promise.resolve(part);
    };
    const old = sendParts(delivery, ["old one", "old two"], first, deps);
    await expect(old).rejects.toBeInstanceOf(Unavailable);
    const send = (part: string): Promise<string> => {
      sent.push(part);
      return Promise.resolve(part);
    };
    for (const replaced of [1, 2]) {
      const parts = [`new one ${String(replaced)}`, "new two"];
      await sendParts({ ...delivery, replaced }, parts, send, deps);
    }
    expect(sent).toEqual(["old one", "new one 1", "new two", "new one 2", "new two"]);
  });

  it("writes nothing down for what has one part", async () => {
    const notes = notesInMemory();
    await sendParts(delivery, ["one"], () => Promise.resolve("1"), {
      notes,
      clock: new FakeTime(),
    });
    expect(await notes.readAll(delivery.thread, "part")).toEqual(new Map());
  });

  it("refuses an empty reply for good", async () => {
    const deps = { notes: notesInMemory(), clock: new FakeTime() };
    const nothing = sendParts(delivery, [], () => Promise.resolve("1"), deps);
    await expect(nothing).rejects.toBeInstanceOf(Rejected);
  });
});

describe("the forms of a message", () => {
  it("are tried from the richest on until one is taken", async () => {
    const refused: number[] = [];
    const taken = await firstAccepted(
      [
        () => Promise.reject(new FormRejected("No.")),
        () => Promise.resolve("simpler"),
        () => Promise.resolve("plain"),
      ],
      (form) => refused.push(form),
    );
    expect(taken).toBe("simpler");
    expect(refused).toEqual([0]);
  });

  it("end in a rejection when not even the simplest is taken", async () => {
    const none = firstAccepted([() => Promise.reject(new FormRejected("No."))], () => undefined);
    await expect(none).rejects.toBeInstanceOf(Rejected);
  });

  it("are not tried for a failure that has nothing to do with the form", async () => {
    let tries = 0;
    const form = (): Promise<string> => {
      tries += 1;
      return Promise.reject(new Unavailable("Down."));
    };
    await expect(firstAccepted([form, form], () => undefined)).rejects.toBeInstanceOf(Unavailable);
    expect(tries).toBe(1);
  });
});
