import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readableLine } from "./readable-log.ts";

// The server for developers: it starts again when a file changes, builds the pages first where web/ did, and logs in plain lines.
const root = fileURLToPath(new URL("..", import.meta.url));
const WATCHED = ["src", "adapters", "knowledge", "locales", "prompts", "web"];

/** A watched program tells its parent what it imports; the service’s own children would tell it, in place of what they learned. */
const UNREPORTED = `data:text/javascript,${encodeURIComponent("delete process.env.WATCH_REPORT_DEPENDENCIES")}`;

const server = spawn(
  process.execPath,
  [
    "--watch",
    "--watch-preserve-output",
    ...WATCHED.map((folder) => `--watch-path=${join(root, folder)}`),
    `--import=${UNREPORTED}`,
    "--expose-gc",
    "--require",
    join(root, "scripts", "node-guard.cjs"),
    join(root, "src", "app", "cli.ts"),
    "start",
  ],
  { cwd: root, stdio: ["inherit", "pipe", "inherit"] },
);

// A terminal sends its signals to both; this one waits for the other to end, and hands on those that it gets alone.
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    if (signal === "SIGTERM") server.kill(signal);
  });
}

createInterface({ input: server.stdout }).on("line", (line) => {
  process.stdout.write(`${readableLine(line)}\n`);
});
const [code] = (await once(server, "exit")) as [number | null];
process.exitCode = code ?? 0;
