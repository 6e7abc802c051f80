import type { Staff } from "../../domain/staff.ts";
import type { Outgoing } from "../../domain/staff-surface.ts";
import type { CaseChange } from "../../ports/case-store.ts";
import type { CentreStore } from "../../ports/centre-store.ts";
import type { DeskTexts } from "../../ports/texts.ts";
import type { PrivatePosts } from "./private-posts.ts";
import type { SurfacePosts } from "./surface-posts.ts";

export interface AssignmentPostsDeps {
  readonly centres: Pick<CentreStore, "find">;
  readonly posts: Pick<SurfacePosts, "noticed">;
  readonly privately: PrivatePosts;
  readonly texts: DeskTexts;
}

/** What the staff are told when somebody gives a case to somebody else. */
export interface AssignmentPosts {
  /** All that is posted of the change, with a line that names who has the case now, and words to them alone. */
  of(change: CaseChange, by: Staff, to: Staff): Promise<readonly Outgoing[]>;
}

export function createAssignmentPosts(deps: AssignmentPostsDeps): AssignmentPosts {
  const { centres, posts, privately, texts } = deps;
  return {
    of: async (change, by, to) => {
      const record = change.after;
      const name = ["surface.assigned", String(record.revision)];
      const { reference } = record;
      const shown = await posts.noticed(change, name, (language) =>
        texts.say("surface.assigned", language, { by: by.name, reference, name: to.name }),
      );
      const centre = await centres.find(record.centre);
      if (centre === null) return shown;
      const text = texts.say("surface.assignedYou", to.language, { by: by.name, reference });
      const told = await privately.to(to, { record, centre, name, text });
      return [...shown, ...told.map(({ outgoing }) => outgoing)];
    },
  };
}
