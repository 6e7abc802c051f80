import type { CueBook, Cues } from "./cue-book.ts";

/** The same book with all its patterns and word lists written anew. */
export function rewriteBook(book: CueBook, rewrite: (text: string) => string): CueBook {
  const all = (texts: readonly string[]): string[] => texts.map(rewrite);
  const cues = ({ sure, likely, hints = [], regardless = [] }: Cues): Cues => ({
    sure: all(sure),
    likely: all(likely),
    hints: all(hints),
    regardless: all(regardless),
  });
  const { context } = book;
  const { medical, crime, threat, detention, fire, lostPassport } = book.cues;
  return {
    ...book,
    groups: Object.fromEntries(
      Object.entries(book.groups).map(([name, words]) => [name, rewrite(words)]),
    ),
    cues: {
      medical: cues(medical),
      crime: cues(crime),
      threat: cues(threat),
      detention: cues(detention),
      fire: cues(fire),
      lostPassport: cues(lostPassport),
    },
    cries: all(book.cries),
    harmless: all(book.harmless),
    context: {
      unreal: all(context.unreal),
      unrealAfter: all(context.unrealAfter),
      longAgo: all(context.longAgo),
      elsewhere: all(context.elsewhere),
      now: all(context.now),
      invented: all(context.invented),
      over: all(context.over),
    },
    ...(book.common === undefined ? {} : { common: rewrite(book.common) }),
    lookalikes: rewrite(book.lookalikes),
  };
}
