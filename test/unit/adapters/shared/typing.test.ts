import { describe, expect, it } from "vitest";
import { createTyping } from "../../../../adapters/shared/typing.ts";
import { FakeTime } from "../../../helpers/fake-time.ts";

function typing(afterMs?: number) {
  const time = new FakeTime();
  let shown = 0;
  const late = afterMs === undefined ? {} : { afterMs };
  const signs = createTyping({ scheduler: time, everyMs: 4_000, mostMs: 20_000, ...late });
  const show = (): Promise<void> => {
    shown += 1;
    return Promise.reject(new Error("The platform is down."));
  };
  return { time, signs, show, shown: () => shown };
}

describe("the typing sign", () => {
  it("is shown at once and again until the answer is there, whatever the platform says to it", () => {
    const { time, signs, show, shown } = typing();
    signs.begin("1", show);
    expect(shown()).toBe(1);
    time.advance(8_000);
    expect(shown()).toBe(3);
    signs.end("1");
    time.advance(8_000);
    expect(shown()).toBe(3);
    expect(time.pending).toBe(0);
  });

  it("ends by itself after a while", () => {
    const { time, signs, show, shown } = typing();
    signs.begin("1", show);
    time.advance(120_000);
    expect(shown()).toBe(5);
    expect(time.pending).toBe(0);
  });

  it("is not shown at all for an answer that comes soon, where it is to wait for late ones", () => {
    const { time, signs, show, shown } = typing(1_000);
    signs.begin("1", show);
    time.advance(900);
    signs.end("1");
    time.advance(10_000);
    expect(shown()).toBe(0);
    signs.begin("1", show);
    time.advance(1_000);
    expect(shown()).toBe(1);
    time.advance(4_000);
    expect(shown()).toBe(2);
    signs.endAll();
    expect(time.pending).toBe(0);
  });

  it("is one sign for a conversation, however often it begins", () => {
    const { time, signs, show } = typing();
    signs.begin("1", show);
    signs.begin("1", show);
    signs.begin("2", show);
    expect(time.pending).toBe(2);
    signs.endAll();
    expect(time.pending).toBe(0);
  });
});
