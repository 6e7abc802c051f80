import { z } from "zod";
import { LIMITS } from "./limits.ts";
import { SLACK_ID, SLACK_INSTANT } from "./threads.ts";

// Of what Slack sends, no more than is used; fields that are not named here may be as they like.

const id = z.string().regex(SLACK_ID);
const instant = z.string().regex(SLACK_INSTANT);
const words = z.string().nullish();
const files = z.array(z.unknown()).nullish();

/** Around every event. */
export const envelope = z.object({
  type: z.literal("event_callback"),
  event_id: z.string().min(1).max(255),
  team_id: z.string().nullish(),
  context_team_id: z.string().nullish(),
  api_app_id: z.string().nullish(),
  authorizations: z.array(z.object({ team_id: z.string().nullish() })).nullish(),
  event: z.looseObject({ type: z.string(), subtype: z.string().nullish() }),
});
export type Envelope = z.infer<typeof envelope>;

/** Of a direct message or a mention. */
export const message = z.object({
  user: id,
  channel: id,
  ts: instant,
  thread_ts: instant.nullish(),
  text: words,
  files,
  bot_id: z.string().nullish(),
});

/** Only people change messages with an instant; previews of links come without. */
export const changed = z.object({
  channel: id,
  message: message.omit({ channel: true }).extend({
    subtype: z.string().nullish(),
    edited: z.object({ ts: instant }),
  }),
  previous_message: z.object({ text: words }).nullish(),
});

/** Somebody looks at a tab of the app. */
export const opened = z.object({ user: id, channel: id, tab: z.string() });

/** A pressed button. */
export const blockActions = z.object({
  type: z.literal("block_actions"),
  api_app_id: z.string().nullish(),
  team: z.object({ id: z.string() }).nullish(),
  user: z.object({
    id,
    team_id: z.string().nullish(),
    name: z.string().nullish(),
    username: z.string().nullish(),
  }),
  channel: z.object({ id }),
  container: z.object({ thread_ts: instant.nullish() }).nullish(),
  message: z.object({ ts: instant, thread_ts: instant.nullish() }),
  actions: z
    .array(
      z.object({
        action_id: z.string().max(255),
        action_ts: instant,
        value: z.string().min(1).max(LIMITS.buttonValue),
      }),
    )
    .min(1),
});

/** The fields of a form. */
export const slashCommand = z.object({
  command: z.string(),
  text: z.string().default(""),
  user_id: id,
  team_id: z.string(),
  api_app_id: z.string().nullish(),
  trigger_id: z.string().min(1).max(255),
});
