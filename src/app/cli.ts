import { Command, CommanderError } from "commander";
import { existsSync } from "node:fs";
import { AppError } from "../domain/errors.ts";
import { registerCommands } from "./commands/index.ts";
import { forTerminal } from "./commands/terminal.ts";
import { inProject } from "./paths.ts";

/** Exit codes of the command line; see `docs/errors.md`. */
const EXIT = { done: 0, failed: 1, usage: 2 } as const;

const envFile = inProject(".env");
if (existsSync(envFile)) process.loadEnvFile(envFile);

// A reader that closes early, such as `head`, ends the output, not in an error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  process.exit(error.code === "EPIPE" ? EXIT.done : EXIT.failed);
});

const program = new Command("yizhan")
  .description(
    "Dated, sourced answers for foreign researchers on visas, work, funding and customs in China.",
  )
  .showHelpAfterError("Run with --help to see the commands.")
  .exitOverride();
await registerCommands(program, process.argv.slice(2));

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = report(error);
}

function report(error: unknown): number {
  if (error instanceof CommanderError) {
    // Commander has said its sentence already; asking for help is no error.
    return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  }
  if (error instanceof AppError) {
    process.stderr.write(`${forTerminal(error.message)}\n`);
    return error.code === "usage" ? EXIT.usage : EXIT.failed;
  }
  const reason = error instanceof Error ? error.message : String(error);
  process.stderr.write(`Something unexpected went wrong: ${forTerminal(reason)}\n`);
  return EXIT.failed;
}
