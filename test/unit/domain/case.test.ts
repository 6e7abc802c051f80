import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  CASE_STATES,
  caseAfter,
  hears,
  readReference,
  referenceOf,
  standingAfter,
  transition,
  type CaseAct,
  type CaseActType,
  type CaseStanding,
  type CaseState,
} from "../../../src/domain/case.ts";
import type { CentreId, StaffId } from "../../../src/domain/staff.ts";
import { aCase, later } from "../../helpers/case-steps.ts";

const ANNA = "anna" as StaffId;
const BEN = "ben" as StaffId;

const ACTS: Readonly<Record<CaseActType, CaseAct>> = {
  opened: { type: "opened" },
  taken: { type: "taken", holder: BEN },
  released: { type: "released" },
  lapsed: { type: "lapsed" },
  answered: { type: "answered" },
  written: { type: "written" },
  noted: { type: "noted" },
  moved: { type: "moved", centre: "north" as CentreId },
  raised: { type: "raised", urgency: "urgent" },
  resolved: { type: "resolved" },
  reopened: { type: "reopened" },
  rated: { type: "rated", satisfaction: "good" },
  located: { type: "located" },
  switched: { type: "switched", language: "fr" },
  withdrawn: { type: "withdrawn" },
  closed: { type: "closed" },
};

/** From left to right: what becomes of a case that is open, assigned to Anna, waiting with Anna, resolved, closed. */
const TABLE: Readonly<Record<CaseActType, readonly [string, string, string, string, string]>> = {
  opened: ["-", "-", "-", "-", "-"],
  taken: ["assigned ben", "assigned ben", "waiting ben", "-", "-"],
  released: ["-", "open", "open", "-", "-"],
  lapsed: ["-", "open", "resolved", "-", "-"],
  answered: ["-", "waiting anna", "waiting anna", "-", "-"],
  written: ["open", "assigned anna", "assigned anna", "open", "-"],
  noted: ["open", "assigned anna", "waiting anna", "resolved", "-"],
  moved: ["open", "open", "open", "-", "-"],
  raised: ["open", "assigned anna", "waiting anna", "-", "-"],
  resolved: ["resolved", "resolved", "resolved", "-", "-"],
  reopened: ["-", "-", "-", "open", "-"],
  rated: ["-", "-", "-", "resolved", "closed"],
  located: ["open", "assigned anna", "waiting anna", "-", "-"],
  switched: ["open", "assigned anna", "waiting anna", "resolved", "-"],
  withdrawn: ["closed", "closed", "closed", "closed", "-"],
  closed: ["-", "-", "-", "closed", "-"],
};

function standingIn(state: CaseState): CaseStanding {
  return { state, holder: state === "assigned" || state === "waiting" ? ANNA : null };
}

function told(standing: CaseStanding | null): string {
  if (standing === null) return "-";
  return standing.holder === null ? standing.state : `${standing.state} ${standing.holder}`;
}

const anyAct = fc.constantFrom(...Object.values(ACTS), { type: "taken", holder: ANNA } as const);

describe("where a case stands", () => {
  it.each(Object.entries(TABLE))("after %s is as the table says", (type, row) => {
    const act = ACTS[type as CaseActType];
    expect(CASE_STATES.map((state) => told(transition(standingIn(state), act)))).toEqual(row);
  });

  it("begins with its opening and with nothing else", () => {
    for (const act of Object.values(ACTS)) {
      expect(told(transition(null, act))).toBe(act.type === "opened" ? "open" : "-");
    }
  });

  it("knows a holder while it is assigned or waiting, and never otherwise, whatever happens to it", () => {
    fc.assert(
      fc.property(fc.array(anyAct, { maxLength: 40 }), (acts) => {
        let standing = transition(null, { type: "opened" });
        for (const act of acts) {
          standing = transition(standing, act) ?? standing;
          if (standing === null) throw new Error("a case cannot become unopened");
          const isWorked = standing.state === "assigned" || standing.state === "waiting";
          expect(standing.holder !== null).toBe(isWorked);
          expect(hears(standing)).toBe(standing.state !== "closed");
        }
      }),
    );
  });

  it("is over for good once it is closed: nothing but a rating comes after", () => {
    const after = Object.values(ACTS).filter((act) => transition(standingIn("closed"), act));
    expect(after.map(({ type }) => type)).toEqual(["rated"]);
  });
});

