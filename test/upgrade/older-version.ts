import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** A commit of this program, ready to be started with the packages that are installed. */
export interface OlderVersion {
  readonly folder: string;
  /** The hash, the day and the subject of the commit. */
  readonly name: string;
  /** Puts a few of its own articles in force in an empty database, with which it learns in seconds, where it knows how. */
  seed(url: string): Promise<void>;
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
    seed: (url) => seed(folder, url),
    remove: () => {
      git("worktree", "remove", "--force", folder);
      rmSync(path.dirname(folder), { recursive: true, force: true });
    },
  };
}

/** Of that version, as far as it is used here. */
interface ItsModules {
  readonly fewArticles: () => ReadonlyMap<string, string>;
  readonly openDatabase: (url: string, role: "server") => Promise<{ close(): Promise<void> }>;
  readonly createContentStore: (database: object) => {
    seed(documents: ReadonlyMap<string, string>, now: Date): Promise<unknown>;
  };
}

async function seed(folder: string, url: string): Promise<void> {
  const few = path.join(folder, "test/helpers/few-articles.ts");
  if (!existsSync(few)) return;
  const modules = [
    few,
    ...["open-database", "content"].map((name) => `${folder}/src/store/${name}.ts`),
  ];
  const loaded: unknown[] = [];
  for (const file of modules) loaded.push(await import(pathToFileURL(file).href));
  const its = Object.assign({}, ...loaded) as ItsModules;
  const database = await its.openDatabase(url, "server");
  await its.createContentStore(database).seed(its.fewArticles(), new Date());
  await database.close();
}
