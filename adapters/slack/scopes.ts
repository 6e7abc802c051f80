type Scopes = string | null | readonly string[];

/** Every method of Slack's Web API that we call with the bot's token, and the scopes that it needs; `null` for none. */
export const METHODS = {
  "auth.test": null,
  "chat.postMessage": "chat:write",
  "conversations.open": "im:write",
  "users.info": "users:read",
  "assistant.threads.setSuggestedPrompts": "assistant:write",
  "chat.update": "chat:write",
  "chat.delete": "chat:write",
  "chat.postEphemeral": "chat:write",
  "conversations.info": ["channels:read", "groups:read"],
  "conversations.replies": ["channels:history", "groups:history"],
} as const satisfies Readonly<Record<string, Scopes>>;
export type SlackMethod = keyof typeof METHODS;

/** Every event that we listen to, as the app's settings name it, and the scope that it needs; `null` for none. */
export const EVENTS = {
  app_home_opened: null,
  app_mention: "app_mentions:read",
  "message.channels": "channels:history",
  "message.groups": "groups:history",
  "message.im": "im:history",
} as const satisfies Readonly<Record<string, string | null>>;

/** The slash command, and the scope that it needs. */
export const COMMAND = { name: "/yizhan", scope: "commands" } as const;

/** Without these an answer cannot be given. */
export const NEEDED_SCOPES: readonly string[] = [
  "app_mentions:read",
  "chat:write",
  "commands",
  "im:history",
  "im:write",
];

/** Without these staff cannot work on cases in channels of the kind. */
export const STAFF_SCOPES = {
  public: ["channels:history", "channels:read"],
  private: ["groups:history", "groups:read"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Every scope that the code uses, in order. */
export const ALL_SCOPES: readonly string[] = [
  ...new Set([...Object.values(METHODS), ...Object.values(EVENTS), COMMAND.scope].flat()),
]
  .filter((scope) => scope !== null)
  .sort();
