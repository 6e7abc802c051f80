import type { StaffSession } from "../../ports/staff-store.ts";
import type { StaffDeps } from "./deps.ts";
import { noteOwn } from "./note-own.ts";
import { isOver, type SignedIn } from "./sign-in.ts";

/** One of one’s own sessions, as its owner may know it. */
export interface OpenSession extends Pick<
  StaffSession,
  "createdAt" | "usedAt" | "endsAt" | "origin"
> {
  /** Names it, and opens nothing. */
  readonly id: string;
  /** Whether it is the one that asks. */
  readonly isThis: boolean;
}

/** Looking after one’s own sessions; each that is ended is refused from its next request on. */
export interface OwnSessions {
  /** Those that are not over, the one that was used last first; at most a hundred. */
  list(who: SignedIn): Promise<readonly OpenSession[]>;
  /** @returns false when there is none of that id any more */
  end(who: SignedIn, id: string): Promise<boolean>;
  /** And sign-ins that wait for a second factor. @returns how many sessions were ended */
  endOthers(who: SignedIn): Promise<number>;
}

const MOST_LISTED = 100;

export function createOwnSessions(deps: StaffDeps): OwnSessions {
  const { store, secrets, clock } = deps;
  const idOf = ({ tokenHash }: StaffSession): string => secrets.hashOf(`session ${tokenHash}`);
  return {
    list: async ({ staff, session: own }) => {
      const now = clock.now();
      const open = (await store.sessionsOf(staff.id)).filter((each) => !isOver(each, now));
      return open.slice(0, MOST_LISTED).map((each) => {
        const { createdAt, usedAt, endsAt, origin, tokenHash } = each;
        const isThis = tokenHash === own.tokenHash;
        return { id: idOf(each), createdAt, usedAt, endsAt, origin, isThis };
      });
    },
    end: ({ staff }, id) =>
      store.change(async (change) => {
        const session = (await change.sessionsOf(staff.id)).find((each) => idOf(each) === id);
        if (session === undefined) return false;
        await change.endSession(session.tokenHash);
        await noteOwn(deps, change, staff.id, "session.ended", { count: 1 });
        return true;
      }),
    endOthers: ({ staff, session }) =>
      store.change(async (change) => {
        const count = await change.endSessions(staff.id, session.tokenHash);
        if (count > 0) await noteOwn(deps, change, staff.id, "session.ended", { count });
        return count;
      }),
  };
}
