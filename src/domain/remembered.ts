/** Bounded, since questions bring new words for ever. */
const MOST_KNOWN = 20_000;

/** The same function, which looks up a text that it was given before: most words of a message are old ones. */
export function remembered<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const made = read(text);
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(text, made);
    return made;
  };
}
