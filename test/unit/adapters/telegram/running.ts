import { onTestFinished } from "vitest";
import type { TelegramSettings } from "../../../../adapters/telegram/config.ts";
import { keptLog } from "../../../helpers/fakes.ts";
import {
  telegramService,
  WEBHOOK,
  type TelegramService,
} from "../../../helpers/platforms/telegram-service.ts";
import { ScriptedHost } from "../../../helpers/scripted-host.ts";

export interface Running extends TelegramService {
  readonly host: ScriptedHost;
  readonly log: ReturnType<typeof keptLog>;
}

/** An adapter beside a server of the tests, which ends with the test; not started yet. */
export async function adapterBeside(
  change: (settings: TelegramSettings) => TelegramSettings = (settings) => settings,
): Promise<Running> {
  const log = keptLog();
  const service = await telegramService({ log, change });
  onTestFinished(service.stop);
  return { ...service, log, host: new ScriptedHost(service.adapter) };
}

/** The same, started; messages are fetched. */
export async function polling(): Promise<Running> {
  const running = await adapterBeside();
  await running.adapter.start(running.host);
  return running;
}

/** The same, started; messages are delivered to the address returned. */
export async function delivered(): Promise<Running & { readonly address: string }> {
  const running = await adapterBeside((settings) => ({ ...settings, webhook: WEBHOOK }));
  await running.adapter.start(running.host);
  return { ...running, address: await running.listen() };
}
