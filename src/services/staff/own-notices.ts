import { PLATFORM_NAMES, type PlatformName } from "../../domain/message.ts";
import type { AuditAction } from "../../ports/audit.ts";
import type { AccountEntry } from "../../ports/staff-store.ts";
import type { StaffDeps } from "./deps.ts";
import type { SignedIn } from "./sign-in.ts";

/** What was done to an account and its owner may not have done. */
export type NoticeKind = "linked" | "password" | "factorOff" | "factorReset";

export interface OwnNotice {
  /** Rises with each. */
  readonly id: number;
  readonly kind: NoticeKind;
  readonly at: Date;
  /** Of which messenger an account was linked; `null` for all else. */
  readonly platform: PlatformName | null;
}

/** What the desk shows to the owner of an account until they have read it. */
export interface OwnNotices {
  /** The newest first, at most five. */
  unread(who: SignedIn): Promise<readonly OwnNotice[]>;
  /** @param until the id of the latest that they have read */
  read(who: SignedIn, until: number): Promise<void>;
}

const KINDS: ReadonlyMap<AuditAction, NoticeKind> = new Map([
  ["staff.linked", "linked"],
  ["staff.joined", "password"],
  ["staff.second_factor_off", "factorOff"],
  ["staff.second_factor_reset", "factorReset"],
]);
const MOST_SHOWN = 5;

export function createOwnNotices({ store }: StaffDeps): OwnNotices {
  return {
    unread: async ({ staff }) => {
      const entries = await store.unreadEntries(staff.id, [...KINDS.keys()], MOST_SHOWN);
      return entries.flatMap(noticeOf);
    },
    read: ({ staff }, until) => store.change((change) => change.readEntries(staff.id, until)),
  };
}

function noticeOf({ id, at, action, details }: AccountEntry): OwnNotice[] {
  const kind = KINDS.get(action);
  // Whoever accepts an invitation knows of it.
  const isNews = action !== "staff.joined" || details.kind === "reset";
  if (kind === undefined || !isNews) return [];
  const platform = PLATFORM_NAMES.find((name) => name === details.platform) ?? null;
  return [{ id, kind, at, platform }];
}
