import { beforeEach, describe, expect, it } from "vitest";
import { OUTCOMES } from "../../src/domain/answer.ts";
import type { Case } from "../../src/domain/case.ts";
import { NO_FIGURES, NUMBERS_BY, sumOf, type DayRange } from "../../src/domain/numbers.ts";
import { addDays, type PlainDate } from "../../src/domain/plain-date.ts";
import type { CaseChange, CaseStore } from "../../src/ports/case-store.ts";
import type { MessageStore } from "../../src/ports/message-store.ts";
import type { CentreScope } from "../../src/domain/staff.ts";
import type { NumbersStore } from "../../src/ports/numbers-store.ts";
import { createCaseStore } from "../../src/store/cases.ts";
import { eraseCases } from "../../src/store/cases-erase.ts";
import { createMessageStore } from "../../src/store/message-store.ts";
import { countWhatIsKept } from "../../src/store/migrations/0011-insight-counts.ts";
import { createNumbersStore } from "../../src/store/numbers.ts";
import { aCase, MAIN, opening, step } from "../helpers/case-steps.ts";
import { NORTH, TAKEN } from "../helpers/case-store-world.ts";
import { describeOnEachEngine } from "../helpers/each-engine.ts";
import {
  ASKED_AT,
  asks,
  forgets,
  messageOf,
  NO_CHANGE,
  settles,
  turnOf,
} from "../helpers/insight-world.ts";

const TODAY = "2026-11-26" as PlainDate;
const DAY: DayRange = { from: TODAY, to: TODAY };
const FAR = new Date("2100-01-01T00:00:00Z");

