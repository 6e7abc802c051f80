import type { Editor } from "../../domain/editing.ts";
import type { StaffStore } from "../../ports/staff-store.ts";
import type { Actor } from "../staff/actor.ts";

/** An editor as pages name them. */
export interface NamedEditor {
  readonly id: Editor;
  readonly name: string;
}

export type NameEditor = (editor: Editor) => NamedEditor;

/** Accounts are never removed, so that whoever edited has a name. */
export async function namesOfEditors(staff: Pick<StaffStore, "list">): Promise<NameEditor> {
  const names = new Map<Editor, string>((await staff.list()).map(({ id, name }) => [id, name]));
  return (id) => ({ id, name: names.get(id) ?? id });
}

export function editorOf(by: Actor): Editor {
  return by === "command line" ? by : by.id;
}
