/** Bounded, since questions bring new words for ever. */
const MOST_KNOWN = 20_000;

/** The same function, which looks a word up that it was asked for before: most words of a text are old ones. */
export function remembered<T>(read: (word: string) => T): (word: string) => T {
  const known = new Map<string, T>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const made = read(word);
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(word, made);
    return made;
  };
}
