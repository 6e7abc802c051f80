import { Command } from "commander";
import { registerCommands } from "../src/app/commands/index.ts";
import { inProject } from "../src/app/paths.ts";
import { prepareContent } from "../src/app/prepared-content.ts";

// Whoever installs waits anyway; whoever asks first should not. What cannot be kept is read again.
await registerCommands(new Command(), []);
prepareContent(inProject("knowledge"), { warn: () => undefined });
