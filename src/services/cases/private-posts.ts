import type { Case } from "../../domain/case.ts";
import type { ServiceCentre } from "../../domain/centre.ts";
import type { PersonRef, PlatformName } from "../../domain/message.ts";
import type { PlainDate } from "../../domain/plain-date.ts";
import type { Staff } from "../../domain/staff.ts";
import { surfaceKeyOf, type Outgoing } from "../../domain/staff-surface.ts";
import type { StaffLinks } from "../../ports/staff-links.ts";
import { privateDelivery } from "../private-delivery.ts";
import { post } from "./surface-posts.ts";

export interface PrivatePostsDeps {
  readonly links: Pick<StaffLinks, "linksOf">;
  readonly today: () => PlainDate;
}

/** What somebody of the staff is told alone about a case. */
export interface PrivateWords {
  readonly record: Case;
  /** Its centre. */
  readonly centre: ServiceCentre;
  /** Tells the words from all others of the case, to whomever they go. */
  readonly name: readonly string[];
  /** In the language of whoever is told; nothing of what the person said. */
  readonly text: string;
}

/** Tells somebody of the staff something alone. */
export interface PrivatePosts {
  /**
   * By their own account on each messenger of the centre, once however many channels are there; where they have none on
   * any of these, in the private chat with the bot on each messenger that can be reached without a channel.
   *
   * @returns nothing for somebody without such an account
   */
  to(member: Staff, words: PrivateWords): Promise<readonly PrivatePost[]>;
}

export interface PrivatePost {
  readonly platform: PlatformName;
  readonly outgoing: Outgoing;
}

export function createPrivatePosts({ links, today }: PrivatePostsDeps): PrivatePosts {
  return {
    to: async (member, words) => {
      const accounts = onePerPlatform((await links.linksOf(member.id)).map((each) => each.account));
      const inCentre = throughChannels(accounts, member, words);
      return inCentre.length > 0 ? inCentre : directly(accounts, member, words, today());
    },
  };
}

function onePerPlatform(accounts: readonly PersonRef[]): readonly PersonRef[] {
  return accounts.filter(
    ({ platform }, index) => index === accounts.findIndex((each) => each.platform === platform),
  );
}

function throughChannels(
  accounts: readonly PersonRef[],
  { id }: Staff,
  { record, centre, name, text }: PrivateWords,
): PrivatePost[] {
  return accounts.flatMap((to) => {
    const { platform } = to;
    const channel = centre.destinations.find((each) => each.platform === platform);
    if (channel === undefined) return [];
    const outgoing = post(record, channel, [...name, id], { kind: "private", to, text });
    return [{ platform, outgoing }];
  });
}

function directly(
  accounts: readonly PersonRef[],
  { id, language }: Staff,
  { record, name, text }: PrivateWords,
  asOf: PlainDate,
): PrivatePost[] {
  return accounts.flatMap((account) => {
    const { platform } = account;
    const key = surfaceKeyOf(record.id, "direct", platform, ...name, id);
    const outgoing = privateDelivery(account, { key, text, language, asOf });
    return outgoing === null ? [] : [{ platform, outgoing }];
  });
}
