import type { SurfaceDelivery, SurfacePost } from "../../src/domain/staff-surface.ts";
import { wordsOf, type CaseWorld } from "./case-world.ts";

type PostOf<Kind extends SurfacePost["kind"]> = Extract<SurfacePost, { readonly kind: Kind }>;

/** The posts of one kind among those that staff were shown, in order. */
export function postsOf<Kind extends SurfacePost["kind"]>(
  posted: readonly SurfaceDelivery[],
  kind: Kind,
): PostOf<Kind>[] {
  const isOfKind = (post: SurfacePost): post is PostOf<Kind> => post.kind === kind;
  return posted.map(({ post }) => post).filter(isOfKind);
}

/** The words of the posts of one kind, in order. */
export function textsOf(
  posted: readonly SurfaceDelivery[],
  kind: "line" | "private" | "preview",
): string[] {
  return postsOf(posted, kind).map(({ text }) => text);
}

/** All that people were told, one reply a line. */
export function allTold({ told }: CaseWorld): string {
  return wordsOf(told.map(({ reply }) => reply));
}
