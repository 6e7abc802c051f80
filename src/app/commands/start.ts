import type { Command } from "commander";
import { readSettings } from "../config.ts";
import { startServer } from "../start.ts";

/** `start`: the server. */
export function registerStart(program: Command): void {
  program
    .command("start")
    .description("start the server with the chat page and every platform that is set up")
    .action(async () => {
      await startServer(readSettings(process.env));
    });
}
