import { describe, expect, it } from "vitest";
import { createWritten } from "../../../web/console/src/shell/written.ts";

const field = (value: string) => ({ value, isConnected: true });

describe("what somebody wrote in a dialog", () => {
  it("is nothing where a field is as they found it", () => {
    const written = createWritten();
    const name = field("as it was");
    written.enter(name);
    expect(written.has()).toBe(false);
    name.value = "other words";
    expect(written.has()).toBe(true);
    written.enter(name);
    expect(written.has()).toBe(true);
    name.value = "as it was";
    expect(written.has()).toBe(false);
  });

  it("is gone with the field, as when it was sent", () => {
    const written = createWritten();
    const reason = field("");
    written.enter(reason);
    reason.value = "It is so.";
    reason.isConnected = false;
    expect(written.has()).toBe(false);
  });
});
