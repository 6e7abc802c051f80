/** Bounded, since questions bring new words for ever; twice as many at most are known. */
const MOST_KNOWN = 20_000;

/**
 * The same function, which looks up a text that it was given before: most words of a message are old ones. What was not asked
 * for during the last thousands of new ones is forgotten, and what is asked for often is not.
 */
export function remembered<T>(read: (text: string) => T): (text: string) => T {
  let recent = new Map<string, T>();
  let older = new Map<string, T>();
  return (text) => {
    const known = recent.get(text);
    if (known !== undefined) return known;
    const made = older.get(text) ?? read(text);
    if (recent.size >= MOST_KNOWN) {
      older = recent;
      recent = new Map();
    }
    recent.set(text, made);
    return made;
  };
}
