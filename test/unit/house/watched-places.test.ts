import { execFileSync } from "node:child_process";
import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it, vi } from "vitest";
import type { Mutation } from "../../../bench/mutations/mutation.ts";
import { probed } from "../../../bench/mutations/probe.ts";
import { openProgram } from "../../../bench/mutations/program.ts";
import { FOR_ALL, watchNotesOf } from "../../../bench/mutations/ran.ts";
import { placeOf, watchPlaces, type Watched } from "../../../bench/mutations/watch.ts";
import { tempFolder } from "../../helpers/temp-folder.ts";

const FILE = "src/rooms.ts";
const NOTER = "bench/mutations/ran.ts";
/** Has every kind of place, also one within another. */
const ROOMS = `
type State = "open" | "closed";
interface Room {
  readonly days?: readonly number[];
  readonly state: State;
}
const said: string[] = [];
function say(word: string): void {
  said.push(word);
}
function tell(room: Room | null, floor = 1): string {
  if (room === null) return "none";
  if (!room.days) say("no days");
  const days = room.days ?? [];
  for (const day of days) {
    if (day < 2) continue;
    say(String(day + floor));
  }
  const later = days.slice(1).map((day) => day - 1).at(0);
  const isLate = (floor > 3 && room.state === "open") || later === undefined;
  const next: State = room.state === "open" ? "closed" : "open";
  return [next, isLate, later, true].join(" ");
}
export function never(room: Room): boolean {
  return room.state === "open";
}
console.log(tell(null), tell({ state: "open" }), tell({ days: [1, 2, 3], state: "closed" }, 4), said);
`;

/** A project of that one file; its notes lie beside it. */
function treeOf(): string {
  const options = { target: "esnext", module: "nodenext", strict: true, types: ["node"] };
  const folder = tempFolder({
    [`tree/${FILE}`]: ROOMS,
    [`tree/${NOTER}`]: readFileSync(new URL(`../../../${NOTER}`, import.meta.url), "utf8"),
    "tree/package.json": JSON.stringify({ type: "module" }),
    "tree/tsconfig.json": JSON.stringify({ compilerOptions: options, include: ["src"] }),
    "test.txt": "test/rooms.test.ts",
  });
  return path.join(folder, "tree");
}

describe("a file with watched places", () => {
  it("does what it did on the same lines, and notes all places that it runs, of every kind", () => {
    const root = treeOf();
    const said = () => execFileSync(process.execPath, [FILE], { cwd: root, encoding: "utf8" });
    const before = said();
    const { files } = openProgram(root, ["src"]);
    const places = files
      .flatMap(({ candidates }) => candidates)
      .map((each, number) => ({ ...each, number }));
    expect(new Set(places.map(({ kind }) => kind))).toEqual(
      new Set([
        ...["comparison", "condition negated", "and/or", "plus/minus", "number"],
        ...["exit removed", "call removed", "true/false", "status", "slice/filter removed"],
      ]),
    );
    const text = probed(ROOMS, FILE, places);
    expect(text.split("\n")).toHaveLength(ROOMS.split("\n").length);
    writeFileSync(path.join(root, FILE), text);
    expect(said()).toBe(before);
    const never = ROOMS.split("\n").findIndex((line) => line.includes("never")) + 2;
    const runs = places.filter(({ line }) => line !== never);
    expect(runs.length).toBeLessThan(places.length);
    const ran = readFileSync(watchNotesOf(root).ran, "utf8").trim().split("\n");
    expect(ran.toSorted()).toEqual(
      runs.map(({ number }) => `${String(number)} test/rooms.test.ts`).toSorted(),
    );
  });
});

describe("watching places", () => {
  const TESTS = ["test/one.test.ts", "test/two.test.ts", "test/three.test.ts"] as const;
  const [ONE, TWO, THREE] = TESTS;
  const NOTHING: Watched = { stamp: "now", passed: {}, places: {} };

  const [FIRST, SECOND, THIRD] = ["say", "tell", "never"].map((word): Mutation => {
    const start = ROOMS.indexOf(word);
    const end = start + word.length;
    return { kind: "number", file: FILE, line: 1, start, end, before: word, after: "" };
  }) as [Mutation, Mutation, Mutation];

  /** Watches where the test files note this, and these of them pass. */
  const watched = async (
    mutations: readonly Mutation[],
    notes: readonly string[],
    passed: readonly string[],
    before = NOTHING,
  ) => {
    const root = treeOf();
    const told = vi.spyOn(console, "log").mockReturnValue();
    const texts: string[] = [];
    const seen = await watchPlaces(
      {
        tree: {
          root,
          keepBuild: () => undefined,
          change: (_file, to) => texts.push(to(ROOMS)),
          restore: () => texts.push("restored"),
        },
        suite: {
          run: () => Promise.reject(new Error("No fault is tried.")),
          watch: () => {
            appendFileSync(watchNotesOf(root).ran, notes.map((note) => `${note}\n`).join(""));
            return Promise.resolve(new Map(passed.map((file) => [file, 5])));
          },
          stop: () => undefined,
        },
        testsOf: () => [...TESTS],
        watchMs: 1,
      },
      mutations,
      before,
    );
    return { seen, texts, told: told.mock.calls.flat() };
  };
  const placesOf = (mutations: readonly Mutation[], { places }: Watched) =>
    mutations.map((each) => places[placeOf(each)]);

  it("tells which tests run each, also those that cannot be known not to", async () => {
    const all = [FIRST, SECOND, THIRD];
    const { seen, texts } = await watched(all, [`0 ${ONE}`, `2 ${FOR_ALL}`], [ONE, TWO]);
    // The third did not come to its end.
    expect(placesOf(all, seen)).toEqual([[ONE, THREE], [THREE], [...TESTS]]);
    expect(seen.passed).toEqual({ [ONE]: 5, [TWO]: 5 });
    expect(texts).toEqual([expect.stringContaining("ran$(2)"), "restored"]);
  });

  it("goes on with what was seen before", async () => {
    const before = (await watched([FIRST], [`0 ${ONE}`], TESTS)).seen;
    const { seen, told } = await watched([FIRST, SECOND], [`0 ${TWO}`], TESTS, before);
    expect(told[0]).toContain("1 places");
    expect(placesOf([FIRST, SECOND], seen)).toEqual([[ONE], [TWO]]);
    expect((await watched([FIRST, SECOND], [], [], seen)).seen).toBe(seen);
  });
});
