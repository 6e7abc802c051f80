import { useDesk } from "../shell/desk-context.tsx";

export interface ContentRights {
  readonly canEdit: boolean;
  readonly canPublish: boolean;
  readonly canOverride: boolean;
}

/** What the reader may do with content, which belongs to no centre; the service decides on each thing again. */
export function useContentRights(): ContentRights {
  const { may, staff } = useDesk();
  const isOfAll = staff.centres === "all";
  return {
    canEdit: isOfAll && may("content.edit"),
    canPublish: isOfAll && may("content.publish"),
    canOverride: isOfAll && may("content.override"),
  };
}
