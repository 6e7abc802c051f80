import type { Release } from "../../domain/editing.ts";
import type { ContentStore } from "../../ports/content-store.ts";

const AT_ONCE = 50;

/** Releases that came into force since something, the newest first; those before it are not read. */
export async function* releasesSince(
  content: Pick<ContentStore, "releases">,
  isSince: (release: Release) => boolean,
): AsyncGenerator<Release> {
  for (let before: number | null = null; ;) {
    const page: readonly Release[] = await content.releases(before, AT_ONCE);
    const since = page.filter(isSince);
    yield* since;
    const oldest = page.at(-1);
    if (oldest === undefined || since.length < page.length) return;
    before = oldest.number;
  }
}
