export { buildSearchEngine, type LazySearchEngine } from "./search-engine.ts";
export {
  loadIndex,
  serializeIndex,
  type LoadedIndex,
  type RefusedIndex,
} from "./storage/index-file.ts";
