import { z } from "zod";
import { showsLinkCode } from "../../src/domain/link-code.ts";
import type {
  InboundMessage,
  MessageId,
  PersonId,
  WrittenWords,
} from "../../src/domain/message.ts";
import { isTimeZone } from "../../src/domain/time-zone.ts";
import { LIMITS } from "./limits.ts";
import { holdsFile, withAddresses } from "./rich-words.ts";
import { conversationOf } from "./threads.ts";
import { CHANNEL } from "./token.ts";

/** Where an answer goes; ids only, for it outlives an erasure. */
export interface Address {
  readonly serviceUrl: string;
  readonly conversation: string;
  readonly tenant: string;
  readonly channel: string;
  readonly bot: string;
}

/** Why an activity is acknowledged and nothing more. */
export type IgnoredReason =
  | "malformed"
  | "other channel"
  | "other tenant"
  | "own message"
  | "not addressed"
  | "empty"
  | "no edit of words"
  | "not an action"
  | "unknown invoke"
  | "not installed"
  | "unknown type";

/** What Teams is told; an invoke waits for a body. */
export interface Answer {
  readonly status: 200 | 501;
  readonly body: unknown;
}

export interface Ignored {
  readonly kind: "ignored";
  readonly reason: IgnoredReason;
  readonly answer: Answer;
}

/** No half character and no control character, which some databases refuse. */
const id = z
  .string()
  .min(1)
  .max(LIMITS.id)
  .regex(/^[^\p{Cc}\p{Cs}]+$/u);

