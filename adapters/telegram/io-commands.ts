import { z } from "zod";
import { SOURCE_LANGUAGE, type LanguageTag } from "../../src/domain/locale.ts";
import type { Texts } from "../../src/ports/texts.ts";
import { shortened } from "../shared/graphemes.ts";
import type { TelegramApi } from "./io-api.ts";
import { LIMITS } from "./limits.ts";

const COMMANDS = ["help", "topics", "language", "human", "mycase", "privacy", "forget"] as const;

interface Command {
  readonly command: string;
  readonly description: string;
}

const commandsSchema = z.array(z.object({ command: z.string(), description: z.string() }));

/**
 * Tells Telegram what the bot's menu says, in every language that we offer; others see English. What is right already is
 * left alone.
 *
 * @throws what a call throws
 */
export async function ensureCommands(
  api: TelegramApi,
  texts: Texts,
  signal: AbortSignal,
): Promise<void> {
  await ensureIn(api, commandsIn(texts, SOURCE_LANGUAGE), {}, signal);
  for (const language of texts.languages) {
    // Telegram takes languages of two letters.
    if (!/^[a-z]{2}$/.test(language)) continue;
    await ensureIn(api, commandsIn(texts, language), { language_code: language }, signal);
  }
}

async function ensureIn(
  api: TelegramApi,
  commands: readonly Command[],
  scope: { readonly language_code?: string },
  signal: AbortSignal,
): Promise<void> {
  const answer = await api.call("getMyCommands", scope, { signal });
  const known = commandsSchema.safeParse(answer).data ?? [];
  if (JSON.stringify(known) === JSON.stringify(commands)) return;
  await api.call("setMyCommands", { commands, ...scope }, { signal });
}

function commandsIn(texts: Texts, language: LanguageTag): Command[] {
  return COMMANDS.map((command) => ({
    command,
    description: shortened(texts.say(`menu.${command}`, language), LIMITS.commandUnits),
  }));
}
