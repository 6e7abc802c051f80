import { describe, expect, it } from "vitest";
import { EMPTY_READING } from "../../../src/domain/reading.ts";
import type { Emergency, EmergencyKind } from "../../../src/ports/emergency-detector.ts";
import type { Answered } from "../../../src/services/question.ts";
import { mayBeAssisted } from "../../../src/services/assisted/may-be-assisted.ts";
import { NO_TRACE } from "../../../src/services/trace.ts";

/** An answer in force, with the numbers of an emergency below it. */
function answered(kind: EmergencyKind | null): Answered {
  const emergency: Emergency | null =
    kind === null ? null : { kind, numbers: "line", confidence: 0.4 };
  return {
    reply: { outcome: "answer", validity: "current" },
    ruled: false,
    reading: EMPTY_READING,
    trace: { ...NO_TRACE, emergency },
  } as unknown as Answered;
}

describe("an answer that a model may choose better words for", () => {
  it("is any that is in force, also above a line of numbers", () => {
    expect(mayBeAssisted(answered(null))).toBe(true);
    expect(mayBeAssisted(answered("medical"))).toBe(true);
  });

  it("is none that stands in the place of a card", () => {
    expect(mayBeAssisted(answered("lostPassport"))).toBe(false);
    expect(mayBeAssisted(answered("suicide"))).toBe(false);
  });
});
