import { z } from "zod";
import { Unavailable } from "../../src/domain/errors.ts";
import type { Bot } from "./addressing.ts";
import type { TelegramApi } from "./io-api.ts";

const botSchema = z.object({
  id: z.int(),
  username: z.string().min(1),
  can_join_groups: z.boolean().optional().catch(undefined),
  can_read_all_group_messages: z.boolean().optional().catch(undefined),
});
export type Identity = Bot & z.infer<typeof botSchema>;

/** @throws Unavailable Telegram's answer makes no sense; and what a call throws */
export async function identify(api: TelegramApi, signal?: AbortSignal): Promise<Identity> {
  const answer = await api.call("getMe", {}, signal === undefined ? {} : { signal });
  const read = botSchema.safeParse(answer);
  if (!read.success) throw new Unavailable("Telegram's answer could not be read.");
  return read.data;
}
