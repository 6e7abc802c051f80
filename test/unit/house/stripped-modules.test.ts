import { spawnSync } from "node:child_process";
import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { inProject } from "../../../src/app/paths.ts";
import { tempFolder } from "../../helpers/temp-folder.ts";

/** A project of one module, which says something. */
function project() {
  const root = tempFolder({ "hello.ts": "const word: string = 'one';\nconsole.log(word);\n" });
  mkdirSync(path.join(root, "scripts"));
  const hook = path.join(root, "scripts", "stripped-modules.cjs");
  copyFileSync(inProject("scripts", "stripped-modules.cjs"), hook);
  const kept = path.join(root, "build", "cache", "modules");
  const run = () => {
    const file = path.join(root, "hello.ts");
    const { stdout, stderr } = spawnSync(process.execPath, ["--require", hook, file], {
      encoding: "utf8",
    });
    return { said: stdout.trim(), stderr };
  };
  const write = (text: string): void => {
    writeFileSync(path.join(root, "hello.ts"), text);
  };
  const files = (): string[] => readdirSync(kept).map((name) => path.join(kept, name));
  return { root, run, write, files };
}

describe("modules that are kept without their types", () => {
  it("say the same the second time, and nothing of how they were read", () => {
    const { run } = project();
    expect([run(), run()]).toEqual([
      { said: "one", stderr: "" },
      { said: "one", stderr: "" },
    ]);
  });

  it("are made anew when they change, in place of what they were", () => {
    const { run, write, files } = project();
    run();
    write("console.log('two' as string);\n");
    expect(run().said).toBe("two");
    expect(files()).toHaveLength(1);
  });

  it("are made anew when what is kept was emptied or altered", () => {
    const { run, files } = project();
    run();
    const [file = ""] = files();
    for (const damage of [
      () => {
        truncateSync(file, 0);
      },
      () => {
        writeFileSync(file, readFileSync(file, "utf8").replace("'one'", "'bad'"));
      },
    ]) {
      damage();
      expect(run()).toEqual({ said: "one", stderr: "" });
    }
  });

  it("are read without being kept where nothing can be written", () => {
    const { root, run } = project();
    writeFileSync(path.join(root, "build"), "no folder");
    expect(run()).toEqual({ said: "one", stderr: "" });
  });

  it("tell of a fault with their file and line", () => {
    const { run, write } = project();
    write("enum Word {\n  one,\n}\n");
    const { said, stderr } = run();
    expect(said).toBe("");
    expect(stderr).toMatch(/hello\.ts:1/);
  });
});
