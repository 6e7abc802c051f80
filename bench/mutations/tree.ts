import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";

/** A copy of the project in which faults are planted, and places are watched. */
export interface Tree {
  readonly root: string;
  /** Takes what was built in a tree, this one or another, as that to which `restore` returns. */
  keepBuild(of: Tree): void;
  /** @param to the text in the place of what a file says */
  change(file: string, to: (text: string) => string): void;
  /** Takes all changes back, with all that was built from them. */
  restore(): void;
}

/** What no test reads, and what is linked. */
const LEFT_OUT = new Set([".git", "node_modules", "coverage", "data", "dist", ".env"]);

/** @param suite the checkout whose tests are run; the project itself unless another is to be compared with it */
export function copyTree(project: string, suite: string, folder: string): Tree {
  const root = path.join(folder, "project");
  const built = path.join(root, "build");
  const kept = path.join(folder, "build");
  mkdirSync(root, { recursive: true });
  const copy = (from: string, name: string): void => {
    cpSync(path.join(from, name), path.join(root, name), { recursive: true });
  };
  for (const name of readdirSync(project)) if (!LEFT_OUT.has(name)) copy(project, name);
  if (suite !== project) {
    rmSync(path.join(root, "test"), { recursive: true });
    for (const name of ["test", "vitest.config.ts"]) copy(suite, name);
  }
  linkPackages(path.join(project, "node_modules"), path.join(root, "node_modules"));
  const returnBuild = (): void => {
    rmSync(built, { recursive: true, force: true });
    cpSync(kept, built, { recursive: true });
  };
  const originals = new Map<string, string>();
  return {
    root,
    keepBuild: (of) => {
      cpSync(path.join(of.root, "build"), kept, { recursive: true });
      returnBuild();
    },
    change: (file, to) => {
      const name = path.join(root, file);
      const text = readFileSync(name, "utf8");
      originals.set(name, text);
      writeFileSync(name, to(text));
    },
    restore: () => {
      for (const [name, text] of originals) writeFileSync(name, text);
      originals.clear();
      returnBuild();
    },
  };
}

/** Each by itself, as the runner of the tests keeps notes of its own between them. */
function linkPackages(from: string, to: string): void {
  mkdirSync(to);
  for (const name of readdirSync(from)) {
    if (name.startsWith(".") && name !== ".bin") continue;
    symlinkSync(path.join(from, name), path.join(to, name));
  }
}
