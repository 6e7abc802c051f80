import { benchSlack } from "./slack.ts";
import { benchTeams } from "./teams.ts";
import { benchTelegram } from "./telegram.ts";

/** Milliseconds on loopback to the acknowledgement of a message and to its answer, beside a bare bot on the same SDK. */
const PLATFORMS = { Slack: benchSlack, Teams: benchTeams, Telegram: benchTelegram };

for (const [name, bench] of Object.entries(PLATFORMS)) {
  console.log(name);
  console.table(await bench());
}
