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
import { planted, type Mutation } from "./mutation.ts";

/** A copy of the project in which faults are planted. */
export interface Tree {
  readonly root: string;
  /** Takes what was built in a tree, this one or another, as that to which `restore` returns. */
  keepBuild(of: Tree): void;
  plant(mutation: Mutation): void;
  /** Takes the fault out again, with all that was built from it. */
  restore(mutation: Mutation): void;
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
    plant: (mutation) => {
      const file = path.join(root, mutation.file);
      const text = readFileSync(file, "utf8");
      originals.set(mutation.file, text);
      writeFileSync(file, planted(text, mutation));
    },
    restore: ({ file }) => {
      const text = originals.get(file);
      if (text !== undefined) writeFileSync(path.join(root, file), text);
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
