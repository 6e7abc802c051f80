import type { Command } from "commander";
import { z } from "zod";
import { createLanguageIdentifier } from "../../search/identify/language-identifier.ts";
import { eachJsonLine } from "./json-lines.ts";
import { usage } from "./reading-options.ts";

const identifyLineSchema = z.object({
  id: z.union([z.string(), z.number()], "each line has an id"),
  text: z.string("each line has a text"),
  localeHint: z.string().nullish(),
});

/** `identify`: tells languages. */
export function registerIdentify(program: Command): void {
  program
    .command("identify")
    .description("tell the language of a text, or of JSON lines from standard input")
    .argument("[text]", "the text")
    .option("--jsonl", "read {id, text, localeHint?} a line and print one object a line")
    .action(async (text: string | undefined, options: { readonly jsonl?: true }) => {
      const identifier = createLanguageIdentifier();
      const identify = (line: z.infer<typeof identifyLineSchema>): unknown => ({
        id: line.id,
        ...identifier.identify(line.text, {
          localeHint: line.localeHint ?? null,
          conversation: null,
        }),
      });
      if (options.jsonl) {
        await eachJsonLine(process.stdin, process.stdout, identifyLineSchema, identify);
        return;
      }
      if (text === undefined)
        throw usage("identify needs a text, or --jsonl with texts on standard input");
      process.stdout.write(`${JSON.stringify(identify({ id: 1, text }))}\n`);
    });
}
