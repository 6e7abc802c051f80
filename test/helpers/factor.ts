import { TOTP } from "otpauth";
import type { SignedIn } from "../../src/services/staff/sign-in.ts";
import { ADDRESS } from "./accounts-desk.ts";
import { PASSWORD, type TestDesk } from "./desk.ts";
import type { FakeTime } from "./fake-time.ts";

/** As an app shows it now. */
export function newTotp(secret: string, time: FakeTime): string {
  return new TOTP({ secret }).generate({ timestamp: time.now().getTime() });
}

/** A second factor that somebody signed in sets up. @returns its secret */
export async function setUpFactor(
  { accounts }: Pick<TestDesk, "accounts">,
  who: SignedIn,
  time: FakeTime,
): Promise<string> {
  const begun = await accounts.ownFactor.begin(who, { password: PASSWORD, address: ADDRESS });
  if (begun.kind === "refused") throw new Error(begun.reason);
  await accounts.ownFactor.confirm(who, newTotp(begun.secret, time), ADDRESS);
  return begun.secret;
}
