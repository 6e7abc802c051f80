import { z } from "zod";
import { isSafeAddress, readPlatform, type AroundSettings } from "../shared/settings.ts";

/** How Slack's messages reach us. */
export type SlackIntake =
  | { readonly kind: "http"; readonly signingSecret: string }
  | { readonly kind: "socket"; readonly appToken: string };

export interface SlackSettings {
  readonly botToken: string;
  readonly intake: SlackIntake;
  /** Where Slack's Web API is, with a slash at its end. */
  readonly apiUrl: string;
}

const shape = {
  SLACK_BOT_TOKEN: z
    .string("missing")
    .refine((text) => !text.startsWith("xapp-"), "write the bot token, which begins with xoxb-"),
  SLACK_SIGNING_SECRET: z.string().optional(),
  SLACK_APP_TOKEN: z
    .string()
    .refine((text) => !text.startsWith("xoxb-"), "write the app token, which begins with xapp-")
    .optional(),
  SLACK_API_URL: z
    .string()
    .refine(isSafeAddress, "write an https address such as https://slack.com/api/")
    .default("https://slack.com/api/")
    .transform((text) => (text.endsWith("/") ? text : `${text}/`)),
};

const schema = z.object(shape).transform((given, context): SlackSettings => {
  const intake = intakeOf(given.SLACK_SIGNING_SECRET, given.SLACK_APP_TOKEN);
  if (intake === "none") {
    context.addIssue("set SLACK_SIGNING_SECRET for HTTP, or SLACK_APP_TOKEN for Socket Mode");
    return z.NEVER;
  }
  if (intake === "both") {
    context.addIssue(
      "set either SLACK_SIGNING_SECRET (HTTP) or SLACK_APP_TOKEN (Socket Mode), not both",
    );
    return z.NEVER;
  }
  return { botToken: given.SLACK_BOT_TOKEN, intake, apiUrl: given.SLACK_API_URL };
});

/**
 * @returns null when Slack is not set up
 * @throws AppError `settings_invalid`, naming the variable and the remedy, never its value
 */
export function readSlackSettings({ given }: AroundSettings): SlackSettings | null {
  return readPlatform("Slack", shape, schema, given);
}

function intakeOf(
  signingSecret: string | undefined,
  appToken: string | undefined,
): SlackIntake | "none" | "both" {
  if (signingSecret !== undefined && appToken !== undefined) return "both";
  if (signingSecret !== undefined) return { kind: "http", signingSecret };
  if (appToken !== undefined) return { kind: "socket", appToken };
  return "none";
}
