import { execFileSync } from "node:child_process";
import { mkdtempSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** A commit of this program, ready to be started with the packages that are installed. */
export interface OlderVersion {
  readonly folder: string;
  /** The hash, the day and the subject of the commit. */
  readonly name: string;
  remove(): void;
}

/** @throws Error there is no such commit here */
export function checkOut(commit: string): OlderVersion {
  const git = (...words: readonly string[]): string =>
    execFileSync("git", words, { cwd: ROOT, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  const folder = path.join(mkdtempSync(path.join(tmpdir(), "yizhan-older-")), "tree");
  const name = git("log", "-1", "--format=%h of %as, “%s”", commit).trim();
  git("worktree", "add", "--detach", folder, commit);
  symlinkSync(realpathSync(path.join(ROOT, "node_modules")), path.join(folder, "node_modules"));
  return {
    folder,
    name,
    remove: () => {
      git("worktree", "remove", "--force", folder);
      rmSync(path.dirname(folder), { recursive: true, force: true });
    },
  };
}