const activitySchema = z.object({
  type: z.string(),
  name: z.string().optional().catch(undefined),
  id,
  timestamp: z.string().optional().catch(undefined),
  serviceUrl: z.string().max(2_048),
  channelId: z.string(),
  from: z.object({
    id,
    role: z.string().optional().catch(undefined),
    name: z.string().optional().catch(undefined),
  }),
  recipient: z.object({ id }),
  conversation: z.object({
    id,
    conversationType: z.string().optional().catch(undefined),
    tenantId: id.optional().catch(undefined),
  }),
  channelData: z
    .object({
      tenant: z.object({ id }).optional().catch(undefined),
      eventType: z.string().optional().catch(undefined),
      team: z.object({ id }).optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
  text: z.string().optional().catch(undefined),
  value: z.unknown().optional(),
  entities: z.array(z.unknown()).catch([]),
  attachments: z.array(z.unknown()).catch([]),
  locale: z.string().optional().catch(undefined),
  localTimezone: z.string().optional().catch(undefined),
  replyToId: id.optional().catch(undefined),
  membersAdded: z.array(z.unknown()).catch([]),
  action: z.string().optional().catch(undefined),
});
export type Activity = z.infer<typeof activitySchema>;

const mentionSchema = z.object({
  type: z.literal("mention"),
  mentioned: z.object({ id: z.string() }),
  text: z.string().min(1),
});
const clientInfoSchema = z.object({
  type: z.literal("clientInfo"),
  locale: z.string().optional().catch(undefined),
  timezone: z.string().optional().catch(undefined),
});
const memberSchema = z.object({ id: z.string() });
const attachmentSchema = z.object({ contentType: z.string() });
const actionSchema = z.object({ action: id.max(LIMITS.actionId) });
const executeSchema = z.object({ action: z.object({ data: actionSchema }) });

export const ACCEPTED: Answer = { status: 200, body: null };
export const EMPTY_OBJECT: Answer = { status: 200, body: {} };
/** An empty word leaves the card as it is; the reply comes as a message of its own. */
export const CARD_STAYS: Answer = {
  status: 200,
  body: { statusCode: 200, type: "application/vnd.microsoft.activity.message", value: "" },
};
export const CARD_ERROR: Answer = {
  status: 200,
  body: {
    statusCode: 400,
    type: "application/vnd.microsoft.error",
    value: { code: "BadRequest", message: "This button says nothing that is known here." },
  },
};
/** What Bot Framework wants for an invoke that a bot does not know. */
export const NOT_KNOWN: Answer = { status: 501, body: { status: 501 } };

export interface ParseOptions {
  /** Whose people may write; `null` lets in everybody. */
  readonly tenants: ReadonlySet<string> | null;
  /** Stands in for the instant of an activity that names none. */
  readonly receivedAt: Date;
}

/** An activity that may be looked at: of Teams, of a tenant that may write, and of no bot. */
export interface Read {
  readonly kind: "read";
  readonly activity: Activity;
  /** What is said in it, but for what is said. */
  readonly message: Omit<InboundMessage, "content">;
  readonly address: Address;
}

/** Reads one activity of Bot Framework, whatever it is. */
export function readActivity(body: unknown, options: ParseOptions): Read | Ignored {
  const parsed = activitySchema.safeParse(body);
  if (!parsed.success) return ignored("malformed", answerTo(body));
  const activity = parsed.data;
  const answer = answerTo(activity);
  const tenant = activity.channelData?.tenant?.id ?? activity.conversation.tenantId;
  if (activity.channelId !== CHANNEL) return ignored("other channel", answer);
  if (tenant === undefined) return ignored("malformed", answer);
  if (options.tenants?.has(tenant.toLowerCase()) === false) return ignored("other tenant", answer);
  if (isBot(activity)) return ignored("own message", answer);
  return { kind: "read", activity, ...aroundOf(activity, tenant, options) };
}

function aroundOf(
  activity: Activity,
  tenant: string,
  { receivedAt }: ParseOptions,
): Pick<Read, "message" | "address"> {
  const { from, conversation, recipient, serviceUrl } = activity;
  const isShared = !isPrivate(activity);
  const sentAt = new Date(activity.timestamp ?? "");
  const timeZone = timeZoneOf(activity);
  return {
    message: {
      id: [tenant, conversation.id, activity.id].map(encodeURIComponent).join("/") as MessageId,
      thread: {
        platform: "teams",
        installation: tenant,
        conversation: conversationOf(conversation.id, isShared ? from.id : null),
      },
      sender: from.id as PersonId,
      visibility: isShared ? "shared" : "private",
      localeHint: localeOf(activity),
      ...(timeZone === null ? {} : { timeZone }),
      sentAt: Number.isNaN(sentAt.getTime()) ? receivedAt : sentAt,
    },
    address: {
      serviceUrl,
      conversation: conversation.id,
      tenant,
      channel: activity.channelId,
      bot: recipient.id,
    },
  };
}

/** The type decides; only an invoke comes without one, and private chats alone have ids of this kind. */
function isPrivate({ conversation }: Activity): boolean {
  return (
    (conversation.conversationType ?? (conversation.id.startsWith("a:") ? "personal" : "")) ===
    "personal"
  );
}

/** Ids of bots begin so, those of people with `29:`. */
function isBot({ from, recipient }: Activity): boolean {
  return from.id === recipient.id || from.role === "bot" || from.id.startsWith("28:");
}

/** Words come as HTML too; where that holds no words, it holds a picture, or in a room the name of the bot. */
export function hasAttachment({ attachments }: Activity, isShared: boolean): boolean {
  return attachments.some((attachment) => {
    const parsed = attachmentSchema.safeParse(attachment);
    return parsed.success && !(isShared && parsed.data.contentType === "text/html");
  });
}

export function ignored(reason: IgnoredReason, answer: Answer): Ignored {
  return { kind: "ignored", reason, answer };
}

/** What an activity that is not taken is answered with; an invoke of a known name must not get a body of another form. */
export function answerTo(activity: unknown): Answer {
  const asked = z.object({ type: z.literal("invoke"), name: z.string() }).safeParse(activity);
  if (!asked.success) return ACCEPTED;
  switch (asked.data.name) {
    case "adaptiveCard/action":
      return CARD_ERROR;
    case "message/submitAction":
      return EMPTY_OBJECT;
    default:
      return NOT_KNOWN;
  }
}

/** What the pressed button of a card says; `undefined` when no card was used, and `null` when it says nothing known. */
export function pressedIn(activity: Activity): string | null | undefined {
  const { type, name, value } = activity;
  if (type === "invoke" && name === "adaptiveCard/action") {
    const { data } = executeSchema.safeParse(value);
    return data?.action.data.action ?? null;
  }
  if (type !== "message" || wordsOf(activity) !== "" || value == null) return undefined;
  return actionSchema.safeParse(value).data?.action ?? null;
}

/** In a room the bot is meant when it is named; with rights of its own an app is told everything said there. */
export function isAddressed(activity: Activity): boolean {
  if (isPrivate(activity)) return true;
  const isNamed = mentionsIn(activity).some(
    ({ mentioned }) => mentioned.id === activity.recipient.id,
  );
  return isNamed || showsLinkCode(wordsOf(activity));
}

/**
 * Whether somebody has just put the app into their own chat with it. Teams tells so twice, by its installation and by who has
 * come into the chat. In a room nobody is greeted, for whoever puts the app there is not the one who asks.
 */
export function isInstalled(activity: Activity): boolean {
  if (!isPrivate(activity)) return false;
  const { type, action, membersAdded, recipient } = activity;
  if (type === "installationUpdate") return action === "add";
  const isBotAdded = membersAdded.some(
    (member) => memberSchema.safeParse(member).data?.id === recipient.id,
  );
  return type === "conversationUpdate" && isBotAdded;
}

/** What a message says, and whether a file came with it; `null` when it says nothing. */
export function writtenIn(activity: Activity): WrittenWords | null {
  const text = wordsOf(activity);
  if (text === "") return null;
  const words: WrittenWords = { kind: "text", text };
  // Of a file beside words that were changed people were told before.
  const isEdit = activity.type === "messageUpdate";
  return !isEdit && holdsFile(activity.attachments) ? { ...words, withFile: true } : words;
}

/** What was written, without the name of the bot; of other people's mentions the names, and of links the addresses. */
function wordsOf(activity: Activity): string {
  let text = (activity.text ?? "").toWellFormed().replaceAll("\u0000", "");
  // The longest first, for one mark may lie within another.
  const mentions = mentionsIn(activity).sort((a, b) => b.text.length - a.text.length);
  for (const { mentioned, text: mark } of mentions) {
    const words =
      mentioned.id === activity.recipient.id ? " " : mark.replaceAll(/<\/?at[^>]*>/g, "");
    text = text.replaceAll(mark, () => words);
  }
  return withAddresses(text.replaceAll("&nbsp;", " ").trim(), activity.attachments);
}

function mentionsIn({ entities }: Activity): z.infer<typeof mentionSchema>[] {
  return entities.flatMap((entity) => {
    const parsed = mentionSchema.safeParse(entity);
    return parsed.success ? [parsed.data] : [];
  });
}

/** As Teams names who writes, without what a database refuses; without a name the id. */
export function nameOf({ from }: Activity): string {
  const name = (from.name ?? "")
    .toWellFormed()
    .replaceAll(/\p{Cc}/gu, " ")
    .trim();
  return name === "" ? from.id : name;
}

const LANGUAGE_TAG = /^[a-z]{2,3}(?:-[a-z\d]{1,8}){0,4}$/i;

/** The language of the app, which need not be that of the message. */
function localeOf(activity: Activity): string | null {
  const tags = [activity.locale, ...clientsOf(activity).map(({ locale }) => locale)];
  return tags.find((tag) => tag !== undefined && LANGUAGE_TAG.test(tag)) ?? null;
}

/** The zone of the device; a pressed button tells it beside the activity alone. */
function timeZoneOf(activity: Activity): string | null {
  const names = [...clientsOf(activity).map(({ timezone }) => timezone), activity.localTimezone];
  return names.find((name) => name !== undefined && isTimeZone(name)) ?? null;
}

function clientsOf({ entities }: Activity): z.infer<typeof clientInfoSchema>[] {
  return entities.flatMap((entity) => clientInfoSchema.safeParse(entity).data ?? []);
}