describe("what happened to a case", () => {
  it("tells where it stands", () => {
    const acts: readonly CaseAct[] = [ACTS.opened, ACTS.taken, ACTS.answered, ACTS.written];
    expect(standingAfter(acts)).toEqual({ state: "assigned", holder: BEN });
    expect(standingAfter([ACTS.opened, ACTS.resolved, ACTS.written])).toEqual(standingIn("open"));
  });

  it("tells nothing where it could not have happened so", () => {
    expect(standingAfter([])).toBeNull();
    expect(standingAfter([ACTS.taken])).toBeNull();
    expect(standingAfter([ACTS.opened, ACTS.opened])).toBeNull();
    expect(standingAfter([ACTS.opened, ACTS.answered])).toBeNull();
  });

  it("comes to the same, told as a whole or act by act", () => {
    fc.assert(
      fc.property(fc.array(anyAct, { maxLength: 12 }), (rest) => {
        const acts = [ACTS.opened, ...rest];
        let standing: CaseStanding | null = null;
        let possible = true;
        for (const act of acts) {
          standing = transition(standing, act);
          possible &&= standing !== null;
        }
        expect(standingAfter(acts)).toEqual(possible ? standing : null);
      }),
    );
  });
});

describe("by when an answer is due, and what was reminded of it", () => {
  const AT = later(1_000);
  const ANEW = later(9_000);
  const times = { replyBy: ANEW, heldUntil: later(5_000) };
  const after = (
    act: CaseAct,
    dueAt: Date | null,
    reminders: number,
    state: CaseState = "open",
  ) => {
    const before = aCase(1, { standing: standingIn(state), dueAt, reminders });
    const record = caseAfter(before, { at: AT, actor: { kind: "service" }, act }, times);
    return record === null ? null : { dueAt: record.dueAt, reminders: record.reminders };
  };

  it("begin anew at another centre, which knows nothing of what was due at the first", () => {
    expect(after(ACTS.moved, later(10), 2)).toEqual({ dueAt: ANEW, reminders: 0 });
    expect(after(ACTS.moved, null, 0, "waiting")).toEqual({ dueAt: null, reminders: 0 });
  });

  it("begin anew when what is overdue becomes more urgent, and not when it becomes less so", () => {
    expect(after(ACTS.raised, later(10), 2)).toEqual({ dueAt: ANEW, reminders: 0 });
    expect(after({ type: "raised", urgency: "normal" }, later(10), 2)).toEqual({
      dueAt: later(10),
      reminders: 2,
    });
  });

  it("stay as they are for what becomes more urgent and is due sooner already", () => {
    expect(after(ACTS.raised, later(8_000), 0)).toEqual({ dueAt: later(8_000), reminders: 0 });
    expect(after(ACTS.raised, later(99_000), 0)).toEqual({ dueAt: ANEW, reminders: 0 });
  });

  it.each(["released", "lapsed"] as const)(
    "are reminded of anew to whoever is to take up what was %s, and due as before",
    (type) => {
      expect(after(ACTS[type], later(10), 2, "assigned")).toEqual({
        dueAt: later(10),
        reminders: 0,
      });
    },
  );

  it("stay as they are whoever takes the case, and are gone with an answer", () => {
    expect(after(ACTS.taken, later(10), 2)).toEqual({ dueAt: later(10), reminders: 2 });
    expect(after(ACTS.answered, later(10), 2, "assigned")).toEqual({ dueAt: null, reminders: 0 });
  });
});

describe("the reference of a case", () => {
  it("has the year and a number of at least four digits", () => {
    expect(referenceOf(2026, 42)).toBe("YZ-2026-0042");
    expect(referenceOf(2026, 9_999)).toBe("YZ-2026-9999");
    expect(referenceOf(2027, 10_000)).toBe("YZ-2027-10000");
  });

  it("is read as people write it", () => {
    for (const text of ["YZ-2026-0042", "yz-2026-0042", "  Yz-2026-0042\n"]) {
      expect(readReference(text)).toBe("YZ-2026-0042");
    }
  });

  it("is not read from what is none", () => {
    const none = ["", "42", "YZ-2026-042", "YZ-26-0042", "YZ 2026 0042", "AB-2026-0042"];
    for (const text of [...none, "my case YZ-2026-0042", "YZ-2026-0042;", "YZ-２０２６-0042"]) {
      expect(readReference(text)).toBeNull();
    }
  });

  it("is read back whatever its year and number", () => {
    const year = fc.integer({ min: 1_000, max: 9_999 });
    fc.assert(
      fc.property(year, fc.integer({ min: 1, max: 10_000_000 }), (of, number) => {
        const reference = referenceOf(of, number);
        expect(readReference(` ${reference.toLowerCase()} `)).toBe(reference);
      }),
    );
  });
});
