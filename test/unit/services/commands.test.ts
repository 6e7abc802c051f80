import { describe, expect, it } from "vitest";
import { createCommandReader } from "../../../src/services/commands.ts";
import { projectContent } from "../../helpers/content.ts";

const { texts } = projectContent();
const commandIn = createCommandReader(texts);

describe("a command", () => {
  it("is known by its words, whatever stands around them", () => {
    expect(commandIn(" Help!! ")).toEqual({ command: "help", exact: false, rest: "" });
  });

  it("is not looked for in a long message, whose marks would take long to strip", () => {
    expect(commandIn(`help${"!".repeat(100)}`)?.command).toBe("help");
    expect(commandIn(`help${"!".repeat(4_000)}`)).toBeNull();
  });

  it("is read with all that stands behind its name, however long", () => {
    const rest = "x".repeat(4_000);
    expect(commandIn(`/help ${rest}`)).toEqual({ command: "help", exact: true, rest });
  });
});
