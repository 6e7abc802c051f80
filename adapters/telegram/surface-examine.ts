import { z } from "zod";
import { AppError, Rejected } from "../../src/domain/errors.ts";
import type { PlatformFinding } from "../../src/ports/platform.ts";
import { Migrated } from "./failures.ts";
import type { TelegramApi } from "./io-api.ts";

export interface ExamineGroupDeps {
  readonly api: TelegramApi;
  /** The bot's own id. */
  readonly installation: string;
}

const chatSchema = z.object({
  type: z.string(),
  is_forum: z.boolean().optional().catch(undefined),
});

const memberSchema = z.object({
  status: z.string(),
  is_anonymous: z.boolean().optional().catch(undefined),
  can_manage_topics: z.boolean().optional().catch(undefined),
  can_delete_messages: z.boolean().optional().catch(undefined),
});
type Membership = z.infer<typeof memberSchema>;

/** Whether staff can work in a group, and what is missing; never throws and changes nothing there. */
export async function examineGroup(
  channel: string,
  { api, installation }: ExamineGroupDeps,
): Promise<PlatformFinding[]> {
  if (!/^-[1-9]\d{0,15}$/.test(channel)) {
    return [broken("group", "Write the number of the group, such as -1001234567890.")];
  }
  const chat = Number(channel);
  try {
    const group = chatSchema.parse(await api.call("getChat", { chat_id: chat }));
    const finding = groupFinding(group);
    if (finding.state === "broken") return [finding];
    const who = { chat_id: chat, user_id: Number(installation) };
    const member = memberSchema.parse(await api.call("getChatMember", who));
    const rights = rightsFindings(member);
    const administrators = await api.call("getChatAdministrators", { chat_id: chat });
    return [finding, ...rights, ...anonymousFindings(z.array(memberSchema).parse(administrators))];
  } catch (error) {
    return [broken("group", reasonOf(error))];
  }
}

function groupFinding({ type, is_forum }: z.infer<typeof chatSchema>): PlatformFinding {
  if (type !== "supergroup" && type !== "group") {
    return broken("group", "This is no group: make one with topics for the staff.");
  }
  if (type === "group" || is_forum !== true) {
    const changes = type === "group" ? " The group gets another number by that." : "";
    return broken("group", `The group has no topics: turn them on in its settings.${changes}`);
  }
  return { what: "group", state: "fine", note: "The group has topics." };
}

function rightsFindings(member: Membership): PlatformFinding[] {
  const { status, can_manage_topics, can_delete_messages } = member;
  if (status !== "administrator") {
    const note =
      status === "left" || status === "kicked"
        ? "The bot is not in the group: add it as an administrator that may manage topics."
        : "The bot does not hear the topics: make it an administrator that may manage topics.";
    return [broken("rights", note)];
  }
  if (can_manage_topics !== true) {
    return [broken("rights", "The bot may not manage topics: give it that right.")];
  }
  const fine: PlatformFinding = {
    what: "rights",
    state: "fine",
    note: "The bot hears the topics and may make them.",
  };
  if (can_delete_messages === true) return [fine];
  const note =
    "The bot may not delete messages: what was shown of an erased case is overwritten, and what staff wrote there stays. Give it that right.";
  return [fine, { what: "deleting", state: "off", note }];
}

function anonymousFindings(administrators: readonly Membership[]): PlatformFinding[] {
  const count = administrators.filter(({ is_anonymous }) => is_anonymous === true).length;
  if (count === 0) return [];
  const note = `Administrators who remain anonymous: ${String(count)}. What they write reaches nobody: turn that off for staff.`;
  return [{ what: "anonymous", state: "off", note }];
}

function reasonOf(error: unknown): string {
  if (error instanceof Migrated) {
    return `The group has another number now: write ${String(error.chat)}.`;
  }
  if (error instanceof Rejected) {
    return "The bot does not know the group: add it there as an administrator that may manage topics, and check the number.";
  }
  return error instanceof AppError ? error.message : "It could not be found out.";
}

function broken(what: string, note: string): PlatformFinding {
  return { what, state: "broken", note };
}
