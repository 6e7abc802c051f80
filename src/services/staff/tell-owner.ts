import type { Staff } from "../../domain/staff.ts";
import type { StaffChange } from "../../ports/staff-store.ts";
import type { AccountEvent } from "./account-posts.ts";
import type { StaffDeps } from "./deps.ts";

/** Posts what is done to an account to its owner, with the change and before any link of theirs is ended by it. */
export async function tellOwner(
  { posts, clock }: Pick<StaffDeps, "posts" | "clock">,
  change: StaffChange,
  member: Staff,
  event: AccountEvent,
): Promise<void> {
  const links = await change.linksOf(member.id);
  const accounts = links.map(({ account }) => account);
  await change.post(posts.of(member, accounts, event), clock.now());
}
