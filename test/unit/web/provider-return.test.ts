import { describe, expect, it } from "vitest";
import { takeReturn } from "../../../web/console/src/sign-in/provider-return.ts";

describe("what the service says behind the # of an address", () => {
  const taken = (hash: string) => {
    const shown: string[] = [];
    const place = { hash, pathname: "/console/centres", search: "?a=b" };
    const past = {
      replaceState: (_state: unknown, _unused: string, address: string) => {
        shown.push(address);
      },
    };
    return [takeReturn(place, past), shown];
  };

  it("is taken out of it: a reason, or the step that is owed", () => {
    const shown = ["/console/centres?a=b"];
    expect(taken("#refused=provider_role")).toEqual([
      { next: null, refused: "provider_role" },
      shown,
    ]);
    expect(taken("#next=setup")).toEqual([{ next: "setup", refused: null }, shown]);
  });

  it("is nothing where it is something else", () => {
    for (const hash of ["", "#section", "#next=other"]) {
      expect(taken(hash)).toEqual([{ next: null, refused: null }, []]);
    }
  });
});
