import { describe, expect, it } from "vitest";
import type { PlainDate } from "../../../src/domain/plain-date.ts";
import { EMPTY_READING } from "../../../src/domain/reading.ts";
import type { MessageKinds } from "../../../src/services/message-kinds.ts";
import { createTurnReadings } from "../../../src/services/turn-readings.ts";

const TODAY = "2026-12-02" as PlainDate;

function readingsWith(asked: string[]) {
  const kinds: Pick<MessageKinds, "tell"> = {
    tell: (text) => {
      asked.push(`kind of ${text}`);
      return (isGoingOn) => ({
        read: { kind: isGoingOn ? "detail" : "question", confidence: 1 },
        article: null,
      });
    },
  };
  const reader = {
    read: (text: string) => {
      asked.push(`reading of ${text}`);
      return EMPTY_READING;
    },
    readPerson: (text: string) => {
      asked.push(`person of ${text}`);
      return EMPTY_READING;
    },
  };
  return createTurnReadings(reader, kinds, { language: "en", today: TODAY });
}

describe("the messages of a turn", () => {
  it("are read once each, however often they are asked for", () => {
    const asked: string[] = [];
    const { read, readPerson } = readingsWith(asked);
    for (const text of ["one", "two", "one", "two"]) {
      read(text);
      readPerson(text);
    }
    expect(asked.toSorted()).toEqual([
      ...["person of one", "person of two"],
      ...["reading of one", "reading of two"],
    ]);
  });

  it("are told apart at the start and going on from one look at their kind", () => {
    const asked: string[] = [];
    const { tell } = readingsWith(asked);
    expect([tell("one", false).read.kind, tell("one", true).read.kind]).toEqual([
      "question",
      "detail",
    ]);
    expect(asked).toEqual(["kind of one"]);
  });
});
