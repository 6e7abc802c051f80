export { buildQuickEngine, buildSearchEngine } from "./search-engine.ts";
export { loadIndex, serializeIndex } from "./storage/index-file.ts";
