/** Every method of Slack's Web API that we call with the bot's token, and the scope that it needs; `null` for none. */
export const METHODS = {
  "auth.test": null,
  "chat.postMessage": "chat:write",
  "conversations.open": "im:write",
  "users.info": "users:read",
  "assistant.threads.setSuggestedPrompts": "assistant:write",
} as const satisfies Readonly<Record<string, string | null>>;
export type SlackMethod = keyof typeof METHODS;

/** Every event that we listen to, as the app's settings name it, and the scope that it needs; `null` for none. */
export const EVENTS = {
  app_home_opened: null,
  app_mention: "app_mentions:read",
  "message.im": "im:history",
} as const satisfies Readonly<Record<string, string | null>>;

/** The slash command, and the scope that it needs. */
export const COMMAND = { name: "/yizhan", scope: "commands" } as const;

/** Without these an answer cannot be given; the others make it nicer. */
export const NEEDED_SCOPES: readonly string[] = [
  "app_mentions:read",
  "chat:write",
  "commands",
  "im:history",
  "im:write",
];

/** Every scope that the code uses, in order. */
export const ALL_SCOPES: readonly string[] = [
  ...new Set([...Object.values(METHODS), ...Object.values(EVENTS), COMMAND.scope]),
]
  .filter((scope) => scope !== null)
  .sort();
