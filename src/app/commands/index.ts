import type { Command } from "commander";
import type { Clock } from "../../ports/clock.ts";
import { systemClock } from "../system-clock.ts";

type Register = (program: Command, clock: Clock) => void;

/** By name, in the order in which help shows them. Each loads its parts only once it is wanted: together they are most of the program. */
const COMMANDS: ReadonlyMap<string, () => Promise<Register>> = new Map([
  ["start", async (): Promise<Register> => (await import("./start.ts")).registerStart],
  ["ask", async () => (await import("./ask-command.ts")).registerAsk],
  ["search", async () => (await import("./search.ts")).registerSearch],
  ["identify", async () => (await import("./identify.ts")).registerIdentify],
  ["eval", async () => (await import("./eval-command.ts")).registerEval],
  ["content", async () => (await import("./content-command.ts")).registerContent],
  ["prompts", async () => (await import("./prompts.ts")).registerPrompts],
  ["queue", async () => (await import("./queue.ts")).registerQueue],
  ["teams", async () => (await import("./teams.ts")).registerTeams],
  ["user", async () => (await import("./users.ts")).registerUsers],
  ["centre", async () => (await import("./centres.ts")).registerCentres],
  ["case", async () => (await import("./cases.ts")).registerCases],
  ["migrate", async () => (await import("./migrate.ts")).registerMigrate],
  ["compact", async () => (await import("./compact.ts")).registerCompact],
  ["backup", async () => (await import("./backup.ts")).registerBackup],
  ["doctor", async () => (await import("./doctor-command.ts")).registerDoctor],
]);

/**
 * Adds the command that is called to the program, or all of them where none is.
 *
 * @param words of the command line
 */
export async function registerCommands(program: Command, words: readonly string[]): Promise<void> {
  const called = COMMANDS.get(words[0] ?? "");
  const wanted = called === undefined ? [...COMMANDS.values()] : [called];
  const registers = await Promise.all(wanted.map((load) => load()));
  for (const register of registers) register(program, systemClock);
}
