import { spawn, type ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { learnedOfFewArticles, seedFewArticles } from "./few-articles.ts";
import { PASSWORD_ALONE, testModelEnvironment } from "./test-model.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

export interface ServiceProcessOptions {
  /** Where its database lies, and stays when it ends. */
  readonly folder: string;
  /** A free one when it is 0. */
  readonly port: number;
  /** Origins that may show the chat in a frame. */
  readonly frameOrigins: readonly string[];
  /** All that come with the project, or a few of them, with which it starts in half the time; all of them where nobody says. */
  readonly articles?: "all" | "few";
  /** The folder of another version of the program. */
  readonly root?: string;
  /** Further settings, such as those of a messenger. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** The whole service in a process of its own, as `npm start` starts it. */
export interface ServiceProcess {
  readonly url: string;
  readonly port: number;
  /** All that it printed so far. */
  said(): string;
  /** Ends it and waits until it is gone: SIGTERM asks it to stop, SIGKILL gives it no chance to finish anything. */
  end(signal: "SIGKILL" | "SIGTERM"): Promise<void>;
}

/**
 * Resolves once it listens.
 *
 * @throws Error it ended before, with what it said
 */
export async function startServiceProcess(options: ServiceProcessOptions): Promise<ServiceProcess> {
  if (options.articles === "few") await prepareFewArticles(options.folder);
  const child = spawn(
    process.execPath,
    ["--require", "./scripts/node-guard.cjs", "src/app/cli.ts", "start"],
    { cwd: options.root ?? ROOT, stdio: ["ignore", "pipe", "pipe"], env: environmentOf(options) },
  );
  const killIt = (): void => {
    child.kill("SIGKILL");
  };
  process.once("exit", killIt);
  const gone = new Promise<void>((resolve) => {
    child.once("exit", () => {
      process.off("exit", killIt);
      resolve();
    });
  });
  const heard = { text: "" };
  const url = await addressOf(child, gone, heard);
  return {
    url,
    said: () => heard.text,
    port: Number(new URL(url).port),
    end: async (signal) => {
      child.kill(signal);
      await gone;
    },
  };
}

const databaseIn = (folder: string): string => join(folder, "yizhan.db");
const searchIn = (folder: string): string => join(folder, "search");

/** Before its first start in a folder. */
async function prepareFewArticles(folder: string): Promise<void> {
  if (existsSync(databaseIn(folder))) return;
  learnedOfFewArticles(folder);
  await seedFewArticles(`sqlite:${databaseIn(folder)}`, new Date());
}

function environmentOf(options: ServiceProcessOptions): NodeJS.ProcessEnv {
  const { folder, port, frameOrigins, articles, environment } = options;
  return {
    ...process.env,
    ...testModelEnvironment(),
    ...PASSWORD_ALONE,
    HOST: "127.0.0.1",
    PORT: String(port),
    LOG_LEVEL: "error",
    DATABASE_URL: `sqlite:${databaseIn(folder)}`,
    ...(articles === "few" ? { SEARCH_FOLDER: searchIn(folder) } : {}),
    WEB_ALLOWED_ORIGINS: frameOrigins.join(" "),
    ...environment,
  };
}

function addressOf(
  child: ChildProcess,
  gone: Promise<void>,
  heard: { text: string },
): Promise<string> {
  return new Promise((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      heard.text += chunk.toString();
      const address = /The chat page is at (http:\/\/127\.0\.0\.1:\d+)\//.exec(heard.text)?.[1];
      if (address !== undefined) resolve(address);
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    void gone.then(() => {
      reject(new Error(`the service ended: ${heard.text}`));
    });
  });
}
