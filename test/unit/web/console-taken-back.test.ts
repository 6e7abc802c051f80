import { describe, expect, it } from "vitest";
import { ApiError } from "../../../web/console/src/api/api-error.ts";
import { isRefusal, takeBack } from "../../../web/console/src/content/taken-back.ts";

/** A draft that holds documents, and the versions at which it was discarded. */
function draftWith(...paths: readonly string[]) {
  const discarded: number[] = [];
  const begun = {
    look: () => Promise.resolve({ version: 4, paths }),
    discard: (version: number) => Promise.resolve(discarded.push(version)),
  };
  return { begun, discarded };
}

describe("a draft that was begun for something that was refused", () => {
  it("goes when nothing is in it, as it stands then", async () => {
    const { begun, discarded } = draftWith();
    expect(await takeBack(begun, false)).toBe(true);
    expect(discarded).toEqual([4]);
  });

  it("stays with what is of use by itself, and goes with what is not", async () => {
    const { begun, discarded } = draftWith("a source");
    expect(await takeBack(begun, false)).toBe(false);
    expect(discarded).toEqual([]);
    expect(await takeBack(begun, true)).toBe(true);
    expect(discarded).toEqual([4]);
  });

  it("stays where it cannot be discarded, and nothing is said of that", async () => {
    const { begun } = draftWith();
    const discard = (): Promise<never> => Promise.reject(new ApiError(0, null, null));
    expect(await takeBack({ ...begun, discard }, true)).toBe(false);
  });
});

describe("what was refused", () => {
  it("is what the service says no to, and not what a broken line leaves open", () => {
    const statuses = [0, 400, 409, 500];
    expect(statuses.map((status) => isRefusal(new ApiError(status, null, null)))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(isRefusal(new Error("other"))).toBe(false);
  });
});
