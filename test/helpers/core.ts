import { buildSearch } from "../../src/app/search-index.ts";
import { loadContent } from "../../src/app/loaded-content.ts";
import { createCore, type Core } from "../../src/app/service.ts";

let shared: Core | null = null;

/**
 * The project's own content, wired as the service wires it; each language is learned when first asked.
 * Reading it takes seconds, and nobody changes it: the files that one worker runs have the same one.
 */
export function projectCore(): Core {
  if (shared === null) {
    const content = loadContent(null);
    shared = createCore(content, buildSearch(content.knowledge, { bare: false }));
  }
  return shared;
}
