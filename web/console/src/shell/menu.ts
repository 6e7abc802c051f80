import type { Permission } from "../api/types.ts";
import type { Key } from "../texts/texts.tsx";
import type { DeskState } from "./desk-context.tsx";

export interface MenuItem {
  readonly path: string;
  readonly label: Key;
}

const ITEMS: readonly (MenuItem & {
  readonly needs: Permission;
  /** Only for who works for all centres. */
  readonly everywhere?: true;
})[] = [
  { path: "/cases", label: "console.menu.cases", needs: "case.read" },
  { path: "/canned", label: "console.menu.canned", needs: "case.work" },
  { path: "/content", label: "console.menu.content", needs: "content.read" },
  { path: "/gaps", label: "console.menu.gaps", needs: "content.read" },
  { path: "/calendar", label: "console.menu.calendar", needs: "content.read" },
  { path: "/numbers", label: "console.menu.numbers", needs: "numbers.read" },
  { path: "/staff", label: "console.menu.staff", needs: "staff.manage" },
  { path: "/centres", label: "console.menu.centres", needs: "centre.edit" },
  { path: "/audit", label: "console.menu.audit", needs: "staff.manage", everywhere: true },
];

/** The pages that somebody may see, in order. */
export function menuOf({ may, staff }: Pick<DeskState, "may" | "staff">): readonly MenuItem[] {
  return ITEMS.filter(
    ({ needs, everywhere }) => may(needs) && (everywhere !== true || staff.centres === "all"),
  );
}
