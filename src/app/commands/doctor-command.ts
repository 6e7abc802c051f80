import type { Command } from "commander";
import { AppError } from "../../domain/errors.ts";
import { doctorText, examine } from "./doctor.ts";

/** `doctor`: what is set up and what is missing. */
export function registerDoctor(program: Command): void {
  program
    .command("doctor")
    .description("tell what is set up and what is missing")
    .option("--json", "print one JSON object")
    .action(async (options: { readonly json?: true }) => {
      const findings = await examine(process.env);
      process.stdout.write(
        options.json ? `${JSON.stringify({ findings })}\n` : doctorText(findings),
      );
      if (findings.some((finding) => finding.state === "broken")) {
        throw new AppError("settings_invalid", "Something needs attention; see above.");
      }
    });
}
