import { buildSearch } from "../../src/app/search-index.ts";
import { createCore, loadContent, type Core } from "../../src/app/service.ts";

/** The project's own content, wired as the service wires it; each language is learned when first asked. */
export function projectCore(): Core {
  const content = loadContent(null);
  return createCore(content, buildSearch(content.knowledge, { bare: false }));
}
