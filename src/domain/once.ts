/** Makes something when it is first asked for, and keeps it. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

/** Makes something of each text when it is first asked for it, and keeps them all. */
export function oncePerText<T>(make: (text: string) => T): (text: string) => T {
  const made = new Map<string, { readonly value: T }>();
  return (text) => {
    const one = made.get(text) ?? { value: make(text) };
    made.set(text, one);
    return one.value;
  };
}
