export { sentNetwork, takenUp, type SentNetwork } from "./claims/packed-network.ts";
export { claimNetwork, shareNetwork } from "./claims/shipped-network.ts";
export { nameThread } from "./claims/weighted-rows.ts";
export type { LanguageModel } from "./language-model.ts";
export { buildQuickEngine, buildSearchEngine, type LazySearchEngine } from "./search-engine.ts";
export { loadIndex, serializeIndex } from "./storage/index-file.ts";
