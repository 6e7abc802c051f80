import type { Delivery, PersonRef, PlatformName } from "../../domain/message.ts";
import type { PlainDate } from "../../domain/plain-date.ts";
import type { Staff } from "../../domain/staff.ts";
import type { Secrets } from "../../ports/secrets.ts";
import type { DeskKey, DeskTexts } from "../../ports/texts.ts";
import { privateDelivery } from "../private-delivery.ts";

/** What was done to an account that its owner is to hear of wherever they are. */
export type AccountEvent =
  | { readonly kind: "linked"; readonly platform: PlatformName }
  | { readonly kind: "password" | "factorOn" | "factorOff" | "factorReset" };

export interface AccountPostsDeps {
  readonly texts: Pick<DeskTexts, "say">;
  readonly secrets: Pick<Secrets, "newId">;
  readonly today: () => PlainDate;
}

/** What the owner of an account is told of it in their private chats with the bot. */
export interface AccountPosts {
  /** One for each account of a messenger that can be written to alone; nothing that anybody wrote is repeated. */
  of(member: Staff, accounts: readonly PersonRef[], event: AccountEvent): readonly Delivery[];
}

export function createAccountPosts({ texts, secrets, today }: AccountPostsDeps): AccountPosts {
  const say = (key: DeskKey, { language }: Staff, values?: Readonly<Record<string, string>>) =>
    texts.say(key, language, values);
  const textOf = (member: Staff, event: AccountEvent): string => {
    if (event.kind !== "linked") return say(`surface.account.${event.kind}`, member);
    const platform = say(`surface.platform.${event.platform}`, member);
    return say("surface.account.linked", member, { platform });
  };
  return {
    of: (member, accounts, event) =>
      accounts.flatMap((account) => {
        const { language, id } = member;
        const key = ["account", id, secrets.newId()].map(encodeURIComponent).join("/");
        const text = textOf(member, event);
        const delivery = privateDelivery(account, { key, text, language, asOf: today() });
        return delivery === null ? [] : [delivery];
      }),
  };
}
