import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { beforeEach, expect, it } from "vitest";
import { OUTCOMES, type Outcome } from "../../src/domain/answer.ts";
import type { Case, CaseId, CaseReference } from "../../src/domain/case.ts";
import { Unavailable } from "../../src/domain/errors.ts";
import type { ConversationId, InboundMessage } from "../../src/domain/message.ts";
import {
  figureOf,
  NO_FIGURES,
  NUMBERS_BY,
  sumOf,
  type DayRange,
  type Figure,
  type Figures,
} from "../../src/domain/numbers.ts";
import { addDays, type PlainDate } from "../../src/domain/plain-date.ts";
import type { CaseChange, CaseStore } from "../../src/ports/case-store.ts";
import type { MessageStore } from "../../src/ports/message-store.ts";
import type { NumbersStore } from "../../src/ports/numbers-store.ts";
import { createCaseStore } from "../../src/store/cases.ts";
import { eraseCases } from "../../src/store/cases-erase.ts";
import { createMessageStore } from "../../src/store/message-store.ts";
import { createNumbersStore } from "../../src/store/numbers.ts";
import { aCase, MAIN, opening, step } from "../helpers/case-steps.ts";
import { NORTH, TAKEN } from "../helpers/case-store-world.ts";
import { describeOnEachEngine } from "../helpers/each-engine.ts";
import { failingAfter } from "../helpers/failing-database.ts";
import { forgets, messageOf, NO_CHANGE, turnOf, type Asked } from "../helpers/insight-world.ts";
import { runs } from "../helpers/runs.ts";

