import type { CueBook } from "./cue-book.ts";
const NONE = { sure: [], likely: [] };
export const PINYIN_CUES: CueBook = { language: "zh", unit: "words", apostrophe: "joins", groups: {}, cues: { medical: NONE, crime: NONE, threat: NONE, detention: NONE, fire: NONE, lostPassport: NONE }, harmless: [], longAgo: [], unreal: [], unrealAfter: [], elsewhere: [], now: [], invented: [], over: [], lookalikes: "", confused: "" };
