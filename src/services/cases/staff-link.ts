import type { Reply } from "../../domain/answer.ts";
import { paragraph } from "../../domain/block.ts";
import { likeLinkCodes, linkCodeIn } from "../../domain/link-code.ts";
import type { InboundMessage } from "../../domain/message.ts";
import type { PlainDate } from "../../domain/plain-date.ts";
import type { DeskLanguage, StaffId } from "../../domain/staff.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Secrets } from "../../ports/secrets.ts";
import type { StaffLinks } from "../../ports/staff-links.ts";
import type { StaffStore } from "../../ports/staff-store.ts";
import type { DeskTexts } from "../../ports/texts.ts";
import type { AccountPosts } from "../staff/account-posts.ts";
import { createReply } from "../reply-builder.ts";
import { newTypedCode, plainCode } from "../typed-code.ts";

export interface StaffLinkingDeps {
  readonly links: StaffLinks;
  readonly staff: Pick<StaffStore, "find">;
  readonly secrets: Secrets;
  readonly texts: DeskTexts;
  /** Tells owners, where they were reached before, that an account was linked. */
  readonly posts: AccountPosts;
  readonly clock: Clock;
  readonly today: () => PlainDate;
}

/** A code that proves, sent from a messenger, that an account there is somebody’s of the staff. */
export interface LinkCode {
  readonly code: string;
  readonly expiresAt: Date;
}

/** Links accounts of messengers to those of the web desk, each once, by a code that is shown there. */
export interface StaffLinking {
  offer(staff: StaffId): Promise<LinkCode>;
  /** @returns `null` for a message that is no such code */
  hear(message: InboundMessage): Promise<Reply | null>;
  /**
   * Makes void what somebody shows of a code in the thread of a case, where all of the channel read it.
   *
   * @returns whether they meant to link an account: nothing else is to be done with such a message
   */
  spoilShown(message: InboundMessage): Promise<boolean>;
}

const FOR_MS = 15 * 60 * 1_000;

export function createStaffLinking(deps: StaffLinkingDeps): StaffLinking {
  const { links, staff, secrets, texts, posts, clock, today } = deps;
  const say = (language: DeskLanguage, ...sentences: readonly string[]): Reply =>
    createReply({ outcome: "command", language, asOf: today(), blocks: sentences.map(paragraph) });
  return {
    offer: async (id) => {
      const code = newTypedCode(secrets);
      const expiresAt = new Date(clock.now().getTime() + FOR_MS);
      await links.offer(id, secrets.hashOf(plainCode(code)), expiresAt);
      return { code, expiresAt };
    },
    hear: async (message) => {
      const { thread, sender, visibility } = message;
      const code = linkCodeIn(message);
      if (code === null) return null;
      const hash = secrets.hashOf(plainCode(code));
      if (visibility === "shared") {
        // Others have read it.
        await links.spoil(hash);
        return say(
          "en",
          texts.say("surface.linkInRoom", "en"),
          texts.say("surface.linkInRoom", "zh"),
        );
      }
      const { platform, installation } = thread;
      const account = { platform, installation, person: sender };
      const link = { account, name: shownName(message), linkedAt: clock.now() };
      const result = await links.claim(hash, link, (owner, before) =>
        posts.of(
          owner,
          before.map((each) => each.account),
          { kind: "linked", platform },
        ),
      );
      const member = result.kind === "linked" ? await staff.find(result.staff) : null;
      if (member === null) {
        return say("en", texts.say("surface.linkVoid", "en"), texts.say("surface.linkVoid", "zh"));
      }
      return say(
        member.language,
        texts.say("surface.linked", member.language, { name: member.name }),
      );
    },
    spoilShown: async (message) => {
      const meant = linkCodeIn(message);
      if (meant !== null) {
        await links.spoil(secrets.hashOf(plainCode(meant)));
        return true;
      }
      let isFound = false;
      for (const like of likeLinkCodes(message)) {
        if (await links.spoil(secrets.hashOf(plainCode(like)))) isFound = true;
      }
      return isFound;
    },
  };
}

/** Names longer than this name nobody. */
const LONGEST_NAME = 100;

/** As far as it can be stored and shown in a line; `null` where the platform names nobody. */
function shownName({ senderName = "" }: InboundMessage): string | null {
  const line = senderName
    .toWellFormed()
    .replaceAll(/[\s\p{Cc}]+/gu, " ")
    .trim();
  return line === "" ? null : Array.from(line).slice(0, LONGEST_NAME).join("");
}