describeOnEachEngine("the daily sums", (on) => {
  let numbers: NumbersStore;
  let messages: MessageStore;
  let cases: CaseStore;
  beforeEach(() => {
    numbers = createNumbersStore(on.database);
    messages = createMessageStore(on.database, { erasers: [eraseCases] });
    cases = createCaseStore(on.database);
  });
  const change = async (it: CaseChange): Promise<Case> => {
    expect(await cases.change(it, [], it.after.changedAt)).toBe(true);
    return it.after;
  };
  const total = async (range = DAY) => sumOf(await numbers.questions(range, "language", "all"));
  const everything = async (range: DayRange) =>
    Promise.all([
      ...NUMBERS_BY.map(async (by) =>
        (await numbers.questions(range, by, "all")).toSorted((a, b) => (a.key < b.key ? -1 : 1)),
      ),
      numbers.days(range),
      numbers.cases(range, "all"),
    ]);

  describe("of questions", () => {
    it("count what was asked in words, by what became of it", async () => {
      for (const outcome of OUTCOMES) await asks(messages, { outcome });
      await asks(messages, { outcome: "answer", pressed: true });
      expect(await total()).toEqual({
        ...NO_FIGURES,
        questions: 6,
        answered: 1,
        clarified: 1,
        abstained: 3,
        urgent: 1,
      });
    });

    it("are told apart by language, topic, platform and day", async () => {
      await asks(messages, { outcome: "answer", nearest: "visas/free" });
      await asks(messages, { language: "ru", nearest: "visas/fees" });
      await asks(messages, { language: "ru", platform: "telegram" });
      const late = new Date("2026-11-26T16:00:00Z");
      await asks(messages, { outcome: "answer", nearest: "funding/nsfc", at: late });
      const range = { from: TODAY, to: addDays(TODAY, 1) };
      const keys = async (by: (typeof NUMBERS_BY)[number]) =>
        Object.fromEntries(
          (await numbers.questions(range, by, "all")).map(({ key, questions }) => [key, questions]),
        );
      expect(await keys("language")).toEqual({ en: 2, ru: 2 });
      expect(await keys("topic")).toEqual({ "": 1, visas: 2, funding: 1 });
      expect(await keys("platform")).toEqual({ web: 3, telegram: 1 });
      expect(await keys("day")).toEqual({ "2026-11-26": 3, "2026-11-27": 1 });
      expect(await numbers.days(range)).toEqual([
        { day: "2026-11-26", questions: 3, answered: 1 },
        { day: "2026-11-27", questions: 1, answered: 1 },
      ]);
      expect(await total({ from: addDays(TODAY, 1), to: addDays(TODAY, 9) })).toMatchObject({
        questions: 1,
      });
    });

    it("count the rating that holds, on the day of its answer", async () => {
      const { message, answer } = await asks(messages, { outcome: "answer" });
      const shown = await asks(messages, { outcome: "answer", pressed: true });
      expect(await messages.rate(message, answer, "no")).toBe(true);
      expect(await messages.rate(message, answer, "no")).toBe(true);
      await messages.rate(shown.message, shown.answer, "yes");
      expect(await total()).toMatchObject({ questions: 1, helpful: 1, unhelpful: 1 });
      await messages.rate(message, answer, "yes");
      expect(await total()).toMatchObject({ helpful: 2, unhelpful: 0 });
      expect(await messages.rate(messageOf({ conversation: "x" }), answer, "no")).toBe(false);
      expect(await total()).toMatchObject({ helpful: 2, unhelpful: 0 });
    });

    it("count a rating once, though several come at the same moment", async () => {
      const { message, answer } = await asks(messages, { outcome: "answer" });
      const words = ["yes", "no", "yes", "no", "yes"] as const;
      await Promise.all(words.map((word) => messages.rate(message, answer, word)));
      const { helpful, unhelpful } = await total();
      expect(helpful + unhelpful).toBe(1);
      const [row] = await on.database.db.selectFrom("answer").select("helpful").execute();
      expect(row?.helpful === "yes" ? helpful : unhelpful).toBe(1);
    });

    it("count each of many that are asked at the same moment", async () => {
      const many = Array.from({ length: 20 }, (_, n) => ({ conversation: `c${String(n)}` }));
      const claims = many.map((asked) => messageOf(asked));
      for (const message of claims) await messages.accept(message, ASKED_AT);
      const claimed = await messages.claimMessages({ now: ASKED_AT, leaseMs: 60_000, most: 50 });
      await Promise.all(
        claimed.map((each) => messages.settle(each, { ...NO_CHANGE, turn: turnOf({}) }, ASKED_AT)),
      );
      expect(await total()).toMatchObject({ questions: 20, abstained: 20 });
    });

    it("hold nobody: neither persons nor threads nor words", async () => {
      await asks(messages, { text: "my secret", conversation: "secret", nearest: "visas/free" });
      const tables = ["number_day", "number_case", "number_reply", "number_working_reply"] as const;
      const rows = tables.map((table) => on.database.db.selectFrom(table).selectAll().execute());
      expect(JSON.stringify(await Promise.all(rows))).not.toContain("secret");
    });
  });

  describe("of cases", () => {
    const at = (minutes: number): Date => new Date(aCase().openedAt.getTime() + minutes * 60_000);
    const answered = async (one: Case, minutes: number): Promise<Case> => {
      const taken = await change(step(one, TAKEN));
      const answeredAt = at(minutes);
      return change(step(taken, { type: "answered" }, { at: answeredAt, change: { answeredAt } }));
    };
    const opened = (number: number, parts: Partial<Case> = {}) =>
      change(opening(aCase(number, parts)));

    it("count how many were opened and answered, how soon, and how that was found", async () => {
      expect(await numbers.cases(DAY, "all")).toEqual({
        opened: 0,
        answered: 0,
        firstReplyMedianMs: null,
        firstReplyP90Ms: null,
        firstReplyWorkingMedianMs: null,
        firstReplyWorkingP90Ms: null,
        workingUnmeasured: 0,
        answeredInTime: 0,
        answeredLate: 0,
        good: 0,
        bad: 0,
      });
      for (const minutes of [10, 20, 60]) {
        const one = await answered(await opened(minutes), minutes);
        const resolved = await change(step(one, { type: "resolved" }));
        const satisfaction = minutes === 60 ? "bad" : "good";
        await change(step(resolved, { type: "rated", satisfaction }, { change: { satisfaction } }));
      }
      await opened(4);
      expect(await numbers.cases(DAY, "all")).toEqual({
        opened: 4,
        answered: 3,
        firstReplyMedianMs: 20 * 60_000,
        firstReplyP90Ms: 60 * 60_000,
        firstReplyWorkingMedianMs: null,
        firstReplyWorkingP90Ms: null,
        workingUnmeasured: 3,
        answeredInTime: 0,
        answeredLate: 0,
        good: 2,
        bad: 1,
      });
    });

    it("tell first answers in working time, and which came in time, of those of which it is known", async () => {
      const replies = [
        { workingMs: 5 * 60_000, inTime: true },
        { workingMs: 5 * 60_000, inTime: true },
        { workingMs: 90 * 60_000, inTime: false },
        { workingMs: null, inTime: false },
        { workingMs: 0, inTime: null },
        undefined,
      ];
      let last = aCase();
      for (const [number, firstReply] of replies.entries()) {
        const taken = await change(step(await opened(number + 1), TAKEN));
        const at10 = { answeredAt: at(10), ...(firstReply === undefined ? {} : { firstReply }) };
        last = await change(step(taken, { type: "answered" }, { at: at(10), change: at10 }));
      }
      const measured = {
        answered: 6,
        firstReplyWorkingMedianMs: 5 * 60_000,
        firstReplyWorkingP90Ms: 90 * 60_000,
        workingUnmeasured: 2,
        answeredInTime: 2,
        answeredLate: 2,
      };
      expect(await numbers.cases(DAY, "all")).toMatchObject(measured);
      expect(await numbers.cases(DAY, [MAIN])).toMatchObject(measured);
      expect(await cases.read(last.id)).toEqual(last);
    });

    it("take the working time of a first answer along when the case is moved, and count it once", async () => {
      const taken = await change(step(await opened(1), TAKEN));
      const firstReply = { workingMs: 60_000, inTime: true };
      const answer = { answeredAt: at(2), firstReply };
      const one = await change(step(taken, { type: "answered" }, { at: at(2), change: answer }));
      const again = await change(step(one, { type: "answered" }, { at: at(9) }));
      expect(await cases.read(again.id)).toEqual(again);
      await change(step(again, { type: "moved", centre: NORTH }, { change: { centre: NORTH } }));
      const none = { firstReplyWorkingMedianMs: null, workingUnmeasured: 0, answeredInTime: 0 };
      expect(await numbers.cases(DAY, [MAIN])).toMatchObject(none);
      expect(await numbers.cases(DAY, [NORTH])).toMatchObject({
        answered: 1,
        firstReplyWorkingMedianMs: 60_000,
        workingUnmeasured: 0,
        answeredInTime: 1,
      });
    });

    it("are told of the centres that are asked for, and of no other", async () => {
      await opened(1, { language: "ru" });
      const moved = await opened(2, { language: "ru" });
      await change(step(moved, { type: "moved", centre: NORTH }, { change: { centre: NORTH } }));
      const of = async (centres: CentreScope) => ({
        opened: (await numbers.cases(DAY, centres)).opened,
        escalated: sumOf(await numbers.questions(DAY, "language", centres)).escalated,
      });
      expect(await of("all")).toEqual({ opened: 2, escalated: 2 });
      expect(await of([MAIN, NORTH])).toEqual({ opened: 2, escalated: 2 });
      expect(await of([NORTH])).toEqual({ opened: 1, escalated: 1 });
      expect(await of([])).toEqual({ opened: 0, escalated: 0 });
    });

    it("belong to the centre that has the case, and to its language and topic", async () => {
      const one = await answered(await opened(1, { language: "ru", topic: "visas" }), 5);
      await opened(2, { language: "en", topic: null });
      expect(await numbers.casesBy(DAY, MAIN, "language")).toHaveLength(2);
      await change(step(one, { type: "moved", centre: NORTH }, { change: { centre: NORTH } }));
      expect(await numbers.cases(DAY, [MAIN])).toMatchObject({
        opened: 1,
        answered: 0,
        firstReplyMedianMs: null,
      });
      expect(await numbers.cases(DAY, [NORTH])).toMatchObject({
        opened: 1,
        answered: 1,
        firstReplyMedianMs: 5 * 60_000,
      });
      const one1 = { opened: 1, answered: 1, good: 0, bad: 0 };
      expect(await numbers.casesBy(DAY, NORTH, "language")).toEqual([{ key: "ru", ...one1 }]);
      expect(await numbers.casesBy(DAY, NORTH, "topic")).toEqual([{ key: "visas", ...one1 }]);
      expect(await numbers.casesBy(DAY, MAIN, "topic")).toEqual([
        { key: "", ...one1, answered: 0 },
      ]);
      expect(await numbers.casesBy(DAY, NORTH, "day")).toEqual([{ key: TODAY, ...one1 }]);
    });

    it("count one that is rated anew as it is rated last", async () => {
      const one = await answered(await opened(1), 1);
      let now = await change(step(one, { type: "resolved" }));
      for (const satisfaction of ["bad", "good", "good"] as const) {
        now = await change(
          step(now, { type: "rated", satisfaction }, { change: { satisfaction } }),
        );
      }
      expect(await numbers.cases(DAY, "all")).toMatchObject({ good: 1, bad: 0, opened: 1 });
    });

    it("show as escalated what was handed to a person", async () => {
      await opened(1, { topic: "visas" });
      await opened(2, { topic: "visas" });
      expect(await numbers.questions(DAY, "topic", "all")).toEqual([
        { ...NO_FIGURES, key: "visas", escalated: 2 },
      ]);
      expect(await numbers.questions(DAY, "platform", "all")).toMatchObject([
        { key: "telegram", escalated: 2 },
      ]);
    });
  });

  it("stay what they were when people are forgotten and what is old is removed", async () => {
    const { message, answer } = await asks(messages, { outcome: "answer", conversation: "one" });
    await messages.rate(message, answer, "yes");
    const { thread, sender } = message;
    const open = await change(opening(aCase(1, { thread, person: sender })));
    await change(step(open, TAKEN));
    const before = await everything(DAY);
    await forgets(messages, { conversation: "one" }, new Date(ASKED_AT.getTime() + 1));
    await messages.expire(FAR);
    const ended = (await cases.ended(FAR, 10)).map(({ id }) => id);
    expect(ended).toEqual([open.id]);
    await cases.remove([{ id: open.id, deliveries: [] }], FAR, FAR);
    expect(await on.database.db.selectFrom("answer").selectAll().execute()).toEqual([]);
    expect(await everything(DAY)).toEqual(before);
  });

  it("are those of an older version as well, once its answers and cases were counted", async () => {
    for (const outcome of ["answer", "no_answer", "clarify"] as const) {
      const { message, answer } = await asks(messages, { outcome, nearest: "visas/free" });
      await messages.rate(message, answer, outcome === "answer" ? "yes" : "no");
    }
    const open = await change(opening(aCase(1, { topic: null })));
    const answeredAt = new Date(open.openedAt.getTime() + 90_000);
    const taken = await change(step(open, TAKEN));
    await change(step(taken, { type: "answered" }, { change: { answeredAt } }));
    const before = await everything(DAY);
    for (const table of ["number_day", "number_case", "number_reply"] as const) {
      await on.database.db.deleteFrom(table).execute();
    }
    expect(await everything(DAY)).not.toEqual(before);
    await countWhatIsKept(on.database.db as never);
    expect(await everything(DAY)).toEqual(before);
  });

  it("do not count a message that was set aside, and count it once when it is retried", async () => {
    const message = messageOf({});
    await settles(messages, message, { ...NO_CHANGE, setAside: "internal" });
    expect(await total()).toEqual(NO_FIGURES);
    const [dead] = await messages.listDead(1);
    await messages.retryDead("in", dead?.id ?? 0, ASKED_AT);
    const claims = await messages.claimMessages({ now: ASKED_AT, leaseMs: 60_000, most: 1 });
    const [own] = claims;
    if (own === undefined) throw new Error("it could not be claimed");
    await messages.settle(own, { ...NO_CHANGE, turn: turnOf({}) }, ASKED_AT);
    expect(await total()).toMatchObject({ questions: 1 });
  });
});
