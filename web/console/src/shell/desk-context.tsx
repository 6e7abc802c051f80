import { createContext, useContext } from "react";
import type { Permission, Session, Staff } from "../api/types.ts";
import type { Drafts } from "../lib/drafts.ts";

/** Who works here, and what is theirs in this tab. */
export interface DeskState {
  readonly staff: Staff;
  readonly drafts: Drafts;
  /** Whether something may be done somewhere; the service decides on each thing again. */
  readonly may: (permission: Permission) => boolean;
}

export const DeskContext = createContext<DeskState | null>(null);

export function useDesk(): DeskState {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error("only who is signed in sees this");
  return desk;
}

export function createDeskState(session: Session, drafts: Drafts): DeskState {
  return {
    staff: session.staff,
    drafts,
    may: (permission) => session.permissions.includes(permission),
  };
}
