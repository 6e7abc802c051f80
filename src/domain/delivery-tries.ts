import type { Delivery } from "./message.ts";

/** The name of what is noted of a part that was sent. Parts of words that others took the place of are no parts of those. */
export function partName(
  { key, replaced }: Pick<Delivery, "key" | "replaced">,
  index: number,
): string {
  const words = replaced === undefined ? key : `${key}~${String(replaced)}`;
  return `${words}#${String(index)}`;
}

/**
 * Whether one of so many tries may have told somebody the words of a delivery, as far as its tries say: a platform may take
 * what it answers too late, and a process may end before it writes down what became of a try.
 */
export function mayBeRead(
  { untold = 0, mayBeRead: before = false }: Delivery,
  tries: number,
): boolean {
  return before || tries > untold;
}

/** The same after a try that told nobody any of its words. */
export function withUntoldTry(delivery: Delivery): Delivery {
  return { ...delivery, untold: (delivery.untold ?? 0) + 1 };
}

/** Words that took the place of others at a try, none of which was sent before it. */
export function withUntoldWords(delivery: Delivery, attempt: number): Delivery {
  return { ...delivery, untold: attempt - 1, mayBeRead: false };
}

/** A delivery of which the tries are counted anew. */
export function withTriesAnew(delivery: Delivery, tries: number): Delivery {
  return { ...delivery, untold: 0, mayBeRead: mayBeRead(delivery, tries) };
}