const TODAY = "2026-11-26" as PlainDate;
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

  it("are what happened, whatever happens in whichever order and wherever it is cut off", async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { minLength: 1, maxLength: 14 }), async (all) => {
        run += 1;
        const story = new Story(run);
        for (const one of all) await story.happens(one);
        const { range } = story;
        for (const by of NUMBERS_BY) {
          expect(sumOf(await numbers.questions(range, by, "all"))).toEqual(story.figures);
        }
        expect(await numbers.cases(range, "all")).toMatchObject(story.caseFigures());
        for (const centre of [MAIN, NORTH]) {
          const own = story.caseFigures(centre);
          expect(await numbers.cases(range, [centre])).toMatchObject(own);
          for (const by of ["language", "topic", "day"] as const) {
            const rows = await numbers.casesBy(range, centre, by);
            expect(rows.reduce((sum, { opened }) => sum + opened, 0)).toBe(own.opened);
            expect(
              rows.every(({ good, bad, answered }) => Math.min(good, bad, answered) >= 0),
            ).toBe(true);
          }
        }
      }),
      { numRuns: runs(25) },
    );
  }, 120_000);

  /** What should have been counted, beside what was. */
  class Story {
    readonly range: DayRange;
    readonly #at: Date;
    readonly #run: number;
    readonly #counted = { ...NO_FIGURES } as Record<Figure, number>;
    readonly #answers: {
      readonly asked: { readonly message: InboundMessage; readonly answer: string };
      rating: "yes" | "no" | null;
      isThere: boolean;
    }[] = [];
    #cases: Case[] = [];
    readonly #gone: Case[] = [];

    constructor(run: number) {
      this.#run = run;
      this.range = { from: addDays(TODAY, run * 3), to: addDays(TODAY, run * 3) };
      this.#at = new Date(`${this.range.from}T04:00:00Z`);
    }

    get figures(): Figures {
      const escalated = this.#cases.length + this.#gone.length;
      return { ...this.#counted, escalated };
    }

    caseFigures(centre: Case["centre"] | null = null) {
      const all = [...this.#cases, ...this.#gone].filter(
        (each) => centre === null || each.centre === centre,
      );
      const count = (is: (each: Case) => boolean): number => all.filter(is).length;
      return {
        opened: all.length,
        answered: count(({ answeredAt }) => answeredAt !== null),
        good: count(({ satisfaction }) => satisfaction === "good"),
        bad: count(({ satisfaction }) => satisfaction === "bad"),
      };
    }

    happens(one: Happening): Promise<void> {
      switch (one.kind) {
        case "asked":
          return this.#asked(one);
        case "rated":
          return this.#rated(one);
        case "case":
          return this.#case(one);
        case "forgotten":
          return this.#forgotten(one.who);
        case "old":
          return this.#old();
      }
    }

    #who(who: number): string {
      return `person ${String(this.#run)}-${String(who)}`;
    }

    async #asked({ outcome, language, pressed, who, cut }: HappeningOf<"asked">): Promise<void> {
      const asked: Asked = {
        outcome,
        language,
        conversation: this.#who(who),
        nearest: language === "en" ? "visas/free" : null,
        at: this.#at,
        ...(pressed ? { pressed } : {}),
      };
      const message = messageOf(asked);
      const turn = turnOf(asked);
      const failing = createMessageStore(failingAfter(on.database, cut), { erasers: [] });
      await messages.accept(message, this.#at);
      const claims = await messages.claimMessages({ now: this.#at, leaseMs: 60_000, most: 100 });
      const own = claims.find((each) => each.message.id === message.id);
      if (own === undefined) throw new Error("it could not be claimed");
      const settlement = { ...NO_CHANGE, turn };
      await unlessCut(() => failing.settle(own, settlement, this.#at));
      // A process that takes it up again after one that died; when the first came through, it finds nothing.
      await messages.settle(own, settlement, this.#at);
      this.#answers.push({ asked: { message, answer: turn.id }, rating: null, isThere: true });
      const figure = pressed ? null : figureOf(outcome);
      if (figure === null) return;
      this.#counted.questions += 1;
      this.#counted[figure] += 1;
    }

    async #rated({ which, helpful, cut }: HappeningOf<"rated">): Promise<void> {
      const one = this.#answers[which % Math.max(1, this.#answers.length)];
      if (one === undefined) return;
      const { message, answer } = one.asked;
      const failing = createMessageStore(failingAfter(on.database, cut), { erasers: [] });
      await unlessCut(() => failing.rate(message, answer, helpful));
      expect(await messages.rate(message, answer, helpful)).toBe(one.isThere);
      if (!one.isThere) return;
      const figure = { yes: "helpful", no: "unhelpful" } as const;
      if (one.rating !== null) this.#counted[figure[one.rating]] -= 1;
      this.#counted[figure[helpful]] += 1;
      one.rating = helpful;
    }

    async #case({ which, what, who, cut }: HappeningOf<"case">): Promise<void> {
      const failing = createCaseStore(failingAfter(on.database, cut));
      const before = this.#cases[which % Math.max(1, this.#cases.length)];
      const it = what === "open" ? this.#opening(who) : this.#step(before, what);
      if (it === null) return;
      await unlessCut(() => failing.change(it, [], this.#at));
      await cases.change(it, [], this.#at);
      if ((await cases.read(it.after.id))?.revision !== it.after.revision) return;
      this.#cases = [...this.#cases.filter((each) => each.id !== it.after.id), it.after];
    }

    #opening(who: number): CaseChange {
      const id = randomUUID();
      return opening(
        aCase(1, {
          id: id as CaseId,
          reference: id as CaseReference,
          language: who === 0 ? "ru" : "en",
          thread: { platform: "web", installation: "here", conversation: id as ConversationId },
          person: messageOf({ conversation: this.#who(who) }).sender,
          openedAt: this.#at,
          changedAt: this.#at,
        }),
      );
    }

    #step(before: Case | undefined, what: Exclude<HappeningOf<"case">["what"], "open">) {
      const { state } = before?.standing ?? { state: null };
      if (before === undefined) return null;
      const centre = before.centre === MAIN ? NORTH : MAIN;
      switch (what) {
        case "take":
          return state === "open" ? step(before, TAKEN) : null;
        case "answer": {
          const answeredAt = before.answeredAt ?? new Date(this.#at.getTime() + 60_000);
          return state === "assigned" || state === "waiting"
            ? step(before, { type: "answered" }, { change: { answeredAt } })
            : null;
        }
        case "move":
          return state === "open" || state === "assigned" || state === "waiting"
            ? step(before, { type: "moved", centre }, { change: { centre } })
            : null;
        case "resolve":
          return state === "open" || state === "assigned" || state === "waiting"
            ? step(before, { type: "resolved" })
            : null;
        case "reopen":
          return state === "resolved" ? step(before, { type: "reopened" }) : null;
        case "good":
        case "bad":
          return state === "resolved"
            ? step(
                before,
                { type: "rated", satisfaction: what },
                { change: { satisfaction: what } },
              )
            : null;
      }
    }

    async #forgotten(who: number): Promise<void> {
      const conversation = this.#who(who);
      await forgets(messages, { conversation, at: this.#at }, this.#at);
      const { sender } = messageOf({ conversation });
      for (const one of this.#answers) {
        if (one.asked.message.sender === sender) one.isThere = false;
      }
      this.#gone.push(...this.#cases.filter(({ person }) => person === sender));
      this.#cases = this.#cases.filter(({ person }) => person !== sender);
    }

    async #old(): Promise<void> {
      await messages.expire(FAR);
      for (const one of this.#answers) one.isThere = false;
    }
  }
});

const cut = fc.nat(12);
const happening = fc.oneof(
  fc.record({
    kind: fc.constant("asked" as const),
    outcome: fc.constantFrom<Outcome>(...OUTCOMES),
    language: fc.constantFrom("en", "ru"),
    pressed: fc.boolean().map((is) => (is ? (true as const) : false)),
    who: fc.nat(1),
    cut,
  }),
  fc.record({
    kind: fc.constant("rated" as const),
    which: fc.nat(20),
    helpful: fc.constantFrom("yes" as const, "no" as const),
    cut,
  }),
  fc.record({
    kind: fc.constant("case" as const),
    which: fc.nat(20),
    what: fc.constantFrom(
      ...(["open", "open", "take", "answer", "move", "resolve", "reopen", "good", "bad"] as const),
    ),
    who: fc.nat(1),
    cut,
  }),
  fc.record({ kind: fc.constant("forgotten" as const), who: fc.nat(1) }),
  fc.record({ kind: fc.constant("old" as const) }),
);
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;
type HappeningOf<Kind> = Extract<Happening, { readonly kind: Kind }>;

/** Does something in a process that dies on the way, or does not. */
async function unlessCut(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
  }
}
