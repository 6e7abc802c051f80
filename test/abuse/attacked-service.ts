import { runService, type RunningService } from "../../src/app/start.ts";
import { DataFolder } from "../helpers/data-folder.ts";
import { keptLog } from "../helpers/fakes.ts";
import { clock } from "../helpers/hand-over/clock.ts";
import { Desk } from "../helpers/hand-over/desk.ts";
import { seedContent } from "../helpers/seed-content.ts";
import { smallDocuments } from "../helpers/small-content.ts";
import { testSettings } from "../helpers/test-model.ts";

/** The whole service on loopback, which believes what a proxy says of the address of its visitors. */
export interface AttackedService {
  readonly url: string;
  readonly service: RunningService;
  /** The administrator, who may work on cases as well. */
  readonly desk: Desk;
  readonly log: ReturnType<typeof keptLog>;
  readonly data: DataFolder;
  stop(): Promise<void>;
}

export const METRICS_TOKEN = "a_token_of_the_tests_of_an_attack";

export async function startAttackedService(
  environment: Readonly<Record<string, string>> = {},
): Promise<AttackedService> {
  const data = new DataFolder();
  const address = `sqlite:${data.path}/yizhan.db`;
  await seedContent(address, smallDocuments(), clock.now());
  const settings = {
    PORT: "0",
    LOG_LEVEL: "silent",
    TRUST_PROXY: "true",
    DATABASE_URL: address,
    SEARCH_FOLDER: `${data.path}/search`,
    METRICS_TOKEN,
    ...environment,
  };
  const log = keptLog();
  const service = await runService(testSettings(settings), clock, log);
  const url = `http://127.0.0.1:${String(service.port)}`;
  const token = (await service.desk.accounts.tickets.firstAdmin()) ?? "there is an administrator";
  const chosen = { email: "li@centre.example", name: "Li Wei" };
  const desk = await new Desk(url).join(token, chosen);
  return {
    url,
    service,
    desk,
    log,
    data,
    stop: async () => {
      await service.stop();
      data.remove();
    },
  };
}
